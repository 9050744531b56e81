import { afterEach, describe, expect, it } from 'vitest';
import { createAttention, IN_USE } from '../../widget/page/attention.ts';
import { createWorld, endWorld, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

const scrolled = (top: number): void => {
  Object.defineProperty(window, 'scrollY', { configurable: true, value: top });
};
const page = (height: number): void => {
  Object.defineProperty(document.documentElement, 'scrollHeight', { configurable: true, value: height });
  scrolled(0);
};

describe('attention', () => {
  const watch = () => {
    let clock = 0;
    const attention = createAttention(() => clock);
    const pass = (seconds: number, act = (): void => {}): void => {
      for (let second = 0; second < seconds; second++) {
        clock += 1000;
        act();
        attention.look();
      }
    };
    return { attention, pass, skip: (ms: number) => (clock += ms) };
  };
  it('counts a page in use, and not one that is left alone', () => {
    const { attention, pass } = watch();
    pass(20);
    expect(attention.take().active_ms).toBe(20_000);
    pass(600);
    expect(attention.take().active_ms).toBeLessThanOrEqual(IN_USE - 20_000);
    attention.used();
    pass(5);
    expect(attention.take().active_ms).toBe(5000);
  });
  it('takes scrolling for a sign of life, and being shown again, but not the time away', () => {
    const { attention, pass, skip } = watch();
    page(4000);
    let top = 0;
    pass(60, () => scrolled((top += 10)));
    expect(attention.take().active_ms).toBe(60_000);
    skip(3_600_000);
    attention.resume();
    pass(3);
    expect(attention.take().active_ms).toBe(3000);
  });
  it('remembers the deepest point in per cent', () => {
    const { attention } = watch();
    page(window.innerHeight * 4);
    scrolled(window.innerHeight);
    attention.look();
    scrolled(0);
    expect(attention.take().reach).toBe(50);
    attention.renew();
    expect(attention.take().reach).toBe(25);
  });
});

describe('page views', () => {
  it('are told once a load, a route and a call, each before what happens on it', async () => {
    world = createWorld();
    await world.pass(2000);
    history.pushState({}, '', '/next');
    document.title = 'Next';
    world.say('track', 'there');
    world.say('page');
    history.replaceState({}, '', '/next#part');
    await world.pass(3000);
    const told = world.events().filter(({ type }) => type !== 'engagement');
    expect(
      told.map(({ type, data, page: { url, title } }) => [type, data['nav'], new URL(url).pathname, title]),
    ).toEqual([
      ['page_view', 'load', expect.anything(), expect.anything()],
      ['page_view', 'route', '/next', 'Next'],
      ['custom', undefined, '/next', undefined],
      ['page_view', 'call', '/next', 'Next'],
    ]);
    expect(told.map(({ seq }) => seq)).toEqual(told.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });
  it('are one where the page tells by itself what is seen as well: at the load, and with a route', async () => {
    world = createWorld();
    world.say('page');
    await world.pass(2000);
    // This environment has no Navigation API: as in browsers without it, the route is found by looking.
    history.pushState({}, '', '/told');
    world.say('page');
    await world.pass(3000);
    const views = world.events().filter(({ type }) => type === 'page_view');
    expect(views.map(({ data }) => data['nav'])).toEqual(['load', 'route']);
  });
  it('end with the time spent, on the page where it was spent', async () => {
    history.replaceState({}, '', '/one');
    world = createWorld();
    await world.pass(5000);
    history.pushState({}, '', '/two');
    await world.pass(4000);
    const first = world.events().find(({ type }) => type === 'engagement');
    expect(new URL(first!.page.url).pathname).toBe('/one');
    expect(first!.data['active_ms']).toBeGreaterThanOrEqual(5000);
    expect(first!.data['end']).toBeUndefined();
  });
  it('say good-bye when the page is left, and only then', async () => {
    world = createWorld();
    await world.pass(3000);
    world.show(false);
    await world.pass(500);
    const ends = () => world.events().filter(({ data }) => data['end']);
    expect(world.types()).toContain('engagement');
    expect(ends()).toEqual([]);
    world.show(true);
    await world.pass(1000);
    world.leave();
    expect(ends()).toHaveLength(1);
    expect(world.posts.at(-1)?.keepalive).toBe(true);
  });
  it('begin anew, in another tab of the log, when a page comes out of the back/forward cache', async () => {
    world = createWorld();
    await world.pass(2000);
    world.leave();
    world.show(true);
    await world.pass(2000);
    const views = world.posts.filter(({ body }) => body.events?.some(({ type }) => type === 'page_view'));
    expect(views).toHaveLength(2);
    expect(views[0]!.body.tab).not.toBe(views[1]!.body.tab);
    expect(views[1]!.body.events![0]!.seq).toBe(0);
  });
  it('carry where the visit comes from, and in full where the first one did', async () => {
    history.replaceState({}, '', '/?utm_source=news&utm_medium=email');
    world = createWorld({ consent: 'full' });
    await world.pass(2000);
    const [view] = world.events();
    expect(view?.data).toMatchObject({ last: { source: 'news' }, first: { source: 'news' }, nav: 'load' });
    history.replaceState({}, '', '/');
  });
});
