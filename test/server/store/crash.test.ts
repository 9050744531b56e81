import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openStore } from '../../../server/store/open.ts';
import { killAgainAndAgain } from '../../storm/kills.ts';
import { collect } from './things.ts';

const ROUNDS = 4;
const seed = Number(process.env['SEED'] ?? 1);

/** Lets a process append until it has acknowledged so many, and kills it in the middle of more. */
const appendAndDie = async (dataDir: string, enough: number): Promise<string[]> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const ids: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.length === 36) ids.push(line);
    if (ids.length === enough) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return ids;
};

test('killed with -9 again and again, the store has every id it acknowledged, once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'attendant-crash-'));
  try {
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round++) acknowledged.push(...(await appendAndDie(dataDir, 700 + round * 333)));
    const store = await openStore({ dataDir });
    const site = await store.sites.byKey('demo');
    const kept = (await collect(store.log.each(site!.id))).map((row) => row.id);
    await store.close();
    const there = new Set(kept);
    expect(kept).toHaveLength(there.size);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(4_000);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test(
  'a collector killed with -9 under load has every event it answered with 2xx, once',
  { timeout: 180_000 },
  async () => {
    const outcome = await killAgainAndAgain({ seed, kills: 4, built: false });
    console.log(`SQLite: ready again after ${Math.round(outcome.ready.median)} ms (median)`);
    expect(outcome).toMatchObject({ lost: [], double: [] });
    expect(outcome.acknowledged).toBeGreaterThan(100);
  },
);
