import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packedOf } from '../../server/publish/packed.ts';
import { compile } from '../../widget/answers/compile.ts';
import type { Entry } from '../../widget/answers/shapes.ts';
import { serve, type Serving } from '../server/serving.ts';
import { createRandom } from '../support/random.ts';
import { getRaw } from '../support/raw.ts';

const { questions } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../server/starter/packs/en.json'), 'utf8'),
) as { questions: Record<string, { title: string; phrasings: string[] }> };
const PACK = Object.values(questions);
const WORDS = PACK.flatMap(({ title, phrasings }) => [title, ...phrasings]).flatMap((text) => text.split(' '));
/** What the articles of a large shop differ in. */
const ABOUT = ['', '', 'carpets', 'lamps and shelves', 'the small plates'];

/** A shop as large as one gets: the questions that all have, twice in other words, then those of each kind of goods. */
const shopOf = (articles: number, ways: number): Entry[] => {
  const random = createRandom(5);
  return Array.from({ length: articles }, (_, i) => {
    const { title, phrasings } = PACK[i % PACK.length]!;
    const copy = Math.floor(i / PACK.length);
    const known = [...phrasings, ...phrasings].slice((copy % 2) * (ways - 1)).slice(0, ways - 1);
    return {
      id: `article-${i}`,
      question: `${title} ${ABOUT[copy]}`,
      alternatives: known.map((text) => `${text} ${random.chance(0.7) ? ABOUT[copy] : random.pick(WORDS)}`),
      answer: Array.from({ length: 80 }, () => random.pick(WORDS)).join(' '),
    };
  });
};

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

/** Bytes of the body, as a browser gets it that takes brotli, of a part that is published. */
const sent = async (text: string): Promise<number> => {
  const { content } = shop.parts.store;
  const { revision } = (await content.published(shop.site.id))!;
  const parts = new Map([[`part-${revision}`, text]]);
  const release = { base: revision, from: revision, without: [], add: [], document: {}, parts };
  const packed = await packedOf(parts, await content.packed(shop.site.id));
  expect(await content.publish(shop.site.id, { ...release, packed }, undefined, Date.now())).toBe(true);
  const address = `${shop.url}/v1/sites/shop/c/part-${revision}.json`;
  return (await getRaw(address, { 'accept-encoding': 'gzip, deflate, br, zstd' })).body.length;
};

it.each([
  [60, 25_000],
  [300, 80_000],
])(
  'the index of %i articles with twenty ways to ask each is at most %i bytes on the wire',
  { timeout: 120_000 },
  async (articles, most) => {
    const bytes = await sent(JSON.stringify(compile(shopOf(articles, 20), 'en')));
    process.stdout.write(`index of ${articles} articles: ${bytes} bytes on the wire\n`);
    expect(bytes).toBeLessThan(most);
  },
);
