import type { Cart, CommerceSource } from '../protocol/commerce.ts';
import type { ConsentMode, Source } from '../protocol/events.ts';
import type { Sent } from './network.ts';

/** What `explain()` returns: what was decided on this page and why. */
export interface Explanation {
  mode: ConsentMode;
  why: string;
  /** Of the site document; absent until it is there, or while the owner has switched the assistant off. */
  revision?: number;
  visitor?: string;
  session?: string;
  source?: Source;
  commerce: { source?: CommerceSource; cart?: Cart };
  /** Surveys by id: due, or what holds them back. */
  rules: Record<string, string>;
  /** Events and messages that the collector has not taken yet. */
  waiting: number;
  /** The last 50 requests, every byte. */
  sent: Sent[];
}
