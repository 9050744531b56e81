import { describe, expect, it } from 'vitest';
import type { Order } from '../../../server/publish/worker.ts';
import { createThread, TooLong } from '../../../server/store/thread.ts';

const LONG = 60_000;
const order = (name: string): Order => ({ site: { name, currency: 'EUR' }, items: [] });

/** A thread that tells how many orders it has had, and fails as the site's name says. */
const fragile = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    let count = 0;
    parentPort.on('message', ({ site }) => {
      if (site.name === 'die') throw new Error('a fault');
      if (site.name === 'leave') process.exit(0);
      while (site.name === 'hang');
      parentPort.postMessage({ why: site.name + ++count });
    });`)}`,
);
const broken = new URL('data:text/javascript,this is no script');

describe('a thread', () => {
  it('is kept: orders are answered one after the other by the same', async () => {
    const thread = createThread(fragile);
    expect(thread.isWarm()).toBe(false);
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => thread.ask(order(name), LONG)));
    expect(answers).toEqual([{ why: 'a1' }, { why: 'b2' }, { why: 'c3' }]);
    expect(thread.isWarm()).toBe(true);
  });

  it.each([
    ['dies', 'die', /a fault/, LONG],
    ['leaves', 'leave', /broken off/, LONG],
    ['hangs', 'hang', /too long/, 300],
  ])('that %s ends its own order with an error, and the next one has another', async (_, name, why, patience) => {
    const thread = createThread(fragile);
    await thread.ask(order('a'), LONG);
    const [failed, next] = await Promise.allSettled([
      thread.ask(order(name), patience),
      thread.ask(order('next'), LONG),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(why) } });
    expect(next).toEqual({ status: 'fulfilled', value: { why: 'next1' } });
    if (name === 'hang') expect(failed).toMatchObject({ reason: expect.any(TooLong) });
  });

  it('that cannot begin tells each order so', async () => {
    const thread = createThread(broken);
    for (let i = 0; i < 2; i++) await expect(thread.ask(order('a'), LONG)).rejects.toThrow(SyntaxError);
  });
});
