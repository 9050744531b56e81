import { expect, it } from 'vitest';
import { createTally } from '../../server/collect/tally.ts';
import type { Tallies } from '../../server/store/store.ts';

it('counts of refusals outlast a store that fails in the middle of them, each once', async () => {
  const written: string[] = [];
  let failing = 'refused:two';
  const tallies = {
    add: async (siteId: number, name: string, _now: number, count: number) => {
      if (name === failing) throw new Error('away');
      written.push(`${siteId} ${name} ${count}`);
    },
  } as unknown as Tallies;
  const tally = createTally(tallies, Date.now, () => {});
  for (const why of ['one', 'two', 'two', 'three']) tally.refused(1, why);
  await tally.flush();
  expect(written).toEqual(['1 refused:one 1']);
  tally.refused(1, 'three');
  failing = '';
  await tally.flush();
  expect(written.toSorted()).toEqual(['1 refused:one 1', '1 refused:three 2', '1 refused:two 2']);
});
