import { Hono } from 'hono';
import { countRequest } from '../collect/counts.ts';
import type { Parts } from '../parts.ts';
import { wholeDocument } from '../publish/document.ts';
import { OPEN, refusal, type PublicEnv } from './answer.ts';
import { compressed, createHeld } from './held.ts';
import { serve, type Served } from './served.ts';

/** The off-switch and a new revision reach a page within a minute; a slow line may show the last one once more. */
const A_MINUTE = 'public, max-age=60, stale-while-revalidate=30';
const FOR_EVER = 'public, max-age=31536000, immutable';
const JSON_TYPE = 'application/json; charset=utf-8';

/** The published site document and its parts. */
export const siteRoute = (parts: Parts) => {
  const { store, settings, counts, knownSites } = parts;
  const held = createHeld();

  const documentOf = async (key: string): Promise<string | undefined> => {
    const site = await knownSites.byKey(key);
    const published = site && (await store.content.published(site.id));
    if (!published) return undefined;
    const { revision, document } = published;
    const runtime = { revision, replies: Boolean(settings.smtpUrl), ...(site.off ? { off: true } : {}) };
    return JSON.stringify({ ...wholeDocument(document as object), ...runtime });
  };

  /** Compressed when it was published; what was published before that was done, at once and less well. */
  const partOf = async (key: string, hash: string): Promise<Served | undefined> => {
    const site = await knownSites.byKey(key);
    if (!site) return undefined;
    return held.get(`${site.id} ${hash}`, async () => {
      const part = await store.content.packedPart(site.id, hash);
      return part && compressed(JSON_TYPE, part.body, part.br);
    });
  };

  const counted = (response: Response): Response => {
    countRequest(counts, 'site', response.status);
    return response;
  };

  return new Hono<PublicEnv>()
    .get('/v1/sites/:key/site.json', async (c) => {
      const text = await documentOf(c.req.param('key'));
      const document = text === undefined ? undefined : await held.get(text, () => compressed(JSON_TYPE, text));
      if (!document) return counted(refusal(404, 'There is no published site with this key.', undefined));
      return counted(serve(c, document, { ...OPEN, 'Cache-Control': A_MINUTE }));
    })
    .get('/v1/sites/:key/c/:file{[\\w-]+\\.json}', async (c) => {
      const part = await partOf(c.req.param('key'), c.req.param('file').slice(0, -'.json'.length));
      if (!part) return counted(refusal(404, 'There is no such part of this site.', undefined));
      return counted(serve(c, part, { ...OPEN, 'Cache-Control': FOR_EVER }));
    });
};
