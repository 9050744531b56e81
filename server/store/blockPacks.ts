import type { BlockKind } from './blockKinds.ts';
import { COUNTS, EARLIER } from './countedOrders.ts';
import type { Reader } from './database.ts';
import { lostIn } from './lost.ts';
import { helps, readings } from './helpPacks.ts';
import { createWords, NONE, wait, type Pack, type Packed } from './packing.ts';
import { DEPTHS, OUTCOMES } from './facts.ts';

/** Numbers in a row of each kind; what each is stands with the packer. */
export const WIDTHS: Readonly<Record<BlockKind, number>> = {
  sums: 3,
  visits: 4,
  orders: 7,
  questions: 10,
  exposures: 5,
  readings: 4,
  helps: 4,
};

/** Askings of one day that are kept, the most asked questions first: anybody can ask a million different ones. */
const ASKED = 20_000;
/** What a person's row of exposures has in the place of its arm where it is no person's: sums of what was done. */
export const ARMS = ['shown', 'held'] as const;
export const REACTIONS = ['clicked', 'dismissed', 'stopped'] as const;

/** Has no name, as no counter: events that were acknowledged and that the fold did not find. */
export const LOST = '';

/** name, dimension, count */
const sums: Pack = async (db, siteId, from, to) => {
  const { words, place } = createWords();
  const rows = await db.all<{ name: string; dimension: string; count: number }>(
    `select name, dimension, cast(sum(count) as bigint) as count
     from counter
     where site_id = ? and quarter >= ? and quarter < ?
     group by name, dimension
     order by name, dimension`,
    [siteId, from, to],
  );
  const lost = { name: LOST, dimension: '', count: await lostIn(db, siteId, from, to) };
  return {
    words,
    cells: [...rows, lost].flatMap(({ name, dimension, count }) => [place(name), place(dimension), count]),
  };
};

const QUARTERS = (column: string): string => `${column} / 900000`;

/** 0 for visits and 1 for engaged ones, quarter-hour since 1970 of their begin and of the one's before, how many */
const visits: Pack = async (db, siteId, from, to) => {
  const rows = await db.all<{ series: number; quarter: number; previous: number | null; count: number }>(
    `select 0 as series, ${QUARTERS('started_at')} as quarter, ${QUARTERS('previous_at')} as previous, count(*) as count
     from visit
     where site_id = ? and started_at >= ? and started_at < ?
     group by ${QUARTERS('started_at')}, ${QUARTERS('previous_at')}
     union all
     select 1, ${QUARTERS('started_at')}, ${QUARTERS('engaged_before')}, count(*)
     from visit
     where site_id = ? and started_at >= ? and started_at < ? and engaged = 1
     group by ${QUARTERS('started_at')}, ${QUARTERS('engaged_before')}
     order by 1, 2, 3`,
    [siteId, from, to, siteId, from, to],
  );
  return {
    words: [],
    cells: rows.flatMap(({ series, quarter, previous, count }) => [series, quarter, previous ?? NONE, count]),
  };
};

interface OrderRecord {
  at: number;
  visitor: number;
  customer: number | null;
  visit_at: number;
  value: number | null;
  currency: string | null;
  again: number;
  refund: number;
}

/** when, visitor, customer or 0, begin of the visit or 0, minor units or NaN, currency, 1 for a buyer who had bought + 2 for a refund */
const orders: Pack = async (db, siteId, from, to) => {
  const { words, place } = createWords();
  const rows = await db.all<OrderRecord>(
    `select p.at, p.visitor_id as visitor, v.customer_id as customer, case when p.by_server = 1 then 0 else seen.started_at end as visit_at, p.value, p.currency,
            case when ${EARLIER} then 1 else 0 end as again, 0 as refund
     from purchase p
     join visitor v on v.id = p.visitor_id
     join visit seen on seen.session_id = p.session_id
     where p.site_id = ? and p.at >= ? and p.at < ? and ${COUNTS}
     union all
     select p.at, p.visitor_id, null, p.at, p.value, p.currency, 0, 2
     from purchase p
     where p.site_id = ? and p.at >= ? and p.at < ? and substr(p.id, 1, 1) = 'r'
     order by 1, 2, 5, 6`,
    [siteId, from, to, siteId, from, to],
  );
  return {
    words,
    cells: rows.flatMap((row) => [
      row.at,
      row.visitor,
      row.customer ?? 0,
      row.visit_at,
      row.value ?? NaN,
      place(row.currency),
      row.again + row.refund,
    ]),
  };
};

