import { among, insertAll, listed, type Cell, type Column } from './bulk.ts';
import type { Database, Transaction } from './database.ts';
import type { Facts } from './facts.ts';
import { linkVisits, type Standing } from './visitLinks.ts';

/** A session with what was derived from it; without facts it has no events. */
export interface Derived {
  sessionId: number;
  visitorId: number;
  facts?: Facts;
}

type Kept = Derived & { facts: Facts };

type Row = Record<string, Cell>;

interface Table {
  name: string;
  numbers: readonly string[];
  texts: readonly string[];
  rows(facts: Facts): Row[];
}

/** What every row of what was derived says first. */
const OWNER = ['session_id', 'site_id', 'visitor_id'];

const TABLES: readonly Table[] = [
  {
    name: 'visit',
    numbers: ['started_at', 'ended_at', 'engaged', 'page_views', 'events', 'gaps'],
    texts: ['mode', 'depth', 'counters'],
    rows: ({ visit, counters }) => [
      {
        mode: visit.mode,
        started_at: visit.startedAt,
        ended_at: visit.endedAt,
        engaged: +visit.engaged,
        depth: visit.depth,
        page_views: visit.pageViews,
        events: visit.events,
        gaps: visit.gaps,
        counters: JSON.stringify(
          counters.map(({ name, dimension, quarter, count }) => [name, dimension, quarter, count]),
        ),
      },
    ],
  },
  {
    name: 'purchase',
    numbers: ['at', 'value'],
    texts: ['id', 'currency'],
    rows: ({ purchases }) =>
      purchases.map(({ key, at, value, currency }) => ({
        id: key,
        at,
        value: value ?? null,
        currency: currency ?? null,
      })),
  },
  {
    name: 'exposure',
    numbers: ['version', 'at', 'clicked', 'dismissed', 'stopped'],
    texts: ['mode', 'nudge', 'kind', 'arm'],
    rows: ({ exposures, visit: { mode } }) =>
      exposures.map(({ arm, clicked, dismissed, stopped, ...same }) => ({
        ...same,
        mode,
        arm: arm ?? null,
        clicked: +clicked,
        dismissed: +dismissed,
        stopped: +stopped,
      })),
  },
  {
    name: 'question',
    numbers: ['place', 'at', 'helped'],
    texts: ['question', 'lang', 'outcome', 'text', 'url', 'title', 'article', 'depth'],
    rows: ({ questions, visit }) =>
      questions.map(({ helped, title, article, ...same }, place) => ({
        ...same,
        place,
        helped: helped === undefined ? null : +helped,
        title: title ?? null,
        article: article ?? null,
        depth: visit.depth,
      })),
  },
  {
    name: 'contact',
    numbers: ['place', 'at'],
    texts: [],
    rows: ({ contacts }) => contacts.map((at, place) => ({ place, at })),
  },
];

/** What is derived of a session, a row or more in each. */
export const DERIVED: readonly string[] = TABLES.map(({ name }) => name);

const columnsOf = (numbers: readonly string[], texts: readonly string[]): Column[] => [
  ...numbers.map((name): Column => [name, 'bigint']),
  ...texts.map((name): Column => [name, 'text']),
];

const fill = async (kind: Database['kind'], tx: Transaction, siteId: number, table: Table, kept: readonly Kept[]) => {
  const columns = columnsOf([...OWNER, ...table.numbers], table.texts);
  const rows = kept.flatMap(({ sessionId, visitorId, facts }) =>
    table.rows(facts).map((row): Row => ({ ...row, session_id: sessionId, site_id: siteId, visitor_id: visitorId })),
  );
  const cells = rows.map((row) => columns.map(([name]) => row[name]!));
  await insertAll(kind, tx, table.name, columns, cells);
};

/** Sums of counters, by their key as JSON. */
type Sums = Map<string, number>;

const add = (
  sums: Sums,
  [name, dimension, quarter, count]: readonly [string, string, number, number],
  sign: 1 | -1,
) => {
  const key = JSON.stringify([name, dimension, quarter]);
  sums.set(key, (sums.get(key) ?? 0) + sign * count);
};

/** What the counters of the site have to change by, in one order for all who fold. */
export const changes = (before: readonly { counters: string }[], now: readonly Kept[]): [string, number][] => {
  const sums: Sums = new Map();
  for (const { counters } of before) {
    for (const old of JSON.parse(counters) as [string, string, number, number][]) add(sums, old, -1);
  }
  for (const { facts } of now) {
    for (const { name, dimension, quarter, count } of facts.counters) add(sums, [name, dimension, quarter, count], 1);
  }
  return [...sums].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
};

export const count = async (kind: Database['kind'], tx: Transaction, siteId: number, by: [string, number][]) => {
  const rows = by.map(([key, change]): Cell[] => {
    const [name, dimension, quarter] = JSON.parse(key) as [string, string, number];
    return [siteId, quarter, change, name, dimension];
  });
  await insertAll(
    kind,
    tx,
    'counter',
    columnsOf(['site_id', 'quarter', 'count'], ['name', 'dimension']),
    rows,
    'on conflict (site_id, name, quarter, dimension) do update set count = counter.count + excluded.count',
  );
  for (const [siteOf, quarter, change, name, dimension] of rows) {
    if ((change as number) > 0) continue;
    await tx.run('delete from counter where site_id = ? and name = ? and dimension = ? and quarter = ? and count = 0', [
      siteOf!,
      name!,
      dimension!,
      quarter!,
    ]);
  }
};

const standingOf = ({ visitorId, sessionId, facts }: Kept): Standing => ({
  visitorId,
  sessionId,
  startedAt: facts.visit.startedAt,
});

/** Puts what was derived in the place of what was derived of these sessions before, and calls them folded. */
export const replaceFacts = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  derived: readonly Derived[],
): Promise<void> => {
  const ids = listed(
    kind,
    derived.map(({ sessionId }) => sessionId),
  );
  const mine = among(kind, 'session_id');
  const earlier = await tx.all<Standing & { counters: string }>(
    `select visitor_id as "visitorId", started_at as "startedAt", session_id as "sessionId", counters
     from visit
     where ${mine}`,
    [ids],
  );
  const now = derived.filter((one): one is Kept => one.facts !== undefined);
  for (const table of TABLES) {
    if (earlier.length > 0) await tx.run(`delete from ${table.name} where ${mine}`, [ids]);
    await fill(kind, tx, siteId, table, now);
  }
  await linkVisits(kind, tx, [...earlier, ...now.map(standingOf)]);
  await count(kind, tx, siteId, changes(earlier, now));
  await tx.run(`update session set unfolded_at = null where ${among(kind, 'id')}`, [ids]);
};
