/* oxlint-disable unicorn/prefer-add-event-listener -- each request has one handler, and this travels first */
import type { Entry } from './batches.ts';

const PATIENCE = 3000;
/** Entries read at once; the oldest come first. */
const MOST = 5000;
const STORE = 'outbox';

/**
 * One transaction with a handle of its own. Settles within three seconds, since the browser's storage can hang for ever.
 * Not idb-keyval: it keeps its handle, which dies with sleep and in iOS's background and holds up the erasing and other
 * tabs' upgrades, and it has no time-outs.
 */
const within = <T>(name: string, work: (store: IDBObjectStore) => IDBRequest<T> | void): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    setTimeout(reject, PATIENCE);
    opening.onerror = reject;
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => {
      const db = opening.result;
      try {
        const act = db.transaction(STORE, 'readwrite');
        const request = work(act.objectStore(STORE));
        act.onabort = reject;
        act.oncomplete = () => resolve(request?.result);
      } catch {
        // Closed under the hand, or without its store: as if it never answered.
      }
      db.close();
    };
  });

const quiet = (): undefined => undefined;

/** Where entries wait on the device. Nothing here fails: what cannot be kept stays in the page's memory. */
export interface Shelf {
  /** Other tabs see what is kept. */
  shared: unknown;
  put(entry: Entry): void;
  /** What is kept by this and by other pages; the unreadable is passed over. */
  all(): Promise<Entry[]>;
  drop(entries: Entry[]): void;
}

/**
 * @param storage one key an entry
 * @param tab what this tab kept while less was allowed, which goes as well; `storage` itself, or none
 * @param prefix of the keys
 * @param database name of the IndexedDB database, if there shall be one. Writing to it takes some milliseconds in
 *   which a page can be left, so an entry stands in `storage` until it is in the database.
 */
export const createShelf = (
  storage: Storage | undefined,
  tab: Storage | undefined,
  prefix: string,
  database: string | false | undefined,
): Shelf => {
  const places = [tab, storage];
  const unstore = (entries: Entry[]): void =>
    entries.forEach(({ key }) => places.forEach((place) => place?.removeItem(prefix + key)));
  const parse = (text: string): Entry[] => {
    try {
      return [JSON.parse(text) as Entry].filter(({ body }) => body);
    } catch {
      return [];
    }
  };
  return {
    shared: database,
    put(entry) {
      const text = JSON.stringify(entry);
      try {
        storage!.setItem(prefix + entry.key, text);
      } catch {
        // Full or forbidden: the database or the memory has it.
      }
      if (database) within(database, (store) => void store.put(text, entry.key)).then(() => unstore([entry]), quiet);
    },
    async all() {
      // Read before the wait, in which entries move to the database: one found twice is one, one missed would be late.
      const here = places.flatMap((place) =>
        Object.keys(place ?? {}).flatMap((key) => (key.startsWith(prefix) ? parse(place!.getItem(key)!) : [])),
      );
      const kept = database && (await within<string[]>(database, (store) => store.getAll(null, MOST)).catch(quiet));
      return [...new Map([...here, ...(kept || []).flatMap(parse)].map((entry) => [entry.key, entry])).values()];
    },
    drop(entries) {
      unstore(entries);
      if (database) within(database, (store) => entries.forEach(({ key }) => store.delete(key))).catch(quiet);
    },
  };
};

/** Deletes the database, if there is one and the browser lets us. */
export const eraseDatabase = (name: string): void => {
  try {
    indexedDB.deleteDatabase(name);
  } catch {
    // There is none.
  }
};