interface QuestionRecord {
  at: number;
  question: string;
  lang: string;
  text: string;
  article: string | null;
  url: string;
  title: string | null;
  visitor: number;
  wrote: number | null;
  outcome: (typeof OUTCOMES)[number];
  helped: number | null;
  depth: (typeof DEPTHS)[number];
}

/**
 * when since the day began, question, language, text, article, address, title, visitor, milliseconds until the visitor
 * wrote a message, and how it ended: outcome + 4 for No or 8 for Yes + 16 times the visit's depth
 */
const questions: Pack = async (db, siteId, from, to) => {
  const { words, place } = createWords();
  const rows = await db.all<QuestionRecord>(
    `with day as (
       select *, count(*) over (partition by question) as often
       from question
       where site_id = ? and at >= ? and at < ?
     ), kept as (
       select * from day order by often desc, at, session_id, place limit ${ASKED}
     )
     select at, question, lang, text, article, url, title, visitor_id as visitor, outcome, helped, depth,
            (select min(c.at) from contact c where c.visitor_id = kept.visitor_id and c.at >= kept.at) as wrote
     from kept
     order by at, session_id, place`,
    [siteId, from, to],
  );
  const how = ({ outcome, helped, depth }: QuestionRecord): number =>
    OUTCOMES.indexOf(outcome) + (helped === null ? 0 : 4 + 4 * helped) + 16 * DEPTHS.indexOf(depth);
  return {
    words,
    cells: rows.flatMap((row) => [
      row.at - from,
      place(row.question),
      place(row.lang),
      place(row.text),
      place(row.article),
      place(row.url),
      place(row.title),
      row.visitor,
      wait(row.at, row.wrote),
      how(row),
    ]),
  };
};

interface ExposureRecord {
  nudge: string;
  version: number;
  arm: (typeof ARMS)[number];
  at: number;
  ordered: number | null;
}

/** Who came into an arm on this day: nobody who had been in one of the same nudge's version before. */
const PEOPLE = `
  select e.nudge, e.version, e.arm, e.at, (
           select min(p.at)
           from purchase p
           where p.visitor_id = e.visitor_id and p.site_id = e.site_id and p.at >= e.at and ${COUNTS}
             and (e.mode = 'full' or p.session_id = e.session_id)
         ) as ordered
  from exposure e
  where e.site_id = ? and e.at >= ? and e.at < ? and e.arm is not null
    and not exists (
      select 1
      from exposure f
      where f.site_id = e.site_id and f.nudge = e.nudge and f.version = e.version and f.visitor_id = e.visitor_id
        and f.arm is not null and (f.at, f.session_id) < (e.at, e.session_id)
    )
  order by e.at, e.session_id, e.nudge, e.version`;

const DONE = `
  select nudge, version, cast(sum(clicked) as bigint) as clicked, cast(sum(dismissed) as bigint) as dismissed,
         cast(sum(stopped) as bigint) as stopped
  from exposure
  where site_id = ? and at >= ? and at < ? and clicked + dismissed + stopped > 0
  group by nudge, version
  order by nudge, version`;

/**
 * nudge, version, arm, when since the day began, milliseconds until the person ordered; or, with 2, 3 and 4 in the arm's
 * place, how often it was clicked, dismissed and stopped
 */
const exposures: Pack = async (db, siteId, from, to) => {
  const { words, place } = createWords();
  const people = await db.all<ExposureRecord>(PEOPLE, [siteId, from, to]);
  const done = await db.all<{ nudge: string; version: number } & Record<(typeof REACTIONS)[number], number>>(DONE, [
    siteId,
    from,
    to,
  ]);
  const cells = people.flatMap(({ nudge, version, arm, at, ordered }) => [
    place(nudge),
    version,
    ARMS.indexOf(arm),
    at - from,
    wait(at, ordered),
  ]);
  for (const row of done) {
    REACTIONS.forEach((name, n) => cells.push(place(row.nudge), row.version, ARMS.length + n, row[name], NONE));
  }
  return { words, cells };
};

const PACKS: Readonly<Record<BlockKind, Pack>> = {
  sums,
  visits,
  orders,
  questions,
  exposures,
  readings,
  helps,
};

/** What the derived rows of [from, to) say, UTC milliseconds within one day; in an order of its own, so that equal rows give equal blocks. */
export const packOf = (kind: BlockKind, db: Reader, siteId: number, from: number, to: number): Promise<Packed> =>
  PACKS[kind](db, siteId, from, to);
