import { describe, expect, it } from 'vitest';
import type { NudgeRule } from '../../../protocol/nudges.ts';
import { budgetStands, contactsAfter, HOUR, keptFree, mended, placeStands } from '../../../widget/nudge/budget.ts';
import { decide, gapOf, valueOf, type Situation } from '../../../widget/nudge/decide.ts';

const NOW = 1.8e12;
const BUDGET = { session: 2, day: 3, rest_h: 24, never: ['/gift/'] };
const CART = { currency: 'MDL', items: [{ item_id: 'bowl', price: 148.1, quantity: 2 }] };
const IDLE: NudgeRule = { id: 'idle', kind: 'idle_cart', version: 1, after_s: 60, hold: 0, part: {} };
const LEAVING: NudgeRule = { ...IDLE, id: 'leaving', kind: 'exit_intent' };
const FREE: NudgeRule = { ...IDLE, id: 'free', kind: 'free_delivery', threshold: 400, within: 160 };
const BACK: NudgeRule = { ...IDLE, id: 'back', kind: 'returning_cart', away_h: 2 };

const situation = (change: Partial<Situation> = {}): Situation => ({
  now: NOW,
  mode: 'full',
  session: 's',
  unit: 'v',
  path: '/en/p/bowl',
  checkout: false,
  budget: BUDGET,
  currency: 'MDL',
  cart: CART,
  since: NOW - 90_000,
  open: false,
  ...change,
});
const why = (rule: NudgeRule, change: Partial<Situation> = {}): string | undefined =>
  decide([rule], situation(change)).why[rule.id];

describe('a rule', () => {
  it('of a resting cart waits for its seconds', () => {
    expect(why(IDLE)).toBe('due');
    expect(why(IDLE, { since: NOW - 59_999 })).toBe('the cart has rested 59 s, not 60');
    expect(why(IDLE, { cart: undefined })).toBe('the cart is empty');
    expect(why(IDLE, { cart: { ...CART, items: [] } })).toBe('the cart is empty');
  });
  it('of leaving needs to have seen it', () => {
    expect(why(LEAVING)).toBe('nothing says that the shopper leaves');
    expect(why(LEAVING, { leaving: 'scroll' })).toBe('due');
  });
  it('of free delivery counts what is really missing', () => {
    expect(why(FREE)).toBe('due');
    expect(gapOf(FREE, situation())).toBe(103.8);
    expect(why({ ...FREE, within: 100 })).toBe('103.8 is missing, over 100');
    expect(why({ ...FREE, threshold: 296.2 })).toBe('delivery is free already');
  });
  it('of free delivery never guesses: another currency, a missing price', () => {
    expect(why(FREE, { currency: 'EUR' })).toBe("the cart's value in EUR is not known");
    expect(valueOf({ currency: 'MDL', cart: { currency: 'MDL', items: [{ item_id: 'a' }] } })).toBeUndefined();
  });
  it('of coming back needs full consent, an earlier visit, and a cart of then', () => {
    const before = NOW - 3 * HOUR;
    expect(why(BACK, { before, changed: before - 1 })).toBe('due');
    expect(why(BACK, { before, changed: before + 1 })).toBe('the cart is of this visit');
    expect(why(BACK, { before: NOW - HOUR })).toBe('away for less than 2 h');
    expect(why(BACK)).toBe('the first visit');
    expect(why(BACK, { before, mode: 'cookieless' })).toBe('needs full consent');
  });
  it('of a kind that is not known yet is left alone', () => {
    expect(why({ ...IDLE, kind: 'birthday' as 'idle_cart' })).toBe('this version does not know its kind');
  });
});

describe('deciding', () => {
  it('takes the first in the owner’s order and says what comes of the others', () => {
    const { due, why } = decide([LEAVING, FREE, IDLE], situation());
    expect(due).toEqual({ rule: FREE, arm: 'shown' });
    expect(why).toEqual({
      leaving: 'nothing says that the shopper leaves',
      free: 'due',
      idle: '"free" comes first',
    });
  });
  it('is due for those held back by chance as well, who take the place of those shown', () => {
    const unlucky = Array.from({ length: 100 }, (_, unit) => unit).find(
      (unit) => decide([{ ...IDLE, hold: 50 }], situation({ unit })).due?.arm === 'held',
    )!;
    const { due, why } = decide([{ ...IDLE, hold: 50 }, FREE], situation({ unit: unlucky }));
    expect([due?.arm, due?.rule.id]).toEqual(['held', 'idle']);
    expect(why).toEqual({ idle: 'due', free: '"idle" comes first' });
  });
  it('is one thing at a time, and each note once in a visit', () => {
    expect(why(IDLE, { open: true })).toBe('something else is open');
    expect(why(IDLE, { contacts: [[NOW - 1, 'idle', 's']] })).toBe('once in a visit is enough');
    expect(why(IDLE, { contacts: [[NOW - 1, 'idle', 'earlier']] })).toBe('due');
  });
});

