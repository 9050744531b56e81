import { setImmediate as turn } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { factsOf } from './fold.ts';

/** Sessions folded in one transaction; and when nobody is waited for but the end. */
const CHUNK = 50;
const MANY = 200;
/** Sessions folded before an answer, so that what just happened is in it. */
const AT_ONCE = 1_000;
/** Milliseconds after which an answer waits for no more of them: how long one takes is up to who sent it. */
const LONGEST = 2_000;
/** Blocks made in one go. */
const PACKED = 20;
/** Milliseconds between looks for something to fold. */
const EVERY = 1_000;
/** Times as long as a chunk took that is waited after it: collecting comes first. */
const REST = 20;
const LONGEST_REST = 60_000;

/**
 * Folds what waits at a site, the longest waiting first.
 * @param most sessions, and `longest` milliseconds, so that nobody waits long for an answer
 * @returns how many were folded
 */
export const foldSite = async (store: Store, siteId: number, most = AT_ONCE, longest = LONGEST): Promise<number> => {
  const begun = performance.now();
  let folded = 0;
  while (folded < most && (folded === 0 || performance.now() - begun < longest)) {
    const count = await store.fold.next(siteId, Math.min(most === Infinity ? MANY : CHUNK, most - folded), factsOf);
    if (count === 0) break;
    folded += count;
    // SQLite answers without leaving the process: requests have their turn only when it is given.
    await turn();
  }
  return folded;
};

/** Received up to then is counted at this site, UTC milliseconds. */
export const countedTo = async (store: Store, siteId: number, now: number): Promise<number> =>
  (await store.fold.waiting()).find((site) => site.siteId === siteId)?.since ?? now;

/** Puts together the days that are over; see Fold.pack. */
export const packSite = async (store: Store, siteId: number, now: number): Promise<void> => {
  while ((await store.fold.pack(siteId, now, PACKED)) === PACKED) await turn();
};

/**
 * Makes everything derived of a site anew from the log, but what is sealed.
 * @returns how many sessions were folded
 */
export const rebuildSite = async (store: Store, siteId: number, now = Date.now()): Promise<number> => {
  await store.fold.reset(siteId);
  const folded = await foldSite(store, siteId, Infinity, Infinity);
  await packSite(store, siteId, now);
  return folded;
};

/**
 * Makes what ended before an instant final, as Fold.seal has it: all that waits is counted first.
 * @returns the instant, a UTC midnight: sessions whose last event is older may be deleted with all their events
 */
export const sealSite = async (store: Store, siteId: number, before: number): Promise<number> => {
  await foldSite(store, siteId, Infinity, Infinity);
  return store.fold.seal(siteId, before);
};

/** Folds beside the requests, a chunk at a time, until stopped. Several collectors may do so at once. */
export const createFolding = (
  store: Store,
  log: Log,
  clock: () => number = () => performance.now(),
  now: () => number = Date.now,
) => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let troubles = 0;

  /** Whether something may be left. */
  const round = async (): Promise<boolean> => {
    let left = false;
    const waiting = new Set((await store.fold.waiting()).map(({ siteId }) => siteId));
    for (const { id } of await store.sites.all()) {
      if (stopped) return false;
      if (waiting.has(id) && (await store.fold.next(id, CHUNK, factsOf)) > 0) left = true;
      else if ((await store.fold.pack(id, now(), 1)) > 0) left = true;
    }
    return left;
  };

  const run = async (): Promise<void> => {
    const begun = clock();
    let rest = EVERY;
    try {
      if (await round()) rest = Math.min((clock() - begun) * REST, LONGEST_REST);
      troubles = 0;
    } catch (error) {
      // Told once; a database that is away is told of by everybody else.
      if (troubles++ === 0) log('warn', 'what was collected cannot be counted now', { why: (error as Error).message });
      rest = Math.min(EVERY * 2 ** troubles, LONGEST_REST);
    }
    if (!stopped) timer = setTimeout(start, rest).unref();
  };
  const start = (): void => void (running = run());

  return {
    start,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
