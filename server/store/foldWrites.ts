import { among, insertAll, listed, type Cell, type Column } from './bulk.ts';
import { bothTouched, dropBlocks, NOTHING, staleBy, touchedBy, touchedNow, type Stale } from './blockDrops.ts';
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

const voteOf = (helped: boolean | undefined): number | null => (helped === undefined ? null : +helped);

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
    numbers: ['at', 'value', 'by_server'],
    texts: ['id', 'currency'],
    rows: ({ purchases, visit: { mode } }) =>
      purchases.map(({ key, at, value, currency }) => ({
        id: key,
        by_server: +(mode === 'none'),
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
        helped: voteOf(helped),
        title: title ?? null,
        article: article ?? null,
        depth: visit.depth,
      })),
  },
  {
    name: 'reading',
    numbers: ['place', 'at', 'helped'],
    texts: ['article', 'lang'],
    rows: ({ readings }) => readings.map(({ helped, ...same }, place) => ({ ...same, place, helped: voteOf(helped) })),
  },
  {
    name: 'help_visit',
    numbers: ['at', 'engaged', 'answered', 'helped'],
    texts: ['lang'],
    rows: ({ help, visit: { engaged } }) =>
      help ? [{ ...help, engaged: +engaged, answered: +help.answered, helped: voteOf(help.helped) }] : [],
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

/** What a counter changes by, under its key as JSON. */
export type Change = [key: string, by: number];

interface Counters {
  counters: string;
}

const add = (
  sums: Map<string, number>,
  [name, dimension, quarter, count]: readonly [string, string, number, number],
  sign: 1 | -1,
) => {
  const key = JSON.stringify([name, dimension, quarter]);
  sums.set(key, (sums.get(key) ?? 0) + sign * count);
};

const addAll = (sums: Map<string, number>, visits: readonly Counters[], sign: 1 | -1): void => {
  for (const { counters } of visits) {
    for (const one of JSON.parse(counters) as [string, string, number, number][]) add(sums, one, sign);
  }
};

/** In one order for all who fold. */
const sorted = (sums: ReadonlyMap<string, number>): Change[] =>
  [...sums].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));

/** What the counters of the site have to change by. */
export const changes = (before: readonly Counters[], now: readonly Kept[]): Change[] => {
  const sums = new Map<string, number>();
  addAll(sums, before, -1);
  for (const { facts } of now) {
    for (const { name, dimension, quarter, count } of facts.counters) add(sums, [name, dimension, quarter, count], 1);
  }
  return sorted(sums);
};

/** What visits give to counters in all. */
export const sumUp = (visits: readonly Counters[]): Change[] => {
  const sums = new Map<string, number>();
  addAll(sums, visits, 1);
  return sorted(sums);
};

const COUNTER = columnsOf(['site_id', 'quarter', 'count'], ['name', 'dimension']);

/** Changes counters, and lets go of those that come to nothing. */
export const count = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  by: readonly Change[],
  table: 'counter' | 'sealed_counter' = 'counter',
): Promise<void> => {
  const rows = by.map(([key, change]): [number, number, number, string, string] => {
    const [name, dimension, quarter] = JSON.parse(key) as [string, string, number];
    return [siteId, quarter, change, name, dimension];
  });
  const then = `on conflict (site_id, name, quarter, dimension) do update set count = ${table}.count + excluded.count`;
  await insertAll(kind, tx, table, COUNTER, rows, then);
  for (const [siteOf, quarter, change, name, dimension] of rows) {
    if (change > 0) continue;
    await tx.run(
      `delete from ${table} where site_id = ? and name = ? and dimension = ? and quarter = ? and count = 0`,
      [siteOf, name, dimension, quarter],
    );
  }
  if (table === 'counter')
    await dropBlocks(
      kind,
      tx,
      siteId,
      rows.map(([, quarter]): Stale => ['sums', quarter]),
    );
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
  const sessionIds = derived.map(({ sessionId }) => sessionId);
  const ids = listed(kind, sessionIds);
  const mine = among(kind, 'session_id');
  const earlier = await tx.all<Standing & { counters: string }>(
    `select visitor_id as "visitorId", started_at as "startedAt", session_id as "sessionId", counters
     from visit
     where ${mine}`,
    [ids],
  );
  const now = derived.filter((one): one is Kept => one.facts !== undefined);
  const before = earlier.length > 0 ? await touchedBy(kind, tx, sessionIds) : NOTHING;
  for (const table of TABLES) {
    if (earlier.length > 0) await tx.run(`delete from ${table.name} where ${mine}`, [ids]);
    await fill(kind, tx, siteId, table, now);
  }
  const places = [...earlier, ...now.map(standingOf)];
  const linked = await linkVisits(kind, tx, places);
  await dropBlocks(kind, tx, siteId, [
    ...[...linked, ...places.map(({ startedAt }) => startedAt)].map((at): Stale => ['visits', at]),
    ...(await staleBy(kind, tx, siteId, bothTouched(before, touchedNow(now)))),
  ]);
  await count(kind, tx, siteId, changes(earlier, now));
  await tx.run(`update session set unfolded_at = null where ${among(kind, 'id')}`, [ids]);
};
