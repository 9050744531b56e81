import type { Receipt, Refusal, Sender, WireEvent } from '../../protocol/events.ts';
import type { AppendResult, EventRow, SenderRow, Site, Store } from '../store/store.ts';
import { inMinor, isCommerce } from './amounts.ts';
import { asEvent, checkEvent } from './check.ts';
import { correctedTime } from './clock.ts';
import { checkCommerce } from './commerce.ts';
import type { Crawlers } from './crawler.ts';
import { helpWhy } from './help.ts';
import { identityOf, identityWhy } from './identity.ts';
import { blanked, nameless } from './text.ts';
import { senderOf, type Delivery } from './sender.ts';
import type { Tally } from './tally.ts';
import type { Visitors } from './visitor.ts';

export interface Collecting {
  store: Store;
  visitors: Visitors;
  tally: Tally;
  /** Milliseconds after which an event is too old to be told from a repeat. */
  retention: number;
  /** The same for what people wrote. */
  retentionMessages: number;
  isCrawler: Crawlers;
}

const LONGEST_ID = 64;

/** Why what a crawler's visit made is not kept: it would be counted as a shopper. */
export const CRAWLER = 'a bot';

/** Why what is sent for somebody who was erased is not kept. */
export const ERASED = 'erased by the visitor';

/** What the sender may call it by: an id that is no UUID is told back only if it is short. */
export const idOf = (value: unknown): string | null => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= LONGEST_ID ? id : null;
};

const isNumbered = (value: unknown): boolean => Number.isInteger((value as { seq?: unknown } | null)?.seq);

const dataWhy = ({ type, data }: WireEvent): string | undefined => {
  if (type === 'identify') return identityWhy(data);
  const why = isCommerce(type) ? checkCommerce(data) : helpWhy(type, data);
  return why === undefined ? undefined : `data.${why}`;
};

/** Which field of an event has the shopper's own words in it. */
const SAID: Readonly<Record<string, string>> = { faq_ask: 'text', search: 'search_term' };

const dataOf = ({ type, data }: WireEvent, site: Site): Record<string, unknown> => {
  if (type === 'identify') return { ...identityOf(site, data) };
  const said = Object.hasOwn(SAID, type) ? SAID[type]! : undefined;
  const words = said === undefined ? undefined : data[said];
  if (typeof words === 'string') return { ...data, [said!]: blanked(words) };
  return inMinor(type, data, site.currency);
};

const rowOf = (event: WireEvent, at: number, sentAt: number, receivedAt: number, site: Site): EventRow => {
  const { page } = event;
  const row: EventRow = {
    id: event.id.toLowerCase(),
    type: event.type,
    at,
    deviceAt: event.at,
    sentAt,
    receivedAt,
    url: nameless(page.url),
    data: dataOf(event, site),
  };
  if (event.seq !== undefined) row.seq = event.seq;
  if (page.title !== undefined) row.title = nameless(page.title);
  if (page.referrer !== undefined) row.referrer = nameless(page.referrer);
  return row;
};

/** Joins visitors to customers whose id came with the site's signature; a visitor for a day only is nobody's. */
const joinProven = async ({ store }: Collecting, sender: SenderRow, rows: EventRow[], now: number): Promise<void> => {
  for (const { type, data } of rows) {
    if (type === 'identify' && data['proven'] === true) {
      await store.people.join(sender.siteId, sender.visitor, String(data['customer']), now);
    }
  }
};

/**
 * Takes a batch whose envelope was checked: keeps its good events and says of each other why it was not kept. Told by
 * calls and not by a promise: it is the busiest way of all, and each promise on it costs as much as a check of an event.
 * @param kept called after the commit, or when nothing was to be kept
 * @param failed called when nothing was kept
 */
export const receiveEvents = (
  collecting: Collecting,
  delivery: Delivery,
  sender: Sender,
  events: readonly unknown[],
  kept: (receipt: Receipt) => void,
  failed: (error: unknown) => void,
): void => {
  const { store, tally, visitors, retention, isCrawler } = collecting;
  const { site, receivedAt } = delivery;
  const refused: Refusal[] = [];
  const rows: EventRow[] = [];
  const refuse = (value: unknown, why: string): void => {
    refused.push({ id: idOf(value), why });
    tally.refused(site.id, why);
    if (sender.tab !== undefined && why !== CRAWLER && isNumbered(value))
      tally.numbered(site.id, sender.visitor ? 'full' : 'cookieless');
  };
  const crawler = isCrawler(delivery.agent);
  for (const value of events) {
    const why = crawler ? CRAWLER : (checkEvent(value) ?? dataWhy(asEvent(value)));
    if (why !== undefined) {
      refuse(value, why);
      continue;
    }
    const event = asEvent(value);
    const at = correctedTime(event.at, sender.sent_at, receivedAt);
    if (at < receivedAt - retention) refuse(value, 'older than retention');
    else rows.push(rowOf(event, at, sender.sent_at, receivedAt, site));
  }
  if (rows.length === 0) return kept({ stored: 0, duplicate: 0, refused });

  const keep = (row: SenderRow): void => {
    const appended = ({ stored, duplicate, erased }: AppendResult): void => {
      if (erased) for (const id of erased) refuse({ id }, ERASED);
      const receipt = { stored, duplicate, refused };
      if (!erased && row.mode === 'full' && rows.some(({ type }) => type === 'identify')) {
        joinProven(collecting, row, rows, receivedAt).then(() => kept(receipt), failed);
      } else kept(receipt);
    };
    store.log.append(row, rows).then(appended, failed);
  };
  const who = senderOf(visitors, delivery, sender);
  if (who instanceof Promise) who.then(keep, failed);
  else keep(who);
};
