import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_LOGIN } from '../../demo/seed.ts';
import type { Overview } from '../../protocol/figures.ts';
import { DATABASE_FILE } from '../../server/store/open.ts';
import { startCollector, type Collector } from '../support/collector.ts';
import { until } from '../support/until.ts';
import { batch, event } from './serving.ts';

// What the machine beneath may do to a collector, done to a real one. On a limit for the size of files its writes fail as on
// a full disk; util-linux' prlimit sets and lifts it while the process runs.

const canLimit = spawnSync('prlimit', ['--version']).status === 0;
const ORIGIN = 'http://localhost:9000';

let collector: Collector;
let cookie: string;
const acknowledged = new Set<string>();
const refused: Record<string, unknown>[][] = [];

const post = async (events: Record<string, unknown>[]): Promise<Response> => {
  const answer = await fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: JSON.stringify(batch(events, { site: 'demo' })),
  });
  if (answer.ok) for (const { id } of events) acknowledged.add(String(id));
  else refused.push(events);
  return answer;
};
const some = (): Record<string, unknown>[] => Array.from({ length: 50 }, () => event());
const overview = async (): Promise<Overview> => {
  const answer = await fetch(`${collector.url}/console/api/sites/demo/overview`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Overview;
};
const statusOf = async (path: string): Promise<number> => (await fetch(collector.url + path)).status;
const limit = (bytes: string): unknown =>
  execFileSync('prlimit', ['--pid', String(collector.pid()), `--fsize=${bytes}:`]);

/** All that was acknowledged is there, once; what was refused can be sent again. */
const nothingLost = async (): Promise<void> => {
  for (const events of refused.splice(0)) expect((await post(events)).status).toBe(200);
  const ids = (await collector.rows('events')).map(({ id }) => String(id));
  expect(new Set(ids).size).toBe(ids.length);
  const there = new Set(ids);
  expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
};

beforeAll(async () => {
  collector = await startCollector();
  const answer = await fetch(`${collector.url}/console/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: collector.url },
    body: JSON.stringify(DEMO_LOGIN),
  });
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
}, 60_000);
afterAll(() => collector?.stop());

describe.runIf(canLimit)('a full disk', () => {
  it('is never answered 2xx, shows what was counted before, and heals when there is room', async () => {
    expect((await post(some())).status).toBe(200);
    const before = await overview();
    limit('1000');
    const answer = await post(some());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await statusOf('/ready')).toBe(503);
    expect(await statusOf('/health')).toBe(200);
    expect(await statusOf('/attendant.js')).toBe(200);
    const { trust } = await overview();
    expect(trust.counted_to).toBeGreaterThanOrEqual(before.trust.counted_to);

    limit('unlimited');
    await until('it can store again', async () => (await statusOf('/ready')) === 200);
    await nothingLost();
    await until('all is counted', async () => (await overview()).trust.lost === 0);
  });
});

describe('a database that another program holds', () => {
  it('is never answered 2xx, and heals when it is let go', async () => {
    const other = new DatabaseSync(join(collector.dataDir, DATABASE_FILE));
    other.exec('begin immediate');
    const [answer, ready] = await Promise.all([post(some()), statusOf('/ready')]);
    expect([answer.status, answer.headers.get('retry-after'), ready]).toEqual([503, '5', 503]);
    await overview();
    other.exec('rollback');
    other.close();
    await until('it can store again', async () => (await statusOf('/ready')) === 200);
    await nothingLost();
  });
});
