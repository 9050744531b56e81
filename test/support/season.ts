import { ask, fillBasket, order, postVisit, type Deed } from './visits.ts';

// Eight weeks of a small shop, the same each time, for pictures and benches of the figures.

const DAY = 86_400_000;
const WEEKS = 8;
const ASKED = [
  ask('merge la cuptor', 'ro', 'oven'),
  ask('can it go in the oven', 'en', 'oven'),
  ask('cat costa livrarea', 'ro', 'delivery-cost'),
  ask('сколько стоит доставка', 'ru', 'delivery-cost'),
  ask('do you repair a chipped rim', 'en'),
  ask('how much is customs to spain', 'en'),
];

/** mulberry32: numbers in [0, 1) that are the same for the same seed. */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const note = (type: string, arm: string): Deed => [type, { nudge: 'idle-basket', kind: 'idle_cart', version: 1, arm }];

/** One visitor: looks, perhaps asks, fills a basket, is noted or held back, orders. */
const deedsOf = (chance: () => number, number: string): Deed[] => {
  const deeds: Deed[] = [['page_view', { nav: 'load', lang: 'en' }]];
  if (chance() < 0.6) deeds.push(['page_view', { nav: 'load' }], ['engagement', { active_ms: 14_000, reach: 70 }]);
  if (chance() < 0.45) deeds.push(ASKED[Math.floor(chance() ** 1.4 * ASKED.length)]!);
  if (chance() > 0.4) return deeds;
  deeds.push(...fillBasket.slice(1), chance() < 0.1 ? note('nudge_held', 'held') : note('nudge_shown', 'shown'));
  return chance() < 0.35 ? [...deeds, ...order(number).slice(3)] : deeds;
};

/** Posts the season's visits, more of them as it goes on. */
export const postSeason = async (collector: string, visitors = 900): Promise<void> => {
  const chance = random(11);
  for (let n = 0; n < visitors; n++) {
    const ago = Math.round(chance() ** 1.25 * WEEKS * 7 * DAY);
    await postVisit(collector, deedsOf(chance, `S${n}`), ago);
  }
};
