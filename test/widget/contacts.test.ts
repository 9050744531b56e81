import { afterEach, describe, expect, it } from 'vitest';
import { armOf } from '../../widget/nudge/arm.ts';
import { cart, IDLE, ids, kept, LEAVING, remember, site, why, withRules } from './nudge-world.ts';
import { createWorld, endWorld, SITE, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

describe('the arms', () => {
  const HALF = { ...IDLE, hold: 50 };
  const unit = (arm: string): string =>
    Array.from({ length: 99 }, (_, n) => `visitor-${n}`).find((unit) => armOf(unit, HALF) === arm)!;
  it.each(['shown', 'held'] as const)('are alike but for the showing: %s', async (arm) => {
    remember({ visitor: unit(arm) });
    world = withRules([HALF]);
    await world.pass(1000);
    cart(world);
    await world.pass(34_000);
    expect(world.noted).toMatchObject([{ arm }]);
    expect(kept().contacts).toMatchObject([[expect.any(Number), 'idle', kept().session]]);
    expect(why(world)['idle']).toBe(arm === 'held' ? 'held back by chance, as 50 % are' : 'shown');
  });
  it('are drawn for the tab in cookieless, by a number that tells nobody apart and never leaves', async () => {
    world = withRules([HALF], { consent: 'cookieless' });
    await world.pass(1000);
    cart(world);
    await world.pass(34_000);
    const { lot, visitor } = kept(sessionStorage);
    expect([lot! >= 0 && lot! < 10_000, visitor]).toEqual([true, undefined]);
    expect(world.noted).toMatchObject([{ arm: armOf(lot!, HALF) }]);
    expect(JSON.stringify(world.posts)).not.toContain('"lot"');
  });
});

describe('the budget', () => {
  it('stops for good after "no more notes", and does not even load the card', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    cart(world);
    await world.pass(34_000);
    world.answer('stop');
    await world.pass(1000);
    expect(kept().stop).toBe(true);
    await endWorld(undefined);
    remember({ stop: true, cart: { currency: 'MDL', items: [{ item_id: 'a' }] }, changed: 1 });
    world = createWorld({ consent: 'full' }, { site: site([IDLE]), broken: new Set(['nudge']) });
    await world.pass(60_000);
    expect([ids(world), why(world)]).toEqual([[], { idle: 'the shopper wants no more notes' }]);
  });
  it('keeps the peace after a no, also for surveys that no order called for', async () => {
    const visited = { ...SITE.surveys[0]!, id: 'guide', trigger: { event: 'size_guide', delay_s: 0 } };
    world = withRules(
      [IDLE],
      {},
      {
        surveys: [visited],
        wake: ['page_view', 'size_guide'],
        budget: { session: 9, day: 9, rest_h: 24, never: [] },
      },
    );
    await world.pass(1000);
    cart(world);
    await world.pass(34_000);
    world.answer('no');
    await world.pass(1000);
    world.say('track', 'size_guide');
    await world.pass(3000);
    expect(world.surveyed).toEqual([]);
    expect(why(world)['guide']).toBe('at peace for 24 h after a no');
  });
  it('counts a survey that a rule offered', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    world.say('order', { id: 'A', value: 1, currency: 'MDL', items: [] });
    await world.pass(8000);
    expect(world.surveyed).toEqual(['after']);
    expect(kept().contacts).toMatchObject([[expect.any(Number), 'after', kept().session]]);
  });
  it('is the owner’s: pages that are kept free', async () => {
    const path = location.pathname;
    world = withRules([IDLE], {}, { budget: { session: 1, day: 1, rest_h: 1, never: [path] } });
    await world.pass(1000);
    cart(world);
    await world.pass(40_000);
    expect([ids(world), why(world)]).toEqual([[], { idle: 'nothing interrupts on this page' }]);
  });
});

describe('never', () => {
  it('without consent', async () => {
    world = withRules([IDLE], { consent: 'off' });
    await world.pass(1000);
    cart(world);
    world.say('nudge', 'idle', { force: true });
    await world.pass(60_000);
    expect(ids(world)).toEqual([]);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    expect(world.lines).toEqual(['Attendant: nudge "idle" is not shown: not without consent']);
  });
  it('once checkout has begun, until an order comes of it', async () => {
    world = withRules([IDLE]);
    Object.assign(window, { dataLayer: [{ event: 'begin_checkout', ecommerce: {} }] });
    await world.pass(1000);
    cart(world);
    await world.pass(40_000);
    expect([ids(world), why(world)]).toEqual([[], { idle: 'never in checkout' }]);
  });
  it('while the panel is open', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    cart(world);
    world.say('open');
    await world.pass(40_000);
    expect([ids(world), why(world)]).toEqual([[], { idle: 'something else is open' }]);
    world.say('close');
    await world.pass(2000);
    expect(ids(world)).toEqual(['idle']);
  });
});

describe('nudge()', () => {
  it('offers it now, though its rule is not met, within the budget', async () => {
    world = withRules([LEAVING]);
    await world.pass(1000);
    cart(world);
    world.say('nudge', 'leaving');
    await world.pass(1000);
    expect(world.noted).toMatchObject([{ called: 'asked', arm: 'shown' }]);
    world.answer('close');
    await world.pass(1000);
    world.say('nudge', 'leaving');
    await world.pass(1000);
    expect(ids(world)).toEqual(['leaving']);
    expect(world.lines).toEqual(['Attendant: nudge "leaving" is not shown: 1 in this visit already']);
  });
  it('says in a line that chance held it back; forced it goes past chance and budget, and counts nowhere', async () => {
    const ALMOST = { ...LEAVING, hold: 50 };
    const visitor = Array.from({ length: 99 }, (_, n) => `v${n}`).find((unit) => armOf(unit, ALMOST) === 'held')!;
    remember({ visitor });
    world = withRules([ALMOST]);
    await world.pass(1000);
    cart(world);
    world.say('nudge', 'leaving');
    await world.pass(1000);
    expect(world.lines).toEqual(['Attendant: nudge "leaving" is not shown: held back by chance, as 50 % are']);
    world.say('nudge', 'leaving', { force: true });
    await world.pass(1000);
    expect(world.noted).toMatchObject([{ arm: 'held' }, { arm: 'shown', called: 'forced' }]);
    expect(kept().contacts).toHaveLength(1);
  });
});
