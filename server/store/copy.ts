import type { Transaction } from './database.ts';
import type { Table } from './tables.ts';

/** How many rows of a table were copied. */
export interface Copied {
  table: string;
  rows: number;
}

/** Something stands against a copy; the message says what and what to do. */
export class CopyError extends Error {}

/** Told after each chunk, with the rows of this table so far. */
export type Tell = (table: string, rows: number) => void;

export type Cell = string | number | null | Uint8Array;
export type Row = Record<string, Cell>;

/** About how many characters a row takes. */
export const weightOf = (row: Row): number => {
  let weight = 0;
  for (const name in row) weight += typeof row[name] === 'string' ? row[name].length : 8;
  return weight;
};

export const namesOf = ({ columns }: Table): string => columns.map(({ name }) => name).join(', ');

export const countOf = async (db: Pick<Transaction, 'get'>, { name }: Table): Promise<number> =>
  (await db.get<{ rows: number }>(`select count(*) as rows from ${name}`))?.rows ?? 0;

/** @throws CopyError that names the first table whose rows are not as many as they should be */
export const compareCounts = (wanted: readonly Copied[], found: readonly Copied[]): void => {
  for (const [n, { table, rows }] of wanted.entries()) {
    const there = found[n]?.rows;
    if (there !== rows)
      throw new CopyError(`The copy is not whole: ${table} has ${rows} rows there should be, and ${there} there are.`);
  }
};
