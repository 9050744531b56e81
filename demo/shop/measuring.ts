import { deliveryPrice, subtotalOf, taxIn } from './cart.ts';
import type { Delivery, Line } from './cart.ts';
import { categoryOf } from './catalogue.ts';
import type { Product } from './catalogue.ts';
import { CURRENCY, lei } from './money.ts';
import type { Order } from './order.ts';
import { href } from './visit.ts';
import type { Visit } from './visit.ts';

/** One push to the data layer, in the words of Google Analytics 4. */
export interface Pushed {
  event: string;
  ecommerce?: Record<string, unknown>;
  search_term?: string;
}

const itemOf = (product: Product, visit: Visit, more: object): object => ({
  item_id: product.sku,
  item_name: product[visit.lang].name,
  item_brand: 'Lut & Foc',
  item_category: categoryOf(product.category)?.[visit.lang].name ?? product.category,
  price: lei(product.price),
  url: visit.origin + href(visit, `/p/${product.id}`),
  image: `${visit.origin}/img/${product.id}.svg`,
  ...more,
});

const itemsOf = (lines: readonly Line[], visit: Visit): object[] =>
  lines.map(({ product, quantity }, index) => itemOf(product, visit, { index, quantity }));

const withValue = (event: string, lines: readonly Line[], visit: Visit, more: object = {}): Pushed => ({
  event,
  ecommerce: { currency: CURRENCY, value: lei(subtotalOf(lines)), ...more, items: itemsOf(lines, visit) },
});

export const viewList = (id: string, name: string, products: readonly Product[], visit: Visit, start = 0): Pushed => ({
  event: 'view_item_list',
  ecommerce: {
    currency: CURRENCY,
    item_list_id: id,
    item_list_name: name,
    items: products.map((product, i) => itemOf(product, visit, { index: start + i, item_list_id: id, quantity: 1 })),
  },
});

export const viewItem = (product: Product, visit: Visit): Pushed =>
  withValue('view_item', [{ product, quantity: 1 }], visit);

/** The event of a line that grew or shrank; undefined if it stayed. */
export const lineChanged = (product: Product, before: number, after: number, visit: Visit): Pushed | undefined => {
  const quantity = Math.abs(after - before);
  if (!quantity) return undefined;
  return withValue(after > before ? 'add_to_cart' : 'remove_from_cart', [{ product, quantity }], visit);
};

export const viewCart = (lines: readonly Line[], visit: Visit): Pushed => withValue('view_cart', lines, visit);

export const beginCheckout = (lines: readonly Line[], visit: Visit): Pushed =>
  withValue('begin_checkout', lines, visit);

/** What the checkout's script pushes once a delivery, or a payment, has been chosen. */
export const shippingInfo = (lines: readonly Line[], delivery: Delivery, visit: Visit): Pushed =>
  withValue('add_shipping_info', lines, visit, {
    shipping_tier: delivery,
    shipping: lei(deliveryPrice(delivery, subtotalOf(lines))),
  });

export const paymentInfo = (lines: readonly Line[], payment: string, visit: Visit): Pushed =>
  withValue('add_payment_info', lines, visit, { payment_type: payment });

export const purchase = (order: Order, visit: Visit): Pushed =>
  withValue('purchase', order.lines, visit, {
    transaction_id: order.id,
    shipping: lei(order.shipping),
    tax: lei(taxIn(order.subtotal + order.shipping)),
  });

export const searched = (term: string): Pushed => ({ event: 'search', search_term: term });
