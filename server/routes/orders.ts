import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { limits } from '../../protocol/limits.ts';
import { countRequest } from '../collect/counts.ts';
import { receiveOrders } from '../collect/orders.ts';
import { parseBody } from '../collect/text.ts';
import { limitBody } from '../guard/limitBody.ts';
import { createPaces } from '../guard/pace.ts';
import { problem } from '../guard/problem.ts';
import type { Parts } from '../parts.ts';
import { StoreError, type Site } from '../store/store.ts';
import type { PublicEnv } from './answer.ts';

/** Orders in one call. */
export const ORDERS_PER_CALL = 100;
const KILOBYTES = limits.bodyBytes / 1024;
const AGAIN = '5';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** The site whose secret it is. Every secret is compared, each in constant time, so that the wait tells nothing. */
const siteOf = (sites: readonly Site[], secret: string): Site | undefined => {
  const given = digest(secret);
  return sites.reduce<Site | undefined>(
    (found, site) => (timingSafeEqual(digest(site.secret), given) ? site : found),
    undefined,
  );
};

const secretOf = (c: Context): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];

const unknown = (c: Context): Response => {
  c.header('WWW-Authenticate', 'Bearer');
  return problem(
    c,
    401,
    'Send the site’s secret key, from your server only: Authorization: Bearer SECRET. `attendant site add` printed it.',
  );
};

const later = (c: Context, status: 429 | 503, why: string, seconds: string): Response => {
  c.header('Retry-After', seconds);
  return problem(c, status, why);
};

/** One order or a list of them; undefined for what is neither. */
const listOf = (text: string): unknown[] | undefined => {
  try {
    const value = parseBody(text);
    if (typeof value !== 'object' || value === null) return undefined;
    return Array.isArray(value) ? value : [value];
  } catch {
    return undefined;
  }
};

/** POST /v1/orders: a shop's server tells its orders. No CORS: the secret has no place in a page. */
export const ordersRoute = (parts: Parts) => {
  const { store, collecting, counts, now, log } = parts;
  const paces = createPaces();

  const take = async (c: Context<PublicEnv>, site: Site): Promise<Response> => {
    const list = listOf(await c.req.text());
    if (!list) return problem(c, 400, 'The body is not JSON with one order or a list of them.');
    if (list.length > ORDERS_PER_CALL)
      return problem(c, 413, `More than ${ORDERS_PER_CALL} orders. Send fewer at a time.`);
    const receipt = await receiveOrders(collecting, site, list, now());
    counts.kept.stored += receipt.stored;
    counts.kept.duplicate += receipt.duplicate;
    counts.kept.refused += receipt.refused.length;
    const [first] = receipt.refused;
    if (first && receipt.stored + receipt.duplicate === 0) return c.json({ error: first.why, ...receipt }, 400);
    return c.json(receipt);
  };

  const enter = async (c: Context<PublicEnv>): Promise<Response> => {
    const wait = await paces.arriving(parts.clientOf(c.env.incoming));
    if (wait) return later(c, 429, 'Too many requests from this address. Try again later.', String(wait));
    const secret = secretOf(c);
    const site = secret === undefined ? undefined : siteOf(await store.sites.all(), secret);
    return site ? take(c, site) : unknown(c);
  };

  return new Hono<PublicEnv>()
    .use('/v1/orders', async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
      c.header('X-Content-Type-Options', 'nosniff');
      countRequest(counts, 'orders', c.res.status);
    })
    .post('/v1/orders', limitBody(parts.room, KILOBYTES), async (c) => {
      try {
        return await enter(c);
      } catch (error) {
        if (!(error instanceof StoreError && error.retry)) throw error;
        log('warn', 'orders could not be kept', { why: error.message });
        return later(c, 503, 'The collector cannot store now. Send the same again.', AGAIN);
      }
    })
    .all('/v1/orders', (c) => {
      c.header('Allow', 'POST');
      return problem(c, 405, 'This address takes POST.');
    });
};
