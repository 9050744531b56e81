import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCluster, type Cluster } from '../../support/cluster.ts';
import { killAgainAndAgain } from '../../storm/kills.ts';
import { outages } from '../../storm/outage.ts';

const seed = Number(process.env['SEED'] ?? 1);
const LONG = { timeout: 180_000 };

// As PostgreSQL comes, with fsync: here the database itself is stopped in the middle.
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ durable: true });
});
afterAll(() => cluster.stop());

test('while PostgreSQL is away nothing is answered 2xx that is not kept, and it heals by itself', LONG, async () => {
  const { acknowledged, refused, ...outcome } = await outages({ seed, outages: 2, cluster, built: false });
  console.log(`PostgreSQL back: the next receipt after ${outcome.healed.map(Math.round).join(' and ')} ms`);
  expect(outcome).toMatchObject({ lost: [], double: [], strange: [] });
  expect(refused).toBeGreaterThan(0);
  expect(acknowledged).toBeGreaterThan(100);
});

test(
  'over PostgreSQL too, a collector killed with -9 under load has every event it answered with 2xx',
  LONG,
  async () => {
    const outcome = await killAgainAndAgain({ seed, kills: 3, cluster, built: false });
    console.log(`PostgreSQL: ready again after ${Math.round(outcome.ready.median)} ms (median)`);
    expect(outcome).toMatchObject({ lost: [], double: [] });
  },
);
