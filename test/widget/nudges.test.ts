import { afterEach, describe, expect, it } from 'vitest';
import { pathOf } from '../../widget/contacts.ts';
import type { Notes } from '../../widget/notebook.ts';
import { BACK, cart, FREE, IDLE, ids, LEAVING, remember, site, why, withRules } from './nudge-world.ts';
import { createWorld, endWorld, type World } from './world.ts';

let world: World;
afterEach(() => endWorld(world));

describe('a resting cart', () => {
  it('is noted after its seconds, once in a visit', async () => {
    world = withRules([IDLE], {}, { budget: { session: 9, day: 9, rest_h: 0, never: [] } });
    await world.pass(2000);
    expect(why(world)).toEqual({ idle: 'the cart is empty' });
    cart(world);
    await world.pass(20_000);
    expect(ids(world)).toEqual([]);
    expect(why(world)['idle']).toMatch(/^the cart has rested \d+ s, not 30$/);
    await world.pass(13_000);
    expect(world.noted).toMatchObject([{ rule: IDLE, arm: 'shown', called: undefined }]);
    world.answer('no');
    await world.pass(60_000);
    expect(ids(world)).toEqual(['idle']);
    expect(why(world)).toEqual({ idle: 'shown: no' });
  });
  it('begins anew when it changes, and does not rest while the page is hidden', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    cart(world);
    await world.pass(20_000);
    cart(world, 310);
    world.say('cart', { currency: 'MDL', items: [{ item_id: 'bowl', price: 310, quantity: 2 }] });
    await world.pass(20_000);
    world.show(false);
    await world.pass(100_000);
    world.show(true);
    await world.pass(5000);
    expect(ids(world)).toEqual([]);
    await world.pass(8000);
    expect(ids(world)).toEqual(['idle']);
  });
  it('may be known from an earlier page of the visit', async () => {
    const at = 1.8e12 - 20_000;
    remember({
      cart: { currency: 'MDL', items: [{ item_id: 'bowl', price: 1 }] },
      changed: at,
      seen: at,
      session: 's',
    });
    world = withRules([IDLE]);
    await world.pass(13_000);
    expect(ids(world)).toEqual(['idle']);
  });
  it('takes its note along when it changes or is ordered', async () => {
    world = withRules([IDLE]);
    await world.pass(1000);
    cart(world);
    await world.pass(35_000);
    world.say('order', { id: 'A', value: 1, currency: 'MDL', items: [] });
    await world.pass(2000);
    expect(why(world)['idle']).toBe('shown: gone');
    expect(world.surveyed).toEqual([]);
    await world.pass(5000);
    // The survey after the order is about the order, and comes whatever was shown before.
    expect(world.surveyed).toEqual(['after']);
  });
});

describe('the gap to free delivery', () => {
  it('follows the cart, and goes when it is closed', async () => {
    world = withRules([FREE]);
    await world.pass(1000);
    cart(world, 300);
    await world.pass(3000);
    expect(world.noted).toMatchObject([{ gap: 100 }]);
    cart(world, 300);
    world.say('cart', {
      currency: 'MDL',
      items: [
        { item_id: 'bowl', price: 300 },
        { item_id: 'mug', price: 60 },
      ],
    });
    await world.pass(2000);
    expect(world.noted[0]!.gap).toBe(40);
    world.say('cart', { currency: 'MDL', items: [{ item_id: 'bowl', price: 300, quantity: 2 }] });
    await world.pass(2000);
    expect(why(world)).toEqual({ free: 'shown: gone' });
  });
});

describe('leaving', () => {
  const leave = (y: number): void =>
    void document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: y }));
  it('is the pointer going out at the top, after some seconds on the page', async () => {
    world = withRules([LEAVING]);
    await world.pass(1000);
    cart(world);
    await world.pass(2000);
    leave(-1);
    await world.pass(1000);
    expect(ids(world)).toEqual([]);
    await world.pass(4000);
    leave(300);
    await world.pass(1000);
    expect(ids(world)).toEqual([]);
    leave(-1);
    await world.pass(1000);
    expect(world.noted).toMatchObject([{ rule: LEAVING, by: 'pointer' }]);
  });
});

describe('coming back with a cart', () => {
  const before = 1.8e12 - 3 * 3_600_000;
  const notes: Notes = {
    visitor: '11111111111111111111111111111111',
    session: 's',
    seen: before,
    changed: before - 1000,
    cart: { currency: 'MDL', items: [{ item_id: 'bowl', price: 1 }] },
  };
  it('is noted in full', async () => {
    remember(notes);
    world = withRules([BACK]);
    await world.pass(4000);
    expect(ids(world)).toEqual(['back']);
  });
  it('needs full consent', async () => {
    sessionStorage.setItem('attendant.demo/n', JSON.stringify(notes));
    world = withRules([BACK], { consent: 'cookieless' });
    await world.pass(4000);
    expect([ids(world), why(world)]).toEqual([[], { back: 'needs full consent' }]);
  });
});

describe('a card that does not load', () => {
  it('leaves the page alone and is asked for again', async () => {
    world = createWorld({ consent: 'full' }, { site: site([IDLE]), broken: new Set(['nudge']) });
    await world.pass(1000);
    cart(world);
    await world.pass(40_000);
    expect([ids(world), world.lines]).toEqual([[], []]);
    world.broken.clear();
    await world.pass(65_000);
    expect(ids(world)).toEqual(['idle']);
  });
});

it('a path is what people read', () => {
  expect(pathOf('https://shop.example/a%C8%99a/b?x=/checkout#/c?y')).toBe('/așa/b#/c');
  expect(pathOf('https://shop.example/%E0%A4%A')).toBe('/%E0%A4%A');
});
