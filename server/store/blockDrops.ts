import { among, amongTexts, listed, listedTexts } from './bulk.ts';
import type { Database, Transaction } from './database.ts';
import { DAY, type BlockKind } from './blockKinds.ts';

interface Which {
  kind: Database['kind'];
  kinds: readonly BlockKind[];
  instants: readonly number[];
}

/** Of sealed days only what is told by counters, which stay, could be made again. */
const MADE_AGAIN = `(kind = 'sums' or day >= (select sealed_before from site where id = ?))`;

/** Blocks that are no longer right, or all, are made again later; see blocks.ts. */
export const dropBlocks = async (tx: Transaction, siteId: number, which?: Which): Promise<void> => {
  if (!which) {
    await tx.run(`delete from block where site_id = ? and ${MADE_AGAIN}`, [siteId, siteId]);
    return;
  }
  const days = [...new Set(which.instants.map((at) => Math.floor(at / DAY) * DAY))];
  if (days.length === 0) return;
  await tx.run(
    `delete from block
     where site_id = ? and ${amongTexts(which.kind, 'kind')} and ${among(which.kind, 'day')} and ${MADE_AGAIN}`,
    [siteId, listedTexts(which.kind, which.kinds), listed(which.kind, days), siteId],
  );
};

/** What of the rows of some sessions other rows' meaning hangs on. */
export interface Touched {
  orders: { id: string; visitor: number; at: number }[];
  exposures: { visitor: number; at: number }[];
  questions: { at: number }[];
  contacts: { visitor: number }[];
}

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
    contacts: await of('visitor_id as visitor', 'contact'),
  };
};

const visitorsOf = (rows: readonly { visitor: number }[]): number[] => [...new Set(rows.map(({ visitor }) => visitor))];
const instantsOf = (rows: readonly { at: number }[]): number[] => rows.map(({ at }) => at);

/**
 * An order that is told twice counts where it was told first, and who bought before is told by all orders of a person:
 * what is told here changes what others' rows mean.
 */
const dropOrders = async (kind: Database['kind'], tx: Transaction, siteId: number, { orders, exposures }: Touched) => {
  const days = async (table: string, visitors: readonly number[], more = ''): Promise<number[]> =>
    visitors.length === 0
      ? []
      : instantsOf(
          await tx.all<{ at: number }>(
            `select distinct at / ${DAY} * ${DAY} as at from ${table} where ${among(kind, 'visitor_id')} ${more}`,
            [listed(kind, visitors)],
          ),
        );
  const tellers = orders.length === 0 ? [] : await tellersOf(kind, tx, siteId, orders);
  const kin = tellers.length === 0 ? [] : await kinOf(kind, tx, tellers);
  await dropBlocks(tx, siteId, {
    kind,
    kinds: ['orders'],
    instants: [...instantsOf(orders), ...(await days('purchase', kin, `and substr(id, 1, 1) <> 'r'`))],
  });
  await dropBlocks(tx, siteId, {
    kind,
    kinds: ['exposures'],
    instants: [...instantsOf(exposures), ...(await days('exposure', [...tellers, ...visitorsOf(exposures)]))],
  });
};

const tellersOf = async (kind: Database['kind'], tx: Transaction, siteId: number, orders: Touched['orders']) => {
  const rows = await tx.all<{ visitor: number }>(
    `select distinct visitor_id as visitor from purchase where site_id = ? and ${amongTexts(kind, 'id')}`,
    [
      siteId,
      listedTexts(
        kind,
        orders.map(({ id }) => id),
      ),
    ],
  );
  return visitorsOf([...orders, ...rows]);
};

/** The visitors, and those who were proven to be the same customer. */
const kinOf = async (kind: Database['kind'], tx: Transaction, visitors: readonly number[]): Promise<number[]> => {
  const rows = await tx.all<{ visitor: number }>(
    `select distinct other.id as visitor
     from visitor mine
     join visitor other on other.customer_id = mine.customer_id
     where ${among(kind, 'mine.id')}`,
    [listed(kind, visitors)],
  );
  return visitorsOf([...visitors.map((visitor) => ({ visitor })), ...rows]);
};

const dropQuestions = async (kind: Database['kind'], tx: Transaction, siteId: number, touched: Touched) => {
  const { contacts, questions } = touched;
  const asked =
    contacts.length === 0
      ? []
      : await tx.all<{ at: number }>(`select distinct at from question where ${among(kind, 'visitor_id')}`, [
          listed(kind, visitorsOf(contacts)),
        ]);
  await dropBlocks(tx, siteId, { kind, kinds: ['questions'], instants: instantsOf([...questions, ...asked]) });
};

/** Drops the blocks in which these rows, or what hangs on them, are told. */
export const dropTouched = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  touched: Touched,
): Promise<void> => {
  await dropOrders(kind, tx, siteId, touched);
  await dropQuestions(kind, tx, siteId, touched);
};

/** The orders of a visitor belong to somebody else now, as those of everybody who is the same. */
export const dropBuyers = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  visitor: number,
): Promise<void> => {
  const orders = await tx.all<{ at: number }>(
    `select distinct at from purchase where ${among(kind, 'visitor_id')} and substr(id, 1, 1) <> 'r'`,
    [listed(kind, await kinOf(kind, tx, [visitor]))],
  );
  await dropBlocks(tx, siteId, { kind, kinds: ['orders'], instants: instantsOf(orders) });
};
