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
import { NO_SEAT, type Seat } from '../guard/room.ts';
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
  /** Calls one of the two in the end: `kept` after the commit. */
  take(
    delivery: Delivery,
    sender: Sender,
    list: readonly unknown[],
    kept: (receipt: Receipt) => void,
    failed: (error: unknown) => void,
  ): void;
}

/** Takes one request, and says once what to answer. */
export type Door = (incoming: IncomingMessage, answer: (reply: Reply) => void) => void;

type Origin = string | undefined;

const NOBODY: Client = { address: '', own: false };

/** Batches that may wait for their commit; a store slower than this is told to the senders, who try again. */
const MOST_WAITING = 5_000;
/** Seconds until a sender may expect the store to be back. */
const AGAIN = '5';
const FAILED = 'The collector failed. Its log says why.';
const NO_SITE = 'There is no site with this key. Compare data-site with the tag in the console.';

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

interface Envelope {
  sender: Sender;
  items: readonly unknown[];
}

/** The checked envelope with its list, or the refusal. */
const envelopeOf = (text: string, { list, most, envelopeWhy }: Taking, origin: Origin): Envelope | Reply => {
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
  return { sender: asSender(value), items };
};

/** One request on its way. */
interface Arrival {
  readonly incoming: IncomingMessage;
  readonly origin: Origin;
  client: Client;
  /** Taken once its pace is known. */
  seat: Seat;
  /** Seconds that its sender has to wait, for which the body is read and thrown away. */
  wait: number;
  answer: ((reply: Reply) => void) | undefined;
}

/** Calls at once with what is there, and later with what is promised: a turn of the queue costs as much as a look. */
const whenThere = <T>(value: T | Promise<T>, then: (value: T) => void, failed: (error: unknown) => void): void => {
  if (value instanceof Promise) value.then(then).catch(failed);
  else then(value);
};

/**
 * The way of every batch: pace, body, envelope, site, origin, and only then the store. Every refusal has CORS headers
 * and a reason; nothing is answered 2xx that is not on disk.
 */
export const createDoor = (parts: Parts, taking: Taking): Door => {
  const { counts, knownSites, collecting, log, now, room } = parts;
  const paces = createPaces();

  const end = (arrival: Arrival, reply: Reply): void => {
    const { answer } = arrival;
    if (!answer) return;
    arrival.answer = undefined;
    arrival.seat.leave();
    countRequest(counts, taking.list, reply.status);
    answer(reply);
  };

  const fail = (arrival: Arrival, error: unknown): void => {
    const { origin } = arrival;
    // Also where only the site was asked for: a database that is away is no failure of the batch.
    if (error instanceof StoreError && error.retry) {
      log('warn', 'a batch could not be kept', { route: taking.list, why: error.message });
      return end(arrival, later(503, 'The collector cannot store now. Try again.', origin, AGAIN));
    }
    log('error', 'a batch failed', { route: taking.list, why: (error as Error).message });
    end(arrival, refused(500, FAILED, origin));
  };

  /** Whatever goes wrong is told to the sender, and to nobody's process. */
  const attempt = (arrival: Arrival, work: () => void): void => {
    try {
      work();
    } catch (error) {
      fail(arrival, error);
    }
  };

  const keep = (arrival: Arrival, delivery: Delivery, { sender, items }: Envelope): void => {
    const { origin } = arrival;
    if (counts.waiting >= MOST_WAITING) return end(arrival, busy(origin));
    counts.waiting++;
    const begun = performance.now();
    const kept = (receipt: Receipt): void => {
      counts.waiting--;
      countCommit(counts, performance.now() - begun);
      counts.kept.stored += receipt.stored;
      counts.kept.duplicate += receipt.duplicate;
      counts.kept.refused += receipt.refused.length;
      attempt(arrival, () => end(arrival, receiptReply(receipt, origin)));
    };
    const failed = (error: unknown): void => {
      counts.waiting--;
      fail(arrival, error);
    };
    try {
      taking.take(delivery, sender, items, kept, failed);
    } catch (error) {
      failed(error);
    }
  };

  /** With the site of the key, if there is one. */
  const enter = (arrival: Arrival, receivedAt: number, envelope: Envelope, site: Site | undefined): void => {
    const { incoming, origin, client } = arrival;
    if (!site) return end(arrival, refused(403, NO_SITE, origin));
    const why = originRefusal(site, origin);
    if (why) {
      collecting.tally.refused(site.id, 'a page of an origin that is not in the list of the site');
      return end(arrival, refused(403, why, origin));
    }
    const passed = (seconds: number): void => {
      if (seconds) return end(arrival, slower(origin, seconds));
      const agent = incoming.headers['user-agent'] ?? '';
      keep(arrival, { site, address: client.address, agent, receivedAt }, envelope);
    };
    whenThere(paces.entering(client, site.id), passed, (error) => fail(arrival, error));
  };

  const open = (arrival: Arrival, body: string | NoBody): void => {
    const { incoming, origin, wait } = arrival;
    if (wait > 0) return end(arrival, slower(origin, wait));
    if (isCoded(incoming)) return end(arrival, refused(400, 'Send the body without Content-Encoding.', origin));
    if (typeof body !== 'string') return end(arrival, bodyless(body, origin));
    const receivedAt = now();
    const envelope = envelopeOf(body, taking, origin);
    if ('status' in envelope) return end(arrival, envelope);
    const key = envelope.sender.site;
    whenThere(
      knownSites.peek(key) ?? knownSites.byKey(key),
      (site) => enter(arrival, receivedAt, envelope, site),
      (error) => fail(arrival, error),
    );
  };

  const arrive = (arrival: Arrival, seconds: number): void => {
    arrival.wait = seconds;
    // From one who comes too often, or when there is no room, nothing of the body is kept.
    arrival.seat = room.enter(seconds > 0 || counts.waiting >= MOST_WAITING);
    readText(arrival.incoming, limits.bodyBytes, arrival.seat, (body) => attempt(arrival, () => open(arrival, body)));
  };

  return (incoming, answer) => {
    // Where a proxy empties what it does not want to tell, there is none.
    const origin = incoming.headers.origin || undefined;
    const arrival: Arrival = { incoming, origin, client: NOBODY, seat: NO_SEAT, wait: 0, answer };
    attempt(arrival, () => {
      arrival.client = parts.clientOf(incoming);
      whenThere(
        paces.arriving(arrival.client),
        (seconds) => arrive(arrival, seconds),
        (error) => fail(arrival, error),
      );
    });
  };
};
