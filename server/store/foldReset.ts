import { among, listed } from './bulk.ts';
import type { Database, Transaction } from './database.ts';
import { changes, count, DERIVED } from './foldWrites.ts';

/** Sessions in one transaction: who collects meanwhile waits for no more. */
const TOGETHER = 1_000;

/** Takes back what was derived of the next sessions; `undefined` when there are no more, else the last of them. */
const takeBackSome = async (
  kind: Database['kind'],
  tx: Transaction,
  siteId: number,
  after: number,
): Promise<number | undefined> => {
  const sessions = await tx.all<{ id: number }>(
    'select id from session where site_id = ? and id > ? order by id limit ?',
    [siteId, after, TOGETHER],
  );
  const ids = listed(
    kind,
    sessions.map(({ id }) => id),
  );
  const mine = among(kind, 'session_id');
  const visits = await tx.all<{ counters: string }>(`select counters from visit where ${mine}`, [ids]);
  for (const table of DERIVED) await tx.run(`delete from ${table} where ${mine}`, [ids]);
  await count(kind, tx, siteId, changes(visits, []));
  await tx.run(`update session set unfolded_at = started_at where ${among(kind, 'id')}`, [ids]);
  return sessions.at(-1)?.id;
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
  const visits = await tx.all<{ counters: string }>('select counters from visit where site_id = ?', [siteId]);
  await tx.run('delete from counter where site_id = ?', [siteId]);
  const sums = changes(visits, []).map(([key, by]): [string, number] => [key, -by]);
  await count(kind, tx, siteId, sums);
};

/**
 * Takes back all that is derived of a site, a piece at a time.
 * @param lock held in each transaction, so that nobody folds meanwhile
 */
export const resetFold = async (
  db: Database,
  siteId: number,
  lock: (tx: Transaction) => Promise<unknown> | false,
): Promise<void> => {
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
