import type { Cart, CommerceSource, Item, Order } from '../protocol/commerce.ts';
import type { ConsentMode } from '../protocol/events.ts';
import type { Consent } from './consent.ts';
import type { Happenings } from './host.ts';
import type { Sent } from './network.ts';
import type { Notes } from './notebook.ts';
import type { Settings } from './settings.ts';

/** A customer the shop knows. Only `id` is proven by the signature. */
export interface Customer {
  id: string;
  email?: string;
  name?: string;
  traits?: Record<string, unknown>;
}

/** What `explain()` returns: what was decided on this page and why, and all that is remembered. */
export interface Explanation extends Notes {
  mode: ConsentMode;
  /**
   * Who decided the mode: `data-consent`, `consent()`, the page's consent platform (`google`, `tcf`, `shopify`, `wordpress`),
   * the signal that held it down (`gpc`, `dnt`), or `visitor`: the shopper, in the panel.
   */
  why: string;
  /** Of the site document; absent until it is there, or while the owner has switched the assistant off. */
  revision?: number | undefined;
  /** Who spoke first of the cart, if anyone did. */
  commerce?: CommerceSource | undefined;
  /** Surveys by id: due, or what holds them back. */
  rules?: Record<string, string>;
  /** Events and messages that the collector has not taken yet. */
  waiting: number;
  /** The last 50 requests, every byte. */
  sent: Sent[];
}

/** Verbs the first script has itself. */
export interface FirstVerbs {
  page(): void;
  /** A custom event; `data` is any JSON under 8,000 characters. */
  track(name: string, data?: unknown): void;
  /** @param by who says so, if it is not the page */
  consent(state: Consent, by?: string): void;
  on<E extends keyof Happenings>(event: E, hear: (detail: Happenings[E]) => void): void;
  explain(): Explanation;
  destroy(): void;
}

/** Verbs whose code is loaded when the first of them is said. */
export interface MoreVerbs {
  off<E extends keyof Happenings>(event: E, hear: (detail: Happenings[E]) => void): void;
  open(view?: string): void;
  close(): void;
  ask(text: string): void;
  product(item: Item): void;
  cart(cart: Cart): void;
  order(order: Order): void;
  identify(customer: Customer, signature?: string): void;
  survey(id: string, options?: { force?: boolean }): void;
  nudge(id: string, options?: { force?: boolean }): void;
  locale(tag: string): void;
  theme(name: Settings['theme']): void;
  reset(): void;
}

/** What `attendant(verb, ...)` and `start()` offer; docs/api.md has each with examples. */
export interface Verbs extends FirstVerbs, MoreVerbs {}

/** Says a verb. */
export type Say = <V extends keyof Verbs>(verb: V, ...args: Parameters<Verbs[V]>) => ReturnType<Verbs[V]> | undefined;
