import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Hono } from 'hono';
import { countRequest } from '../collect/counts.ts';
import type { Parts } from '../parts.ts';
import { wholeDocument } from '../publish/document.ts';
import { OPEN, refusal, type PublicEnv } from './answer.ts';
import { serve, type Served } from './served.ts';

/** The off-switch and a new revision reach a page within a minute; a slow line may show the last one once more. */
const A_MINUTE = 'public, max-age=60, stale-while-revalidate=30';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Characters of the documents and parts whose compressed forms are kept in memory. */
const HELD = 8_000_000;
/** Bytes from which the best compression takes so long that a shopper would wait for it. */
const LARGE = 65_536;

const bytes = (data: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(data);

const compressed = async (text: string): Promise<Served> => {
  const plain = bytes(Buffer.from(text));
  const params = { [constants.BROTLI_PARAM_QUALITY]: plain.length > LARGE ? 5 : constants.BROTLI_MAX_QUALITY };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain, { params }), promisify(gzip)(plain)]);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { type: 'application/json; charset=utf-8', tag, plain, br: bytes(br), gzip: bytes(gz) };
};

/** Compresses each text once; the oldest make room. */
const createCompressed = () => {
  const held = new Map<string, Promise<Served>>();
  let size = 0;
  const drop = (text: string): void => {
    if (held.delete(text)) size -= text.length;
  };
  return (text: string): Promise<Served> => {
    let served = held.get(text);
    if (served) return served;
    served = compressed(text);
    held.set(text, served);
    size += text.length;
    for (const oldest of held.keys()) if (size > HELD && oldest !== text) drop(oldest);
    served.catch(() => drop(text));
    return served;
  };
};

/** The published site document and its parts. */
export const siteRoute = (parts: Parts) => {
  const { store, settings, counts, knownSites } = parts;
  const compressedOf = createCompressed();

  const documentOf = async (key: string): Promise<string | undefined> => {
    const site = await knownSites.byKey(key);
    const published = site && (await store.content.published(site.id));
    if (!published) return undefined;
    const { revision, document } = published;
    const runtime = { revision, replies: Boolean(settings.smtpUrl), ...(site.off ? { off: true } : {}) };
    return JSON.stringify({ ...wholeDocument(document as object), ...runtime });
  };

  const partOf = async (key: string, hash: string): Promise<string | undefined> => {
    const site = await knownSites.byKey(key);
    return site && store.content.part(site.id, hash);
  };

  const counted = (response: Response): Response => {
    countRequest(counts, 'site', response.status);
    return response;
  };

  return new Hono<PublicEnv>()
    .get('/v1/sites/:key/site.json', async (c) => {
      const text = await documentOf(c.req.param('key'));
      if (text === undefined) return counted(refusal(404, 'There is no published site with this key.', undefined));
      return counted(serve(c, await compressedOf(text), { ...OPEN, 'Cache-Control': A_MINUTE }));
    })
    .get('/v1/sites/:key/c/:file{[\\w-]+\\.json}', async (c) => {
      const text = await partOf(c.req.param('key'), c.req.param('file').slice(0, -'.json'.length));
      if (text === undefined) return counted(refusal(404, 'There is no such part of this site.', undefined));
      return counted(serve(c, await compressedOf(text), { ...OPEN, 'Cache-Control': FOR_EVER }));
    });
};