describe('the contact budget', () => {
  const three: Situation['contacts'] = [
    [NOW - 26 * HOUR, 'a', 'r'],
    [NOW - 2 * HOUR, 'b', 'r'],
    [NOW - HOUR, 'c', 's'],
  ];
  it('counts the visit and the last 24 hours', () => {
    expect(budgetStands(situation({ contacts: three }))).toBeUndefined();
    expect(budgetStands(situation({ contacts: [...three, [NOW, 'd', 's']] }))).toBe('2 in this visit already');
    expect(budgetStands(situation({ contacts: [...three, [NOW, 'd', 'r']] }))).toBe('3 in 24 hours already');
    expect(budgetStands(situation({ contacts: [...three, [NOW, 'd', 'r']], now: NOW + 22 * HOUR }))).toBeUndefined();
  });
  it('is the tab’s in cookieless, however long it stays open', () => {
    const tab = { mode: 'cookieless', session: undefined, now: NOW + 100 * HOUR } as const;
    expect(budgetStands(situation({ ...tab, contacts: [[NOW, 'a', '']] }))).toBeUndefined();
    const two: Situation['contacts'] = [
      [NOW, 'a', ''],
      [NOW, 'b', ''],
    ];
    expect(budgetStands(situation({ ...tab, contacts: two }))).toBe('2 in this visit already');
  });
  it('keeps the peace after a no for its hours, and for ever after "no more notes"', () => {
    expect(budgetStands(situation({ no: NOW - 23 * HOUR }))).toBe('at peace for 24 h after a no');
    expect(budgetStands(situation({ no: NOW - 25 * HOUR }))).toBeUndefined();
    expect(budgetStands(situation({ stop: true }))).toBe('the shopper wants no more notes');
  });
  it('is nothing without consent', () => {
    expect(budgetStands(situation({ mode: 'off' }))).toBe('not without consent');
  });
  it.each([
    '/checkout',
    '/en/checkout/step-2',
    '/finalizare-comanda',
    '/ro/comanda',
    '/kasse/',
    '/оформление-заказа',
    '/结账',
    '/commande',
    '/order',
    '/#/checkout',
  ])('leaves checkout alone: %s', (path) => {
    expect(budgetStands(situation({ path }))).toBe('never in checkout');
  });
  it.each(['/en/p/plate', '/recommended', '/en/cart', '/orders-and-returns'])(
    'takes no shop page for one: %s',
    (path) => expect(budgetStands(situation({ path }))).toBeUndefined(),
  );
  it('knows that checkout began, and the pages the owner keeps free', () => {
    expect(budgetStands(situation({ checkout: true }))).toBe('never in checkout');
    expect(budgetStands(situation({ path: '/en/gift/card' }))).toBe('nothing interrupts on this page');
    expect(keptFree(situation({ budget: { ...BUDGET, never: [''] } }))).toBeUndefined();
    expect(placeStands(situation({ path: '/en/checkout' }))).toBe('never in checkout');
    expect(keptFree(situation({ path: '/en/checkout/thanks' }))).toBeUndefined();
  });
  it('remembers the last twenty', () => {
    let contacts: Situation['contacts'] = [];
    for (let n = 0; n < 30; n++) contacts = contactsAfter(situation({ contacts, now: NOW + n }), 'idle');
    expect(contacts).toHaveLength(20);
    expect(contacts.at(-1)).toEqual([NOW + 29, 'idle', 's']);
  });
  it('is mended when the clock was set back, so that nothing holds for a year', () => {
    const kept = { no: NOW + 1, contacts: [[NOW + 365 * 24 * HOUR, 'a', 'r']] } as Pick<Situation, 'no' | 'contacts'>;
    expect(mended(kept, NOW)).toEqual({ no: NOW, changed: 0, contacts: [[NOW, 'a', 'r']] });
    expect(mended({ changed: NOW + 1 }, NOW)?.changed).toBe(NOW);
    expect(mended({ contacts: three }, NOW)).toBeUndefined();
    expect(mended({}, NOW)).toBeUndefined();
  });
});
