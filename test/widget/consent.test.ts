import { afterEach, describe, expect, it, vi } from 'vitest';
import { levelSaid, signalOf } from '../../widget/consent.ts';
import { createWorld, endWorld, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/;
const kept = async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
});
const NOTHING = { local: [], session: [], databases: [] };

describe('what may be said', () => {
  it('is a mode, or what a banner knows: measurement decides', () => {
    expect([levelSaid('off'), levelSaid('cookieless'), levelSaid('full')]).toEqual([0, 1, 2]);
    expect(levelSaid({ measurement: true, marketing: false })).toBe(2);
    expect(levelSaid({ marketing: true })).toBe(0);
    expect(() => levelSaid('all' as 'off')).toThrow(/takes off,cookieless,full/);
  });
  it('respects the browser’s signals by name', () => {
    const both = { globalPrivacyControl: true, doNotTrack: '1' };
    expect(signalOf('gpc,dnt', both)).toBe('gpc');
    expect(signalOf('dnt', both)).toBe('dnt');
    expect(signalOf('', both)).toBeUndefined();
    expect(signalOf('gpc,dnt', { doNotTrack: '0' })).toBeUndefined();
  });
});

describe('off', () => {
  it('keeps and sends nothing', async () => {
    world = createWorld({ consent: 'off' });
    Object.assign(window, { dataLayer: [{ event: 'view_item', ecommerce: { items: [{ item_id: 'a' }] } }] });
    world.say('track', 'thing');
    await world.pass(5000);
    world.leave();
    await world.pass(1000);
    expect(world.posts).toEqual([]);
    expect(await kept()).toEqual(NOTHING);
  });
});

describe('cookieless', () => {
  it('keeps the tab’s notes and outbox, and no identifier of anyone', async () => {
    world = createWorld({ consent: 'cookieless' }, { status: { site: 200, post: 0 } });
    await world.pass(5000);
    const { local, session, databases } = await kept();
    expect([local, databases]).toEqual([[], []]);
    expect(session.filter((key) => key.startsWith('attendant.demo/o/'))).toHaveLength(1);
    expect(sessionStorage.getItem('attendant.demo/n')).not.toMatch(UUID);
    for (const { body } of world.posts) expect([body.visitor, body.session]).toEqual([undefined, undefined]);
  });
  it('empties the outbox once the collector has it', async () => {
    world = createWorld();
    await world.pass(5000);
    expect((await kept()).session).toEqual(['attendant.demo/n']);
  });
});

