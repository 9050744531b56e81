import { setImmediate as turn } from 'node:timers/promises';
import type { Erased, Store } from '../store/store.ts';

/** Rows of `one` and `other` together. */
const sum = (one: Erased, other: Erased): Erased => ({
  visitors: one.visitors + other.visitors,
  visits: one.visits + other.visits,
  events: one.events + other.events,
  messages: one.messages + other.messages,
  mails: one.mails + other.mails,
  customers: one.customers + other.customers,
});

/**
 * Deletes what is condemned, a short transaction after the other, so that collecting goes on.
 * @param visitors their rows; without, of everybody
 */
export const erase = async (store: Store, now: number, visitors?: readonly number[]): Promise<Erased> => {
  let erased: Erased = { visitors: 0, visits: 0, events: 0, messages: 0, mails: 0, customers: 0 };
  for (;;) {
    const piece = await store.privacy.eraseNext(now, visitors);
    if (!piece) return erased;
    erased = sum(erased, piece);
    // SQLite answers without leaving the process: requests have their turn only when it is given.
    await turn();
  }
};
