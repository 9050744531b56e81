import { expect, test, vi } from 'vitest';
import { later } from '../../../widget/ui/later.ts';

test('a part is fetched once, when it is wanted', async () => {
  const fetch = vi.fn(async () => ({ name: 'here' }));
  const part = later(fetch);
  expect([fetch.mock.calls.length, part.part.value]).toEqual([0, undefined]);
  await Promise.all([part.load(), part.load()]);
  await part.load();
  expect([fetch.mock.calls.length, part.part.value, part.failed.value]).toEqual([1, { name: 'here' }, false]);
});

test('one that did not come says so, and the next wish tries again under another address', async () => {
  const tried: number[] = [];
  const part = later(async (tries) => {
    tried.push(tries);
    if (!tries) throw new TypeError('Failed to fetch');
    return {};
  });
  await part.load();
  expect([part.failed.value, part.part.value]).toEqual([true, undefined]);
  await part.load();
  expect([part.failed.value, part.part.value, tried]).toEqual([false, {}, [0, 1]]);
});

test('one that comes after its panel went is stopped at once', async () => {
  const stop = vi.fn();
  const part = later(async () => ({ stop }));
  const coming = part.load();
  part.stop();
  await coming;
  expect([stop.mock.calls.length, part.part.value]).toEqual([1, undefined]);
});
