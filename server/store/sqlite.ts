import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { createAside } from './aside.ts';
import type { Database, Param, Transaction } from './database.ts';
import { isBusy, isSqliteError, sqliteFailure } from './failure.ts';

/** ms; how long a write waits for another process that is writing. */
const PATIENCE = 5_000;
/** ms; how long one waits whose time went by behind others that waited for the same: they do not wait one after the other. */
const AT_LEAST = 100;
const STATEMENTS = 300;

export interface Sqlite extends Database {
  readonly kind: 'sqlite';
  /** A cached statement of the writing connection, for the one loop where a promise a row would be too dear. */
  prepared(sql: string): StatementSync;
}

// Four times as many pages as by default wait in the log until they are put into the file (16 MB): those that are written
// again and again meanwhile are put there once. What is deleted is overwritten, also where a row is only put elsewhere: a forgotten person's words stay in no gap of a page.
const settings = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma wal_autocheckpoint = 4000;
  pragma cache_size = -8000;
  pragma temp_store = memory;`;

// Waiting is done here and not by busy_timeout, which would stop the whole process, and with it the one that is waited for
// when both stores live in one process.
const patiently = async <T>(attempt: () => T, asked = performance.now()): Promise<T> => {
  const end = Math.max(asked + PATIENCE, performance.now() + AT_LEAST);
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await pause(3);
    }
  }
};

const statements = (connection: DatabaseSync) => {
  const kept = new Map<string, StatementSync>();
  return (sql: string): StatementSync => {
    let statement = kept.get(sql);
    if (!statement) {
      if (kept.size >= STATEMENTS) kept.delete(kept.keys().next().value ?? '');
      kept.set(sql, (statement = connection.prepare(sql)));
    }
    return statement;
  };
};

const session = (connection: DatabaseSync): { tx: Transaction; prepared: (sql: string) => StatementSync } => {
  const prepared = statements(connection);
  // A promise made by hand: an async function around each statement costs as much again as a small statement.
  const told = <T>(work: () => T): Promise<T> => {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(sqliteFailure(error));
    }
  };
  const values = (params: readonly Param[]) => params as readonly SQLInputValue[];
  return {
    prepared,
    tx: {
      all: <T>(sql: string, params: readonly Param[] = []) =>
        told(() => prepared(sql).all(...values(params)) as unknown as T[]),
      get: <T>(sql: string, params: readonly Param[] = []) =>
        told(() => prepared(sql).get(...values(params)) as unknown as T | undefined),
      run: (sql, params = []) => told(() => Number(prepared(sql).run(...values(params)).changes)),
      insert: (sql, params) =>
        told(() => {
          const { changes, lastInsertRowid } = prepared(sql).run(...values(params));
          return changes === 0 ? undefined : Number(lastInsertRowid);
        }),
      exec: (sql) => told(() => connection.exec(sql)),
    },
  };
};

/**
 * Opens one file with a connection that writes and one that reads; readers never wait for the writer (WAL).
 * @throws StoreError if it cannot be opened or is not a database
 */
export const openSqlite = async (path: string): Promise<Sqlite> => {
  const connect = async (then: string): Promise<DatabaseSync> => {
    try {
      const connection = new DatabaseSync(path, { timeout: 0 });
      await patiently(() => connection.exec(settings + then));
      return connection;
    } catch (error) {
      throw sqliteFailure(error);
    }
  };
  const writer = await connect('');
  const reader = await connect('pragma query_only = on; pragma busy_timeout = 1000;');
  const aside = createAside(path);
  const writing = session(writer);
  const reading = session(reader);
  let last: Promise<unknown> = Promise.resolve();

  const transact = async <T>(work: (tx: Transaction) => Promise<T>, asked: number): Promise<T> => {
    try {
      await patiently(() => writing.prepared('begin immediate').run(), asked);
    } catch (error) {
      throw sqliteFailure(error);
    }
    try {
      const result = await work(writing.tx);
      await writing.tx.run('commit');
      return result;
    } catch (error) {
      // A full disk may already have rolled it back.
      if (writer.isTransaction) writer.exec('rollback');
      throw isSqliteError(error) ? sqliteFailure(error) : error;
    }
  };

  return {
    kind: 'sqlite',
    forUpdate: '',
    prepared: writing.prepared,
    all: reading.tx.all,
    get: reading.tx.get,
    aside,
    write: (work) => {
      const asked = performance.now();
      const result = last.then(() => transact(work, asked));
      last = result.catch(() => {});
      return result;
    },
    // Only when nobody reads or writes what is still in it can the log be emptied; what readers see is short.
    scrub: async () => {
      for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(10)) {
        await last;
        const row = writer.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number } | undefined;
        if (row?.busy === 0) return true;
      }
      return false;
    },
    close: async () => {
      await last;
      await aside.close();
      if (reader.isOpen) reader.close();
      if (writer.isOpen) writer.close();
    },
  };
};
