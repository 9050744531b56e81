import { expect, it } from 'vitest';
import { createHeld } from '../../server/routes/held.ts';
import type { Served } from '../../server/routes/served.ts';

const served = (tag: string, length: number): Served => ({ type: 'text/plain', tag, plain: new Uint8Array(length) });

/** Something that holds 100 bytes, and what was made anew meanwhile. */
const holding = () => {
  const held = createHeld(100);
  const made: string[] = [];
  const get = (name: string, length: number) =>
    held.get(name, async () => {
      made.push(name);
      return served(name, length);
    });
  return { held, made, get };
};

it('makes a thing once, also for those who ask while it is being made', async () => {
  const { made, get } = holding();
  const [first, second] = await Promise.all([get('a', 10), get('a', 10)]);
  expect(first).toBe(second);
  expect(await get('a', 10)).toBe(first);
  expect(made).toEqual(['a']);
});

it('never holds more bytes than it may: what was asked for longest ago makes room', async () => {
  const { held, made, get } = holding();
  await get('a', 40);
  await get('b', 40);
  await get('a', 40);
  await get('c', 40);
  expect(held.used()).toBe(80);
  await get('a', 40);
  await get('b', 40);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  await get('large', 400);
  expect(held.used()).toBe(400);
  await get('small', 10);
  expect(held.used()).toBe(10);
});

it('forgets what is not there, and what failed', async () => {
  const { held } = holding();
  expect(await held.get('a', async () => undefined)).toBeUndefined();
  await expect(held.get('b', () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
  expect(await held.get('a', async () => served('a', 7))).toMatchObject({ tag: 'a' });
  expect(await held.get('b', async () => served('b', 7))).toMatchObject({ tag: 'b' });
  expect(held.used()).toBe(14);
});
