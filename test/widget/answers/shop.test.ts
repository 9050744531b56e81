import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../widget/answers/matcher.ts';
import type { Entry } from '../../../widget/answers/shapes.ts';

interface Shop {
  lang: string;
  entries: Entry[];
  /** What shoppers type, and which article they mean. */
  asked: [text: string, id: string][];
  /** Nonsense, and questions from another world. */
  refused: string[];
  /** Questions of shoppers for which this shop has no article. */
  near: string[];
}

const shop = (lang: string): Shop =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'shop', `${lang}.json`), 'utf8'));

describe.each(['en', 'ro', 'ru', 'zh', 'ar'])('twelve articles in %s', (lang) => {
  const { entries, asked, refused, near } = shop(lang);
  const matcher = createMatcher(entries, lang);
  const best = (text: string) => matcher.search(text)[0]?.id;
  const told = (text: string) => matcher.confident(matcher.search(text), text);

  it('are found: nine of ten at once, all among the first three', () => {
    expect(asked.filter(([text, id]) => best(text) === id).length / asked.length).toBeGreaterThan(0.9);
    const missed = asked.filter(
      ([text, id]) =>
        !matcher
          .search(text)
          .slice(0, 3)
          .some((found) => found.id === id),
    );
    expect(missed).toEqual([]);
  });

  it('are mostly told outright, and then nine of ten rightly', () => {
    const sure = asked.filter(([text]) => told(text));
    expect(sure.length / asked.length).toBeGreaterThan(0.8);
    expect(sure.filter(([text, id]) => best(text) === id).length / sure.length).toBeGreaterThan(0.9);
  });

  it('are never told for a question from another world', () => {
    expect(refused.filter(told)).toEqual([]);
  });

  it('are seldom told for a question that this shop does not answer', () => {
    expect(near.filter(told).length).toBeLessThanOrEqual(1);
  });

  it('are all found by their own title, and by its first half among the first three', () => {
    for (const { id, question } of entries) {
      expect(best(question)).toBe(id);
      const half = question.slice(0, Math.ceil(question.length * 0.6));
      expect(
        matcher
          .search(half)
          .slice(0, 3)
          .map((found) => found.id),
      ).toContain(id);
    }
  });
});

describe('how people type', () => {
  const en = createMatcher(shop('en').entries, 'en');
  const ro = createMatcher(shop('ro').entries, 'ro');

  it.each([
    'Cât durează livrarea?',
    'cat dureaza livrarea',
    'Cît dureazǎ livrarea',
    'CAT DUREAZA LIVRAREA',
    'ｃａｔ ｄｕｒｅａｚａ ｌｉｖｒａｒｅａ',
  ])('finds and tells the same answer for %s', (text) => {
    const found = ro.search(text);
    expect(found[0]?.id).toBe('delivery-time');
    expect(ro.confident(found, text)).toBe(true);
  });

  it('reads both ways of writing Romanian s and t', () => {
    expect(ro.search('Ştergeţi şi restituiţi')).toEqual(ro.search('Ștergeți și restituiți'));
  });

  it('names a slip it corrected, and leaves an unfinished word alone', () => {
    expect(en.repaired('my refnud is late')).toEqual([{ typed: 'refnud', taken: 'refund' }]);
    expect(en.repaired('my refnud')).toEqual([]);
    expect(en.repaired('my refund is here')).toEqual([]);
  });

  it('marks what was asked for, in its own letters', () => {
    expect(ro.marks('Cât costă livrarea?', 'cat costa')).toEqual([
      ['Cât', true],
      [' ', false],
      ['costă', true],
      [' livrarea?', false],
    ]);
    expect(en.marks('How do I return something?', 'zzz')).toEqual([['How do I return something?', false]]);
    expect(en.marks('', 'return')).toEqual([]);
  });

  it('suggests while a word is unfinished', () => {
    expect(en.search('vouc')[0]?.id).toBe('coupon');
    expect(en.search('instal')[0]?.id).toBe('payment');
  });
});
