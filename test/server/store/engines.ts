import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../server/store/database.ts';
import { silent } from '../../../server/log.ts';
import { migrate } from '../../../server/store/migrate.ts';
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
  /** Without data. Its tables may be there: to make them takes PostgreSQL longer than most tests. */
  place(): Promise<Place>;
  /** Without tables, as before the first start. */
  empty(): Promise<Place>;
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

const createSqlite = (): Engine => {
  const empty = async (): Promise<Place> => {
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
  };
  return { kind: 'sqlite', start: async () => {}, stop: async () => {}, place: empty, empty };
};

/** Holds the tables; those of the months come when a store is opened. */
const TEMPLATE = 'with_tables';

const createPostgres = (): Engine => {
  let cluster: Cluster | undefined;
  let count = 0;
  const copyOf = async (template?: string): Promise<Place> => {
    const name = `test_${++count}`;
    const databaseUrl = await cluster!.create(name, template);
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
  };
  return {
    kind: 'postgres',
    start: async () => {
      cluster = await startCluster();
      const db = await openPostgres(await cluster.create(TEMPLATE), silent);
      await migrate(db);
      await db.close();
    },
    stop: async () => cluster?.stop(),
    place: () => copyOf(TEMPLATE),
    empty: () => copyOf(),
  };
};

export const engines: readonly Engine[] = [createSqlite(), createPostgres()];
