// Nudges: notes that may be shown to a shopper, the rules for when, and the budget they share with surveys.

export const NUDGE_KINDS = ['idle_cart', 'exit_intent', 'free_delivery', 'returning_cart'] as const;
/**
 * `idle_cart`: the cart has not changed for `after_s`. `exit_intent`: there is a cart and the shopper makes to leave
 * (desktop: the pointer leaves at the top; phone: a quick scroll back up). `free_delivery`: at most `within` is
 * missing to `threshold`. `returning_cart`: back after `away_h` hours with a cart of an earlier visit (`full` only).
 */
export type NudgeKind = (typeof NUDGE_KINDS)[number];

/** The declarative rule in the site document. Amounts are decimals in the site's currency. */
export interface NudgeRule {
  id: string;
  kind: NudgeKind;
  /** The content's version: it stands in the events, so that a result is of one text and rule. */
  version: number;
  /** Seconds the cart has not changed; 30 at least. */
  after_s?: number;
  /** Hours since the last visit. */
  away_h?: number;
  /** The cart's value from which delivery is free, and how much may be missing for the note to show. */
  threshold?: number;
  within?: number;
  /** Per cent of shoppers held back at random, 0 to 50, by `armOf` in widget/nudge. */
  hold: number;
  /** Address of the words by language, relative to the site document. */
  part: Record<string, string>;
}

/**
 * A note's words in one language. `{item}` is the name of the dearest item in the cart, `{gap}` the amount missing to free
 * delivery, `{count}` the number of items. `href`: where the button leads; without one the cart's own checkout or cart page.
 */
export interface NudgePart {
  id: string;
  lang: string;
  title: string;
  text?: string;
  yes: string;
  href?: string;
}

/**
 * One budget over everything that interrupts: nudges, and surveys offered by a rule. A survey after a purchase counts in
 * it, but is asked whatever came before: buyers are heard.
 */
export interface ContactBudget {
  /** At most this many in a visit, and in 24 hours (`full`; in `cookieless` both are the tab's). */
  session: number;
  day: number;
  /** Hours of peace after "No, thanks". */
  rest_h: number;
  /** Parts of page paths on which nothing interrupts, beside every checkout. */
  never: string[];
}

export const STANDARD_BUDGET: ContactBudget = { session: 1, day: 1, rest_h: 72, never: [] };
