import type { Context } from 'hono';
import type { Receipt, Sender } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { asSender, checkSender } from '../collect/check.ts';
import { countRequest } from '../collect/counts.ts';
import type { Delivery } from '../collect/sender.ts';
import { parseBody } from '../collect/text.ts';
import { readText } from '../guard/body.ts';
import { originRefusal } from '../guard/origin.ts';
import { createPace } from '../guard/pace.ts';
import type { Parts } from '../parts.ts';
import { StoreError } from '../store/store.ts';
import { answer, refusal, type PublicEnv } from './answer.ts';

/** What one of the two POST routes does with a batch whose envelope, site and origin are good. */
export interface Taking {
  /** Name of the route in the figures. */
  route: string;
  /** Field of the batch that holds what is sent, and how many of them it may hold. */
  list: 'events' | 'messages';
  most: number;
  /** Why the envelope is not for this route. */
  envelopeWhy?(sender: Sender): string | undefined;
  take(delivery: Delivery, sender: Sender, list: readonly unknown[]): Promise<Receipt>;
}

type Ctx = Context<PublicEnv>;

/** Batches that may wait for their commit; a store slower than this is told to the senders, who try again. */
const MOST_WAITING = 5_000;
/** Seconds until a sender may expect the store to be back. */
const AGAIN = '5';

const later = (status: 429 | 503, why: string, origin: string | undefined, seconds: string): Response =>
  refusal(status, why, origin, { 'Retry-After': seconds });

const read = (text: string): { value: unknown } | { why: string } => {
  try {
    return { value: parseBody(text) };
  } catch (error) {
    return { why: error instanceof RangeError ? 'The body is nested too deeply.' : 'The body is not JSON.' };
  }
};

/** The text of the body, or the refusal. */
const bodyOf = async (c: Ctx, origin: string | undefined): Promise<string | Response> => {
  const { incoming } = c.env;
  const encoding = incoming.headers['content-encoding'];
  if (encoding && encoding !== 'identity') return refusal(400, 'Send the body without Content-Encoding.', origin);
  const body = await readText(incoming, limits.bodyBytes);
  if ('text' in body) return body.text;
  if (body.no === 'gone') return refusal(400, 'The body did not arrive.', origin);
  return refusal(413, `The body is over ${limits.bodyBytes} bytes. Send fewer at a time.`, origin);
};

const listOf = (value: unknown, { list, most, envelopeWhy }: Taking, origin: string | undefined) => {
  const why = checkSender(value) ?? envelopeWhy?.(asSender(value));
  if (why) return refusal(400, why, origin);
  const items = (value as Record<string, unknown>)[list];
  if (!Array.isArray(items)) return refusal(400, `${list}: not a list`, origin);
  if (items.length > most) return refusal(413, `${list}: more than ${most}. Send fewer at a time.`, origin);
  return items as readonly unknown[];
};

/**
 * The way of every batch: pace, body, envelope, site, origin, and only then the store. Every refusal has CORS headers
 * and a reason; nothing is answered 2xx that is not on disk.
 */
export const createDoor = (parts: Parts, taking: Taking) => {
  const { counts, knownSites, collecting, log, now } = parts;
  const pace = createPace();

  const keep = async (delivery: Delivery, sender: Sender, list: readonly unknown[], origin: string | undefined) => {
    if (counts.waiting >= MOST_WAITING) return later(503, 'The collector is busy. Try again.', origin, AGAIN);
    counts.waiting++;
    try {
      const receipt = await taking.take(delivery, sender, list);
      counts.kept.stored += receipt.stored;
      counts.kept.duplicate += receipt.duplicate;
      counts.kept.refused += receipt.refused.length;
      return answer(200, receipt, origin);
    } catch (error) {
      if (!(error instanceof StoreError) || !error.retry) throw error;
      log('warn', 'a batch could not be kept', { route: taking.route, why: error.message });
      return later(503, 'The collector cannot store now. Try again.', origin, AGAIN);
    } finally {
      counts.waiting--;
    }
  };

  const enter = async (c: Ctx, origin: string | undefined): Promise<Response> => {
    const { headers } = c.env.incoming;
    const client = parts.clientOf(c);
    const wait = await pace.wait(client);
    if (wait) return later(429, 'Too many requests from this address. Try again later.', origin, String(wait));
    const text = await bodyOf(c, origin);
    if (typeof text !== 'string') return text;
    const receivedAt = now();
    const body = read(text);
    if ('why' in body) return refusal(400, body.why, origin);
    const list = listOf(body.value, taking, origin);
    if (list instanceof Response) return list;
    const sender = asSender(body.value);
    const site = await knownSites.byKey(sender.site);
    if (!site)
      return refusal(403, 'There is no site with this key. Compare data-site with the tag in the console.', origin);
    const why = originRefusal(site, origin);
    if (why) {
      collecting.tally.refused(site.id, 'a page of an origin that is not in the list of the site');
      return refusal(403, why, origin);
    }
    const agent = headers['user-agent'] ?? '';
    return keep({ site, address: client.address, agent, receivedAt }, sender, list, origin);
  };

  return async (c: Ctx): Promise<Response> => {
    const { origin } = c.env.incoming.headers;
    let response: Response;
    try {
      response = await enter(c, origin);
    } catch (error) {
      log('error', 'a batch failed', { route: taking.route, why: (error as Error).message });
      response = refusal(500, 'The collector failed. Its log says why.', origin);
    }
    countRequest(counts, taking.route, response.status);
    return response;
  };
};
