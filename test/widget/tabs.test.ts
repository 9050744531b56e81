import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../widget/outbox/batches.ts';
import type { Reply } from '../../widget/outbox/outbox.ts';
import { createBox, entry, freshDevice, OK, pass } from './box.ts';
import { createWorld, endWorld, type World } from './world.ts';

// Several tabs of one browser, and one tab that becomes two.

/** Locks as browsers give them, one holder a name; `keep` holds it for ever, as a tab that is frozen with it does. */
const stubLocks = () => {
  const held = { is: false, most: 0, now: 0 };
  const request = async (_name: string, _options: object, act: (lock: object | null) => unknown): Promise<unknown> => {
    if (held.is) return act(null);
    held.is = true;
    held.most = Math.max(held.most, ++held.now);
    const result = await act({});
    held.is = false;
    held.now--;
    return result;
  };
  vi.stubGlobal('navigator', { onLine: true, locks: { request } });
  return { held, keep: () => (held.is = true) };
};

describe('tabs that share an outbox', () => {
  freshDevice();
  it.each([2, 8])('%i of them lose nothing, and the collector keeps each event once', async (many) => {
    const locks = stubLocks();
    const kept: string[] = [];
    const distinct = new Set<string>();
    let turn = 0;
    const answer = (batch: Entry[]): Reply => {
      // Every third reply is lost, before or after the commit.
      if (++turn % 6 === 0) return [0, 0];
      for (const { body } of batch) if (!distinct.has(body.id)) kept.push(body.id);
      for (const { body } of batch) distinct.add(body.id);
      return turn % 6 === 3 ? [0, 0] : OK;
    };
    const tabs = Array.from({ length: many }, () => createBox([], undefined, answer));
    const made: string[] = [];
    for (let round = 0; round < 5; round++) {
      for (const { box } of tabs) {
        const one = entry();
        made.push(one.key);
        box.open(true);
        box.add(one);
      }
      await pass(700);
    }
    await pass(200_000);
    expect(kept.toSorted()).toEqual(made.toSorted());
    expect(locks.held.most).toBe(1);
    expect(tabs.map(({ box }) => box.own.size)).toEqual(tabs.map(() => 0));
    expect(await tabs[0]!.shelf.all()).toEqual([]);
  });
  it('wait for one another, but not for ever: a frozen tab may hold the lock', async () => {
    const locks = stubLocks();
    locks.keep();
    const { box, taken } = createBox();
    box.open(true);
    box.add(entry('a'));
    await pass(15_000);
    expect(taken).toEqual([]);
    await pass(15_000);
    expect(taken).toEqual(['a']);
  });
  it('let go of the lock when they are hidden, with a request on its way', async () => {
    const locks = stubLocks();
    const { box } = createBox([() => new Promise(() => {})]);
    box.open(true);
    box.add(entry('a'));
    await pass(1500);
    expect(locks.held.is).toBe(true);
    box.leave();
    await pass(500);
    expect(locks.held.is).toBe(false);
  });
});

describe('a tab that is duplicated', () => {
  let world: World;
  afterEach(() => endWorld(world));
  it('in cookieless takes the outbox along: the same ids, and a numbering of its own', async () => {
    world = createWorld({ consent: 'cookieless' }, { status: { site: 200, post: 0 } });
    await world.pass(2000);
    const copy = { ...sessionStorage };
    const { posts, status } = world;
    status.post = 200;
    await world.pass(5000);
    const [first] = world.events();
    world.say('destroy');
    await world.pass(500);
    const before = posts.length;
    document.body.replaceChildren();
    for (const [key, text] of Object.entries(copy)) sessionStorage.setItem(key, text as string);
    world = createWorld({ consent: 'cookieless' }, { posts, status });
    await world.pass(3000);
    const later = posts.slice(before);
    const ids = later.flatMap(({ body }) => body.events!.map(({ id }) => id));
    expect(ids).toContain(first!.id);
    const own = later.find(({ body }) => body.tab !== posts[0]!.body.tab)!;
    expect([own.body.tab === undefined, own.body.events![0]!.seq]).toEqual([false, 0]);
    expect(later.find(({ body }) => body.events!.some(({ id }) => id === first!.id))!.body.tab).toBe(
      posts[0]!.body.tab,
    );
  });
});
