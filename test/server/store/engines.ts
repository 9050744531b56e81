import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../server/store/database.ts';
import { silent } from '../../../server/log.ts';
import { DATABASE_FILE, openStore, type StoreSettings } from '../../../server/store/open.ts';
import { openPostgres } from '../../../server/store/postgres.ts';
import { openSqlite } from '../../../server/store/sqlite.ts';
import type { Store } from '../../../server/store/store.ts';
import { startCluster, type Cluster } from '../../support/cluster.ts';

/** One empty place for data; as many stores may be opened on it as a test likes. */
export interface Place {
  /** For a process that shall open it too. */
  readonly settings: StoreSettings;
  open(now?: () => number): Promise<Store>;
  /** The bare database beneath, to look at what the interface does not tell. */
  bare(): Promise<Database>;
  remove(): Promise<void>;
}

export interface Engine {
  kind: Store['kind'];
  start(): Promise<void>;
  stop(): Promise<void>;
  place(): Promise<Place>;
}

const folder = (name: string): string => mkdtempSync(join(tmpdir(), `attendant-${name}-`));
const discard = (path: string): void => rmSync(path, { recursive: true, force: true });

/** What was opened is closed with its place, whether the test got that far or not. */
const tracked = () => {
  const opened: { close(): Promise<void> }[] = [];
  return {
    keep: async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
      const one = await opening;
      opened.push(one);
      return one;
    },
    close: () => Promise.all(opened.map((one) => one.close())),
  };
};

const sqlite: Engine = {
  kind: 'sqlite',
  start: async () => {},
  stop: async () => {},
  place: async () => {
    const dataDir = folder('store');
    const { keep, close } = tracked();
    return {
      settings: { dataDir },
      open: (now) => keep(openStore({ dataDir, ...(now && { now }) })),
      bare: () => keep(openSqlite(join(dataDir, DATABASE_FILE))),
      remove: async () => {
        await close();
        discard(dataDir);
      },
    };
  },
};

const createPostgres = (): Engine => {
  let cluster: Cluster | undefined;
  let count = 0;
  return {
    kind: 'postgres',
    start: async () => {
      cluster = await startCluster();
    },
    stop: async () => cluster?.stop(),
    place: async () => {
      const name = `test_${++count}`;
      const databaseUrl = await cluster!.create(name);
      const { keep, close } = tracked();
      return {
        settings: { dataDir: '', databaseUrl },
        open: (now) => keep(openStore({ dataDir: '', databaseUrl, ...(now && { now }) })),
        bare: () => keep(openPostgres(databaseUrl, silent)),
        remove: async () => {
          await close();
          await cluster!.drop(name);
        },
      };
    },
  };
};

export const engines: readonly Engine[] = [sqlite, createPostgres()];
