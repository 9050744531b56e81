import type { guard } from './guard.ts';
import type { Host } from './host.ts';
import type { Notes } from './notebook.ts';
import { mended } from './nudge/budget.ts';
import type { Moment } from './nudge/budget.ts';

/** An address's path as people read it, with a router's fragment and without what is asked. */
export const pathOf = (url: string): string => {
  const path = url.replace(/^\w+:\/*[^/]*|\?[^#]*/g, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** Checkout has begun and no order has come of it. Of this document: what another page did is in its address. */
const inCheckout = (seen: Record<string, number>): boolean =>
  ['begin_checkout', 'add_shipping_info', 'add_payment_info'].some((type) => seen[type]! > (seen['purchase'] ?? 0));

/** What the second script lends to the rules. */
export interface Lent {
  host: Host;
  notes(): Notes;
  note(change: Notes): void;
  seen: Record<string, number>;
  guard: typeof guard;
}

/** What all that interrupts looks at first: now, here, and what went before. */
export const momentOf = ({ host, notes, note, seen }: Lent): Moment & Notes => {
  const now = host.now();
  const change = mended(notes(), now);
  if (change) note(change);
  const { budget } = host.site;
  return { ...notes(), now, mode: host.mode(), path: pathOf(host.page().url), checkout: inCheckout(seen), budget };
};
