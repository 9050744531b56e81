import { deliveryPrice, subtotalOf, taxIn } from './cart.ts';
import type { Delivery, Line } from './cart.ts';
import { categoryOf } from './catalogue.ts';
import type { Product } from './catalogue.ts';
import type { Lang } from './language.ts';
import { CURRENCY, lei } from './money.ts';
import type { Order } from './order.ts';

/** One push to the data layer, in the words of Google Analytics 4. */
export interface Pushed {
  event: string;
  ecommerce?: Record<string, unknown>;
  search_term?: string;
}

const itemOf = (product: Product, lang: Lang, more: object): object => ({
  item_id: product.sku,
  item_name: product[lang].name,
  item_brand: 'Lut & Foc',
  item_category: categoryOf(product.category)?.[lang].name ?? product.category,
  price: lei(product.price),
  ...more,
});

const itemsOf = (lines: readonly Line[], lang: Lang): object[] =>
  lines.map(({ product, quantity }, index) => itemOf(product, lang, { index, quantity }));

const withValue = (event: string, lines: readonly Line[], lang: Lang, more: object = {}): Pushed => ({
  event,
  ecommerce: { currency: CURRENCY, value: lei(subtotalOf(lines)), ...more, items: itemsOf(lines, lang) },
});

export const viewList = (id: string, name: string, products: readonly Product[], lang: Lang, start = 0): Pushed => ({
  event: 'view_item_list',
  ecommerce: {
    currency: CURRENCY,
    item_list_id: id,
    item_list_name: name,
    items: products.map((product, i) => itemOf(product, lang, { index: start + i, item_list_id: id, quantity: 1 })),
  },
});

export const viewItem = (product: Product, lang: Lang): Pushed =>
  withValue('view_item', [{ product, quantity: 1 }], lang);

/** The event of a line that grew or shrank; undefined if it stayed. */
export const lineChanged = (product: Product, before: number, after: number, lang: Lang): Pushed | undefined => {
  const quantity = Math.abs(after - before);
  if (!quantity) return undefined;
  return withValue(after > before ? 'add_to_cart' : 'remove_from_cart', [{ product, quantity }], lang);
};

export const viewCart = (lines: readonly Line[], lang: Lang): Pushed => withValue('view_cart', lines, lang);

export const beginCheckout = (lines: readonly Line[], lang: Lang): Pushed => withValue('begin_checkout', lines, lang);

/** What the checkout's script pushes once a delivery, or a payment, has been chosen. */
export const shippingInfo = (lines: readonly Line[], delivery: Delivery, lang: Lang): Pushed =>
  withValue('add_shipping_info', lines, lang, {
    shipping_tier: delivery,
    shipping: lei(deliveryPrice(delivery, subtotalOf(lines))),
  });

export const paymentInfo = (lines: readonly Line[], payment: string, lang: Lang): Pushed =>
  withValue('add_payment_info', lines, lang, { payment_type: payment });

export const purchase = (order: Order, lang: Lang): Pushed =>
  withValue('purchase', order.lines, lang, {
    transaction_id: order.id,
    shipping: lei(order.shipping),
    tax: lei(taxIn(order.subtotal + order.shipping)),
  });

export const searched = (term: string): Pushed => ({ event: 'search', search_term: term });
