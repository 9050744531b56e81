import type { Database, Transaction } from './database.ts';
import { alone } from './migrate.ts';

/** How many months before and after the present one have a partition of their own. */
const BEHIND = 1;
const AHEAD = 2;

interface Month {
  name: string;
  /** First id of the month and of the next: a UUIDv7 begins with 48 bits of its time. */
  from: string;
  to: string;
}

const firstId = (year: number, month: number): string =>
  `'\\x${Date.UTC(year, month).toString(16).padStart(12, '0')}'::bytea`;

/** The month of a moment, or one so many months later. */
const monthOf = (time: number, later = 0): Month => {
  const date = new Date(time);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
  const name = `event_${year}_${String(month + 1).padStart(2, '0')}`;
  return { name, from: firstId(year, month), to: firstId(year, month + 1) };
};

/** The months around a moment whose events are kept in tables of their own. */
export const monthsAround = (now: number): Month[] => {
  const months: Month[] = [];
  for (let step = -BEHIND; step <= AHEAD; step++) months.push(monthOf(now, step));
  return months;
};

// A device whose clock is ahead may have sent events of the month before its table was there: they move along.
const makePartition = (tx: Transaction, { name, from, to }: Month): Promise<void> =>
  tx.exec(`
    lock table event_other in access exclusive mode;
    create table ${name} (like event including all);
    with moved as (delete from event_other where id >= ${from} and id < ${to} returning *)
    insert into ${name} select * from moved;
    alter table event attach partition ${name} for values from (${from}) to (${to});`);

/**
 * Makes the monthly partitions that are missing; what fits none stays in `event_other`.
 * @param more moments whose months are to have one too, as for a log that comes from elsewhere
 * @returns the names of those made
 */
export const makePartitions = (db: Database, now: number, more: readonly number[] = []): Promise<string[]> =>
  db.write(async (tx) => {
    await alone(db, tx);
    const there = await tx.all<{ name: string }>(
      `select child.relname as name
       from pg_inherits i
       join pg_class child on child.oid = i.inhrelid
       where i.inhparent = 'event'::regclass`,
    );
    const names = new Set(there.map(({ name }) => name));
    const wanted = [...more.map((time) => monthOf(time)), ...monthsAround(now)];
    const made: string[] = [];
    for (const month of wanted) {
      if (names.has(month.name)) continue;
      names.add(month.name);
      await makePartition(tx, month);
      made.push(month.name);
    }
    return made;
  });
