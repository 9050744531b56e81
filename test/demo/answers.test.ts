import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoContents } from '../../demo/contents.ts';
import type { ArticleContent } from '../../protocol/content.ts';
import { blocksOf } from '../../server/publish/markdown.ts';
import { plainOf } from '../../server/publish/plain.ts';
import { createMatcher } from '../../widget/answers/matcher.ts';

/** What shoppers of the demo may type: `asked` has an article, `refused` has none. The weights were fitted on neither. */
interface Asked {
  asked: [text: string, id: string][];
  refused: string[];
}

const askedIn = (lang: string): Asked =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'asked', `${lang}.json`), 'utf8')) as Asked;

const matcherOf = (lang: string) =>
  createMatcher(
    demoContents().flatMap(({ kind, id, body }) => {
      const words = kind === 'article' ? (body as ArticleContent).languages[lang] : undefined;
      if (!words) return [];
      return [{ id, question: words.title, alternatives: words.phrasings, answer: plainOf(blocksOf(words.text)) }];
    }),
    lang,
  );

const LANGS = ['en', 'ro', 'ru', 'zh'];
const all = LANGS.map((lang) => ({ lang, ...askedIn(lang), matcher: matcherOf(lang) }));
const share = (part: number, whole: number): number => part / whole;

describe.each(all)('the articles in $lang', ({ asked, refused, matcher }) => {
  const told = (text: string): string | undefined => {
    const found = matcher.search(text);
    return matcher.confident(found, text) ? found[0]?.id : undefined;
  };

  it('hold among the first three whatever a shopper asks of them', () => {
    const places = asked.map(
      ([text, id]) => [text, matcher.search(text).findIndex((found) => found.id === id)] as const,
    );
    expect(places.filter(([, place]) => place < 0 || place > 2)).toEqual([]);
    expect(share(places.filter(([, place]) => place === 0).length, places.length)).toBeGreaterThanOrEqual(0.85);
  });

  it('are told outright when it is sure, and then rightly', () => {
    const sure = asked.filter(([text]) => told(text));
    expect(share(sure.length, asked.length)).toBeGreaterThanOrEqual(0.65);
    expect(share(sure.filter(([text, id]) => told(text) === id).length, sure.length)).toBeGreaterThan(0.9);
  });

  it('are no answer to the weather, to chat, to nonsense and to what the shop does not do', () => {
    expect(refused.filter(told).length).toBeLessThanOrEqual(2);
    expect(refused.slice(0, 3).filter(told)).toEqual([]);
  });
});

it('three in eighty questions without an article are answered all the same', () => {
  const wrong = all.flatMap(({ refused, matcher }) =>
    refused.filter((text) => matcher.confident(matcher.search(text), text)),
  );
  expect(wrong.length).toBeLessThanOrEqual(3);
});
