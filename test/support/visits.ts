import { randomId, uuidv7 } from '../../protocol/ids.ts';

/** What a visitor did, as types with their data, in order. */
export type Deed = readonly [type: string, data?: Record<string, unknown>];

const PAGE = { url: 'http://127.0.0.1:1/en/p/serving-bowl', title: 'Serving bowl' };

/**
 * Posts one visit of a visitor of its own, as the widget would, its events a second apart. Throws if not all are stored.
 * @param ago milliseconds since the last of them
 */
export const postVisit = async (collector: string, deeds: readonly Deed[], ago = 0): Promise<void> => {
  const now = Date.now();
  const events = deeds.map(([type, data = {}], n) => {
    const at = now - ago - (deeds.length - n) * 1_000;
    return { id: uuidv7(at), type, at, seq: n + 1, page: PAGE, data };
  });
  const sender = { v: 1, site: 'demo', visitor: randomId(), session: randomId(), tab: randomId(), sent_at: now };
  const answer = await fetch(`${collector}/v1/events`, { method: 'POST', body: JSON.stringify({ ...sender, events }) });
  const receipt = (await answer.json()) as { stored: number };
  if (receipt.stored !== events.length) throw new Error(`events: ${JSON.stringify(receipt)}`);
};

const item = { item_id: 'bowl', item_name: 'Serving bowl', price: 240, quantity: 1 };
const bowl = { currency: 'MDL', value: 240, items: [item] };

/** Looks, and puts a bowl into the basket. */
export const fillBasket: readonly Deed[] = [
  ['page_view', { nav: 'load', lang: 'en' }],
  ['view_item', bowl],
  ['add_to_cart', bowl],
];

export const order = (number: string): readonly Deed[] => [
  ...fillBasket,
  ['begin_checkout', bowl],
  ['purchase', { ...bowl, transaction_id: number }],
];

/** A question; with an article it was answered outright, else the matcher was not sure. */
export const ask = (text: string, lang: string, article?: string): Deed => {
  const result = article ? 'answered' : 'unsure';
  return ['faq_ask', { ask: randomId(), text, lang, result, ...(article ? { article } : {}) }];
};
