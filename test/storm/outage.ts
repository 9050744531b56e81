import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../support/cluster.ts';
import { startCollector } from '../support/collector.ts';
import { doubles, type StoredRow } from '../support/ledger.ts';
import { createRandom } from '../support/random.ts';
import { until } from '../support/until.ts';
import { startSenders, type Senders } from './senders.ts';

export interface OutageOutcome {
  outages: number;
  acknowledged: number;
  /** Answered 503 with Retry-After. */
  refused: number;
  lost: string[];
  double: string[];
  /** Answers that were neither a receipt nor such a refusal. */
  strange: string[];
  /** ms from the database's return to the next receipt, each time. */
  healed: number[];
}

export interface OutageOptions {
  seed: number;
  outages: number;
  cluster: Cluster;
  built?: boolean;
}

const SENDERS = 16;
/** ms; a whole answer of refusal comes in this time, or the collector hangs. */
const SOON = 30_000;

let databases = 0;

const refusedOf = ({ statuses }: Senders): number => statuses.get(503) ?? 0;
const keptOf = ({ statuses }: Senders): number => statuses.get(200) ?? 0;

/** Takes the database away under load, again and again; the collector stays, refuses honestly, and heals by itself. */
export const outages = async ({
  seed,
  outages: count,
  cluster,
  built = true,
}: OutageOptions): Promise<OutageOutcome> => {
  const random = createRandom(seed);
  const databaseUrl = await cluster.create(`outage_${++databases}`);
  const collector = await startCollector({ built, env: { DATABASE_URL: databaseUrl } });
  try {
    const pid = collector.pid();
    const senders = startSenders(collector.url, SENDERS);
    const healed: number[] = [];
    for (let n = 0; n < count; n++) {
      await pause(random.whole(100, 500));
      await cluster.halt(n % 2 ? 'fast' : 'immediate');
      const before = refusedOf(senders);
      await until('the collector refuses', () => refusedOf(senders) > before + SENDERS, SOON);
      await cluster.start();
      const kept = keptOf(senders);
      const back = performance.now();
      await until('the collector keeps again', () => keptOf(senders) > kept, SOON);
      healed.push(performance.now() - back);
    }
    await senders.stop();
    process.kill(pid, 0);
    const rows = await collector.rows<StoredRow>('events');
    const there = new Set(rows.map(({ id }) => id));
    return {
      outages: count,
      acknowledged: senders.acknowledged.size,
      refused: refusedOf(senders),
      lost: [...senders.acknowledged].filter((id) => !there.has(id)),
      double: doubles(rows),
      strange: senders.strange,
      healed,
    };
  } finally {
    await collector.stop();
  }
};
