import type { Database } from './database.ts';
import { alone } from './migrate.ts';

/** How long dropping a month waits for those who read the log; others would wait behind it. */
const PATIENCE = '3s';
const MONTH = /^event_(\d{4})_(\d{2})$/;

/** The first millisecond after a month's table; undefined for a table of no month. */
const endOf = (name: string): number | undefined => {
  const [, year, month] = MONTH.exec(name) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month));
};

const SAID = ['url_id', 'title_id', 'referrer_id', 'type_id'];

/** The texts to which a month's events refer; see strays.ts. */
const rememberTerms = (name: string): string =>
  SAID.map(
    (column) => `
      insert into stray_term (term_id, site_id)
      select distinct ${column}, site_id from ${name} where ${column} is not null
      on conflict (term_id) do update set looking = 0;`,
  ).join('');

/**
 * A device whose clock was months behind gave its events old ids: what happened later stays, among the strays. The month is
 * read while only who writes into it waits; the log itself is held for no longer than its table takes to go.
 * @returns false if another collector was first
 */
const dropMonth = (db: Database, name: string, before: number): Promise<boolean> =>
  db.write(async (tx) => {
    await alone(db, tx);
    if (!(await tx.get<{ there: boolean }>('select to_regclass(?) is not null as there', [name]))?.there) return false;
    await tx.exec(`
      set local lock_timeout = '${PATIENCE}';
      lock table ${name} in share mode;
      ${rememberTerms(name)}
      create temporary table later on commit drop as select * from ${name} where at >= ${before};
      alter table event detach partition ${name};
      insert into event select * from later;
      drop table ${name};`);
    return true;
  });

/** See Privacy. Months of SQLite are no tables of their own: there is nothing to drop. */
export const dropMonths = async (db: Database, before: number): Promise<string[]> => {
  if (db.kind === 'sqlite') return [];
  const tables = await db.all<{ name: string }>(
    `select child.relname as name
     from pg_inherits i
     join pg_class child on child.oid = i.inhrelid
     where i.inhparent = 'event'::regclass
     order by 1`,
  );
  const old = tables.map(({ name }) => name).filter((name) => (endOf(name) ?? Infinity) <= before);
  const dropped: string[] = [];
  for (const name of old) if (await dropMonth(db, name, before)) dropped.push(name);
  return dropped;
};
