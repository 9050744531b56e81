import en from './packs/en.json' with { type: 'json' };
import ro from './packs/ro.json' with { type: 'json' };
import ru from './packs/ru.json' with { type: 'json' };
import zh from './packs/zh.json' with { type: 'json' };

/** A question that nearly every shop is asked; an article made from it has its id. */
export interface StarterQuestion {
  /** What a shopper would call the article. */
  title: string;
  /** For the owner: what a good answer says. */
  hint: string;
  /** Ways in which shoppers type it, the title not among them. */
  phrasings: string[];
}

/** The questions in one language, for owners to answer. */
export interface Pack {
  lang: string;
  /** Names by topic's id, in the order in which topics are shown. */
  topics: Record<string, string>;
  /** By id, in the order of `STARTER`. */
  questions: Record<string, StarterQuestion>;
}

/** Ids by topic, both in the order in which they are shown. */
const TOPICS = {
  delivery: [
    'delivery-cost',
    'free-delivery',
    'delivery-time',
    'express-delivery',
    'delivery-abroad',
    'pickup',
    'parcel-locker',
    'courier',
    'delivery-day',
    'missed-delivery',
    'change-address',
    'late-delivery',
  ],
  orders: [
    'where-is-my-order',
    'tracking',
    'change-order',
    'cancel-order',
    'no-confirmation',
    'order-without-account',
    'order-by-phone',
    'damaged-item',
    'wrong-item',
    'missing-item',
    'gift-wrap',
  ],
  returns: [
    'returns',
    'return-window',
    'return-cost',
    'where-to-return',
    'refund-time',
    'exchange',
    'return-opened',
    'return-sale',
    'return-gift',
  ],
  payment: [
    'payment-methods',
    'cash-on-delivery',
    'card-safety',
    'payment-failed',
    'instalments',
    'invoice',
    'company-invoice',
    'code-not-working',
    'gift-card',
    'currency',
  ],
  products: [
    'sizes',
    'in-stock',
    'back-in-stock',
    'care',
    'materials',
    'warranty',
    'discounts',
    'bulk-order',
    'made-to-order',
  ],
  account: ['create-account', 'forgotten-password', 'change-details', 'delete-account', 'newsletter', 'privacy'],
  shop: ['contact', 'opening-hours', 'store-address'],
};

/** The questions, in the order in which owners are shown them. */
export const STARTER: readonly { id: string; topic: string }[] = Object.entries(TOPICS).flatMap(([topic, ids]) =>
  ids.map((id) => ({ id, topic })),
);

/** By language. */
export const packs: Readonly<Record<string, Pack>> = { en, ro, ru, zh };

/** The pack under exactly this tag, whatever stands in its place. */
export const packIn = (tag: string): Pack | undefined => (Object.hasOwn(packs, tag) ? packs[tag] : undefined);
