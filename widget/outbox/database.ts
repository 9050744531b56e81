import { keyOf } from './entry.ts';
import type { Entry } from './entry.ts';

// Not idb-keyval: it keeps its handle, which dies with sleep and in iOS's background, holds up other tabs' upgrades
// and adds listeners; it has no time-outs, and its promises hang when the browser's storage does.
const PATIENCE = 3000;
const STORE = 'outbox';

type Work<T> = (store: IDBObjectStore) => IDBRequest<T> | undefined;

const within = <T>(name: string, mode: IDBTransactionMode, work: Work<T>): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    const timer = setTimeout(reject, PATIENCE);
    const fail = (): void => {
      clearTimeout(timer);
      reject(opening.error);
    };
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = fail;
    opening.onsuccess = () => {
      const db = opening.result;
      try {
        const act = db.transaction(STORE, mode);
        const request = work(act.objectStore(STORE));
        act.onabort = fail;
        act.oncomplete = () => {
          clearTimeout(timer);
          resolve(request?.result);
        };
      } catch {
        fail();
      }
      // Takes effect when the transaction is over; a handle kept open would block the erasing of everything.
      db.close();
    };
  });

/** One IndexedDB entry per waiting event, in a database of its own. Every promise settles within three seconds. */
export const createDatabase = (name: string) => ({
  put: (entries: Entry[]) =>
    within<never>(name, 'readwrite', (store) => void entries.map((entry) => store.put(entry, keyOf(entry)))),
  /** In the order of their making. */
  all: () => within<Entry[]>(name, 'readonly', (store) => store.getAll()),
  drop: (keys: string[]) => within<never>(name, 'readwrite', (store) => void keys.map((key) => store.delete(key))),
});

/** Deletes the database, if there is one and the browser lets us. */
export const eraseDatabase = (name: string): void => {
  try {
    indexedDB.deleteDatabase(name);
  } catch {
    // There is none.
  }
};
