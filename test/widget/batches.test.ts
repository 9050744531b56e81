import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../protocol/ids.ts';
import { nextWait } from '../../widget/outbox/backoff.ts';
import { batchesOf, type Entry } from '../../widget/outbox/batches.ts';

const entry = (name = 'x', size = 0): Entry => {
  const id = uuidv7(Date.now());
  const data = { name, words: 'w'.repeat(size) };
  return { key: id, to: 'events', body: { id, type: 'custom', at: 1, page: { url: 'u' }, data }, from: { tab: 't' } };
};
const nameOf = ({ body }: Entry): unknown => 'data' in body && body.data['name'];

describe('waiting', () => {
  it('doubles from a second to a minute, half of it left to chance, and never less than was asked for', () => {
    expect([0, 1, 2, 20].map((attempt) => nextWait(attempt, 0, 1))).toEqual([1000, 2000, 4000, 60_000]);
    expect(nextWait(3, 0, 0)).toBe(4000);
    expect(nextWait(0, 120, 0)).toBe(120_000);
    expect(nextWait(0, Number.NaN, 1)).toBe(1000);
  });
});

describe('batches', () => {
  it('hold one sender each, in order, within bytes and number', () => {
    const other = { ...entry('other'), from: { tab: 'u' } };
    const batches = batchesOf([entry('a'), other, entry('b')], 50);
    expect(batches.map((batch) => batch.map(nameOf))).toEqual([['a', 'b'], ['other']]);
    expect(
      batchesOf(
        [1, 2, 3, 4].map((n) => entry(`${n}`, 10_000)),
        50,
      ).map((batch) => batch.length),
    ).toEqual([2, 2]);
    expect(
      batchesOf(
        Array.from({ length: 5 }, () => entry()),
        2,
      ).map((batch) => batch.length),
    ).toEqual([2, 2, 1]);
  });
  it('count bytes, not characters', () => {
    const wide = Array.from({ length: 4 }, () => {
      const one = entry();
      Object.assign(one.body, { data: { name: 'ж'.repeat(6000) } });
      return one;
    });
    expect(batchesOf(wide, 50).map((batch) => batch.length)).toEqual([2, 2]);
  });
});
