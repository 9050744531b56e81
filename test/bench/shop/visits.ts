import { random } from '../../server/insight/chance.ts';
import type { Deed } from './deed.ts';
import { questionOf } from './questions.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How much shoppers do, of a thousand visits; or as a share of those who could. */
const RETURNING = 350;
const ASKING = 100;
const WITH_CART = 160;
const ORDERING = 25;
const WRITING = 8;
const ANSWERING = 12;
const COOKIELESS = 200;
const HELD = 0.15;
const TOLD_AGAIN = 0.08;
const REFUNDED = 0.04;
const KNOWN = 0.3;

/** Visits by hour of the day: few at night, most in the evening. */
const HOURS = [2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 9, 9, 8, 8, 8, 9, 10, 12, 13, 11, 8, 4];
/** The places of an hour's visits in a day, one for each unit of HOURS. */
const SLOTS = HOURS.flatMap((weight, hour) => Array.from({ length: weight }, () => hour));

export interface ShopVisit {
  /** From 0, in the order of their begin. */
  number: number;
  visitor: number;
  /** The visitor's first. */
  first: boolean;
  mode: 'full' | 'cookieless';
  at: number;
  page: number;
  deeds: Deed[];
  /** The visitor signed in as this customer. */
  customer?: number;
  response?: { kind: 'message' | 'feedback' | 'survey'; text: string; lang: string; score?: number };
}

export const NUDGES = [
  { id: 'idle', kind: 'idle_cart', version: 2 },
  { id: 'leaving', kind: 'leaving', version: 1 },
  { id: 'free-delivery', kind: 'free_delivery', version: 1 },
] as const;

type Chance = ReturnType<typeof random>;
const within = (chance: Chance, count: number): number => Math.floor(chance() * count);

const nudged = (chance: Chance): Deed[] => {
  const { id, kind, version: newest } = NUDGES[within(chance, NUDGES.length)]!;
  const version = 1 + within(chance, newest);
  const arm = chance() < HELD ? 'held' : 'shown';
  const deeds: Deed[] = [[`nudge_${arm}`, { nudge: id, version, kind, arm }]];
  const then = chance();
  if (arm === 'shown' && then < 0.15) deeds.push(['nudge_clicked', { nudge: id, version, kind }]);
  else if (arm === 'shown' && then < 0.5) {
    deeds.push(['nudge_dismissed', { nudge: id, version, kind, how: then < 0.45 ? 'close' : 'stop' }]);
  }
  return deeds;
};

const bought = (chance: Chance, number: number): Deed[] => {
  const order = {
    transaction_id: `T-${number}`,
    currency: number % 9 ? 'MDL' : 'EUR',
    value_minor: 4_900 + within(chance, 90_000),
  };
  const deeds: Deed[] = [
    ['begin_checkout', { currency: order.currency }],
    ['add_payment_info', { currency: order.currency }],
    ['purchase', order],
  ];
  if (chance() < REFUNDED) deeds.push(['refund', { ...order, value_minor: 4_900 }]);
  return deeds;
};

const looked = (chance: Chance): Deed[] => {
  const pages = 1 + within(chance, 7);
  return Array.from({ length: pages }, (_, page): Deed[] => [
    ['page_view', { nav: page ? 'push' : 'load', lang: 'en' }],
    ['engagement', { active_ms: within(chance, 14_000), reach: 20 + within(chance, 80) }],
    ...(page % 2
      ? [
          [
            'view_item',
            { currency: 'MDL', items: [{ item_id: `bowl-${within(chance, 900)}`, price_minor: 14_850 }] },
          ] as Deed,
        ]
      : []),
  ]).flat();
};

const WORDS =
  'parcel bowl glaze arrived broken late refund kiln oven gift wrap thank you beautiful wrong colour address'.split(
    ' ',
  );
const LANGS = ['en', 'ro', 'ru', 'zh', 'ar'];

type Said = NonNullable<ShopVisit['response']>;

const said = (chance: Chance, kind: Said['kind']): Said => ({
  kind,
  text: Array.from({ length: 4 + within(chance, 30) }, () => WORDS[within(chance, WORDS.length)]).join(' '),
  lang: LANGS[within(chance, LANGS.length)]!,
  ...(kind !== 'message' && { score: within(chance, 11) }),
});

/** A visitor who comes again has mostly been here lately. */
const oneOf = (chance: Chance, people: number): number => Math.floor(people * (1 - chance() ** 3));

/**
 * The visits of a shop over some days, oldest first: people who come again, ask in five languages, are shown notes or held
 * back, buy, and write.
 * @param seed the same gives the same shop
 */
export function* shopVisits(count: number, days: number, now: number, seed = 1): Generator<ShopVisit> {
  const chance = random(seed);
  const begin = now - days * DAY;
  let people = 0;
  let orders = 0;
  for (let number = 0; number < count; number++) {
    const first = people === 0 || within(chance, 1_000) >= RETURNING;
    const visitor = first ? people++ : oneOf(chance, people);
    const deeds = looked(chance);
    const visit: ShopVisit = {
      number,
      visitor,
      first,
      mode: visitor % 1_000 < COOKIELESS ? 'cookieless' : 'full',
      at: 0,
      page: within(chance, 1_200),
      deeds,
    };
    // Spread evenly over the days, and within each by the hour.
    const place = (number / count) * days;
    const slot = SLOTS[Math.floor((place % 1) * SLOTS.length)]!;
    visit.at = Math.min(now - HOUR, begin + Math.floor(place) * DAY + slot * HOUR + within(chance, HOUR));
    if (within(chance, 1_000) < ASKING) deeds.push(...questionOf(chance, number));
    if (within(chance, 1_000) < WITH_CART)
      deeds.push(['add_to_cart', { currency: 'MDL', value_minor: 14_850 }], ...nudged(chance));
    if (within(chance, 1_000) < ORDERING) {
      // Thank-you pages are opened again, in another visit.
      deeds.push(...bought(chance, orders > 0 && chance() < TOLD_AGAIN ? within(chance, orders) : orders++));
      if (visit.mode === 'full' && chance() < KNOWN) visit.customer = visitor >> 1;
    }
    if (within(chance, 1_000) < WRITING) {
      visit.response = said(chance, 'message');
      deeds.push(['message_sent', { kind: 'message' }]);
    } else if (within(chance, 1_000) < ANSWERING) {
      const response = said(chance, number % 2 ? 'survey' : 'feedback');
      visit.response = response;
      deeds.push(['survey_answered', { kind: 'nps', score: response.score, response: `r${number}`, question: 'q' }]);
    }
    yield visit;
  }
}
