import type { Log } from '../log.ts';
import type { Tallies } from '../store/store.ts';

/** List positions are no part of a reason: "items.3.price" and "items.4.price" are one. */
const reasonOf = (why: string): string => why.replaceAll(/\.\d+(?=[.:])/g, '[]').slice(0, 200);

/**
 * Counts refusals in memory and writes them down now and then, so that a flood of bad requests does not
 * become a flood of commits. What a crash loses here is a statistic, not an event.
 */
export const createTally = (tallies: Tallies, now: () => number, log: Log) => {
  let counts = new Map<string, { siteId: number; name: string; count: number }>();
  let flushing: Promise<void> | undefined;

  const add = (siteId: number, name: string, count: number): void => {
    const key = `${siteId} ${name}`;
    const entry = counts.get(key);
    if (entry) entry.count += count;
    else counts.set(key, { siteId, name, count });
  };

  const write = async (): Promise<void> => {
    const due = [...counts.values()];
    counts = new Map();
    try {
      for (let first; (first = due[0]); due.shift()) await tallies.add(first.siteId, first.name, now(), first.count);
    } catch {
      for (const { siteId, name, count } of due) add(siteId, name, count);
      log('warn', 'counts of refusals wait: the store does not take them');
    }
  };

  return {
    /** `why` without anything a stranger can choose freely: each different one is a row. */
    refused: (siteId: number, why: string): void => add(siteId, `refused:${reasonOf(why)}`, 1),
    /** A refused event that had its number in a page load: it may be a hole there. */
    numbered: (siteId: number, mode: 'full' | 'cookieless'): void => add(siteId, `numbered:${mode}`, 1),
    /** Writes what was counted since the last time. */
    async flush(): Promise<void> {
      await flushing;
      if (counts.size) await (flushing = write().finally(() => (flushing = undefined)));
    },
  };
};

export type Tally = ReturnType<typeof createTally>;
