import { among, amongTexts, listed, listedTexts } from './bulk.ts';
import { dayOf, type BlockKind } from './blockKinds.ts';
import type { Database, Param, Transaction } from './database.ts';
import type { Facts } from './facts.ts';

/** A day of which a block is no longer right, by any instant of it. */
export type Stale = readonly [kind: BlockKind, at: number];

/** Of sealed days only what is told by counters, which stay, could be made again. */
const MADE_AGAIN = `(kind = 'sums' or day >= (select sealed_before from site where id = ?))`;

const PAIRS = {
  postgres: 'select * from unnest(?::text[], ?::bigint[])',
  sqlite: 'select value ->> 0, value ->> 1 from json_each(?)',
};

const listedPairs = (kind: Database['kind'], pairs: readonly Stale[]): Param[] =>
  kind === 'sqlite' ? [JSON.stringify(pairs)] : [pairs.map(([name]) => name), pairs.map(([, day]) => day)];

/** Lets go of blocks that are no longer right; they are made anew later, see blocks.ts. */
export const dropBlocks = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  stale: readonly Stale[],
): Promise<void> => {
  const days = new Map(stale.map(([name, at]): [string, Stale] => [`${name} ${dayOf(at)}`, [name, dayOf(at)]]));
  if (days.size === 0) return;
  await tx.run(`delete from block where site_id = ? and (kind, day) in (${PAIRS[kind]}) and ${MADE_AGAIN}`, [
    siteId,
    ...listedPairs(kind, [...days.values()]),
    siteId,
  ]);
};

/** All of them; what is sealed stays. */
export const dropAllBlocks = async (tx: Transaction, siteId: number): Promise<void> => {
  await tx.run(`delete from block where site_id = ? and ${MADE_AGAIN}`, [siteId, siteId]);
};

/** What of the rows of some sessions the meaning of other rows hangs on. */
export interface Touched {
  orders: { id: string; visitor: number; at: number }[];
  exposures: { visitor: number; at: number }[];
  questions: { at: number }[];
  readings: { at: number }[];
  helps: { at: number }[];
  contacts: { visitor: number }[];
}

export const NOTHING: Touched = { orders: [], exposures: [], questions: [], readings: [], helps: [], contacts: [] };

export const touchedNow = (now: readonly { visitorId: number; facts: Facts }[]): Touched => ({
  orders: now.flatMap(({ visitorId: visitor, facts }) =>
    facts.purchases.map(({ key, at }) => ({ id: key, visitor, at })),
  ),
  exposures: now.flatMap(({ visitorId: visitor, facts }) => facts.exposures.map(({ at }) => ({ visitor, at }))),
  questions: now.flatMap(({ facts }) => facts.questions),
  readings: now.flatMap(({ facts }) => facts.readings),
  helps: now.flatMap(({ facts }) => facts.help ?? []),
  contacts: now.flatMap(({ visitorId: visitor, facts }) => facts.contacts.map(() => ({ visitor }))),
});

export const touchedBy = async (
  kind: Database['kind'],
  tx: Transaction,
  sessionIds: readonly number[],
): Promise<Touched> => {
  const of = <T>(columns: string, table: string) =>
    tx.all<T>(`select ${columns} from ${table} where ${among(kind, 'session_id')}`, [listed(kind, sessionIds)]);
  return {
    orders: await of('id, visitor_id as visitor, at', 'purchase'),
    exposures: await of('visitor_id as visitor, at', 'exposure'),
    questions: await of('at', 'question'),
    readings: await of('at', 'reading'),
    helps: await of('at', 'help_visit'),
    contacts: await of('visitor_id as visitor', 'contact'),
  };
};

export const bothTouched = (a: Touched, b: Touched): Touched => ({
  orders: [...a.orders, ...b.orders],
  exposures: [...a.exposures, ...b.exposures],
  questions: [...a.questions, ...b.questions],
  readings: [...a.readings, ...b.readings],
  helps: [...a.helps, ...b.helps],
  contacts: [...a.contacts, ...b.contacts],
});

const visitorsOf = (rows: readonly { visitor: number }[]): number[] => [...new Set(rows.map(({ visitor }) => visitor))];

/** Days on which rows of these visitors stand in a table. */
const daysOf = async (
  kind: Database['kind'],
  tx: Transaction,
  [name, table]: readonly [BlockKind, string],
  visitors: readonly number[],
  more = '',
): Promise<Stale[]> => {
  if (visitors.length === 0) return [];
  const rows = await tx.all<{ at: number }>(
    `select distinct at / 86400000 * 86400000 as at from ${table} where ${among(kind, 'visitor_id')} ${more}`,
    [listed(kind, visitors)],
  );
  return rows.map(({ at }): Stale => [name, at]);
};

const ORDERS = `and substr(id, 1, 1) <> 'r'`;

/** Who told any of these orders. */
const tellersOf = async (kind: Database['kind'], tx: Transaction, siteId: number, orders: Touched['orders']) => {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const rows = await tx.all<{ visitor: number }>(
    `select distinct visitor_id as visitor from purchase where site_id = ? and ${amongTexts(kind, 'id')}`,
    [siteId, listedTexts(kind, ids)],
  );
  return visitorsOf([...orders, ...rows]);
};

/** The visitors, and those who were proven to be the same customer. */
const kinOf = async (kind: Database['kind'], tx: Transaction, visitors: readonly number[]): Promise<number[]> => {
  if (visitors.length === 0) return [];
  const rows = await tx.all<{ visitor: number }>(
    `select distinct other.id as visitor
     from visitor mine
     join visitor other on other.customer_id = mine.customer_id
     where ${among(kind, 'mine.id')}`,
    [listed(kind, visitors)],
  );
  return visitorsOf([...visitors.map((visitor) => ({ visitor })), ...rows]);
};

/**
 * The blocks in which these rows, or what hangs on them, are told. An order that is told twice counts where it was told
 * first; who bought before is told by all orders of a person; a note is judged by what was ordered after it, and a question
 * or an article by what was written.
 */
export const staleBy = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  { orders, exposures, questions, readings, helps, contacts }: Touched,
): Promise<Stale[]> => {
  const tellers = await tellersOf(kind, tx, siteId, orders);
  const due = [...tellers, ...visitorsOf(exposures)];
  const writers = visitorsOf(contacts);
  return [
    ...orders.map(({ at }): Stale => ['orders', at]),
    ...exposures.map(({ at }): Stale => ['exposures', at]),
    ...questions.map(({ at }): Stale => ['questions', at]),
    ...readings.map(({ at }): Stale => ['readings', at]),
    ...helps.map(({ at }): Stale => ['helps', at]),
    ...(await daysOf(kind, tx, ['orders', 'purchase'], await kinOf(kind, tx, tellers), ORDERS)),
    ...(await daysOf(kind, tx, ['exposures', 'exposure'], due)),
    ...(await daysOf(kind, tx, ['questions', 'question'], writers)),
    ...(await daysOf(kind, tx, ['readings', 'reading'], writers)),
    ...(await daysOf(kind, tx, ['helps', 'help_visit'], writers)),
  ];
};

/** The orders of a visitor belong to somebody else now, and so did those of everybody who is the same. */
export const staleByBuyer = async (kind: Database['kind'], tx: Transaction, visitor: number): Promise<Stale[]> =>
  daysOf(kind, tx, ['orders', 'purchase'], await kinOf(kind, tx, [visitor]), ORDERS);