describe('full', () => {
  it('keeps a visitor and a session across pages', async () => {
    world = createWorld({ consent: 'full' });
    await world.pass(2000);
    world.say('destroy');
    await world.pass(1000);
    const [first] = world.posts;
    world = createWorld({ consent: 'full' }, { posts: [] });
    await world.pass(2000);
    const later = world.posts.find(({ body }) => body.tab !== first!.body.tab)!;
    expect(later.body.visitor).toBe(first!.body.visitor);
    expect(first!.body.visitor).toMatch(UUID);
    expect(later.body.session).toBe(first!.body.session);
  });
  it('erases everything when turned down, and what was not sent as well', async () => {
    world = createWorld({ consent: 'full' }, { status: { site: 200, post: 0 } });
    await world.pass(3000);
    expect((await kept()).databases).toEqual(['attendant.demo/']);
    world.say('consent', 'off');
    await world.pass(1000);
    expect(await kept()).toEqual(NOTHING);
    world.status.post = 200;
    const before = world.posts.length;
    await world.pass(70_000);
    expect(world.posts.length).toBe(before);
  });
  it('also erases what an earlier page kept, though this one never used it', async () => {
    localStorage.setItem('attendant.demo/n', '{"visitor":"x"}');
    world = createWorld({ consent: 'cookieless' });
    world.say('consent', 'cookieless');
    expect(localStorage.length).toBe(0);
  });
  it('is erased at once by a page whose tag says off', async () => {
    localStorage.setItem('attendant.demo/n', '{"visitor":"x"}');
    sessionStorage.setItem('attendant.demo/o/1', '{}');
    world = createWorld({ consent: 'off' });
    await world.pass(100);
    expect(await kept()).toEqual(NOTHING);
  });
  it('waits five seconds on a page that says less, since its consent script may be on its way', async () => {
    localStorage.setItem('attendant.demo/n', '{"visitor":"x"}');
    world = createWorld({ consent: 'cookieless' });
    await world.pass(3000);
    expect(localStorage.length).toBe(1);
    await world.pass(3000);
    expect(localStorage.length).toBe(0);
  });
  it('is held down by a privacy signal until it is said', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: true });
    world = createWorld({ consent: 'full' });
    await world.pass(2000);
    expect(world.say('explain')).toMatchObject({ mode: 'cookieless', why: 'gpc' });
    world.say('consent', { measurement: true, marketing: false });
    await world.pass(2000);
    expect(world.say('explain')).toMatchObject({ mode: 'full', why: 'consent()' });
    const consent = world.events().find(({ type }) => type === 'consent');
    expect(consent?.data).toEqual({ mode: 'full', measurement: true, marketing: false });
    expect(world.posts.at(-1)?.body.visitor).toMatch(UUID);
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  });
  it('said before the first batch left makes that batch the visitor’s', async () => {
    world = createWorld({ consent: 'cookieless' });
    world.say('consent', 'full');
    await world.pass(3000);
    expect(world.types()).toEqual(['page_view', 'consent']);
    expect(new Set(world.posts.map(({ body }) => body.visitor)).size).toBe(1);
    expect(world.posts[0]?.body.visitor).toMatch(UUID);
  });
  it('said later goes on with the numbers of what waits, and keeps nothing of it in the tab', async () => {
    world = createWorld({ consent: 'cookieless' });
    await world.pass(3000);
    world.status.post = 0;
    world.say('track', 'waits');
    await world.pass(3000);
    world.say('consent', 'full');
    world.status.post = 200;
    await world.pass(9000);
    expect((await kept()).session.filter((key) => key.includes('/o/'))).toEqual([]);
    const numbers = (full: boolean) =>
      new Set(world.posts.flatMap(({ body }) => (!!body.visitor === full ? body.events!.map(({ seq }) => seq) : [])));
    expect([...numbers(true)]).toEqual([1, 2]);
  });
  it('said while batches are on their way leaves no hole in the numbers of a tab, whichever of them arrive', async () => {
    world = createWorld({ consent: 'cookieless' });
    await world.pass(3000);
    for (let n = 0; n < 120; n++) world.say('track', `n${n}`);
    const fetched = globalThis.fetch;
    let lost = 0;
    // Two batches go with the page that is hidden; the first of them is lost.
    vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
      init.keepalive && !lost++ ? Promise.reject(new TypeError('Failed to fetch')) : fetched(url, init),
    );
    world.show(false);
    world.say('consent', 'full');
    vi.stubGlobal('fetch', fetched);
    world.show(true);
    await world.pass(30_000);
    // The collector counts an event once, under the tab that it first came with.
    const tabs = new Map<string, Set<number>>();
    const seen = new Set<string>();
    for (const { body } of world.posts)
      for (const { id, seq } of body.events ?? []) {
        if (seen.has(id)) continue;
        seen.add(id);
        tabs.set(body.tab!, (tabs.get(body.tab!) ?? new Set()).add(seq));
      }
    const holes = [...tabs.values()].map((seqs) => Math.max(...seqs) - Math.min(...seqs) + 1 - seqs.size);
    expect([lost > 1, tabs.size, seen.size >= 122, holes]).toEqual([true, 2, true, [0, 0]]);
  });
  it('taken back keeps what waits behind others from leaving', async () => {
    for (let n = 0; n < 3; n++) {
      const from = { visitor: `v${n}`, tab: `t${n}` };
      const body = { id: `${n}`, type: 'custom', at: 1, page: { url: 'u' }, data: {} };
      localStorage.setItem(`attendant.demo/o/${n}`, JSON.stringify({ key: `${n}`, to: 'events', body, from }));
    }
    world = createWorld({ consent: 'full' });
    const answered = vi.spyOn(Response.prototype, 'json').mockImplementation(function (this: Response) {
      // With the first answer to a batch, consent is gone.
      if (world.posts.length === 1) world.say('consent', 'off');
      return Promise.resolve(world.posts.length ? { stored: 1, duplicate: 0, refused: [] } : world.site);
    });
    await world.pass(5000);
    answered.mockRestore();
    expect(world.posts).toHaveLength(1);
    expect(await kept()).toEqual(NOTHING);
  });
  it('said after off begins with the page', async () => {
    world = createWorld({ consent: 'off' });
    await world.pass(3000);
    world.say('consent', 'full');
    await world.pass(3000);
    expect(world.types()).toEqual(['page_view', 'consent']);
  });
});

it('said in any way tells the panel, which shows what is kept', async () => {
  world = createWorld({ consent: 'full' });
  world.say('open');
  await world.pass(1000);
  expect(world.renewed).toBe(0);
  world.say('consent', 'off');
  expect(world.renewed).toBe(1);
});

it('reset forgets the visitor, and still sends what they did', async () => {
  world = createWorld({ consent: 'full' }, { status: { site: 200, post: 0 } });
  await world.pass(2000);
  const { visitor } = world.say('explain')!;
  world.status.post = 200;
  world.say('reset');
  await world.pass(5000);
  expect(world.types()).toContain('page_view');
  expect(world.posts.at(-1)?.body.visitor).toBe(visitor);
  world.say('track', 'after');
  await world.pass(3000);
  expect(world.posts.at(-1)?.body.visitor).not.toBe(visitor);
});
