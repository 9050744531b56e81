import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compile } from '../../widget/answers/compile.ts';
import type { Entry } from '../../widget/answers/shapes.ts';
import { createRandom } from '../support/random.ts';

const { questions } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../server/starter/packs/en.json'), 'utf8'),
) as { questions: Record<string, { title: string; phrasings: string[] }> };
const PACK = Object.values(questions);
const WORDS = PACK.flatMap(({ title, phrasings }) => [title, ...phrasings]).flatMap((text) => text.split(' '));
/** What the articles of a large shop differ in. */
const ABOUT = ['', '', 'carpets', 'lamps and shelves', 'the small plates'];

/** A shop as large as one gets: the questions that all have, twice in other words, then those of each kind of goods. */
const shop = (articles: number, ways: number): Entry[] => {
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

it.each([
  [60, 25_000],
  [300, 80_000],
])(
  'the index of %i articles with twenty ways to ask each is at most %i bytes',
  { timeout: 120_000 },
  (articles, most) => {
    const bytes = brotliCompressSync(JSON.stringify(compile(shop(articles, 20), 'en'))).length;
    process.stdout.write(`index of ${articles} articles: ${bytes} bytes of brotli\n`);
    expect(bytes).toBeLessThan(most);
  },
);
