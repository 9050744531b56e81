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
/** Milliseconds from one thing a shopper does to the next: a visit is sent within a minute. */
const STEP = 7_000;

interface Asked {
  lang: string;
  texts: string[];
  times: number;
  /** What answers it since `WRITTEN`, or always; what is picked of the nearest. */
  article?: string;
  answer?: string;
  picked?: string;
  /** Shares of those who were helped, and of those who wrote to a person. */
  helped?: number;
  wrote?: number;
  wroteSince?: number;
  /** More often of late. */
  late?: true;
  aside?: true;
  page: string;
}

const read = (): Asked[] =>
  JSON.parse(readFileSync(new URL('./content/history.json', import.meta.url), 'utf8')) as Asked[];

/** Numbers in [0, 1) that lie evenly: multiples of a root. Those of different primes have nothing to do with each other. */
const spread = (n: number, prime: number): number => (n * Math.sqrt(prime)) % 1;

type Deed = readonly [type: string, data: Record<string, unknown>];

/** What a visit did after its question: most look, some fill a basket, few order. */
const deedsAfter = (chance: number, number: string): Deed[] => {
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
  return deeds.slice(0, [0.3, 0.65, 0.8, 0.88].filter((from) => chance >= from).length);
};

const answersOf = (asked: Asked, ask: string, since: boolean, chance: number): Deed[] => {
  const { lang, answer, picked, helped = 0.85 } = asked;
  const shown = answer ?? (since ? asked.article : undefined);
  const rate = (article: string): Deed => ['faq_rate', { ask, article, lang, helped: chance < helped }];
  if (picked) return [['faq_view', { ask, article: picked, lang, from: 'nearest' }], rate(picked)];
  return shown && chance < 0.7 ? [rate(shown)] : [];
};

const deedsOf = (asked: Asked, n: number, since: boolean): Deed[] => {
  const { lang, texts } = asked;
  const ask = `${lang}-${texts[0]}-${n}`;
  // Most people put a question in one way.
  const text = texts[Math.floor(texts.length * spread(n, 3) ** 2)]!;
  const article = asked.answer ?? (since ? asked.article : undefined);
  const result = article ? { result: 'answered', article } : { result: 'unsure' };
  const wrote = spread(n, 7) < ((since ? asked.wroteSince : asked.wrote) ?? 0);
  return [
    ['page_view', { nav: 'load', lang }],
    ['faq_ask', { ask, text, lang, ...result }],
    ...answersOf(asked, ask, since, spread(n, 5)),
    ...(wrote ? [['message_sent', { id: randomId(), kind: 'message' }] as const] : []),
    ...deedsAfter(spread(n, 11), ask),
  ];
};

const visitOf = (shop: string, asked: Asked, n: number, now: number): EventRow[] => {
  const ago = spread(n, 2) ** (asked.late ? 2 : 1) * BEGUN;
  const begun = Math.floor(now - ago - DAY / 24);
  const deeds = deedsOf(asked, n, asked.article !== undefined && ago < WRITTEN);
  const sentAt = begun + deeds.length * STEP;
  return deeds.map(([type, data], step) => {
    const at = begun + step * STEP;
    const times = { at, deviceAt: at, sentAt, receivedAt: sentAt };
    return { id: uuidv7(at), type, ...times, seq: step + 1, url: shop + asked.page, data };
  });
};

/** Puts what was asked into an empty site's log. @param shop origin of the shop's pages */
export const addHistory = async (store: Store, site: Site, shop: string, by: number, now: number): Promise<void> => {
  let begun = 0;
  for (const asked of read()) {
    const first = begun;
    const visits = Array.from({ length: asked.times }, (_, n) => visitOf(shop, asked, first + n, now));
    begun += asked.times;
    const sender = () => ({ visitor: randomId(), session: randomId(), tab: randomId() });
    await Promise.all(visits.map((rows) => store.log.append({ siteId: site.id, mode: 'full', ...sender() }, rows)));
    if (!asked.aside) continue;
    const keys = asked.texts.map((text) => questionOf(text, asked.lang));
    await store.questionMarks.put(site.id, 'aside', '', keys, by, now);
  }
};
