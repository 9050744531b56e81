import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { erase } from './erase.ts';
import { retain, type Rest, type Retention } from './retention.ts';

const HOUR = 3_600_000;
/** One of several collectors does it, an hour after the last. */
const EVERY = HOUR - 60_000;
/** Milliseconds between looks for something to do: what a killed process left waits no longer. */
const LOOK = 60_000;
/** Times as long as a piece took that is waited after it: collecting comes first. */
const REST = 4;
const LONGEST_REST = 2_000;
/** How long texts of deleted events may stay until the log is read for others who use them. */
const SWEEP = 24 * HOUR;

class Stopped extends Error {}

export interface Keeping {
  start(): void;
  /** Somebody was erased: the traces outside the rows go now. */
  wake(): void;
  /** One round, at once: what is condemned, what is too old (unless another collector just did it), what nobody refers to. */
  run(): Promise<void>;
  /** Resolves when the piece at hand is done. */
  stop(): Promise<void>;
}

/** Deletes beside the requests what is not to be kept any longer, a piece at a time. */
export const createKeeping = (store: Store, retention: Retention, log: Log, now: () => number): Keeping => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let erased = false;
  let sweptAt = -Infinity;
  let troubles = 0;

  const createRest = (): Rest => {
    let begun = performance.now();
    return async () => {
      if (stopped) throw new Stopped();
      await pause(Math.min((performance.now() - begun) * REST, LONGEST_REST));
      begun = performance.now();
    };
  };

  /** Texts of forgotten people at once; of what was too old, once a day. */
  const sweep = async (atOnce: boolean, rest: Rest): Promise<boolean> => {
    if (!atOnce && now() - sweptAt < SWEEP) return false;
    let gone = 0;
    for (const { id } of await store.sites.all()) gone += await store.privacy.sweepTerms(id, now(), rest);
    sweptAt = now();
    return gone > 0;
  };

  const round = async (): Promise<void> => {
    const rest = createRest();
    const { visitors, events } = await erase(store, now());
    const people = erased || visitors + events > 0;
    erased = false;
    try {
      const due = await store.privacy.claim(now(), EVERY);
      const expired = due && (await retain(store, retention, now(), rest));
      const swept = await sweep(people, rest);
      // PostgreSQL clears up after itself; it is only hurried for the sake of people.
      if (people || ((expired || swept) && store.kind === 'sqlite')) await store.privacy.scrub();
    } catch (error) {
      erased ||= people;
      throw error;
    }
  };

  const run = async (): Promise<void> => {
    try {
      await round();
      troubles = 0;
    } catch (error) {
      if (error instanceof Stopped) return;
      // Told once; a database that is away is told of by everybody else.
      if (troubles++ === 0)
        log('warn', 'what is too old cannot be deleted now, and is tried again', { why: (error as Error).message });
    }
  };

  /** One round after the other, whoever asks. */
  const next = (): Promise<void> => {
    const turn = (running ?? Promise.resolve()).then(() => (stopped ? undefined : run()));
    return (running = turn);
  };

  return {
    start() {
      timer = setInterval(() => void next(), LOOK).unref();
    },
    wake() {
      erased = true;
      void next();
    },
    run: next,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
