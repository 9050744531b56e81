import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommerceData } from '../../protocol/commerce.ts';
import { createDataLayerReader } from '../../widget/commerce/dataLayer.ts';
import { blanked, cartOf, dataOf, itemOf } from '../../widget/commerce/items.ts';
import { added, createLedger } from '../../widget/commerce/ledger.ts';
import { createWorld, endWorld, type World } from './world.ts';

const BOWL = { item_id: 'bowl', item_name: 'Bowl', price: 148, quantity: 1 };
const CUP = { item_id: 'cup', price: 40, quantity: 2 };

describe('what shops write', () => {
  it.each([
    ['148.50', 148.5],
    ['148,50', 148.5],
    ['1,299.00', 1299],
    ['1.299,00', 1299],
    [' 12 000 ', 12_000],
    [7, 7],
  ])('%o is the number %d', (price, number) => expect(itemOf({ item_id: 'a', price })[0]?.price).toBe(number));

  it('is cut to what the wire takes', () => {
    const [item] = itemOf({ item_id: 5, item_name: 'n'.repeat(999), price: 'free', quantity: -2, extra: 1, url: 'u' });
    expect(item).toEqual({ item_id: '5', item_name: 'n'.repeat(200), url: 'u' });
    expect(itemOf({ item_name: 'Only a name' })).toEqual([{ item_id: 'Only a name', item_name: 'Only a name' }]);
    expect([itemOf(null), itemOf('x'), itemOf({ price: 1 })]).toEqual([[], [], []]);
    expect(
      dataOf({ currency: 'mdl', value: '12', items: Array.from({ length: 300 }, () => BOWL), transaction_id: 12 }),
    ).toMatchObject({
      currency: 'MDL',
      value: 12,
      transaction_id: '12',
      items: { length: 200 },
    });
    expect(dataOf({ currency: 'lei', items: 'none' })).toEqual({ currency: 'LEI', items: [] });
    expect(dataOf({ currency: '€' })).toEqual({});
  });
  it('is no cart without a currency and a list', () => {
    expect(cartOf({ currency: 'MDL', items: [BOWL], checkout_url: '/checkout' })).toMatchObject({ currency: 'MDL' });
    expect([cartOf(null), cartOf({ items: [] }), cartOf({ currency: 'MDL', items: {} })]).toEqual(
      Array(3).fill(undefined),
    );
  });
  it('loses people’s addresses and numbers in searches', () => {
    expect(blanked('order of ana@example.com')).toBe('order of …');
    expect(blanked('call +373 69 123 456 now')).toBe('call … now');
    expect(blanked('plate 24 x 30 cm for 148.50, 2 of 6')).toBe('plate 24 x 30 cm for 148.50, 2 of 6');
    expect(blanked('x'.repeat(300))).toHaveLength(200);
  });
});

describe('the data layer', () => {
  const page = window as { dataLayer?: unknown };
  afterEach(() => delete page.dataLayer);
  const read = () => {
    const heard: unknown[] = [];
    return { heard, look: createDataLayerReader((name, data) => heard.push([name, data])) };
  };
  it('is read as tag managers and gtag fill it, each entry once', () => {
    const { heard, look } = read();
    look();
    const ecommerce = { items: [BOWL] };
    const gtag = function (..._all: unknown[]) {
      // oxlint-disable-next-line prefer-rest-params -- gtag pushes its arguments object
      (page.dataLayer as unknown[]).push(arguments);
    };
    page.dataLayer = [null, 7, 'x', { event: 'gtm.js' }, { ecommerce: null }, { event: 'view_item', ecommerce }];
    look();
    gtag('config', 'G-1');
    gtag('event', 'purchase', { transaction_id: 'T' });
    (page.dataLayer as unknown[]).push({ event: 'search', search_term: 'bowl' });
    look();
    look();
    expect(heard).toEqual([
      ['view_item', ecommerce],
      ['purchase', { transaction_id: 'T' }],
      ['search', { event: 'search', search_term: 'bowl' }],
    ]);
  });
  it('may be replaced, trimmed, or something else altogether', () => {
    const { heard, look } = read();
    page.dataLayer = [{ event: 'a', ecommerce: {} }];
    look();
    (page.dataLayer as unknown[]).shift();
    page.dataLayer = [{ event: 'b', ecommerce: {} }];
    look();
    page.dataLayer = { push: () => {} };
    look();
    expect(heard.map((one) => (one as unknown[])[0])).toEqual(['a', 'b']);
  });
});

