import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy, sqliteFailure } from './failure.ts';

export const LOCK_FILE = 'attendant.lock';

/** Somebody else has the data, in a way that does not go together with what is asked. */
export class Held extends Error {}

/**
 * Takes the folder of data, for as long as the process lives and does not let go: the system frees what a killed one
 * held. Any number may use the data; only one may put other data in its place, and nobody uses it meanwhile.
 * The lock is SQLite's own, on an empty file beside the database, which may itself be replaced.
 * @returns lets it go
 * @throws Held, or StoreError when the folder cannot be written
 */
export const holdFolder = (dataDir: string, how: 'use' | 'replace'): (() => void) => {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: 0 });
    lock.exec(how === 'use' ? 'begin; select count(*) from sqlite_schema' : 'begin exclusive');
  } catch (error) {
    lock?.close();
    if (isBusy(error))
      throw new Held(
        how === 'use'
          ? 'the data is being restored or moved at this moment'
          : 'a collector or a command is using the data; stop it first',
      );
    throw sqliteFailure(error);
  }
  const held = lock;
  return () => {
    if (held.isOpen) held.close();
  };
};
