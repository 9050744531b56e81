import { compareCounts, CopyError, countOf, namesOf, weightOf, type Copied, type Row, type Tell } from './copy.ts';
import type { Database, Transaction } from './database.ts';
import { migrate, migrations } from './migrate.ts';
import type { Sqlite } from './sqlite.ts';
import { tablesOf, versionOf, type Table } from './tables.ts';

/** Rows fetched at first, and at most; in between by what they weigh. */
const FIRST = 50;
const MOST = 2_000;
const CHARACTERS = 2_000_000;

/** All rows of a table by its key, through a cursor: neither side ever holds more than a few megabytes. */
async function* chunksOf(source: Transaction, table: Table): AsyncGenerator<Row[]> {
  await source.exec(
    `declare copied no scroll cursor for select ${namesOf(table)} from ${table.name} order by ${table.key.join(', ')}`,
  );
  let most = FIRST;
  for (;;) {
    const rows = await source.all<Row>(`fetch ${most} from copied`);
    if (rows.length === 0) break;
    yield rows;
    const weight = rows.reduce((sum, row) => sum + weightOf(row), 0) / rows.length;
    most = Math.max(1, Math.min(MOST, Math.floor(CHARACTERS / weight)));
  }
  await source.exec('close copied');
}

const copyTable = async (source: Transaction, target: Sqlite, table: Table, tell?: Tell): Promise<Copied> => {
  const insert = `insert into ${table.name} (${namesOf(table)}) values (${table.columns.map(() => '?').join(', ')})`;
  let rows = 0;
  for await (const chunk of chunksOf(source, table)) {
    await target.write(async (tx) => {
      for (const row of chunk)
        await tx.run(
          insert,
          table.columns.map(({ name }) => row[name]!),
        );
    });
    rows += chunk.length;
    tell?.(table.name, rows);
  }
  return { table: table.name, rows };
};

/** Numbers that were given once are not given again, also those of rows that are gone. */
const keepSequences = async (source: Transaction, target: Sqlite): Promise<void> => {
  const names = await source.all<{ name: string; last: number | null }>(
    `select c.relname as name, pg_sequence_last_value(pg_get_serial_sequence(c.relname, 'id')::regclass) as last
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.attidentity <> ''
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`,
  );
  await target.write(async (tx) => {
    for (const { name, last } of names) {
      await tx.run('delete from sqlite_sequence where name = ?', [name]);
      if (last) await tx.run('insert into sqlite_sequence (name, seq) values (?, ?)', [name, last]);
    }
  });
};

const copyAll = async (source: Transaction, target: Sqlite, tables: readonly Table[], tell?: Tell) => {
  await source.exec('set transaction isolation level repeatable read, read only');
  const version = await versionOf(source);
  const newest = migrations.at(-1)!.number;
  if (version !== newest)
    throw new CopyError(
      `The database is of another version of Attendant (${version}, this one is ${newest}). Use the one that runs on it.`,
    );
  const copied: Copied[] = [];
  for (const table of tables) copied.push(await copyTable(source, target, table, tell));
  await keepSequences(source, target);
  return copied;
};

/**
 * Copies all of a PostgreSQL database, as it is at one moment, into a new SQLite file. Collectors go on meanwhile.
 * @throws CopyError when the tables are of another version, or not all of it has arrived
 */
export const copyIntoFile = async (source: Database, target: Sqlite, now: number, tell?: Tell): Promise<Copied[]> => {
  await migrate(target, undefined, now);
  const tables = await tablesOf(target);
  // Rows come table by table; whether they refer to what is there is checked when all are.
  target.prepared('pragma foreign_keys = off').run();
  await target.write(async (tx) => {
    for (const { name } of tables) await tx.run(`delete from ${name}`);
  });
  const wanted = await source.write((tx) => copyAll(tx, target, tables, tell));
  const found: Copied[] = [];
  for (const table of tables) found.push({ table: table.name, rows: await countOf(target, table) });
  compareCounts(wanted, found);
  const loose = await target.get<{ table: string }>('pragma foreign_key_check');
  if (loose) throw new CopyError(`The copy is not whole: ${loose.table} refers to rows that are not there.`);
  return wanted;
};
