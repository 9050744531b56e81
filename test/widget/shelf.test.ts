import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createShelf } from '../../widget/outbox/shelf.ts';
import { createBox, DATABASE, entry, freshDevice, nameOf, pass, PREFIX, shelfOf } from './box.ts';

// A device whose storage is missing, broken, full, closed under the hand or silent: the events go all the same, and the
// page hears of nothing.

freshDevice();

const never = { open: () => ({}) };
const forbidden = {
  open() {
    throw new DOMException('no', 'SecurityError');
  },
};
const failing = {
  open() {
    const request: { onerror?(): void } = {};
    setTimeout(() => request.onerror?.(), 5);
    return request;
  },
};
/** A database as the browser's, but for how its transactions go. */
const openings = (transaction: (db: IDBDatabase) => unknown) => {
  const { indexedDB: real } = globalThis;
  return {
    deleteDatabase: (name: string) => real.deleteDatabase(name),
    open(name: string) {
      const request = real.open(name);
      request.addEventListener('success', () =>
        Object.defineProperty(request.result, 'transaction', {
          configurable: true,
          value: () => transaction(request.result),
        }),
      );
      return request;
    },
  };
};
const closed = openings(() => {
  throw new DOMException('The database connection is closing.', 'InvalidStateError');
});
/** As where the disk is full: each transaction is taken back. */
const full = openings((db) => {
  const act = IDBDatabase.prototype.transaction.call(db, 'outbox', 'readwrite');
  queueMicrotask(() => act.abort());
  return act;
});

const DATABASES: [string, object | undefined][] = [
  ['missing', undefined],
  ['never answering', never],
  ['forbidden', forbidden],
  ['broken', failing],
  ['closed under the hand', closed],
  ['full', full],
];

describe.each(DATABASES)('a database that is %s', (_what, database) => {
  it('keeps nothing from leaving, and no error reaches the page', async () => {
    const errors: unknown[] = [];
    const hear = (event: Event): void => void errors.push(event);
    for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, hear);
    vi.stubGlobal('indexedDB', database);
    const { box, taken } = createBox();
    box.open(true);
    box.add(entry('a'));
    await pass(8000);
    box.add(entry('b'));
    await pass(8000);
    for (const type of ['error', 'unhandledrejection']) window.removeEventListener(type, hear);
    expect([taken, errors, Object.keys(localStorage)]).toEqual([['a', 'b'], [], []]);
  });
  it('leaves the storage that is written at once, for the next page', async () => {
    vi.stubGlobal('indexedDB', database);
    const { box } = createBox();
    box.add(entry('a'));
    await pass(8000);
    const next = createBox();
    next.box.open(true);
    await pass(8000);
    expect([next.taken, Object.keys(localStorage)]).toEqual([['a'], []]);
  });
});

describe('storage that refuses', () => {
  const broken = (): Storage =>
    new Proxy(localStorage, {
      get: (target, name) =>
        name === 'setItem'
          ? () => {
              throw new DOMException('full', 'QuotaExceededError');
            }
          : Reflect.get(target, name).bind(target),
    });
  it('to take one more (full, or a private window): the database has it for the next page', async () => {
    const { box } = createBox([], createShelf(broken(), undefined, PREFIX, DATABASE));
    box.add(entry('a'));
    await pass(500);
    expect((await shelfOf().all()).map(nameOf)).toEqual(['a']);
  });
  it('and no database either: it works from memory', async () => {
    const { box, taken } = createBox([], createShelf(undefined, undefined, PREFIX, undefined));
    box.open(true);
    box.add(entry('a'));
    await pass(2000);
    expect(taken).toEqual(['a']);
  });
});

describe('very much that waits', () => {
  it('is read in parts a page can bear, the oldest first', async () => {
    const opened = indexedDB.open(DATABASE);
    await new Promise<void>((resolve) => {
      opened.onupgradeneeded = () => opened.result.createObjectStore('outbox');
      opened.onsuccess = () => {
        const act = opened.result.transaction('outbox', 'readwrite');
        for (let n = 0; n < 5010; n++) {
          const key = `${n}`.padStart(5, '0');
          act.objectStore('outbox').put(JSON.stringify({ key, body: {} }), key);
        }
        act.oncomplete = () => resolve();
        opened.result.close();
      };
    });
    const all = await shelfOf().all();
    expect([all.length, all[0]!.key, all.at(-1)!.key]).toEqual([5000, '00000', '04999']);
  });
});

describe('a tab that was turned up to full', () => {
  it('sends what it kept before, and keeps none of it', async () => {
    const before = createShelf(sessionStorage, sessionStorage, PREFIX, undefined);
    before.put(entry('left'));
    const { box, taken } = createBox();
    box.open(true);
    box.add(entry('own'));
    await pass(2000);
    expect([taken, Object.keys(sessionStorage)]).toEqual([['left', 'own'], []]);
  });
});

it('waits for no answer longer than three seconds of the device', async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('indexedDB', never);
  const all = shelfOf().all();
  await vi.advanceTimersByTimeAsync(3000);
  expect(await Promise.race([all, pause(1000).then(() => 'late')])).toEqual([]);
});
