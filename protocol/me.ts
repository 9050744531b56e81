import type { WireMessage } from './messages.ts';

/**
 * `GET /v1/me?site=KEY`, `GET /v1/me/export?site=KEY`, `DELETE /v1/me?site=KEY`: what the collector has of one visitor, for
 * the browser that holds the visitor's id. The id is 128 random bits and the secret: it travels in the header
 * `Authorization: Bearer VISITOR_ID`, never in an address. In `cookieless` nobody holds an id, and there is nothing to ask.
 */
export interface Me {
  /** When the first and the last event of this visitor were received, UTC milliseconds; absent when there is none. */
  first_at?: number;
  last_at?: number;
  visits: number;
  events: number;
  /** Stored events by type, most first. */
  types: { type: string; count: number }[];
  /** The shop's own number of this customer, where its signature proved it. */
  customer?: string;
  /** What the visitor wrote, newest first, at most 100. */
  messages: MyMessage[];
  /** Days after which events, and what was written, are deleted. */
  keeps: { events: number; messages: number };
}

export interface MyMessage {
  id: string;
  kind: WireMessage['kind'];
  /** UTC milliseconds. */
  at: number;
  text: string;
  email?: string;
  /** Somebody of the shop has read it; somebody marked it done. */
  read: boolean;
  done: boolean;
}

/**
 * Answer to `DELETE /v1/me`: what was deleted. What is sent later under the erased id is refused as `erased by the visitor`,
 * so the browser takes a new id or none.
 */
export interface Erased {
  events: number;
  messages: number;
}
