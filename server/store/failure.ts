import { StoreError } from './store.ts';

const codeOf = (error: unknown, name: 'code' | 'errcode'): string | number | undefined =>
  typeof error === 'object' && error !== null && name in error
    ? (error as Record<string, string | number | undefined>)[name]
    : undefined;

// https://sqlite.org/rescode.html; the low byte of an extended code is the primary one.
const SQLITE_BUSY = 5;
const SQLITE_PASSES = new Map([
  [SQLITE_BUSY, 'another process is writing'],
  [6, 'the database is locked'],
  [7, 'out of memory'],
  [8, 'the database is read-only'],
  [10, 'the disk does not answer'],
  [13, 'the disk is full'],
  [14, 'the database file cannot be opened'],
]);
const SQLITE_CONSTRAINT = 19;
const UNIQUE = new Set([1555, 2067]);

export const isSqliteError = (error: unknown): boolean => codeOf(error, 'code') === 'ERR_SQLITE_ERROR';

export const isBusy = (error: unknown): boolean => {
  const code = codeOf(error, 'errcode');
  return typeof code === 'number' && (code & 255) === SQLITE_BUSY;
};

/** An error of node:sqlite as the store tells it, judged by its code. */
export const sqliteFailure = (error: unknown): StoreError => {
  if (codeOf(error, 'code') === 'ERR_INVALID_STATE')
    return new StoreError('the store is closed', true, { cause: error });
  const code = codeOf(error, 'errcode');
  if (typeof code !== 'number') return new StoreError('SQLite refused it', false, { cause: error });
  if (UNIQUE.has(code)) return new Taken({ cause: error });
  const passes = SQLITE_PASSES.get(code & 255);
  if (passes) return new StoreError(passes, true, { cause: error });
  const what = (code & 255) === SQLITE_CONSTRAINT ? 'a value is not allowed' : 'SQLite refused it';
  return new StoreError(`${what} (${code})`, false, { cause: error });
};

// https://www.postgresql.org/docs/current/errcodes-appendix.html; class 08 connection, 53 resources, 57P0 shutdown, 58 system.
const PASSES = /^(08...|53...|57P0.|57014|58...|25006|40...|55P03)$/;
const AGAIN = new Set(['40001', '40P01']);

/** Whether PostgreSQL chose this transaction as the one to give way, so that it may simply be run again. */
export const gaveWay = (error: unknown): boolean =>
  error instanceof StoreError && AGAIN.has(String(codeOf(error.cause, 'code')));

/** Whether PostgreSQL gave up a statement because of its time limit. */
export const tookTooLong = (error: unknown): boolean =>
  error instanceof StoreError && codeOf(error.cause, 'code') === '57014';

/** An error of PostgreSQL or of the way to it, judged by its code; what bears no SQLSTATE never reached the server. */
export const postgresFailure = (error: unknown): StoreError => {
  const code = codeOf(error, 'code');
  const state = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
  if (!state) return new StoreError('the database is away', true, { cause: error });
  if (state === '23505') return new Taken({ cause: error });
  return new StoreError(`PostgreSQL refused it (${state})`, PASSES.test(state), { cause: error });
};

/** What must be there once is there already. */
export class Taken extends StoreError {
  constructor(options?: ErrorOptions) {
    super('already there', false, options);
  }
}

/** What was looked for would take longer than anybody waits. */
export class TooSlow extends StoreError {
  constructor(options?: ErrorOptions) {
    super('a search took too long', true, options);
  }
}
