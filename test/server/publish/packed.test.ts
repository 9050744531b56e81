import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelpPart } from '../../../protocol/help.ts';
import type { SiteDocument } from '../../../protocol/site.ts';
import { packedOf } from '../../../server/publish/packed.ts';
import { publishNewSite } from '../../../server/publish/publish.ts';
import { getRaw } from '../../support/raw.ts';
import { serve, type Serving } from '../serving.ts';
import { article, largeShop } from './contents.ts';

const quality = (text: Buffer | string, level: number): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: level } }).length;

let shop: Serving;
/** Addresses of what the articles of the shop are in. */
let help: string;
let texts: string;

const at = (path: string): string => `${shop.url}/v1/sites/shop/${path}`;
const documentOf = async () => (await (await fetch(at('site.json'))).json()) as SiteDocument;

beforeAll(async () => {
  shop = await serve();
  const words = largeShop(24, 20).flatMap(({ kind, body }) => (kind === 'article' ? [JSON.stringify(body)] : []));
  const long = words.join(' ').slice(0, 19_000).replace(/\W/g, ' ');
  const other = words.join(' ').slice(30_000, 49_000).replace(/\W/g, ' ');
  const contents = [long, other, `${other} x`, `${long} x`].map((text, n) => ({
    kind: 'article' as const,
    id: `article-${n}`,
    body: article(text, { order: n }),
  }));
  await publishNewSite(shop.parts.store, shop.site, Date.now(), contents);
  help = at((await documentOf()).help!['en']!);
  texts = at(((await (await fetch(help)).json()) as HelpPart).texts);
});
afterAll(() => shop.end());

describe('a published part', () => {
  it('is sent as small as brotli makes it, however large', async () => {
    const { headers, body } = await getRaw(texts, { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('br');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['cache-control']).toContain('immutable');
    const plain = brotliDecompressSync(body);
    expect(plain.length).toBeGreaterThan(65_536);
    expect(body.length).toBe(quality(plain, constants.BROTLI_MAX_QUALITY));
    expect(body.length).toBeLessThan(quality(plain, 5));
  });

  it('has one ETag an encoding, by which it is told unchanged', async () => {
    const answers = await Promise.all(
      ['br', 'gzip', 'identity'].map((coding) => getRaw(help, { 'accept-encoding': coding })),
    );
    const [br, gzip, plain] = answers;
    expect(brotliDecompressSync(br!.body)).toEqual(plain!.body);
    expect(gunzipSync(gzip!.body)).toEqual(plain!.body);
    const tags = answers.map(({ headers }) => headers.etag!);
    expect(new Set(tags).size).toBe(3);
    const again = await getRaw(help, { 'accept-encoding': 'br', 'if-none-match': tags[0]! });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await getRaw(help, { 'accept-encoding': 'gzip', 'if-none-match': tags[0]! })).status).toBe(200);
  });

  it('is compressed when it is published, and not again with what is the same in the next revision', async () => {
    const { content } = shop.parts.store;
    const known = await content.packed(shop.site.id);
    const hash = /([\w-]+)\.json$/.exec(texts)![1]!;
    expect(known.has(hash)).toBe(true);
    const { body, br } = (await content.packedPart(shop.site.id, hash))!;
    expect(brotliDecompressSync(br!).toString()).toBe(body);
    const parts = new Map([
      [hash, body],
      ['fresh', '[1]'],
    ]);
    expect([...(await packedOf(parts, known)).keys()]).toEqual(['fresh']);
  });

  it('that was published before that was done is sent all the same', async () => {
    const { content } = shop.parts.store;
    const { revision } = (await content.published(shop.site.id))!;
    const release = { base: revision, from: revision, without: [], add: [], document: {} };
    const parts = new Map([['old', '{"lang":"en"}']]);
    expect(await content.publish(shop.site.id, { ...release, parts }, undefined, Date.now())).toBe(true);
    const { headers, body } = await getRaw(at('c/old.json'), { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(body).toString()).toBe('{"lang":"en"}');
  });
});
