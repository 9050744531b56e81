import type { IncomingMessage } from 'node:http';
import type { Receipt, Sender } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { asSender, checkSender } from '../collect/check.ts';
import { countCommit, countRequest } from '../collect/counts.ts';
import type { Delivery } from '../collect/sender.ts';
import { parseBody } from '../collect/text.ts';
import { readText, type NoBody } from '../guard/body.ts';
import { originRefusal } from '../guard/origin.ts';
import { createPaces } from '../guard/pace.ts';
import type { Seat } from '../guard/room.ts';
import type { Client } from '../guard/address.ts';
import type { Parts } from '../parts.ts';
import { StoreError, type Site } from '../store/store.ts';
import { receiptReply, refused, type Reply } from './answer.ts';

/** What one of the two POST routes does with a batch whose envelope, site and origin are good. */
export interface Taking {
  /** Name of the route in the figures, and field of the batch that holds what is sent. */
  list: 'events' | 'messages';
  /** How many of them it may hold. */
  most: number;
  /** Why the envelope is not for this route. */
  envelopeWhy?(sender: Sender): string | undefined;
  take(delivery: Delivery, sender: Sender, list: readonly unknown[]): Promise<Receipt>;
}

/** Takes one request and says what to answer; never rejects. */
export type Door = (incoming: IncomingMessage) => Promise<Reply>;

type Origin = string | undefined;

/** Batches that may wait for their commit; a store slower than this is told to the senders, who try again. */
const MOST_WAITING = 5_000;
/** Seconds until a sender may expect the store to be back. */
const AGAIN = '5';
const FAILED = 'The collector failed. Its log says why.';

const later = (status: 429 | 503, why: string, origin: Origin, seconds: string): Reply =>
  refused(status, why, origin, { 'Retry-After': seconds });

const slower = (origin: Origin, seconds: number): Reply =>
  later(429, 'Too many requests from this address. Try again later.', origin, String(seconds));

const busy = (origin: Origin): Reply => later(503, 'The collector is busy. Try again.', origin, AGAIN);

/** Why there is nothing to read, as a refusal. */
const bodyless = ({ no }: NoBody, origin: Origin): Reply => {
  if (no === 'crowded') return busy(origin);
  if (no === 'gone') return refused(400, 'The body did not arrive.', origin);
  return refused(413, `The body is over ${limits.bodyBytes} bytes. Send fewer at a time.`, origin);
};

const isCoded = ({ headers }: IncomingMessage): boolean => {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding !== '' && encoding !== 'identity';
};

/** The checked envelope with its list, or the refusal. */
const envelopeOf = (text: string, { list, most, envelopeWhy }: Taking, origin: Origin) => {
  let value: unknown;
  try {
    value = parseBody(text);
  } catch {
    return refused(400, 'The body is not JSON.', origin);
  }
  const why = checkSender(value) ?? envelopeWhy?.(asSender(value));
  if (why) return refused(400, why, origin);
  const items = (value as Record<string, unknown>)[list];
  if (!Array.isArray(items)) return refused(400, `${list}: not a list`, origin);
  if (items.length > most) return refused(413, `${list}: more than ${most}. Send fewer at a time.`, origin);
  return { sender: asSender(value), items: items as readonly unknown[] };
};

/**
 * The way of every batch: pace, body, envelope, site, origin, and only then the store. Every refusal has CORS headers
 * and a reason; nothing is answered 2xx that is not on disk.
 */
export const createDoor = (parts: Parts, taking: Taking): Door => {
  const { counts, knownSites, collecting, log, now, room } = parts;
  const paces = createPaces();

  const keep = async (delivery: Delivery, sender: Sender, items: readonly unknown[], origin: Origin) => {
    if (counts.waiting >= MOST_WAITING) return busy(origin);
    counts.waiting++;
    const begun = performance.now();
    try {
      const receipt = await taking.take(delivery, sender, items);
      countCommit(counts, performance.now() - begun);
      counts.kept.stored += receipt.stored;
      counts.kept.duplicate += receipt.duplicate;
      counts.kept.refused += receipt.refused.length;
      return receiptReply(receipt, origin);
    } finally {
      counts.waiting--;
    }
  };

  /** The site of a key, or why there is none. */
  const siteOf = async (sender: Sender, origin: Origin): Promise<Site | Reply> => {
    const site = await knownSites.byKey(sender.site);
    return (
      site ?? refused(403, 'There is no site with this key. Compare data-site with the tag in the console.', origin)
    );
  };

  const enter = async (incoming: IncomingMessage, origin: Origin, seat: Seat, client: Client): Promise<Reply> => {
    const body = await readText(incoming, limits.bodyBytes, seat);
    if (isCoded(incoming)) return refused(400, 'Send the body without Content-Encoding.', origin);
    if (typeof body !== 'string') return bodyless(body, origin);
    const receivedAt = now();
    const envelope = envelopeOf(body, taking, origin);
    if ('status' in envelope) return envelope;
    const { sender, items } = envelope;
    // Only a promise is awaited: nearly always the site is remembered, and a turn of the queue costs as much as a look.
    const site = knownSites.peek(sender.site) ?? (await siteOf(sender, origin));
    if ('status' in site) return site;
    const why = originRefusal(site, origin);
    if (why) {
      collecting.tally.refused(site.id, 'a page of an origin that is not in the list of the site');
      return refused(403, why, origin);
    }
    const wait = paces.entering(client, site.id);
    const seconds = typeof wait === 'number' ? wait : await wait;
    if (seconds) return slower(origin, seconds);
    const agent = incoming.headers['user-agent'] ?? '';
    return keep({ site, address: client.address, agent, receivedAt }, sender, items, origin);
  };

  const failed = (error: unknown, origin: Origin): Reply => {
    // Also where only the site was asked for: a database that is away is no failure of the batch.
    if (error instanceof StoreError && error.retry) {
      log('warn', 'a batch could not be kept', { route: taking.list, why: error.message });
      return later(503, 'The collector cannot store now. Try again.', origin, AGAIN);
    }
    log('error', 'a batch failed', { route: taking.list, why: (error as Error).message });
    return refused(500, FAILED, origin);
  };

  return async (incoming) => {
    // Where a proxy empties what it does not want to tell, there is none.
    const origin = incoming.headers.origin || undefined;
    let answered: Reply;
    let seat: Seat | undefined;
    try {
      const client = parts.clientOf(incoming);
      const wait = paces.arriving(client);
      const seconds = typeof wait === 'number' ? wait : await wait;
      // From one who comes too often, or when there is no room, nothing of the body is kept.
      seat = room.enter(seconds > 0 || counts.waiting >= MOST_WAITING);
      const reply = await enter(incoming, origin, seat, client);
      answered = seconds > 0 ? slower(origin, seconds) : reply;
    } catch (error) {
      answered = failed(error, origin);
    }
    seat?.leave();
    countRequest(counts, taking.list, answered.status);
    return answered;
  };
};
