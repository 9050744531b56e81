import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../support/cluster.ts';
import { startCollector } from '../support/collector.ts';
import { doubles, type StoredRow } from '../support/ledger.ts';
import { createRandom } from '../support/random.ts';
import { startSenders } from './senders.ts';
import type { Kind } from './servers.ts';

export interface KillOutcome {
  seed: number;
  store: Kind;
  kills: number;
  acknowledged: number;
  /** Answered with 2xx, and not in the log. */
  lost: string[];
  double: string[];
  /** ms from the start of the new process until `/ready` says yes. */
  ready: { median: number; worst: number };
  seconds: number;
}

export interface KillOptions {
  seed: number;
  kills: number;
  cluster?: Cluster | undefined;
  /** The bundle of an npm install; else the sources of the clone. */
  built?: boolean;
}

/** Always on their way, each with a batch of ten. */
const SENDERS = 16;

let databases = 0;

/** Kills one collector with -9 under load, again and again, and looks whether every acknowledged event is there once. */
export const killAgainAndAgain = async (options: KillOptions): Promise<KillOutcome> => {
  const { seed, kills, cluster, built = true } = options;
  const begun = performance.now();
  const random = createRandom(seed);
  const databaseUrl = await cluster?.create(`kills_${++databases}`);
  const collector = await startCollector({ built, ...(databaseUrl && { env: { DATABASE_URL: databaseUrl } }) });
  try {
    const senders = startSenders(collector.url, SENDERS);
    const ready: number[] = [];
    for (let n = 0; n < kills; n++) {
      await pause(random.whole(20, 400));
      await collector.kill9();
      const start = performance.now();
      await collector.restart();
      ready.push(performance.now() - start);
    }
    await senders.stop();
    const rows = await collector.rows<StoredRow>('events');
    const there = new Set(rows.map(({ id }) => id));
    ready.sort((a, b) => a - b);
    return {
      seed,
      store: cluster ? 'postgres' : 'sqlite',
      kills,
      acknowledged: senders.acknowledged.size,
      lost: [...senders.acknowledged].filter((id) => !there.has(id)),
      double: doubles(rows),
      ready: { median: ready[ready.length >> 1]!, worst: ready.at(-1)! },
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    await collector.stop();
  }
};
