import { cartAfter } from '../../protocol/commerce.ts';
import type { Cart, CommerceData, CommerceSource, CommerceType, Item } from '../../protocol/commerce.ts';
import { DATA_LENGTH } from '../../protocol/limits.ts';

/** What is remembered between pages. */
interface Memory {
  cart?: Cart;
  orders?: string[];
}

interface Parts {
  read(): Memory;
  write(change: Memory): void;
  now(): number;
  report(type: CommerceType, data: CommerceData): void;
}

export interface Ledger {
  /** One commerce fact. The same fact from another source is not counted twice. */
  hear(source: CommerceSource, type: CommerceType, data: CommerceData): void;
  /** The whole cart as it now is; what is new in it was added, what is gone was removed. */
  setCart(source: CommerceSource, cart: Cart): void;
  /** Who spoke first. */
  source(): CommerceSource | undefined;
}

/** Milliseconds in which two sources can only mean the same thing. The data layer is read once a second. */
const ECHO = 3000;

const lineOf = ({ item_id, item_variant = '' }: Item): string => item_id + '\n' + item_variant;

/** What has to be added to `before` to make `after`. */
export const added = (before: Item[], after: Item[]): Item[] =>
  after.flatMap((item) => {
    const known = before.find((other) => lineOf(other) === lineOf(item));
    const quantity = (item.quantity ?? 1) - (known ? (known.quantity ?? 1) : 0);
    return quantity > 0 ? [{ ...item, quantity }] : [];
  });

const worth = (items: Item[]): number =>
  Number(items.reduce((sum, { price = 0, quantity = 1 }) => sum + price * quantity, 0).toFixed(4));

export const createLedger = ({ read, write, now, report }: Parts): Ledger => {
  let first: CommerceSource | undefined;
  let recent: { source: CommerceSource; fact: string; at: number }[] = [];

  const echoed = (source: CommerceSource, type: string, { transaction_id, items = [] }: CommerceData): boolean => {
    const at = now();
    if (type === 'purchase' && transaction_id) {
      const { orders = [] } = read();
      if (orders.includes(transaction_id)) return true;
      write({ orders: [...orders, transaction_id].slice(-50) });
      return false;
    }
    const fact = type + items.map((item) => lineOf(item) + (item.quantity ?? 1));
    recent = recent.filter((other) => at - other.at < ECHO);
    const echo = recent.findIndex((other) => other.fact === fact && other.source !== source);
    if (echo < 0) recent.push({ source, fact, at });
    else recent.splice(echo, 1);
    return echo >= 0;
  };

  const hear: Ledger['hear'] = (source, type, data) => {
    first ??= source;
    if (echoed(source, type, data)) return;
    const { cart } = read();
    const next = cartAfter(cart, type, data);
    if (next && next !== cart) write({ cart: next });
    const told = { ...data, source };
    while (JSON.stringify(told).length > DATA_LENGTH) told.items = told.items!.slice(0, -5);
    report(type, told);
  };

  return {
    hear,
    setCart(source, cart) {
      const before = read().cart?.items ?? [];
      for (const [type, items] of [
        ['add_to_cart', added(before, cart.items)],
        ['remove_from_cart', added(cart.items, before)],
      ] as const)
        if (items[0]) hear(source, type, { currency: cart.currency, value: worth(items), items });
      write({ cart });
    },
    source: () => first,
  };
};
