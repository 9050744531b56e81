import { afterEach, describe, expect, it, vi } from 'vitest';
import { cart, IDLE, ids, kept, site, why, withRules } from './nudge-world.ts';
import { createWorld, endWorld, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

/** Keeps all parts waiting until it is called. */
const hold = (): (() => void) => {
  let release = (): void => {};
  world.slow = new Promise((resolve) => (release = resolve));
  return release;
};
const order = (): unknown => world.say('order', { id: 'A', value: 1, currency: 'MDL', items: [] });

describe('code that comes after its reason has gone', () => {
  it('brings no survey after destroy(), and nothing says that one was shown', async () => {
    world = createWorld();
    await world.pass(1000);
    order();
    const release = hold();
    await world.pass(7000);
    world.say('destroy');
    release();
    await world.pass(1000);
    expect([world.surveyed, kept(sessionStorage).asked]).toEqual([[], undefined]);
  });
  it('brings no survey to the next shopper', async () => {
    world = createWorld();
    await world.pass(1000);
    order();
    const release = hold();
    await world.pass(7000);
    world.say('reset');
    release();
    await world.pass(1000);
    expect(world.surveyed).toEqual([]);
  });
  it('brings no survey where consent was taken back', async () => {
    const rule = { id: 'guide', trigger: { event: 'guide', delay_s: 0 }, rest_days: 1, part: { en: 'c/a.json' } };
    world = createWorld({}, { site: site([], { surveys: [rule], wake: ['guide'] }) });
    await world.pass(1000);
    const release = hold();
    world.say('track', 'guide');
    await world.pass(2000);
    world.say('consent', 'off');
    release();
    await world.pass(1000);
    expect([world.surveyed, why(world)]).toEqual([[], { guide: 'not without consent' }]);
  });
  it('brings no note to the next shopper, whose arm may be another', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    cart(world);
    const release = hold();
    await world.pass(34_000);
    world.say('reset');
    cart(world);
    release();
    await world.pass(1000);
    expect(ids(world)).toEqual([]);
  });
});

describe('notes in cookieless', () => {
  it('write to the device when they draw their lot, and not each second', async () => {
    world = withRules([IDLE], { consent: 'cookieless' });
    await world.pass(3000);
    const before = sessionStorage.getItem('attendant.demo/n');
    const { lot } = kept(sessionStorage);
    sessionStorage.setItem('attendant.demo/n', JSON.stringify({ ...kept(sessionStorage), mark: 1 }));
    let writes = 0;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...args) {
      if (args[0] === 'attendant.demo/n') writes++;
      return setItem.apply(this, args);
    };
    await world.pass(5000);
    Storage.prototype.setItem = setItem;
    expect([before !== null, kept(sessionStorage).lot, writes]).toEqual([true, lot, 0]);
  });
});

describe('a clock', () => {
  it('that leaps ahead, as after a sleep with the lid closed, makes no cart rest', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    cart(world);
    await world.pass(5000);
    vi.setSystemTime(Date.now() + 3_600_000);
    await world.pass(5000);
    expect([ids(world), why(world)['idle']]).toEqual([[], expect.stringMatching(/^the cart has rested \d s, not 30$/)]);
  });
});
