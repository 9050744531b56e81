import { among, listed } from './bulk.ts';
import { dropAllBlocks, dropBlocks, staleBy, touchedBy, type Stale } from './blockDrops.ts';
import type { Database, Transaction } from './database.ts';
import { holdSite } from './foldLock.ts';
import { changes, count, DERIVED, sumUp } from './foldWrites.ts';
import { linkVisits, type Standing } from './visitLinks.ts';

/** Sessions in one transaction: who collects meanwhile waits for no more. */
const TOGETHER = 1_000;
const DAY = 86_400_000;
const QUARTER = 15 * 60_000;

/** Held in each transaction, so that nobody folds meanwhile. */
export type Lock = (tx: Transaction) => Promise<void>;

const removeRows = async (kind: Database['kind'], tx: Transaction, sessionIds: readonly number[]): Promise<void> => {
  for (const table of DERIVED) {
    await tx.run(`delete from ${table} where ${among(kind, 'session_id')}`, [listed(kind, sessionIds)]);
  }
};

/** Takes back what was derived of the next sessions; `undefined` when there are no more, else the last of them. */
const takeBackSome = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  after: number,
): Promise<number | undefined> => {
  const sessions = await tx.all<{ id: number }>(
    `select id
     from session
     where site_id = ? and id > ? and last_at >= (select sealed_before from site where id = ?)
     order by id
     limit ?`,
    [siteId, after, siteId, TOGETHER],
  );
  const ids = sessions.map(({ id }) => id);
  const visits = await tx.all<{ counters: string }>(`select counters from visit where ${among(kind, 'session_id')}`, [
    listed(kind, ids),
  ]);
  await dropAllBlocks(tx, siteId);
  await removeRows(kind, tx, ids);
  await count(kind, tx, siteId, changes(visits, []));
  await tx.run(`update session set unfolded_at = started_at where ${among(kind, 'id')}`, [listed(kind, ids)]);
  return ids.at(-1);
};

/** What is left belongs to what was folded meanwhile, or to nothing: then it goes, and counters are summed anew. */
const sweep = async (kind: Database['kind'], tx: Transaction, siteId: number): Promise<void> => {
  await tx.run('delete from visit where site_id = ? and session_id not in (select id from session where site_id = ?)', [
    siteId,
    siteId,
  ]);
  for (const table of DERIVED.filter((name) => name !== 'visit')) {
    await tx.run(
      `delete from ${table} where site_id = ? and session_id not in (select session_id from visit where site_id = ?)`,
      [siteId, siteId],
    );
  }
  await dropAllBlocks(tx, siteId);
  const visits = await tx.all<{ counters: string }>('select counters from visit where site_id = ?', [siteId]);
  await tx.run('delete from counter where site_id = ?', [siteId]);
  await tx.run(
    `insert into counter (site_id, name, quarter, dimension, count)
     select site_id, name, quarter, dimension, count from sealed_counter where site_id = ?`,
    [siteId],
  );
  await count(kind, tx, siteId, sumUp(visits));
};

/** Takes back all that is derived of a site and not sealed, a piece at a time. */
export const resetFold = async (db: Database, siteId: number, lock: Lock): Promise<void> => {
  for (let after: number | undefined = 0; after !== undefined;) {
    const from: number = after;
    after = await db.write(async (tx) => {
      await lock(tx);
      return takeBackSome(db.kind, tx, siteId, from);
    });
  }
  await db.write(async (tx) => {
    await lock(tx);
    await sweep(db.kind, tx, siteId);
  });
};

/** Events of sessions by the quarter-hour of their receipt, as the log has them. */
const receivedOf = (kind: Database['kind'], tx: Transaction, sessionIds: readonly number[]) =>
  tx.all<{ quarter: number; count: number }>(
    `select (at + lag) / ${QUARTER} * ${QUARTER} as quarter, count(*) as count
     from event
     where ${among(kind, 'session_id')}
     group by (at + lag) / ${QUARTER} * ${QUARTER}
     order by 1`,
    [listed(kind, sessionIds)],
  );

/**
 * As if these sessions had never been, in a transaction that goes on to delete them and their events: what is derived of
 * them goes, counters lose what they gave, and what was acknowledged is less by their events, so that none is called lost.
 * To be called while the events are still there.
 */
export const forgetFolded = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  sessionIds: readonly number[],
): Promise<void> => {
  await holdSite(kind, siteId)(tx);
  const gone = await tx.all<Standing & { counters: string }>(
    `select visitor_id as "visitorId", started_at as "startedAt", session_id as "sessionId", counters
     from visit
     where ${among(kind, 'session_id')}`,
    [listed(kind, sessionIds)],
  );
  const stale = await staleBy(kind, tx, siteId, await touchedBy(kind, tx, sessionIds));
  await removeRows(kind, tx, sessionIds);
  const linked = await linkVisits(kind, tx, gone);
  const visits = [...linked, ...gone.map(({ startedAt }) => startedAt)].map((at): Stale => ['visits', at]);
  await dropBlocks(kind, tx, siteId, [...stale, ...visits]);
  await count(kind, tx, siteId, changes(gone, []));
  const received = await receivedOf(kind, tx, sessionIds);
  for (const { quarter, count: less } of received) {
    await tx.run(`update tally set count = count - ? where site_id = ? and name = 'stored' and quarter = ?`, [
      less,
      siteId,
      quarter,
    ]);
  }
  await dropBlocks(
    kind,
    tx,
    siteId,
    received.map(({ quarter }): Stale => ['sums', quarter]),
  );
  await tx.run(`update session set unfolded_at = null where ${among(kind, 'id')}`, [listed(kind, sessionIds)]);
};

/** Keeps what visits gave to counters, and lets go of the visits; how many there were. */
const sealSome = async (kind: Database['kind'], tx: Transaction, siteId: number, before: number): Promise<number> => {
  const visits = await tx.all<{ id: number; counters: string }>(
    `select visit.session_id as id, visit.counters
     from visit
     join session on session.id = visit.session_id
     where visit.site_id = ? and visit.started_at < ? and session.last_at < ? and session.unfolded_at is null
     order by visit.started_at
     limit ?`,
    [siteId, before, before, TOGETHER],
  );
  await count(kind, tx, siteId, sumUp(visits), 'sealed_counter');
  await removeRows(
    kind,
    tx,
    visits.map(({ id }) => id),
  );
  return visits.length;
};

/** See Fold.seal. */
export const sealFold = async (db: Database, siteId: number, before: number, lock: Lock): Promise<number> => {
  const midnight = Math.floor(before / DAY) * DAY;
  const sealed = await db.write(async (tx) => {
    await lock(tx);
    await tx.run('update site set sealed_before = ? where id = ? and sealed_before < ?', [midnight, siteId, midnight]);
    // What people asked is theirs, and goes with the rest.
    await tx.run(`delete from block where site_id = ? and kind = 'questions' and day < ?`, [siteId, midnight]);
    return tx.get<{ at: number }>('select sealed_before as at from site where id = ?', [siteId]);
  });
  for (let more = TOGETHER; more === TOGETHER;) {
    more = await db.write(async (tx) => {
      await lock(tx);
      return sealSome(db.kind, tx, siteId, sealed?.at ?? 0);
    });
  }
  return sealed?.at ?? 0;
};
