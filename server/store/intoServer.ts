import { hash } from 'node:crypto';
import { compareCounts, CopyError, countOf, namesOf, weightOf } from './copy.ts';
import type { Cell, Copied, Row, Tell } from './copy.ts';
import type { Database, Param, Transaction } from './database.ts';
import { migrate } from './migrate.ts';
import { makePartitions } from './partitions.ts';
import type { Sqlite } from './sqlite.ts';
import { monthsOf } from './months.ts';
import { tablesOf, type Table } from './tables.ts';

/** Rows of one transaction, and about as many characters at most. */
const CHUNK = 2_000;
const CHARACTERS = 4_000_000;

export interface CopyOptions {
  now: number;
  tell?: Tell | undefined;
  chunk?: number;
  /** Other when the source is; without, it is when the source was opened last. */
  state?: string | undefined;
}

interface Progress {
  rows: number;
  /** The key of the last row, as JSON; null before the first. */
  after: string | null;
  done: number;
}

// Bytes travel as hex in lists, as the driver writes them into an array anyhow, and in a key that is kept as JSON.
const hexed = (cell: Cell): string | number | null =>
  cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : cell;

const keyOf = ({ key }: Table, row: Row): string => JSON.stringify(key.map((name) => hexed(row[name]!)));

const insertInto = (table: Table): string => {
  const values = table.columns.map(({ name, type }) => (type === 'bytea' ? `decode(${name}, 'hex')` : name));
  const lists = table.columns.map(({ type }) => `?::${type === 'bytea' ? 'text' : type}[]`);
  return `insert into ${table.name} (${namesOf(table)})
          overriding system value
          select ${values.join(', ')}
          from unnest(${lists.join(', ')}) as row (${namesOf(table)})`;
};

/** The rows after a key, in its order, in chunks that fit into the memory. */
function* chunksOf(source: Sqlite, table: Table, after: string | null, most: number): Generator<Row[]> {
  const names = table.key.join(', ');
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const values = after === null ? [] : (JSON.parse(after) as (string | number)[]);
  const from = values.map((value, n) =>
    types.get(table.key[n]!) === 'bytea' ? Buffer.from(`${value}`, 'hex') : value,
  );
  const where = after === null ? '' : `where (${names}) > (${from.map(() => '?').join(', ')})`;
  const statement = source.prepared(`select ${namesOf(table)} from ${table.name} ${where} order by ${names}`);
  let rows: Row[] = [];
  let characters = 0;
  for (const row of statement.iterate(...from) as IterableIterator<Row>) {
    rows.push(row);
    characters += weightOf(row);
    if (rows.length < most && characters < CHARACTERS) continue;
    yield rows;
    [rows, characters] = [[], 0];
  }
  if (rows.length) yield rows;
}

const keep = (tx: Transaction, table: string, { rows, after, done }: Progress): Promise<number> =>
  tx.run(
    `insert into copying (name, rows, after, done)
     values (?, ?, ?, ?)
     on conflict (name) do update set rows = excluded.rows, after = excluded.after, done = excluded.done`,
    [table, rows, after, done],
  );

const copyTable = async (source: Sqlite, target: Database, table: Table, options: CopyOptions): Promise<void> => {
  const known = await target.get<Progress>('select rows, after, done from copying where name = ?', [table.name]);
  if (known?.done) return;
  let { rows, after } = known ?? { rows: 0, after: null };
  const insert = insertInto(table);
  for (const chunk of chunksOf(source, table, after, options.chunk ?? CHUNK)) {
    rows += chunk.length;
    after = keyOf(table, chunk.at(-1)!);
    const lists = table.columns.map(({ name }): Param => chunk.map((row) => hexed(row[name]!)));
    await target.write(async (tx) => {
      await tx.run(insert, lists);
      await keep(tx, table.name, { rows, after, done: 0 });
    });
    options.tell?.(table.name, rows);
  }
  await target.write((tx) => keep(tx, table.name, { rows, after, done: 1 }));
};

