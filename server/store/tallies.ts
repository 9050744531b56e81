import type { Database, Transaction } from './database.ts';
import type { Tallies } from './store.ts';

/** Milliseconds. */
export const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;
export const quarterOf = (time: number): number => Math.floor(time / QUARTER) * QUARTER;

/** Adds to a counter within a transaction that also holds what is counted. */
export const addTally = async (
  tx: Transaction,
  siteId: number,
  name: string,
  now: number,
  count: number,
): Promise<void> => {
  await tx.run(
    `insert into tally (site_id, name, quarter, count, last_at)
     values (?, ?, ?, ?, ?)
     on conflict (site_id, name, quarter) do update
     set count   = tally.count + excluded.count,
         last_at = case when excluded.last_at > tally.last_at then excluded.last_at else tally.last_at end`,
    [siteId, name, quarterOf(now), count, now],
  );
};

export const createTallies = (db: Database): Tallies => ({
  add: (siteId, name, now, count) => db.write((tx) => addTally(tx, siteId, name, now, count)),
  sum: async (siteId, from, to) => {
    const rows = await db.all<{ name: string; count: number; lastAt: number }>(
      `select name, cast(sum(count) as bigint) as count, max(last_at) as "lastAt"
       from tally
       where site_id = ? and quarter >= ? and quarter < ?
       group by name
       order by name`,
      [siteId, quarterOf(from), to],
    );
    return rows.map((row) => ({ ...row }));
  },
  // A range of the key for each name: what else is counted is not read.
  hours: (siteId, from, to) =>
    db.all(
      `with counted as (
         select quarter, name, count from tally
         where site_id = ? and name in ('stored', 'duplicate') and quarter >= ? and quarter < ?
         union all
         select quarter, 'refused', count from tally
         where site_id = ? and name >= 'refused:' and name < 'refused;' and quarter >= ? and quarter < ?
       )
       select quarter / ${HOUR} * ${HOUR} as at, name, cast(sum(count) as bigint) as count
       from counted
       group by quarter / ${HOUR} * ${HOUR}, name
       order by at, name`,
      [siteId, quarterOf(from), to, siteId, quarterOf(from), to],
    ),
});
