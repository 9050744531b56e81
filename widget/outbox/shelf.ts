import { keyOf } from './entry.ts';
import { createDatabase, eraseDatabase } from './database.ts';
import type { Entry } from './entry.ts';

/** Where entries wait on the device. Nothing here ever fails: what cannot be kept stays in the page's memory. */
export interface Shelf {
  put(entries: Entry[]): void;
  /** Entries of this and of other pages, oldest first. */
  all(): Promise<Entry[]>;
  drop(keys: string[]): Promise<void>;
  /** Empties it for all pages, for good. */
  erase(): void;
}

const quiet = (): undefined => undefined;

/**
 * @param storage sessionStorage, localStorage, or none for memory alone. One key an entry.
 * @param prefix of the keys
 * @param database name of the IndexedDB database, if there shall be one. Writing to it takes some milliseconds in
 *   which a page can be left, so an entry stands in `storage` until it is in the database.
 */
export const createShelf = (storage: Storage | undefined, prefix: string, database?: string): Shelf => {
  let db = database === undefined ? undefined : createDatabase(database);
  const unstore = (keys: string[]): void => keys.forEach((key) => storage?.removeItem(prefix + key));
  const read = (key: string): Entry[] => {
    try {
      return [JSON.parse(storage!.getItem(key)!) as Entry];
    } catch {
      return [];
    }
  };
  let coming: Entry[] = [];
  const keys = (): string[] => Object.keys(storage ?? {}).filter((key) => key.startsWith(prefix));
  const settle = (): void => {
    const entries = coming;
    coming = [];
    db?.put(entries).then(() => unstore(entries.map(keyOf)), quiet);
  };
  return {
    put(entries) {
      try {
        for (const entry of entries) storage?.setItem(prefix + keyOf(entry), JSON.stringify(entry));
      } catch {
        // Full or forbidden: the database or the memory has it.
      }
      if (!db) return;
      if (!coming.length) queueMicrotask(settle);
      coming.push(...entries);
    },
    async all() {
      const stored = keys().sort().flatMap(read);
      return [...((await db?.all().catch(quiet)) ?? []), ...stored];
    },
    async drop(keys) {
      unstore(keys);
      await db?.drop(keys).catch(quiet);
    },
    erase() {
      for (const key of keys()) storage!.removeItem(key);
      if (db) eraseDatabase(database!);
      db = undefined;
    },
  };
};
