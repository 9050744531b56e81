import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import type { Erased } from '../../protocol/me.ts';
import { UUID } from '../../protocol/parse.ts';
import { countRequest } from '../collect/counts.ts';
import { networkOf } from '../guard/address.ts';
import { originRefusal } from '../guard/origin.ts';
import { createPace } from '../guard/pace.ts';
import type { Parts } from '../parts.ts';
import { erase } from '../privacy/erase.ts';
import { myData, myDownload } from '../privacy/myData.ts';
import { StoreError, type Site } from '../store/store.ts';
import { answer, corsFor, refusal, type PublicEnv } from './answer.ts';

/** Requests a minute from one network: a person looks now and then, and whoever guesses ids should not get far. */
const REQUESTS = 60;
/** Seconds until a browser may expect the store to be back. */
const AGAIN = '5';
const BEARER = /^Bearer ([^\s]+)$/i;

interface Asking {
  site: Site;
  /** Lower-case UUID. */
  visitor: string;
  origin: string | undefined;
}

const visitorOf = (c: Context): string | undefined => {
  const [, token = ''] = BEARER.exec(c.req.header('authorization') ?? '') ?? [];
  return UUID.test(token) ? token.toLowerCase() : undefined;
};

const preflight = (c: Context): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': c.req.header('origin') ?? '*',
      'Access-Control-Allow-Methods': 'GET, DELETE',
      'Access-Control-Allow-Headers': 'authorization',
      'Access-Control-Max-Age': '7200',
      Vary: 'Origin',
    },
  });

/** GET, DELETE /v1/me and GET /v1/me/export: what there is of the visitor whose id comes in the Authorization header. */
export const meRoute = (parts: Parts) => {
  const { store, settings, knownSites, counts, log, now } = parts;
  const pace = createPace(REQUESTS);

  const siteOf = async (c: Context, origin: string | undefined): Promise<Site | Response> => {
    const key = c.req.query('site') ?? '';
    const site = key.length > 0 && key.length <= 64 ? await knownSites.byKey(key) : undefined;
    if (!site || site.off) return refusal(403, 'There is no site with this key, or it is switched off.', origin);
    const why = originRefusal(site, origin);
    return why ? refusal(403, why, origin) : site;
  };

  /** Who asks, of which site; or the refusal. */
  const asking = async (c: Context<PublicEnv>): Promise<Asking | Response> => {
    const origin = c.req.header('origin');
    const client = parts.clientOf(c.env.incoming);
    const wait = client.own ? 0 : await pace(networkOf(client.address));
    if (wait)
      return refusal(429, 'Too many requests from this address. Try again later.', origin, {
        'Retry-After': String(wait),
      });
    const site = await siteOf(c, origin);
    if (site instanceof Response) return site;
    const visitor = visitorOf(c);
    if (!visitor)
      return refusal(401, 'Send the visitor id: Authorization: Bearer UUID.', origin, { 'WWW-Authenticate': 'Bearer' });
    return { site, visitor, origin };
  };

  const download = ({ site, visitor, origin }: Asking): Response => {
    const stream = Readable.from(myDownload(store, settings, site, visitor, now()));
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: { ...corsFor(origin), 'Content-Disposition': 'attachment; filename="attendant-my-data.json"' },
    });
  };

  /** Repeated, it goes on where it was interrupted, and then finds nothing. */
  const forget = async ({ site, visitor }: Asking): Promise<Erased> => {
    const rows = await store.privacy.find(site.id, { visitor });
    if (await store.privacy.mine(site.id, visitor)) await store.privacy.condemn(site.id, rows, now());
    const { events, messages } = rows.length > 0 ? await erase(store, now(), rows) : { events: 0, messages: 0 };
    if (rows.length > 0) parts.keeping.wake();
    return { events, messages };
  };

  const handled = (work: (asked: Asking) => Promise<Response>) => async (c: Context<PublicEnv>) => {
    const origin = c.req.header('origin');
    let response: Response;
    try {
      const asked = await asking(c);
      response = asked instanceof Response ? asked : await work(asked);
    } catch (error) {
      if (!(error instanceof StoreError) || !error.retry) throw error;
      log('warn', 'the data of a visitor is out of reach', { why: error.message });
      response = refusal(503, 'The collector cannot read or delete now. Try again.', origin, { 'Retry-After': AGAIN });
    }
    countRequest(counts, 'me', response.status);
    return response;
  };

  return new Hono<PublicEnv>()
    .options('/v1/me', preflight)
    .options('/v1/me/export', preflight)
    .get(
      '/v1/me',
      handled(async ({ site, visitor, origin }) => answer(200, await myData(store, settings, site, visitor), origin)),
    )
    .get(
      '/v1/me/export',
      handled(async (asked) => download(asked)),
    )
    .delete(
      '/v1/me',
      handled(async (asked) => answer(200, await forget(asked), asked.origin)),
    );
};
