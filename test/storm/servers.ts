import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../support/cluster.ts';
import { startCollector, type Collector, type CollectorOptions } from '../support/collector.ts';
import type { Random } from '../support/random.ts';
import type { StoreSettings } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';

export type Kind = Store['kind'];

/** The collectors of a storm, as in production: built, and over PostgreSQL two of them. */
export interface Servers {
  collectors: Collector[];
  settings: StoreSettings;
  kills(): number;
  /** Kills one with -9 and starts it again, however long it takes; `struck` is called if there was one to kill. */
  kill(random: Random, struck: () => void): Promise<void>;
  /** Stops the database in the middle of everything and starts it again. */
  restartDatabase(how: 'fast' | 'immediate', random: Random): Promise<void>;
  /** Resolves when everything that was killed or stopped is back. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

let databases = 0;

const startCollectors = async (databaseUrl: string | undefined): Promise<Collector[]> => {
  const options: CollectorOptions = { built: true, ...(databaseUrl && { env: { DATABASE_URL: databaseUrl } }) };
  const first = await startCollector(options);
  return databaseUrl ? [first, await startCollector({ ...options, seed: false })] : [first];
};

/** A collector does not start while its database is away: whoever runs it (systemd, a container) starts it again. */
const revive = async (collector: Collector): Promise<void> => {
  for (;;) {
    try {
      await collector.restart();
      return;
    } catch {
      await pause(200);
    }
  }
};

/** @param cluster where the database is made; none: SQLite */
export const startServers = async (cluster: Cluster | undefined): Promise<Servers> => {
  const databaseUrl = await cluster?.create(`storm_${++databases}`);
  const collectors = await startCollectors(databaseUrl);
  const coming = new Map<unknown, Promise<void>>();
  let kills = 0;
  const track = (what: unknown, doing: Promise<void>): Promise<void> => {
    coming.set(what, doing);
    return doing.finally(() => coming.delete(what));
  };
  const killOne = async (collector: Collector): Promise<void> => {
    kills += 1;
    await collector.kill9();
    await revive(collector);
  };
  return {
    collectors,
    settings: { dataDir: collectors[0]!.dataDir, databaseUrl },
    kills: () => kills,
    kill: async (random, struck) => {
      const up = collectors.filter((collector) => !coming.has(collector));
      if (up.length === 0) return;
      const collector = random.pick(up);
      struck();
      await track(collector, killOne(collector));
    },
    restartDatabase: async (how, random) => {
      if (!cluster || coming.has(cluster)) return;
      const restart = async (): Promise<void> => {
        await cluster.halt(how);
        await pause(random.whole(200, 1_500));
        await cluster.start();
      };
      await track(cluster, restart());
    },
    back: async () => {
      while (coming.size > 0) await Promise.all(coming.values());
    },
    stop: async () => {
      for (const collector of collectors) await collector.stop();
    },
  };
};
