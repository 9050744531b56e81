import { readFileSync } from 'node:fs';
import { randomId, uuidv7 } from '../protocol/ids.ts';
import { questionOf } from '../server/insight/foldQuestions.ts';
import type { EventRow, Site, Store } from '../server/store/store.ts';

// What shoppers of the demo asked before it was started, so that its console has something to show: invented, and always
// the same but for its dates.

const DAY = 86_400_000;
/** How far back it goes, and when the owner wrote `ANSWERED`. */
export const BEGUN = 56 * DAY;
export const WRITTEN = 24 * DAY;
export const ANSWERED = 'oven';
/** Milliseconds of the longest visit, and until it has arrived: it is sent as a whole, within a minute. */
const LONGEST = 55_000;
const SENT = 1_000;
/** Visits in which nobody asked: most shoppers do not. */
const QUIET = 1_000;
const PAGES = ['/en/', '/ro/', '/ro/c/bowls', '/en/c/bowls', '/ro/p/serving-bowl-nistru', '/en/p/serving-bowl-nistru'];

interface Asked {
  lang: string;
  texts: string[];
  times: number;
  /** What answers it since `WRITTEN`, or always; what is picked of the nearest. */
  article?: string;
  answer?: string;
  picked?: string;
  /** Another article that was sometimes taken for the answer before. */
  mistaken?: string;
  /** Shares of those who were helped, and of those who wrote to a person. */
  helped?: number;
  wrote?: number;
  wroteSince?: number;
  /** More often of late. */
  late?: true;
  aside?: true;
  page: string;
}

/** Shares of askings that are answered outright by an article that is there, or by a mistaken one; the nearest is picked in the next. */
const SURE = 0.84;
const MISTAKEN = 0.12;
const PICKED = 0.94;
/** Shares of visits from which on a product is seen, put into the basket, the checkout begun, ordered. */
const ASKING = [0.25, 0.7, 0.88, 0.945];
const LOOKING = [0.5, 0.87, 0.95, 0.978];

const read = (): Asked[] =>
  JSON.parse(readFileSync(new URL('./content/history.json', import.meta.url), 'utf8')) as Asked[];

/** Numbers in [0, 1) that lie evenly: multiples of a root. Those of different primes have nothing to do with each other. */
const spread = (n: number, prime: number): number => (n * Math.sqrt(prime)) % 1;

type Deed = readonly [type: string, data: Record<string, unknown>];

/** How a visit went on: most look, some fill a basket, few order. */
const buying = (shares: readonly number[], chance: number, number: string): Deed[] => {
  const items = [
    { item_id: 'serving-bowl-nistru', item_name: 'Serving bowl Nistru', price_minor: 24_000, quantity: 1 },
  ];
  const bowl = { currency: 'MDL', value_minor: 24_000, items };
  const deeds: Deed[] = [
    ['view_item', bowl],
    ['add_to_cart', bowl],
    ['begin_checkout', bowl],
    ['purchase', { ...bowl, transaction_id: number }],
  ];
  return deeds.slice(0, shares.filter((from) => chance >= from).length);
};

/** What the assistant made of one asking: an article it was sure of, one that was picked of the nearest, or neither. */
const answerTo = (asked: Asked, since: boolean, chance: number): { sure?: string; picked?: string } => {
  const there = asked.answer ?? (since ? asked.article : undefined);
  if (!there) {
    if (asked.mistaken && chance < MISTAKEN) return { sure: asked.mistaken };
    return asked.picked ? { picked: asked.picked } : {};
  }
  if (chance < SURE) return { sure: there };
  return chance < PICKED ? { picked: there } : {};
};

const asking = (asked: Asked, n: number, since: boolean): Deed[] => {
  const { lang, texts, helped = 0.85 } = asked;
  const ask = `${lang}-${texts[0]}-${n}`;
  // Most people put a question in one way.
  const text = texts[Math.floor(texts.length * spread(n, 3) ** 2)]!;
  const { sure, picked } = answerTo(asked, since, spread(n, 13));
  const article = sure ?? picked;
  const result = sure ? { result: 'answered', article } : { result: 'unsure' };
  const votes = article && spread(n, 5) < 0.7;
  const isHelped = article !== asked.mistaken && spread(n, 5) < 0.7 * helped;
  const wrote = spread(n, 7) < ((since ? asked.wroteSince : asked.wrote) ?? 0);
  return [
    ['faq_ask', { ask, text, lang, locale: lang, ...result }],
    ...(picked ? [['faq_view', { ask, article, lang, from: 'nearest' }] as const] : []),
    ...(votes ? [['faq_rate', { ask, article, lang, helped: isHelped }] as const] : []),
    ...(wrote ? [['message_sent', { id: randomId(), kind: 'message' }] as const] : []),
  ];
};

/**
 * A visit that is over: what was done, and how long it was looked at. @param ago milliseconds from its beginning until an
 * hour ago @param stay how long it lasted, milliseconds
 */
const rowsOf = (now: number, ago: number, stay: number, url: string, deeds: readonly Deed[]): EventRow[] => {
  const begun = Math.floor(now - ago - DAY / 24);
  const looked: Deed = ['engagement', { active_ms: Math.floor(stay), reach: Math.floor((100 * stay) / LONGEST) }];
  const sentAt = Math.floor(begun + stay + SENT);
  return [...deeds, looked].map(([type, data], step) => {
    const at = Math.floor(begun + (stay * step) / deeds.length);
    const times = { at, deviceAt: at, sentAt, receivedAt: sentAt };
    return { id: uuidv7(at), type, ...times, seq: step + 1, url, data };
  });
};

const visitOf = (shop: string, asked: Asked, n: number, now: number): EventRow[] => {
  const ago = spread(n, 2) ** (asked.late ? 2 : 1) * BEGUN;
  const stay = 8_000 + (LONGEST - 8_000) * spread(n, 17);
  return rowsOf(now, ago, stay, shop + asked.page, [
    ['page_view', { nav: 'load', lang: asked.lang }],
    ...asking(asked, n, asked.article !== undefined && ago < WRITTEN),
    ...buying(ASKING, spread(n, 11), `A-${n}`),
  ]);
};

const quietVisit = (shop: string, n: number, now: number): EventRow[] => {
  const page = PAGES[Math.floor(PAGES.length * spread(n, 3))]!;
  // Most leave soon.
  const stay = 2_000 + (LONGEST - 2_000) * spread(n, 17) ** 2;
  return rowsOf(now, spread(n, 2) * BEGUN, stay, shop + page, [
    ['page_view', { nav: 'load', lang: page.slice(1, 3) }],
    ...buying(LOOKING, spread(n, 11), `Q-${n}`),
  ]);
};

/** Puts what was asked into an empty site's log. @param shop origin of the shop's pages */
export const addHistory = async (store: Store, site: Site, shop: string, by: number, now: number): Promise<void> => {
  const keep = (visits: EventRow[][]) => {
    const sender = () => ({ visitor: randomId(), session: randomId(), tab: randomId() });
    return Promise.all(visits.map((rows) => store.log.append({ siteId: site.id, mode: 'full', ...sender() }, rows)));
  };
  await keep(Array.from({ length: QUIET }, (_, n) => quietVisit(shop, n, now)));
  let begun = 0;
  for (const asked of read()) {
    const first = begun;
    begun += asked.times;
    await keep(Array.from({ length: asked.times }, (_, n) => visitOf(shop, asked, first + n, now)));
    if (!asked.aside) continue;
    const keys = asked.texts.map((text) => questionOf(text, asked.lang));
    await store.questionMarks.put(site.id, 'aside', '', keys, by, now);
  }
};
