import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { linesOf } from '../../server/command/export.ts';
import { openStore, type StoreSettings } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';
import { freePort } from './port.ts';
import { until } from './until.ts';

const root = join(import.meta.dirname, '../..');

/** Names a folder with the demo's data, made once for many collectors; set by unpack.ts. */
export const SEEDED = 'ATTENDANT_SEEDED';

export interface Collector {
  url: string;
  dataDir: string;
  pid(): number;
  /** What the process wrote to its standard error so far. */
  log(): string;
  /** The power cut: nothing is flushed, nothing is said. */
  kill9(): Promise<void>;
  /** A graceful end; the data stays. */
  end(): Promise<void>;
  /** The same port and the same data again; resolves when it can store. */
  restart(): Promise<void>;
  /** Runs `attendant ARGS` on the same data; its standard output. */
  run(...args: string[]): Promise<string>;
  /** The rows of `attendant export WHAT`, read without a process of its own: tests ask again and again. */
  rows<T = Record<string, unknown>>(what: 'events' | 'feedback'): Promise<T[]>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

export interface CollectorOptions {
  port?: number;
  /** Settings beside PORT and DATA_DIR; DATABASE_URL chooses PostgreSQL. */
  env?: Record<string, string>;
  /** Runs the bundle of an npm install, as in production, not the sources of the clone. */
  built?: boolean;
  /** Fills the data with the demo's site before the start. Default true. */
  seed?: boolean;
}

/** Reads the rows of the demo's site; opened with the first question. */
const createReader = (settings: StoreSettings) => {
  let opening: Promise<Store> | undefined;
  return {
    rows: async <T>(what: string): Promise<T[]> => {
      const store = await (opening ??= openStore(settings));
      const site = await store.sites.byKey('demo');
      const rows: T[] = [];
      for await (const line of linesOf(store, site!.id, what)) rows.push(JSON.parse(JSON.stringify(line)) as T);
      return rows;
    },
    close: async () => (await opening)?.close(),
  };
};

/** ms; how long a start may take is for the machine to say, not for a test. */
const SLOWEST = 60_000;

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** The real collector in a process of its own, with its own folder of data. */
export const startCollector = async (options: CollectorOptions = {}): Promise<Collector> => {
  const command = join(root, options.built ? 'dist/server/main.js' : 'bin/attendant.mjs');
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'attendant-data-'));
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: url, ...options.env };
  const node = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: 2 ** 28 })).stdout;
  const seeded = process.env[SEEDED];
  if (options.seed ?? true) {
    if (seeded && !options.env?.['DATABASE_URL']) await cp(seeded, dataDir, { recursive: true });
    else await node(join(import.meta.dirname, 'seed.ts'));
  }

  const reader = createReader({ dataDir, databaseUrl: options.env?.['DATABASE_URL'] });
  let child: ChildProcess | undefined;
  let log = '';
  // A test run that is stopped half-way leaves no collector behind.
  const alone = (): void => void child?.kill('SIGKILL');
  process.once('exit', alone);
  process.once('disconnect', alone);
  const begin = async (): Promise<void> => {
    const mine = spawn(process.execPath, [command, 'serve'], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    child = mine;
    mine.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()));
    let over = false;
    const ended = gone(mine).then(() => {
      over = true;
      throw new Error(`the collector ended with ${mine.exitCode ?? mine.signalCode}: ${log}`);
    });
    // Once it was ready, its end is the test's own doing.
    ended.catch(() => {});
    const ready = until('the collector is ready', async () => over || (await fetch(`${url}/ready`)).ok, SLOWEST);
    await Promise.race([ready, ended]);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child!.kill(signal);
    await gone(child!);
  };
  await begin();
  return {
    url,
    dataDir,
    pid: () => child!.pid!,
    log: () => log,
    kill9: () => end('SIGKILL'),
    end: () => end('SIGTERM'),
    restart: begin,
    run: (...args) => node(command, ...args),
    rows: (what) => reader.rows(what),
    stop: async () => {
      await reader.close();
      process.off('exit', alone);
      process.off('disconnect', alone);
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
