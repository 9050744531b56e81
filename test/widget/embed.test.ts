import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWorld, endWorld, type World } from './world.ts';

type Call = ((...args: unknown[]) => unknown) & { q?: unknown[] };
const page = window as unknown as { attendant?: Call | undefined };

let world: World;
beforeEach(() => {
  world = createWorld();
  world.say('destroy');
});
afterEach(async () => {
  page.attendant?.('destroy');
  Reflect.deleteProperty(document, 'currentScript');
  await endWorld(world);
});

/** What a tag does: runs the script anew, with itself as the current one. */
const tag = async (attributes: Record<string, string>): Promise<void> => {
  const script = document.createElement('script');
  Object.defineProperty(script, 'src', { value: 'https://help.example/assets/attendant.js?v=a/b' });
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  Object.defineProperty(document, 'currentScript', { configurable: true, value: script });
  vi.resetModules();
  await import('../../widget/embed.ts');
};
const stub = (): void => {
  const call: Call = function (...args: unknown[]) {
    (call.q ??= []).push(args);
  };
  page.attendant = call;
};

it('answers what was said before it came, in its order', async () => {
  stub();
  page.attendant!('track', 'one');
  page.attendant!('track', 'two');
  await tag({ 'data-site': 'demo' });
  await world.pass(3000);
  expect(world.events().flatMap(({ data, type }) => (type === 'custom' ? [data['name']] : []))).toEqual(['one', 'two']);
});

it('takes its settings from the tag, and the collector’s address from its own', async () => {
  await tag({ 'data-site': 'demo', 'data-position': 'start', 'data-z-index': '7' });
  await world.pass(500);
  expect((page.attendant!('explain') as { sent: { url: string }[] }).sent[0]?.url).toBe(
    'https://help.example/v1/sites/demo/site.json',
  );
  expect(document.querySelector('attendant-widget')?.shadowRoot?.querySelector('button')?.className).toContain('start');
});

it('a second tag does nothing but its queued calls', async () => {
  await tag({ 'data-site': 'demo' });
  await world.pass(500);
  stub();
  page.attendant!('track', 'of_the_second');
  await tag({ 'data-site': 'demo' });
  page.attendant!('track', 'after');
  await world.pass(3000);
  expect(document.querySelectorAll('attendant-widget')).toHaveLength(1);
  const said = world.events().flatMap(({ data, type }) => (type === 'custom' ? [data['name']] : []));
  expect(said.toSorted()).toEqual(['after', 'of_the_second']);
});

it('a second tag for another site changes nothing, and says so in one line', async () => {
  await tag({ 'data-site': 'demo' });
  await world.pass(500);
  await tag({ 'data-site': 'other' });
  expect(world.lines).toEqual(['Attendant: data-site stays demo']);
  await world.pass(1000);
  expect(world.posts.every(({ body }) => (body as { site?: string }).site === 'demo')).toBe(true);
});

it('as a module script, which is not told which it is, finds its tag', async () => {
  const script = document.createElement('script');
  Object.defineProperty(script, 'src', { value: 'https://help.example/attendant.js' });
  script.dataset['site'] = 'demo';
  script.type = 'module/none';
  document.body.append(script);
  Object.defineProperty(document, 'currentScript', { configurable: true, value: null });
  vi.resetModules();
  await import('../../widget/embed.ts');
  await world.pass(1000);
  expect(document.querySelectorAll('attendant-widget')).toHaveLength(1);
  expect(world.lines).toEqual([]);
});

it('leaves no global behind', async () => {
  const before = Reflect.ownKeys(window);
  await tag({ 'data-site': 'demo' });
  page.attendant!('destroy');
  expect(Reflect.ownKeys(window).filter((key) => !before.includes(key))).toEqual([]);
});

it('tells a tag without a site in one line', async () => {
  await tag({});
  expect(world.lines).toEqual(['Attendant: no data-site']);
});

it('waits on a prerendered page, and answers then', async () => {
  Object.defineProperty(document, 'prerendering', { configurable: true, value: true });
  stub();
  await tag({ 'data-site': 'demo' });
  page.attendant!('track', 'early');
  await world.pass(3000);
  expect([document.querySelector('attendant-widget'), world.asked, world.posts]).toEqual([null, [], []]);
  Reflect.deleteProperty(document, 'prerendering');
  document.dispatchEvent(new Event('prerenderingchange'));
  await world.pass(3000);
  expect(world.types().slice(-2)).toEqual(['page_view', 'custom']);
});
