import { Hono } from 'hono';
import * as v from 'valibot';
import { QUESTION_SHELVES } from '../../../protocol/figures.ts';
import { keepable } from '../../collect/text.ts';
import { Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { foldFirst } from '../../insight/foldFirst.ts';
import { questionOf } from '../../insight/foldQuestions.ts';
import { proposalsFor } from '../../insight/proposals.ts';
import { membersOfRow, questionDetail, questionsOf } from '../../insight/questions.ts';
import type { Parts } from '../../parts.ts';
import { CONTENT_ID, tag } from '../../publish/shapes.ts';
import { checked, readBody } from './body.ts';
import { given } from './given.ts';

const LONGEST = 366;

const text = v.pipe(v.string(), v.trim(), v.maxLength(300, 'longer than 300 characters'));
const days = v.pipe(
  v.exactOptional(v.string(), '90'),
  v.regex(/^\d{1,3}$/, 'not a number of days'),
  v.transform(Number),
  v.minValue(1, 'not a number of days'),
  v.maxValue(LONGEST, `more than ${LONGEST} days`),
);
const listQuery = v.object({
  days,
  lang: v.exactOptional(text),
  state: v.exactOptional(v.picklist(QUESTION_SHELVES, `not one of ${QUESTION_SHELVES.join(', ')}`)),
  page: v.exactOptional(text),
});
const detailQuery = v.object({ days });

const asideSchema = v.object({ aside: v.boolean('say true or false') });

const article = v.pipe(v.string('say which article'), v.regex(CONTENT_ID, 'not an id of an article'));
const proposalsQuery = v.object({ article }, 'article: say which, as ?article=returns');
const declineSchema = v.object({
  article,
  lang: tag,
  text: v.pipe(text, v.minLength(1, 'say which words')),
});

const nobody = (days: number): Refused => new Refused(404, `Nobody asked this in the last ${days} days.`);
const NO_ARTICLE = 'There is no such article.';

/** What people asked, and what staff decide about it, under /sites/KEY. What waits to be counted is counted first. */
export const questionRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>()
    .get('/questions', async (c) => {
      const query = checked(listQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await questionsOf(store, site, query, now()));
    })
    .get('/questions/:id', async (c) => {
      const query = checked(detailQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      const detail = await questionDetail(store, site, keepable(c.req.param('id')), query.days, now());
      if (!detail) throw nobody(query.days);
      return c.json(detail);
    })
    .put('/questions/:id/aside', atLeast('staff'), async (c) => {
      const query = checked(detailQuery, given(c.req.query()));
      const { aside } = await readBody(c, asideSchema);
      const site = c.get('site');
      await foldFirst(store, site.id);
      const questions = await membersOfRow(store, site, keepable(c.req.param('id')), query.days, now());
      if (!questions) throw nobody(query.days);
      if (aside) await store.questionMarks.put(site.id, 'aside', '', questions, c.get('staff').id, now());
      else await store.questionMarks.drop(site.id, 'aside', '', questions);
      return c.body(null, 204);
    })
    .get('/proposals', async (c) => {
      const query = checked(proposalsQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      const proposals = await proposalsFor(store, site, query.article, now());
      if (!proposals) throw new Refused(404, NO_ARTICLE);
      return c.json({ proposals });
    })
    .post('/proposals/decline', atLeast('staff'), async (c) => {
      const declined = await readBody(c, declineSchema);
      const { id } = c.get('site');
      if (!(await store.content.get(id, { kind: 'article', id: declined.article }))) throw new Refused(404, NO_ARTICLE);
      const key = questionOf(declined.text, declined.lang);
      await store.questionMarks.put(id, 'declined', declined.article, [key], c.get('staff').id, now());
      return c.body(null, 204);
    });
