import { productOf } from './catalogue.ts';
import type { Product } from './catalogue.ts';

/** Delivery is free from here, in bani. */
export const FREE_FROM = 40000;

/** Prices of the ways it can reach the shopper, in bani. */
export const DELIVERIES = { courier: 3800, locker: 2500, collect: 0 } as const;
export type Delivery = keyof typeof DELIVERIES;

export interface Line {
  product: Product;
  quantity: number;
}

/** Quantities by product id, in the order in which they were first added. */
export type Cart = Map<string, number>;

export const linesOf = (cart: Cart): Line[] =>
  [...cart].flatMap(([id, quantity]) => {
    const product = productOf(id);
    return product ? [{ product, quantity }] : [];
  });

export const countOf = (cart: Cart): number => linesOf(cart).reduce((sum, line) => sum + line.quantity, 0);

export const subtotalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);

/** What a delivery costs for goods of this value, in bani. */
export const deliveryPrice = (delivery: Delivery, subtotal: number): number =>
  subtotal >= FREE_FROM ? 0 : DELIVERIES[delivery];

/** Value added tax contained in an amount, at Moldova's 20 %, in bani. */
export const taxIn = (amount: number): number => Math.round(amount / 6);

/** A quantity as people type it: whole and not negative, or undefined. */
export const readQuantity = (text: unknown): number | undefined => {
  if (typeof text !== 'string' || !/^\s*\d{1,4}\s*$/.test(text)) return undefined;
  return Number(text);
};

export interface Change {
  product: Product;
  before: number;
  after: number;
  /** More was asked for than there is. */
  capped: boolean;
}

/** Sets how many of a product are in the cart, never more than there are; none removes the line. */
export const setQuantity = (cart: Cart, id: string, quantity: number): Change | undefined => {
  const product = productOf(id);
  if (!product) return undefined;
  const before = cart.get(id) ?? 0;
  const after = Math.min(quantity, product.stock);
  if (after > 0) cart.set(id, after);
  else cart.delete(id);
  return { product, before, after, capped: after < quantity };
};