describe('the ledger', () => {
  let memory: object;
  let clock: number;
  let told: [string, CommerceData][];
  let ledger: ReturnType<typeof createLedger>;
  beforeEach(() => {
    memory = {};
    clock = 0;
    told = [];
    ledger = createLedger({
      read: () => memory,
      write: (change) => void (memory = { ...memory, ...change }),
      now: () => clock,
      report: (type, data) => told.push([type, data]),
    });
  });
  const types = () => told.map(([type]) => type);

  it('counts what the same source says twice, and not what two sources say of one thing', () => {
    const add = { currency: 'MDL', items: [BOWL] };
    ledger.hear('dataLayer', 'add_to_cart', add);
    ledger.hear('dataLayer', 'add_to_cart', add);
    ledger.hear('api', 'add_to_cart', add);
    ledger.hear('api', 'add_to_cart', add);
    expect(types()).toHaveLength(2);
    clock = 10_000;
    ledger.hear('api', 'add_to_cart', add);
    expect(types()).toHaveLength(3);
    expect(ledger.source()).toBe('dataLayer');
    expect(told[0]![1].source).toBe('dataLayer');
  });
  it('counts an order once, whoever tells it and however late', () => {
    ledger.hear('dataLayer', 'purchase', { transaction_id: 'T1', value: 148 });
    clock = 1e9;
    ledger.hear('api', 'purchase', { transaction_id: 'T1', value: 148 });
    ledger.hear('dataLayer', 'purchase', { transaction_id: 'T2', value: 148 });
    expect(told.map(([, data]) => data.transaction_id)).toEqual(['T1', 'T2']);
    expect(memory).toMatchObject({ cart: { items: [] } });
  });
  it('makes events of how the cart changed', () => {
    ledger.setCart('api', { currency: 'MDL', items: [BOWL, CUP] });
    ledger.setCart('api', { currency: 'MDL', items: [{ ...CUP, quantity: 5 }] });
    ledger.setCart('api', { currency: 'MDL', items: [{ ...CUP, quantity: 5 }] });
    expect(
      told.map(([type, { items, value }]) => [type, items?.map((i) => `${i.quantity} ${i.item_id}`), value]),
    ).toEqual([
      ['add_to_cart', ['1 bowl', '2 cup'], 228],
      ['add_to_cart', ['3 cup'], 120],
      ['remove_from_cart', ['1 bowl'], 148],
    ]);
    expect(memory).toMatchObject({ cart: { items: [{ item_id: 'cup', quantity: 5 }] } });
  });
  it('does not count again what the data layer has told of the cart', () => {
    ledger.hear('dataLayer', 'add_to_cart', { currency: 'MDL', items: [BOWL] });
    ledger.setCart('api', { currency: 'MDL', items: [BOWL] });
    expect(types()).toEqual(['add_to_cart']);
  });
  it('knows variants apart', () => {
    const blue = { ...BOWL, item_variant: 'blue' };
    expect(added([BOWL], [BOWL, blue])).toEqual([blue]);
  });
  it('keeps an event within its limit', () => {
    const items = Array.from({ length: 200 }, (_, n) => ({ ...BOWL, item_id: `${n}`, item_name: 'n'.repeat(200) }));
    ledger.hear('dataLayer', 'view_cart', { currency: 'MDL', items });
    expect(JSON.stringify(told[0]![1]).length).toBeLessThanOrEqual(8192);
    expect((memory as { cart: { items: unknown[] } }).cart.items).toHaveLength(200);
  });
});

describe('on a page', () => {
  let world: World;
  const page = window as { dataLayer?: unknown[] };
  const bought = {
    event: 'purchase',
    ecommerce: { transaction_id: 'T', value: '148', currency: 'MDL', items: [BOWL] },
  };
  afterEach(() => endWorld(world));

  it('what was pushed before the tag, after it, and said by the shop, is told once', async () => {
    page.dataLayer = [{ event: 'view_item', ecommerce: { items: [BOWL] } }];
    world = createWorld();
    await world.pass(2000);
    page.dataLayer.push(bought);
    world.say('order', { id: 'T', value: 148, currency: 'MDL', items: [BOWL] });
    await world.pass(4000);
    expect(world.types()).toEqual(['page_view', 'view_item', 'purchase']);
  });
  it('what a page had no time to tell is told by the next, of its own page and time', async () => {
    history.replaceState({}, '', '/bowl');
    world = createWorld({}, { broken: new Set(['more']) });
    await world.pass(500);
    page.dataLayer = [bought];
    world.say('open');
    world.leave();
    world.say('destroy');
    history.replaceState({}, '', '/next');
    delete page.dataLayer;
    const { posts } = world;
    Object.defineProperty(document, 'hidden', { configurable: true, value: false });
    world = createWorld({}, { posts, start: 1.8e12 + 60_000 });
    await world.pass(4000);
    const purchase = world.events().find(({ type }) => type === 'purchase');
    expect(new URL(purchase!.page.url).pathname).toBe('/bowl');
    expect(purchase!.data).toMatchObject({ value: 148, source: 'dataLayer' });
    expect(world.opened).toEqual([]);
  });
  it('nothing is read while nothing may be measured', async () => {
    page.dataLayer = [bought];
    world = createWorld({ consent: 'off' });
    await world.pass(3000);
    expect(world.say('explain')?.cart).toBeUndefined();
    world.say('consent', 'cookieless');
    await world.pass(3000);
    expect(world.types()).toContain('purchase');
  });
});
