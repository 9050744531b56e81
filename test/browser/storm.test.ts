import { expect, it } from 'vitest';
import { storm } from '../storm/storm.ts';

const seed = Number(process.env['SEED'] ?? 1);

// The whole of it, with 20 seeds over both stores, is `npm run storm`; see docs/delivery.md.
it('in full mode what the pages made is in the log once, whatever befell them', { timeout: 240_000 }, async () => {
  const { made, faults, kills, ...outcome } = await storm({ seed, events: 1_500, faults: 60, profiles: 3 });
  console.log(`storm: seed ${seed}, ${made} events, ${[...faults.values()].length} kinds of faults, ${kills} kills`);
  expect(outcome).toMatchObject({ lost: [], double: [], broken: [], disagree: [] });
  expect(made).toBeGreaterThanOrEqual(1_500);
});
