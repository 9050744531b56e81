import type { SQLInputValue } from 'node:sqlite';
import type { Found, Query } from './asideWorker.ts';
import type { Param, Reader } from './database.ts';
import { sqliteFailure, TooSlow } from './failure.ts';
import { createThread, TooLong } from './thread.ts';

/** ms until a search is given up. */
export const PATIENCE = 10_000;

/** Built, all of the server is one file, and the worker stands beside it. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './asideWorker.ts' : './asideWorker.js', import.meta.url);

/**
 * Reads a file of SQLite in a thread of its own, so that nobody who sends or reads waits for one who searches. SQLite itself
 * cannot be stopped: what is given up goes on to its end in a thread that is not asked again.
 */
export const createAside = (path: string, patience = PATIENCE): Reader & { close(): Promise<void> } => {
  const thread = createThread<Query, Found>(WORKER, path);
  const all = async <T>(sql: string, params: readonly Param[] = []): Promise<T[]> => {
    const found = await thread
      .ask({ sql, params: params as readonly SQLInputValue[] }, patience)
      .catch((error: unknown) => {
        throw error instanceof TooLong ? new TooSlow({ cause: error }) : sqliteFailure(error);
      });
    if ('rows' in found) return found.rows as T[];
    throw sqliteFailure(found);
  };
  return {
    all,
    get: async <T>(sql: string, params?: readonly Param[]) => (await all<T>(sql, params))[0],
    close: thread.close,
  };
};
