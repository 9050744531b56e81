import type { Receipt } from '../../protocol/events.ts';
import { nextWait } from './backoff.ts';
import { batchesOf, bodyOf } from './batches.ts';
import { keyOf } from './entry.ts';
import type { Entry, From } from './entry.ts';
import type { Shelf } from './shelf.ts';

export interface Outbox {
  /** Takes one more to send: within a second, or `soon`. */
  add(entry: Entry, soon?: boolean): void;
  /** Until `open(true)` everything is kept and nothing is sent. */
  open(is: boolean): void;
  /** Sends now. */
  flush(): void;
  /** The page is hidden or left: all that is in memory goes at once, without waiting for anything. */
  leave(): void;
  /** This page's messages, and its events if `events`, move to another shelf and are said to come from `from`. */
  move(shelf: Shelf, from: From, events: boolean): void;
  /** Forgets all that waits. */
  clear(): void;
  stop(): void;
  waiting(): number;
}

/** What came back: `status` 0 if nothing did, `retryAfter` in seconds, `answer` if it was readable. */
export interface Reply {
  status: number;
  retryAfter: number;
  answer?: Partial<Receipt> & { error?: string };
}

interface Parts {
  site: string;
  shelf: Shelf;
  /** Never rejects. */
  post(to: Entry['to'], body: string, keepalive: boolean): Promise<Reply>;
  now(): number;
  /** The fate of one entry: taken by the collector, or refused and why. */
  settled(entry: Entry, why?: string): void;
  gap(count: number): void;
}

/** More than this and the oldest go. */
const BOUND = 5000;
const LULL = 1000;
/** Bodies under way with `keepalive` share 64 KiB with the page's own. */
const LEAVING_BATCHES = 2;
const AGAIN = new Set([408, 425, 429]);
const TOO_MUCH = new Set([400, 413]);

export const createOutbox = ({ site, shelf, post, now, settled, gap }: Parts): Outbox => {
  const own = new Map<string, Entry>();
  const flying = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let opened = false;
  let busy = false;
  let alone = 0;
  let release = (): void => {};

  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const forget = (entries: Entry[]): Promise<void> => {
    for (const entry of entries) own.delete(keyOf(entry));
    return shelf.drop(entries.map(keyOf));
  };

  /** Milliseconds to wait before more can be sent; 0: go on. */
  const deliver = async (entries: Entry[], keepalive: boolean): Promise<number> => {
    const keys = entries.map(keyOf);
    for (const key of keys) flying.add(key);
    const { status, retryAfter, answer } = await post(
      entries[0]!.to,
      bodyOf(site, entries as [Entry, ...Entry[]], now()),
      keepalive,
    );
    for (const key of keys) flying.delete(key);
    const taken = status > 199 && status < 300;
    if (taken ? !answer?.refused : !status || status > 499 || AGAIN.has(status))
      return nextWait(attempt++, retryAfter, Math.random());
    // The one that spoils a batch is found by halving it.
    if (TOO_MUCH.has(status) && entries.length > 1) {
      const half = entries.length >> 1;
      return (await deliver(entries.slice(0, half), keepalive)) || deliver(entries.slice(half), keepalive);
    }
    attempt = 0;
    const whys = new Map(answer?.refused?.map(({ id, why }) => [id, why]));
    for (const entry of entries) settled(entry, taken ? whys.get(entry.body.id) : answer?.error || 'status ' + status);
    await forget(entries);
    return 0;
  };

  const work = async (others: boolean): Promise<number> => {
    const waiting = new Map<string, Entry>();
    const from = shelf;
    if (others) for (const entry of await from.all()) waiting.set(keyOf(entry), entry);
    if (from !== shelf) return LULL;
    for (const [key, entry] of own) waiting.set(key, entry);
    const over = [...waiting.values()].slice(0, -BOUND);
    if (over[0]) {
      gap(over.length);
      await forget(over);
    }
    for (const entry of over) waiting.delete(keyOf(entry));
    for (const key of flying) waiting.delete(key);
    for (const batch of batchesOf(waiting.values())) {
      const wait = opened ? await deliver(batch, !attempt) : 0;
      if (wait) return wait;
    }
    return 0;
  };

  /** Another tab that is sending may have ours as well: wait for it, but not for one that froze over it. */
  const inTurn = (): Promise<number> => {
    const { locks } = navigator;
    const leaving = new Promise<number>((resolve) => {
      release = () => resolve(LULL);
    });
    if (!locks) return work(true);
    return locks.request('attendant.' + site, { ifAvailable: true }, (lock) => {
      if (!lock && ++alone < 5) return LULL;
      alone = 0;
      return Promise.race([work(!!lock), leaving]);
    });
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (busy || !opened) return;
    busy = true;
    const wait = await inTurn().catch(() => nextWait(attempt++, 0, 1));
    busy = false;
    if (opened && (wait || own.size > flying.size)) plan(wait || LULL);
  };

  return {
    add(entry, soon) {
      own.set(keyOf(entry), entry);
      shelf.put([entry]);
      if (soon || !timer) plan(soon ? 0 : LULL);
    },
    open(is) {
      opened = is;
      if (is) void flush();
    },
    flush,
    leave() {
      release();
      const rest = [...own].flatMap(([key, entry]) => (flying.has(key) ? [] : [entry]));
      if (opened)
        for (const batch of batchesOf(rest).slice(0, LEAVING_BATCHES))
          void deliver(batch, true).then((wait) => opened && wait && plan(wait));
    },
    move(next, from, events) {
      const old = shelf;
      shelf = next;
      for (const [key, entry] of own) {
        if (events || entry.to === 'messages') next.put([{ ...entry, from }]);
        else own.delete(key);
        entry.from = from;
      }
      const left = events ? old.all() : Promise.resolve([]);
      if (!events) old.erase();
      void left.then((entries) => {
        next.put(entries.filter((entry) => !own.has(keyOf(entry))));
        old.erase();
      });
    },
    clear() {
      own.clear();
      void shelf.all().then(forget);
    },
    stop() {
      opened = false;
      clearTimeout(timer);
    },
    waiting: () => own.size,
  };
};
