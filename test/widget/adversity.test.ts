import { afterEach, expect, it, vi } from 'vitest';
import { createWorld, endWorld, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));
it('passes over an event that is no JSON, and sends what follows', async () => {
  world = createWorld();
  await world.pass(500);
  const round: Record<string, unknown> = {};
  round['self'] = round;
  world.say('track', 'round', round);
  world.say('track', 'after');
  await world.pass(5000);
  expect(world.types()).toEqual(['page_view', 'custom']);
  // What was never an event leaves no hole.
  expect(world.events().map(({ seq }) => seq)).toEqual([0, 1]);
});
it('hands over what can be told, and not what is no JSON, when a page is left before its code came', async () => {
  world = createWorld({}, { broken: new Set(['more']) });
  await world.pass(500);
  const round: Record<string, unknown> = { item_id: 'r' };
  round['self'] = round;
  const item = { item_id: 'a', price: 1 };
  world.say('product', round as never);
  world.say('product', item);
  world.leave();
  world.say('destroy');
  const { posts } = world;
  Object.defineProperty(document, 'hidden', { configurable: true, value: false });
  world = createWorld({}, { posts });
  await world.pass(4000);
  const viewed = world.events().filter(({ type }) => type === 'view_item');
  expect(viewed.map(({ data }) => data['items'])).toEqual([[expect.objectContaining({ item_id: 'a' })]]);
});
it('sends where the browser denies storage and locks', async () => {
  const spy = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: async () => {
        throw new DOMException('no', 'SecurityError');
      },
    },
  });
  world = createWorld({ consent: 'full' });
  await world.pass(5000);
  const t = world.types();
  spy.mockRestore();
  Reflect.deleteProperty(navigator, 'locks');
  expect(t).toEqual(['page_view']);
});
it('does not bring back a visitor that was erased elsewhere', async () => {
  world = createWorld({ consent: 'full' });
  await world.pass(3000);
  const first = world.posts[0]!.body.visitor;
  localStorage.clear();
  world.say('track', 'after');
  await world.pass(3000);
  expect(world.posts.at(-1)!.body.visitor).not.toBe(first);
});
it('counts a click that leads to another page before its code came', async () => {
  world = createWorld();
  const a = Object.assign(document.createElement('a'), { href: '#y' });
  a.dataset['attendantEvent'] = 'went';
  document.body.append(a);
  await world.pass(500);
  a.click();
  world.leave();
  await world.pass(3000);
  expect(world.types()).toContain('custom');
});
it('leaves a link alone while it has nothing to open', async () => {
  world = createWorld({}, { status: { site: 0, post: 200 } });
  const a = Object.assign(document.createElement('a'), { href: '#y' });
  a.dataset['attendantOpen'] = 'help';
  document.body.append(a);
  await world.pass(500);
  const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
  a.dispatchEvent(click);
  expect(click.defaultPrevented).toBe(false);
});
