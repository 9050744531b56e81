import type { Database, Param, Transaction } from './database.ts';
import { marks } from './database.ts';

/** A column, and its type in PostgreSQL. */
export type Column = readonly [name: string, type: 'bigint' | 'text'];
export type Cell = string | number | null;

/** `COLUMN in (ids)` as each engine takes a list in one parameter. */
export const among = (kind: Database['kind'], column: string): string =>
  kind === 'postgres' ? `${column} = any(?::bigint[])` : `${column} in (select value from json_each(?))`;

/** The list for `among`. */
export const listed = (kind: Database['kind'], ids: readonly number[]): Param =>
  kind === 'postgres' ? ids : JSON.stringify(ids);

/**
 * Writes many rows: a prepared statement each, or all in one over arrays.
 * @param then what follows the values, as `on conflict …`
 */
export const insertAll = async (
  kind: Database['kind'],
  tx: Transaction,
  table: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  then = '',
): Promise<void> => {
  if (rows.length === 0) return;
  const into = `insert into ${table} (${columns.map(([name]) => name).join(', ')})`;
  if (kind === 'sqlite') {
    const sql = `${into} values (${marks(columns)}) ${then}`;
    for (const row of rows) await tx.run(sql, row);
    return;
  }
  const lists = columns.map(([, type]) => `?::${type}[]`).join(', ');
  await tx.run(
    `${into} select * from unnest(${lists}) ${then}`,
    columns.map((_, n) => rows.map((row) => row[n]!)),
  );
};

/** As `among`, for texts. */
export const amongTexts = (kind: Database['kind'], column: string): string =>
  kind === 'postgres' ? `${column} = any(?::text[])` : `${column} in (select value from json_each(?))`;

/** The list for `amongTexts`. */
export const listedTexts = (kind: Database['kind'], texts: readonly string[]): Param =>
  kind === 'postgres' ? texts : JSON.stringify(texts);
