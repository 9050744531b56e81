import type { ConsentMode } from '../../protocol/events.ts';
import type { ContactBudget } from '../../protocol/nudges.ts';

export const HOUR = 3_600_000;
/** Contacts that are remembered. */
const KEPT = 20;

/** One thing that interrupted, or would have but for the hold-out: when, what, and in which visit (`full` only). */
export type Contact = [at: number, what: string, visit?: string];

/** What earlier contacts left on the device. Times are milliseconds UTC. */
export interface Peace {
  contacts?: Contact[];
  /** The last "No, thanks". */
  no?: number;
  /** "No more notes". */
  stop?: boolean;
}

/** All that the budget looks at. */
export interface Moment extends Peace {
  now: number;
  mode: ConsentMode;
  /** The visit, in `full`. */
  session?: string | undefined;
  /** The page's path as people read it, with a router's fragment. */
  path: string;
  /** Checkout has begun on this page. */
  checkout: boolean;
  budget: ContactBudget;
}

// The words by which shops name what comes after the cart, in the languages of most shops that are met.
const CHECKOUT =
  /check-?out|kass[ae]|cassa|касс|оформ|оплат|com+and[ae]|finaliz|payment|\/(?:order|plata|pago|caisse|zahlung)\b|结账|结算|支付|結帳|الدفع/i;

/** Those of this visit; in `cookieless` all there are, since they go with the tab. */
export const ofVisit = ({ contacts = [], mode, session }: Moment): Contact[] =>
  contacts.filter(([, , visit]) => mode !== 'full' || visit === session);

const ofDay = ({ contacts = [], mode, now }: Moment): Contact[] =>
  contacts.filter(([at]) => mode !== 'full' || now - at < 24 * HOUR);

/** The owner keeps this page free of whatever interrupts. */
export const keptFree = ({ path, budget }: Moment): string | undefined =>
  budget.never.some((part) => part && path.includes(part)) ? 'nothing interrupts on this page' : undefined;

/** What forbids notes here, or to this shopper at all, in words. */
export const placeStands = (moment: Moment): string | undefined => {
  const { mode, stop, checkout, path } = moment;
  if (mode === 'off') return 'not without consent';
  if (stop) return 'the shopper wants no more notes';
  return checkout || CHECKOUT.test(path) ? 'never in checkout' : keptFree(moment);
};

/** What stands against interrupting this shopper now, in words; undefined if nothing does. */
export const budgetStands = (moment: Moment): string | undefined => {
  const { now, no = -Infinity, budget } = moment;
  const { session, day, rest_h } = budget;
  const place = placeStands(moment);
  if (place) return place;
  if (now - no < rest_h * HOUR) return `at peace for ${rest_h} h after a no`;
  if (ofVisit(moment).length >= session) return `${session} in this visit already`;
  return ofDay(moment).length >= day ? `${day} in 24 hours already` : undefined;
};

/** The contacts after one more. */
export const contactsAfter = ({ contacts = [], now, session }: Moment, what: string): Contact[] => [
  ...contacts.slice(1 - KEPT),
  [now, what, session ?? ''],
];

interface Kept extends Peace {
  changed?: number;
}

/**
 * What was kept, with no time ahead of now: after a clock was set back, what lies in the future would else hold for as
 * long again. Undefined if nothing does.
 */
export const mended = ({ contacts = [], no = 0, changed = 0 }: Kept, now: number): Kept | undefined =>
  Math.max(no, changed, ...contacts.map(([at]) => at)) > now
    ? {
        no: Math.min(no, now),
        changed: Math.min(changed, now),
        contacts: contacts.map(([at, ...rest]) => [Math.min(at, now), ...rest]),
      }
    : undefined;
