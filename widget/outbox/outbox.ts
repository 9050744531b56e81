import type { Receipt } from '../../protocol/events.ts';
import { MESSAGES_PER_BATCH } from '../../protocol/limits.ts';
import { nextWait } from './backoff.ts';
import { batchesOf } from './batches.ts';
import type { Entry } from './batches.ts';
import { FULL, LULL, OFFLINE, SOON, TURNS } from './numbers.ts';
import type { Shelf } from './shelf.ts';

/** What came back: `status` 0 if nothing did, the seconds to wait, and what the collector says. */
export type Reply = [status: number, after: number, answer?: Partial<Receipt> & { error?: string }];

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
  let turns = 0;
  /** Seconds the collector asked to wait: as long as the timer runs nothing else wakes it. */
  let held = 0;
  let release: ((wait: number) => void) | undefined;

  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = opened
      ? setTimeout(() => {
          held = 0;
          void flush();
        }, ms)
      : 0;
  };

  /**
   * Milliseconds to wait before more can be sent; 0: go on. The one that spoils a batch is found by halving it, be it
   * refused or that the collector fails over it; and back by doubling.
   */
  const deliver = async (batch: Entry[], keepalive = !attempt): Promise<number> => {
    const [status, after, { refused, error } = {}] = await post(batch, keepalive);
    const half = batch.length >> 1;
    // A 2xx that is no receipt is some proxy's.
    if (!refused && !/^4(?!08|25|29)/.test(`${status}`)) {
      held = after;
      // Who asks for time is not to get more requests.
      if (!held) most = half || 1;
      // What the browser knows to be offline fails at once and costs nothing: so the network's return is soon noticed.
      return nextWait(navigator.onLine ? attempt++ : OFFLINE, after, Math.random());
    }
    attempt = 0;
    if (half && (status === 413 || status === 400)) return (most = half);
    for (const entry of batch) {
      settled(entry, refused ? refused.find(({ id }) => id === entry.body.id)?.why : error || `${status}`);
      own.delete(entry.key);
    }
    shelf().drop(batch);
    return most < MESSAGES_PER_BATCH ? (most = Math.min(most * 2, MESSAGES_PER_BATCH)) : 0;
  };

  /** Sends what this and other pages have kept. */
  const work = async (): Promise<number> => {
    const from = shelf();
    const others = (await from.all()).filter(({ key }) => !own.has(key));
    const batches = batchesOf([...others, ...own.values()], most);
    // Those that were left out for now go next.
    const more = batches[FULL] ? LULL : 0;
    let failed = 0;
    for (let batch; (batch = batches.shift());) {
      // Closed meanwhile, or what was kept with consent has none any more.
      if (!opened || from !== shelf()) return LULL;
      const wait = await deliver(batch);
      if (wait > SOON ? failed : wait && !failed) return wait;
      if (wait < SOON) continue;
      // Any other that is taken proves that it is not the network.
      failed = wait;
      batches.sort(() => Math.random() - 0.5);
    }
    return failed || more;
  };

  /**
   * One tab at a time, since what one sends others have on their shelf too; twice does no harm, so nobody waits for ever.
   * The lock is let go when the page is hidden: held longer, it would keep the page from the back/forward cache, or
   * others from sending when this one is frozen.
   */
  const inTurn = (): Promise<number> =>
    shelf().shared && navigator.locks
      ? navigator.locks.request(name, { ifAvailable: true }, (lock) => {
          if (!lock && turns++ < TURNS) return LULL;
          turns = 0;
          return Promise.race([work(), new Promise<number>((resolve) => (release = resolve))]);
        })
      : work();

  const flush = async (): Promise<void> => {
    if (opened && held && timer) return;
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
      if (!timer || (soon && !held)) plan(soon ? 0 : LULL);
    },
    /** Until it is open everything is kept and nothing is sent. */
    open(is: boolean): void {
      opened = is;
      void flush();
    },
    flush,
    /**
     * The page is hidden or left: what is in memory goes at once, also what is on its way and may be cut off. Two
     * batches, since a page's last requests share 64 KiB. Who asked for time gets none.
     */
    leave(): void {
      release?.(LULL);
      if (!opened || held) return;
      for (const batch of batchesOf(own.values(), MESSAGES_PER_BATCH).slice(0, 2))
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