/** Who the source is, and whether it was used since. */
const fingerprint = async (source: Sqlite): Promise<{ who: string; state: string }> => {
  const sites = await source.all('select key, secret, created_at from site order by id');
  const opened = await source.get<{ at: number }>(`select at from mark where name = 'opened'`);
  return { who: hash('sha256', JSON.stringify(sites)), state: String(opened?.at ?? 0) };
};

const exists = async (target: Database, table: string): Promise<boolean> =>
  (await target.get<{ there: boolean }>('select to_regclass(?) is not null as there', [table]))?.there ?? false;

/** @throws CopyError when the target holds anything but the beginning of this copy, or nothing */
const checkTarget = async (target: Database): Promise<void> => {
  if (!(await exists(target, 'migration'))) {
    const others = await target.all<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by relname limit 3`,
    );
    if (others.length === 0) return;
    const names = others.map(({ name }) => name).join(', ');
    throw new CopyError(
      `The target database holds tables of something else: ${names}. Make an empty one for Attendant.`,
    );
  }
  if (await exists(target, 'copying')) return;
  const { sites } = (await target.get<{ sites: number }>('select count(*) as sites from site'))!;
  if (sites > 0) throw new CopyError(`The target database has ${sites} site(s) already. Make an empty one.`);
};

/** Makes the target ready, from the beginning or to go on where an earlier copy was ended. */
const begin = async (source: Sqlite, target: Database, tables: readonly Table[], given?: string): Promise<void> => {
  const found = await fingerprint(source);
  const { who, state } = { ...found, ...(given !== undefined && { state: given }) };
  await target.write(async (tx) => {
    await tx.exec(`create table if not exists copying
                   (name text primary key, rows bigint not null, after text, done bigint not null, who text, state text)`);
    const before = await tx.get<{ who: string; state: string }>(`select who, state from copying where name = ''`);
    if (before && before.who !== who)
      throw new CopyError('The target database holds a part of another copy. Make an empty one.');
    if (before?.state === state) return;
    await tx.exec(`truncate ${tables.map(({ name }) => name).join(', ')}, copying`);
    await tx.run(`insert into copying (name, rows, done, who, state) values ('', 0, 0, ?, ?)`, [who, state]);
  });
};

const finish = async (source: Sqlite, target: Database, tables: readonly Table[]): Promise<void> => {
  const sequences = await source.all<{ name: string; seq: number }>('select name, seq from sqlite_sequence');
  await target.write(async (tx) => {
    for (const { name, seq } of sequences)
      if (seq > 0) await tx.get(`select setval(pg_get_serial_sequence(?, 'id'), ?)`, [name, seq]);
    await tx.exec(`analyze ${tables.map(({ name }) => name).join(', ')}`);
    await tx.exec('drop table copying');
  });
};

/**
 * Copies all of a SQLite database into an empty PostgreSQL one. Killed in the middle, it goes on there when it is run
 * again; if the source was used in between, it begins again. Until it is done no collector starts on the target.
 * Nobody may write to the source meanwhile.
 * @throws CopyError when the target is not empty, or has not all of it at the end
 */
export const copyIntoServer = async (source: Sqlite, target: Database, options: CopyOptions): Promise<Copied[]> => {
  await checkTarget(target);
  await migrate(source, undefined, options.now);
  await migrate(target, undefined, options.now);
  const tables = await tablesOf(source);
  await begin(source, target, tables, options.state);
  await makePartitions(target, options.now, await monthsOf(source, options.now));
  for (const table of tables) await copyTable(source, target, table, options);
  const counts = async (db: Database): Promise<Copied[]> => {
    const list: Copied[] = [];
    for (const table of tables) list.push({ table: table.name, rows: await countOf(db, table) });
    return list;
  };
  const wanted = await counts(source);
  compareCounts(wanted, await counts(target));
  await finish(source, target, tables);
  return wanted;
};
