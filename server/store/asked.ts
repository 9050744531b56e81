import type { Database } from './database.ts';
import { marks } from './database.ts';
import type { Figures, QuestionFilter } from './store.ts';
import { anywhere } from './text.ts';

type Asked = Pick<
  Figures,
  | 'askedAt'
  | 'questions'
  | 'questionStates'
  | 'missing'
  | 'wordings'
  | 'phrasings'
  | 'pages'
  | 'askedTimes'
  | 'contacted'
>;

const sum = (condition: string, name: string): string =>
  `cast(sum(case when ${condition} then 1 else 0 end) as bigint) as ${name}`;

const conditionOf = (siteId: number, { from, to, page, only }: QuestionFilter) => {
  const wheres: [sql: string, ...(string | number)[]][] = [
    ['site_id = ?', siteId],
    ['at >= ?', from],
    ['at < ?', to],
  ];
  if (page !== undefined) wheres.push([`lower(url) like ? escape '\\'`, anywhere(page.toLowerCase())]);
  if (only !== undefined) wheres.push([`question in (${marks(only)})`, ...only]);
  return { where: wheres.map(([sql]) => sql).join(' and '), params: wheres.flatMap(([, ...values]) => values) };
};

/** So many of the newest askings, and of the newest votes, tell how a question stands now. */
const LATELY = 3;

const OF_ONE = 'site_id = ? and question = ? and at >= ? and at < ?';

/** Of the newest few, whether most are as the condition says. */
const mostLately = (where: string, among: string, condition: string, column: string): string => `(
    select sum(case when ${condition} then 1 else 0 end) * 2 > count(*)
    from (
      select ${column}
      from question
      where question = summed.question and lang = summed.lang and ${among} and ${where}
      order by at desc, ${column}
      limit ${LATELY}
    ) as newest
  )`;

/**
 * Equal questions with what came of them, and how each stands now; see protocol/figures.ts. Only those are looked up one
 * by one which were asked more often than that, and not always with the same end: they are few, and what somebody asks
 * once to flood the list is not among them. `where` is in it three times.
 */
const statesOf = (where: string): string => `
  with summed as (
    select question, lang, count(*) as asked,
           ${sum(`outcome = 'answered'`, 'answered')},
           ${sum(`outcome = 'picked'`, 'picked')},
           ${sum(`outcome = 'none'`, 'none')},
           ${sum('helped = 1', 'helped')},
           ${sum('helped = 0', 'unhelpful')},
           max(at) as "lastAt"
    from question
    where ${where}
    group by question, lang
  ), stated as (
    select question, lang, asked, answered, picked, none, helped, unhelpful, "lastAt",
           case when none > 0 and case when asked <= ${LATELY} or none = asked then none * 2 > asked
                                       else ${mostLately(where, '1 = 1', `outcome = 'none'`, 'outcome')} end
                then 'unanswered'
                when unhelpful > 0 and case when helped + unhelpful <= ${LATELY} or helped = 0 then unhelpful > helped
                                            else ${mostLately(where, 'helped is not null', 'helped = 0', 'helped')} end
                then 'unhelpful'
                else 'answered' end as state
    from summed
  )`;

export const createAsked = (db: Database): Asked => ({
  askedAt: (siteId, { from, to }) =>
    db.all(
      `with counted as (
         select depth, question, count(*) as n, min(at) as first_at
         from question
         where site_id = ? and at >= ? and at < ? and depth not in ('none', 'ordered')
         group by depth, question
       ), ranked as (
         select depth, question, row_number() over (partition by depth order by n desc, first_at, question) as place
         from counted
       )
       select depth, question from ranked where place = 1`,
      [siteId, from, to],
    ),

  questions: (siteId, filter, limit) => {
    const { where, params } = conditionOf(siteId, filter);
    const { lang, state } = filter;
    const wanted = [...(lang === undefined ? [] : ['lang = ?']), ...(state === undefined ? [] : ['state = ?'])];
    return db.all(
      `${statesOf(where)}
       select * from stated
       ${wanted.length > 0 ? `where ${wanted.join(' and ')}` : ''}
       order by asked desc, "lastAt" desc, question, lang
       limit ?`,
      [...params, ...params, ...params, ...[lang, state].filter((value) => value !== undefined), limit],
    );
  },

  questionStates: (siteId, filter) => {
    const { where, params } = conditionOf(siteId, filter);
    return db.all(
      `${statesOf(where)}
       select lang, state, count(*) as count
       from stated
       group by lang, state
       order by lang, state`,
      [...params, ...params, ...params],
    );
  },

  missing: (siteId, { from, to }, limit) =>
    db.all(
      `select question, count(*) as none
       from question
       where site_id = ? and at >= ? and at < ? and outcome = 'none'
       group by question
       order by none desc, max(at) desc, question
       limit ?`,
      [siteId, from, to, limit],
    ),

  wordings: async (siteId, questions, { from, to }) => {
    if (questions.length === 0) return [];
    return db.all(
      `with mine as (
         select question, text, article, at
         from question
         where site_id = ? and question in (${marks(questions)}) and at >= ? and at < ?
       ), worded as (
         select question, text, row_number() over (partition by question order by count(*) desc, min(at), text) as place
         from mine
         group by question, text
       ), answered as (
         select question, article, row_number() over (partition by question order by count(*) desc, max(at) desc, article) as place
         from mine
         where article is not null
         group by question, article
       )
       select w.question, w.text, a.article
       from worded w
       left join answered a on a.question = w.question and a.place = 1
       where w.place = 1`,
      [siteId, ...questions, from, to],
    );
  },

  phrasings: (siteId, question, { from, to }) =>
    db.all(
      `select text, count(*) as count
       from question
       where ${OF_ONE}
       group by text
       order by count desc, min(at), text
       limit 50`,
      [siteId, question, from, to],
    ),

  pages: (siteId, question, { from, to }) =>
    db.all(
      `select url, max(title) as title, count(*) as count
       from question
       where ${OF_ONE}
       group by url
       order by count desc, url
       limit 20`,
      [siteId, question, from, to],
    ),

  askedTimes: async (siteId, question, { from, to }) => {
    const rows = await db.all<{ at: number }>(`select at from question where ${OF_ONE} order by at`, [
      siteId,
      question,
      from,
      to,
    ]);
    return rows.map(({ at }) => at);
  },

  contacted: async (siteId, question, { from, to }, within) => {
    const row = await db.get<{ of: number; wrote: number | null }>(
      `with asker as (select distinct visitor_id from question where ${OF_ONE})
       select count(*) as of, ${sum(
         `exists (
            select 1
            from question q
            join contact c on c.visitor_id = q.visitor_id and c.at >= q.at and c.at < q.at + ?
            where q.site_id = ? and q.question = ? and q.at >= ? and q.at < ? and q.visitor_id = asker.visitor_id
          )`,
         'wrote',
       )}
       from asker`,
      [siteId, question, from, to, within, siteId, question, from, to],
    );
    return { of: row?.of ?? 0, wrote: row?.wrote ?? 0 };
  },
});
