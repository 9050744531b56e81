/** What may stand for a `?`. Lists are for PostgreSQL's `unnest` only. */
export type Param = string | number | null | Uint8Array | readonly (string | number | null)[];

export interface Reader {
  all<T>(sql: string, params?: readonly Param[]): Promise<T[]>;
  /** The first row, if there is one. */
  get<T>(sql: string, params?: readonly Param[]): Promise<T | undefined>;
}

export interface Transaction extends Reader {
  /** How many rows were changed. */
  run(sql: string, params?: readonly Param[]): Promise<number>;
  /**
   * Adds a row to a table with a numbered `id`, and tells it; undefined if `on conflict do nothing` did nothing.
   * (SQLite builds a table in memory for every `returning`: too dear where visitors arrive.)
   */
  insert(sql: string, params: readonly Param[]): Promise<number | undefined>;
  /** Several statements, without parameters. */
  exec(sql: string): Promise<void>;
}

/**
 * One way to speak to both engines: SQL with `?`, rows as plain objects, whole numbers as Number, bytes as Uint8Array.
 * Outside `write` only what is committed is seen. What the engine refuses rejects with StoreError.
 */
export interface Database extends Reader {
  readonly kind: 'sqlite' | 'postgres';
  /** Ends a `select` whose rows a transaction is about to change; SQLite has one writer and needs no such lock. */
  readonly forUpdate: '' | ' for update';
  /** For what may take long: beside all that serves, and given up with TooSlow. */
  readonly aside: Reader;
  /** A transaction: on disk when the promise resolves, gone without trace when `work` throws. `work` may be run again. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** See Privacy.scrub. */
  scrub(): Promise<boolean>;
  close(): Promise<void>;
}

/** "?, ?, ?" for as many values as a list has. */
export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** The only row of a statement that always gives one. */
export const only = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error('a statement that always gives a row gave none');
  return row;
};
