import { describe, expect, it } from 'vitest';
import { cartAt } from '../../../server/insight/cart.ts';
import { engagedOf } from '../../../server/insight/sessions.ts';
import { ordersOf, pathOf, sourceOf } from '../../../server/insight/visitor.ts';
import type { StoredEvent } from '../../../server/store/store.ts';

let count = 0;
const event = (type: string, data: Record<string, unknown>, url = '/', at = ++count): StoredEvent => ({
  id: `id-${++count}`,
  type,
  at,
  deviceAt: at,
  sentAt: at,
  receivedAt: at,
  url,
  data,
  visitor: 'v',
  session: 's',
  mode: 'full',
});
const bowl = { item_id: 'bowl', item_name: 'Bowl', price: 148.5 };

describe('a visitor’s orders', () => {
  it('count a purchase once, however often its thank-you page is loaded', () => {
    const order = { transaction_id: 'T1', value: 0.1, currency: 'EUR' };
    const events = [
      event('purchase', order),
      event('purchase', order),
      event('purchase', { transaction_id: 'T2', value: 0.2, currency: 'EUR' }),
      event('purchase', { transaction_id: 'T3', value: 500, currency: 'JPY' }),
      event('refund', { transaction_id: 'T3', value: 100, currency: 'JPY' }),
    ];
    expect(ordersOf(events)).toEqual({ orders: 3, spent: { EUR: 0.3, JPY: 400 } });
  });

  it('bring in nothing less than nothing, as in the figures', () => {
    const events = [
      event('purchase', { transaction_id: 'T1', value: -1e6, currency: 'EUR' }),
      event('purchase', { transaction_id: 'T2', value: 9, currency: 'EUR' }),
      event('refund', { transaction_id: 'T2', value: -2, currency: 'EUR' }),
    ];
    expect(ordersOf(events)).toEqual({ orders: 2, spent: { EUR: 7 } });
  });
});

describe('a visitor’s path', () => {
  it('tells the time on a page with its view, and what each step was about', () => {
    const path = pathOf([
      event('page_view', { nav: 'load' }, '/a'),
      event('engagement', { active_ms: 4000, reach: 50 }, '/a'),
      event('search', { search_term: 'bowl' }, '/a'),
      event('add_to_cart', { currency: 'MDL', value: 148.5, items: [bowl] }, '/a'),
      event('engagement', { active_ms: 2500, reach: 90 }, '/a'),
      event('survey_answered', { survey: 'after', question: 'nps', kind: 'nps', score: 3, response: 'r' }, '/b'),
      event('purchase', { transaction_id: 'T9', value: 10, currency: 'MDL' }, '/b'),
    ]);
    expect(path.map(({ type, about }) => [type, about])).toEqual([
      ['page_view', undefined],
      ['search', 'bowl'],
      ['add_to_cart', 'Bowl'],
      ['survey_answered', 'nps'],
      ['purchase', 'T9'],
    ]);
    expect(path[0]!.active_ms).toBe(6500);
    expect(path[2]).toMatchObject({ value: 148.5, currency: 'MDL' });
    expect(path[3]).toMatchObject({ score: 3, response: 'r' });
  });

  it('survives data of a shape nobody meant, and types from the future', () => {
    const odd = [
      event('add_to_cart', { items: 'none', value: 'much', currency: 5 }),
      event('view_item', { items: [null, {}, { item_id: 3 }] }),
      event('constructor', { items: [bowl] }),
      event('engagement', { active_ms: 'long' }),
      event('page_view', {}),
      event('engagement', { active_ms: 1e308 }),
      event('engagement', { active_ms: -5 }),
    ];
    const path = pathOf(odd);
    expect(path).toHaveLength(4);
    expect(path[3]!.active_ms).toBeUndefined();
  });
});

describe('a visitor’s source', () => {
  it('is the first one the browser remembers, else that of the first visit kept', () => {
    const last = { source: 'google', medium: 'organic' };
    const first = { source: 'newsletter', medium: 'email' };
    expect(sourceOf([event('page_view', { nav: 'load', last }), event('page_view', { nav: 'load', first })])).toEqual(
      first,
    );
    expect(sourceOf([event('page_view', { nav: 'load', last })])).toEqual(last);
    expect(sourceOf([])).toBeUndefined();
  });

  it.each([
    [5],
    ['google'],
    [{ source: { toString: 1 }, medium: 'referral' }],
    [{ source: 'google', medium: 7 }],
    [{ medium: 'referral' }],
  ])('is not what %j says', (first) => {
    const last = { source: 'google', medium: 'organic' };
    expect(sourceOf([event('page_view', { first }), event('page_view', { first, last })])).toEqual(last);
  });

  it.each(['constructor', '__proto__', 'toString'])('has no click id called %s', (click) => {
    const told = { source: '(direct)', medium: '(none)', click };
    expect(sourceOf([event('page_view', { first: told })])).toEqual(told);
  });
});

describe('the cart', () => {
  it('is replayed up to the instant asked for', () => {
    const events = [
      event('add_to_cart', { currency: 'MDL', items: [bowl] }, '/', 10),
      event('add_to_cart', { currency: 'MDL', items: [{ ...bowl, quantity: 2 }] }, '/', 20),
      event('page_view', {}, '/', 25),
      event('purchase', { currency: 'MDL', transaction_id: 'T' }, '/', 30),
    ];
    expect(cartAt(events, 25)).toEqual({ at: 20, cart: { currency: 'MDL', items: [{ ...bowl, quantity: 3 }] } });
    expect(cartAt(events)!.cart.items).toEqual([]);
    expect(cartAt([event('page_view', {})])).toBeUndefined();
  });
});

describe('engaged sessions', () => {
  it('have ten seconds, two page views or a purchase', () => {
    const facts = { session: 's', pageViews: 1, activeMs: 9_999, purchases: 0 };
    expect(engagedOf([facts])).toBe(0);
    const engaged = [
      { ...facts, activeMs: 10_000 },
      { ...facts, pageViews: 2 },
      { ...facts, purchases: 1 },
    ];
    expect(engagedOf(engaged)).toBe(3);
  });
});
