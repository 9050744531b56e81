import type { Receipt } from '../../protocol/events.ts';
import { MESSAGES_PER_BATCH } from '../../protocol/limits.ts';
import { nextWait } from './backoff.ts';
import { batchesOf } from './batches.ts';
import type { Entry } from './batches.ts';
import type { Shelf } from './shelf.ts';

/** What came back: `status` 0 if nothing did, the seconds to wait, and what the collector says. */
export type Reply = [status: number, after: number, answer?: Partial<Receipt> & { error?: string }];

/** More than this and the oldest go. */
const BOUND = 5000;
/** Milliseconds in which events gather. */
const LULL = 1000;

/**
 * Keeps what is to be sent until the collector has it.
 * @param name of the lock that tabs take turns with
 * @param shelf where entries wait on the device at this moment
 * @param post sends one batch; never rejects
 * @param settled the fate of one entry: taken by the collector, or refused and why
 */
export const createOutbox = (
  name: string,
  shelf: () => Shelf,
  post: (batch: Entry[], keepalive: boolean) => Promise<Reply>,
  settled: (entry: Entry, why: string | undefined) => void,
) => {
  const own = new Map<string, Entry>();
  let timer: ReturnType<typeof setTimeout> | 0 = 0;
  let attempt = 0;
  let most: number = MESSAGES_PER_BATCH;
  let opened = false;
  let busy = false;
  let release: ((wait: number) => void) | undefined;

  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = opened ? setTimeout(flush, ms) : 0;
  };
  const done = (batch: Entry[], why: (entry: Entry) => string | undefined): void => {
    for (const entry of batch) {
      settled(entry, why(entry));
      own.delete(entry.key);
    }
    shelf().drop(batch);
  };

  /** Milliseconds to wait before more can be sent; 0: go on. */
  const deliver = async (batch: Entry[], keepalive = !attempt): Promise<number> => {
    const [status, after, { refused, error } = {}] = await post(batch, keepalive);
    // A 2xx that is no receipt is some proxy's.
    if (!refused && (status < 300 || status > 499 || [408, 425, 429].includes(status)))
      return nextWait(attempt++, after, Math.random());
    attempt = 0;
    most = MESSAGES_PER_BATCH;
    // The one that spoils a batch is found by halving it.
    if (batch[1] && (status === 413 || status === 400)) return (most = batch.length >> 1);
    done(batch, ({ body }) => (refused ? refused.find(({ id }) => id === body.id)?.why : error || `${status}`));
    return 0;
  };

  /** Sends what this and other pages have kept. */
  const work = async (): Promise<number> => {
    const from = shelf();
    const kept = await from.all();
    if (from !== shelf()) return LULL;
    const list = [...kept.filter(({ key }) => !own.has(key)), ...own.values()];
    const over = list.splice(0, list.length - BOUND);
    if (over[0]) done(over, () => 'waited too long');
    for (const batch of batchesOf(list, most)) {
      const wait = opened ? await deliver(batch) : LULL;
      if (wait) return wait;
    }
    return 0;
  };

  /**
   * One tab at a time, since what one sends others have on their shelf too. The lock is let go when the page is hidden:
   * held longer, it would keep the page from the back/forward cache, or others from sending when this one is frozen.
   */
  const inTurn = (): Promise<number> =>
    shelf().shared && navigator.locks
      ? navigator.locks.request(name, { ifAvailable: true }, (lock) =>
          lock ? Promise.race([work(), new Promise<number>((resolve) => (release = resolve))]) : LULL,
        )
      : work();

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = 0;
    if (busy || !opened) return;
    busy = true;
    const wait = await inTurn().catch(() => nextWait(attempt++, 0, 1));
    busy = false;
    if (wait || own.size) plan(wait || LULL);
  };

  return {
    /** Takes one more to send: within a second, or `soon`. */
    add(entry: Entry, soon?: boolean): void {
      // What cannot be written as JSON throws here, before it could stop all that waits with it.
      shelf().put(entry);
      own.set(entry.key, entry);
      if (soon || !timer) plan(soon ? 0 : LULL);
    },
    /** Until it is open everything is kept and nothing is sent. */
    open(is: boolean): void {
      opened = is;
      void flush();
    },
    flush,
    /**
     * The page is hidden or left: what is in memory goes at once, also what is on its way and may be cut off. Two
     * batches, since a page's last requests share 64 KiB.
     */
    leave(): void {
      release?.(LULL);
      for (const batch of opened ? batchesOf(own.values(), most).slice(0, 2) : [])
        void deliver(batch, true).then((wait) => wait && plan(wait));
    },
    /** What waits in memory, by key. */
    own,
    /** Forgets all that waits. */
    async clear(): Promise<void> {
      own.clear();
      shelf().drop(await shelf().all());
    },
  };
};
