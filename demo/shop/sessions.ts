import { randomBytes } from 'node:crypto';
import type { Cart } from './cart.ts';
import type { Order } from './order.ts';

/** A shopper's cart and last order. Kept in memory: a restart of the shop empties the baskets, and nothing else. */
export interface Session {
  cart: Cart;
  order?: Order;
  /** What happened in the request before, to be told on the next page: measured events, and sentences for the shopper. */
  events: object[];
  notes: string[];
}

export interface Sessions {
  /** The session behind a cookie's value; undefined if there is none, or none any more. */
  find(id: string | undefined): Session | undefined;
  begin(): { id: string; session: Session };
}

/** At most `limit` sessions; the one that was not used for longest makes room. */
export const createSessions = (limit = 5000): Sessions => {
  const kept = new Map<string, Session>();
  return {
    find: (id) => {
      const session = id ? kept.get(id) : undefined;
      if (!id || !session) return undefined;
      kept.delete(id);
      kept.set(id, session);
      return session;
    },
    begin: () => {
      const oldest = kept.size >= limit ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      const id = randomBytes(16).toString('hex');
      const session: Session = { cart: new Map(), events: [], notes: [] };
      kept.set(id, session);
      return { id, session };
    },
  };
};
