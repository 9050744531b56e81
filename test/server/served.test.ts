import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteDocument, SurveyPart } from '../../protocol/site.ts';
import { publishSite } from '../../server/publish/publish.ts';
import { serve, type Serving } from './serving.ts';

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

const get = (path: string, headers: Record<string, string> = {}) => fetch(shop.url + path, { headers });
const LANGS = ['en', 'ro', 'ru', 'zh', 'ar'];
/** Longer than a site is remembered. */
const A_LITTLE = 2_000;

describe('the site document', () => {
  const read = async () => (await (await get('/v1/sites/shop/site.json')).json()) as SiteDocument;

  it('is small, open to every page, and kept for a minute', async () => {
    const response = await get('/v1/sites/shop/site.json', { origin: 'https://any.example', 'accept-encoding': 'br' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toMatch(/max-age=60, stale-while-revalidate=\d+/);
    expect(response.headers.get('content-encoding')).toBe('br');
    const text = await response.text();
    const most = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    expect(brotliCompressSync(text, most).length).toBeLessThanOrEqual(4_096);
    expect(JSON.parse(text)).toMatchObject({
      v: 1,
      revision: 1,
      name: 'Shop',
      mark: 'S',
      currency: 'MDL',
      replies: false,
    });
  });
  it('is told unchanged by its ETag, in each encoding', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const first = await get('/v1/sites/shop/site.json', { 'accept-encoding': encoding });
      const etag = first.headers.get('etag')!;
      expect(first.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      const again = await get('/v1/sites/shop/site.json', { 'accept-encoding': encoding, 'if-none-match': etag });
      expect(again.status).toBe(304);
      expect(again.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
  it('names the survey in five languages, whose parts never change', async () => {
    const { surveys, launcher } = await read();
    expect(Object.keys(launcher).sort()).toEqual([...LANGS].sort());
    expect(surveys.map(({ id, trigger }) => [id, trigger.event])).toEqual([['after-purchase', 'purchase']]);
    for (const lang of LANGS) {
      const response = await get(`/v1/sites/shop/${surveys[0]!.part[lang]!}`);
      expect(response.headers.get('cache-control')).toContain('immutable');
      const part = (await response.json()) as SurveyPart;
      expect(part).toMatchObject({ id: 'after-purchase', lang });
      expect(part.questions.map(({ kind }) => kind)).toEqual(['csat', 'nps', 'text', 'text', 'text']);
      const covered = part.questions.slice(2).map(({ when }) => [when?.question, when?.min, when?.max]);
      expect(covered).toEqual([
        ['nps', 0, 6],
        ['nps', 7, 8],
        ['nps', 9, 10],
      ]);
    }
  });
  it('carries the off-switch at once, and a new revision with the name', async () => {
    const { store } = shop.parts;
    await store.sites.change(shop.site.id, { off: true, name: 'Pots' });
    await publishSite(store, (await store.sites.byKey('shop'))!, Date.now());
    shop.pass(A_LITTLE);
    expect(await read()).toMatchObject({ off: true, revision: 2, name: 'Pots' });
    await store.sites.change(shop.site.id, { off: false });
    shop.pass(A_LITTLE);
    expect(await read()).not.toHaveProperty('off');
  });
  it('that an older version of the program published is whole', async () => {
    const { content } = shop.parts.store;
    const { revision, document } = (await content.published(shop.site.id))!;
    const { nudges, budget, wake, ...older } = document as Record<string, unknown>;
    expect([nudges, wake]).toEqual([[], ['purchase']]);
    const release = { base: revision, from: revision, without: [], add: [], document: older, parts: new Map() };
    expect(await content.publish(shop.site.id, release, undefined, Date.now())).toBe(true);
    // Every page is looked at for consent platforms.
    const looked = [...(wake as string[]), '__tcfapi', 'Shopify', 'wp_has_consent', 'google_tag_data'];
    expect(await read()).toMatchObject({
      revision: revision + 1,
      nudges,
      budget,
      wake: looked,
      surveys: older['surveys'],
    });
  });
  it.each(['/v1/sites/nobody/site.json', '/v1/sites/shop/c/nothing.json', '/v1/sites/shop/c/..%2fx.json'])(
    'is not there at %s, and says so to any page',
    async (path) => {
      const response = await get(path, { origin: 'https://any.example' });
      expect(response.status).toBe(404);
      expect(response.headers.get('access-control-allow-origin')).not.toBeNull();
      expect(await response.json()).toHaveProperty('error');
    },
  );
});

describe('health', () => {
  it('lives and can store', async () => {
    expect(await (await get('/health')).json()).toMatchObject({ status: 'alive' });
    expect((await get('/ready')).status).toBe(200);
  });
  it('gives figures inside only', async () => {
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^attendant_requests_total\{route="site",status="304"\} 3$/m);
    expect(text).toMatch(/^attendant_received_total\{fate="stored"\} 0$/m);
    for (const header of ['x-forwarded-for', 'forwarded']) {
      expect((await get('/metrics', { [header]: '10.0.0.1' })).status).toBe(403);
    }
  });
  it('has nothing at other addresses, and tells no secrets there', async () => {
    for (const path of [
      '/nothing',
      '/v1',
      '/p/..%2f..%2fpackage.json',
      '/attendant-9.9.9.js',
      '/console/../package.json',
    ]) {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toHaveProperty('error');
    }
  });
  it('keeps the console shut in', async () => {
    const response = await get('/console/api/me');
    expect(response.status).toBe(401);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
