import 'fake-indexeddb/auto';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, vi } from 'vitest';
import { uuidv7 } from '../../protocol/ids.ts';
import type { Entry } from '../../widget/outbox/batches.ts';
import { createOutbox, type Reply } from '../../widget/outbox/outbox.ts';
import { createShelf, eraseDatabase } from '../../widget/outbox/shelf.ts';

// An outbox on a device of its own, a collector that answers as told, and a clock that is handed in.

export const OK: Reply = [200, 0, { stored: 1, duplicate: 0, refused: [] }];
export const PREFIX = 'attendant.demo/o/';
export const DATABASE = 'attendant.demo/';

export const entry = (name = 'x', size = 0): Entry => {
  const id = uuidv7(Date.now());
  const data = { name, words: 'w'.repeat(size) };
  return { key: id, to: 'events', body: { id, type: 'custom', at: 1, page: { url: 'u' }, data }, from: { tab: 't' } };
};
export const nameOf = ({ body }: Entry): string => String('data' in body && body.data['name']);

export const shelfOf = () => createShelf(localStorage, sessionStorage, PREFIX, DATABASE);

export type Answer = Reply | ((batch: Entry[]) => Reply | Promise<Reply>);

/** An outbox whose collector answers with what it is given, in turn, and then as `after` says. */
export const createBox = (replies: Answer[] = [], shelf = shelfOf(), after: Answer = OK) => {
  const sent: string[][] = [];
  const taken: string[] = [];
  const refused: string[] = [];
  const keepalive: boolean[] = [];
  const box = createOutbox(
    'lock',
    () => shelf,
    async (batch, alive) => {
      sent.push(batch.map(nameOf));
      keepalive.push(alive);
      const reply = replies.shift() ?? after;
      return typeof reply === 'function' ? reply(batch) : reply;
    },
    (one, why) => {
      if (why) refused.push(`${nameOf(one)}: ${why}`);
      else taken.push(nameOf(one));
      one.told?.(why);
    },
  );
  return { box, sent, taken, refused, keepalive, shelf };
};

/** Lets time pass and all that waits for it happen. */
export const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 500) {
    await vi.advanceTimersByTimeAsync(Math.min(500, left));
    for (let turn = 0; turn < 8; turn++) await setImmediate();
  }
};

/** Each test begins with an empty device and chance at its longest waits. */
export const freshDevice = (): void => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1.8e12 });
    vi.spyOn(Math, 'random').mockReturnValue(1);
  });
  afterEach(async () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    localStorage.clear();
    sessionStorage.clear();
    eraseDatabase(DATABASE);
  });
};
