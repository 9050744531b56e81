import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/port.ts';
import { usage } from './process.ts';
import { median, table } from './table.ts';

const STARTS = 5;
/** ms until the memory of a process at rest is read. */
const REST = 5_000;
const MAIN = join(import.meta.dirname, '../../dist/server/main.js');

/** One start on data that is there already: ms until it can store, and bytes at rest. */
const start = async (dataDir: string, rest: number): Promise<{ ready: number; memory: number }> => {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
  });
  try {
    while (!(await fetch(`http://localhost:${port}/ready`).catch(() => undefined))?.ok) await pause(5);
    const ready = performance.now() - begun;
    await pause(rest);
    return { ready, memory: usage(child.pid!).memory };
  } finally {
    child.kill();
  }
};

/** How long the built collector takes until it can store, and what it takes of the memory when nobody asks. */
export const benchStart = async (): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'attendant-start-'));
  const site = ['--origin', 'https://shop.example', '--time-zone', 'UTC', '--currency', 'EUR'];
  execFileSync(process.execPath, [MAIN, 'site', 'add', 'Shop', ...site, '--data-dir', dataDir]);
  const starts = [];
  for (let n = 0; n < STARTS; n++) starts.push(await start(dataDir, n === 0 ? REST : 0));
  rmSync(dataDir, { recursive: true, force: true });
  const ready = `${Math.round(median(starts.map((one) => one.ready)))} ms`;
  const memory = `${(starts[0]!.memory / 1e6).toFixed(0)} MB`;
  const rows = [
    ['ready after', ready, '1,000 ms'],
    ['memory at rest', memory, '100 MB'],
  ];
  console.log(`\nThe built collector on SQLite, median of ${STARTS} starts\n${table(['', 'here', 'gate'], rows)}`);
};
