/** GA4's item. `price` is a decimal in major units of the event's currency. */
export interface Item {
  item_id: string;
  item_name?: string;
  price?: number;
  quantity?: number;
  item_category?: string;
  item_variant?: string;
  item_brand?: string;
  discount?: number;
  coupon?: string;
  /** Not GA4's; known when the page tells it. */
  stock?: number;
  url?: string;
  image?: string;
}

/** The whole cart as it is at one moment. `currency` is an ISO 4217 code. */
export interface Cart {
  currency: string;
  items: Item[];
  coupon?: string;
  checkout_url?: string;
}

export interface Order {
  id: string;
  value: number;
  currency: string;
  items: Item[];
  discount?: number;
  coupon?: string;
}

/** What the page says of the product in view; what it does not say is not there. Amounts are in major units. */
export interface ProductFacts {
  name: string;
  sold?: 'in' | 'out' | 'pre';
  /** Pieces in stock. */
  stock?: number;
  /** Days on which it may arrive if ordered now, as milliseconds UTC within that day; the rate is what delivery costs, its currency ISO 4217. */
  delivery?: { from?: number; to?: number; rate?: number; currency?: string };
}

/** `data` of GA4's e-commerce events, as the shop sends it; `source` tells who said so. */
export interface CommerceData {
  currency?: string;
  value?: number;
  items?: Item[];
  coupon?: string;
  transaction_id?: string;
  shipping?: number;
  tax?: number;
  discount?: number;
  search_term?: string;
  source?: CommerceSource;
}

/** Where a commerce fact was read. */
export type CommerceSource = 'dataLayer' | 'api' | 'server';

export const COMMERCE_TYPES = [
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
] as const;
export type CommerceType = (typeof COMMERCE_TYPES)[number];

const WHOLE = new Set<string>(['view_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info']);

const sameLine = (a: Item, b: Item): boolean =>
  a.item_id === b.item_id && (a.item_variant ?? '') === (b.item_variant ?? '');

/**
 * The cart after one commerce event. GA4 tells changes (`add_to_cart`) and, on some steps, the whole cart;
 * a purchase empties it. Events that say nothing about the cart leave it as it was.
 */
export const cartAfter = (cart: Cart | undefined, type: string, data: CommerceData): Cart | undefined => {
  const currency = data.currency ?? cart?.currency ?? '';
  const items = data.items ?? [];
  if (type === 'purchase') return { currency, items: [] };
  if (WHOLE.has(type)) {
    if (!data.items) return cart;
    return { currency, items, ...(data.coupon ? { coupon: data.coupon } : {}) };
  }
  const sign = type === 'add_to_cart' ? 1 : type === 'remove_from_cart' ? -1 : 0;
  if (!sign) return cart;
  const lines = (cart?.items ?? []).map((line) => ({ ...line }));
  for (const item of items) {
    const line = lines.find((other) => sameLine(other, item));
    const change = sign * (item.quantity ?? 1);
    if (line) Object.assign(line, item, { quantity: (line.quantity ?? 1) + change });
    else if (sign > 0) lines.push({ ...item, quantity: change });
  }
  return { ...cart, currency, items: lines.filter((line) => (line.quantity ?? 1) > 0) };
};
