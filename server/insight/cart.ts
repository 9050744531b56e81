import { cartAfter, type Cart, type CommerceData } from '../../protocol/commerce.ts';
import type { StoredEvent } from '../store/store.ts';

export interface CartThen {
  cart: Cart;
  /** When it last changed. */
  at: number;
}

/**
 * The cart as the events up to an instant leave it.
 * @param events of one visitor, oldest first, amounts in major units
 */
export const cartAt = (events: readonly StoredEvent[], instant = Infinity): CartThen | undefined => {
  let then: CartThen | undefined;
  for (const { at, type, data } of events) {
    if (at > instant) continue;
    const cart = cartAfter(then?.cart, type, data as CommerceData);
    if (cart && cart !== then?.cart) then = { cart, at };
  }
  return then;
};
