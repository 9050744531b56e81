import type { Reader } from './database.ts';

/** A table as it is copied, whatever the engine; its rows in the order of its key. */
export interface Table {
  name: string;
  columns: readonly Column[];
  /** Names of the columns of its primary key. */
  key: readonly string[];
}

export interface Column {
  name: string;
  /** As PostgreSQL calls it. */
  type: 'bigint' | 'text' | 'bytea' | 'double precision';
}

/** Which migrations were applied is the target's own to know, and how far a copy has come. */
const OWN = ['migration', 'copying'];

const TYPES: Readonly<Record<string, Column['type']>> = {
  INTEGER: 'bigint',
  TEXT: 'text',
  BLOB: 'bytea',
  REAL: 'double precision',
};

const describe = async (db: Reader, name: string): Promise<Table> => {
  const columns = await db.all<{ name: string; type: string; pk: number }>(
    'select name, type, pk from pragma_table_info(?) order by cid',
    [name],
  );
  return {
    name,
    columns: columns.map((one) => ({ name: one.name, type: TYPES[one.type.toUpperCase()]! })),
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((one) => one.name),
  };
};

/** Every table of a SQLite database of ours, each after those that it refers to. */
export const tablesOf = async (db: Reader): Promise<Table[]> => {
  const rows = await db.all<{ name: string }>(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid`,
  );
  const ordered: Table[] = [];
  const seen = new Set(OWN);
  const visit = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.add(name);
    const parents = await db.all<{ name: string }>('select "table" as name from pragma_foreign_key_list(?)', [name]);
    for (const parent of parents) await visit(parent.name);
    ordered.push(await describe(db, name));
  };
  for (const { name } of rows) await visit(name);
  return ordered;
};

/** The number of the last migration; 0 if there was none. @throws what the engine says if it is no database of ours */
export const versionOf = async (db: Reader): Promise<number> =>
  (await db.get<{ number: number | null }>('select max(number) as number from migration'))?.number ?? 0;
