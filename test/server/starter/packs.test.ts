import { describe, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { blanked } from '../../../protocol/redact.ts';
import { STARTER, packs } from '../../../server/starter/starter.ts';
import { createMatcher } from '../../../widget/answers/matcher.ts';
import { wordsOf } from '../../../widget/answers/words.ts';

const TOPICS = [...new Set(STARTER.map(({ topic }) => topic))];
/** Characters of one other way to ask. */
const LINE = 200;
/** Every so many phrasings one is left out and asked for. */
const EVERY = 5;

const folded = (text: string): string =>
  wordsOf(text)
    .map(({ word }) => word)
    .join(' ');

/** What stands more than once in a list. */
const repeated = (all: readonly string[]): string[] => all.filter((one, i) => all.indexOf(one) !== i);

it('has sixty questions in seven topics, those of a topic together', () => {
  expect(STARTER).toHaveLength(60);
  expect(repeated(STARTER.map(({ id }) => id))).toEqual([]);
  expect(TOPICS).toEqual(['delivery', 'orders', 'returns', 'payment', 'products', 'account', 'shop']);
  expect(STARTER.map(({ topic }) => topic)).toEqual(
    TOPICS.flatMap((topic) => STARTER.filter((one) => one.topic === topic).map(() => topic)),
  );
});

describe.each(Object.entries(packs))('the pack in %s', (lang, pack) => {
  const questions = Object.entries(pack.questions);
  const entries = questions.map(([id, { title, phrasings }]) => ({ id, question: title, alternatives: phrasings }));
  const texts = questions.flatMap(([, { title, phrasings }]) => [title, ...phrasings]);

  it('has a name for every topic and every question, in order', () => {
    expect(pack.lang).toBe(lang);
    expect(Object.keys(pack.topics)).toEqual(TOPICS);
    expect(Object.values(pack.topics).every((name) => name.trim() && name.length <= limits.name)).toBe(true);
    expect(questions.map(([id]) => id)).toEqual(STARTER.map(({ id }) => id));
  });

  it('tells the owner in one line what a good answer says', () => {
    for (const [, { title, hint }] of questions) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(hint).toMatch(/^\S.{8,158}[.。]$/u);
    }
  });

  it('asks each in at least twenty ways', () => {
    expect(questions.filter(([, { phrasings }]) => phrasings.length < 20).map(([id]) => id)).toEqual([]);
  });

  it('asks nothing twice, whatever the case, accents and punctuation', () => {
    expect(repeated(texts.map(folded))).toEqual([]);
    expect(texts.filter((text) => !folded(text))).toEqual([]);
  });

  it('has nothing that publishing would refuse, and nobody’s personal data', () => {
    expect(texts.filter((text) => text.length > LINE || text !== text.trim() || /\p{Cc}/u.test(text))).toEqual([]);
    expect(texts.filter((text) => blanked(text) !== text)).toEqual([]);
  });

  it('finds each by its title', () => {
    const { search } = createMatcher(entries, lang);
    expect(entries.filter(({ id, question }) => search(question)[0]?.id !== id)).toEqual([]);
  });

  it('finds what was left out of it', () => {
    const isOut = (_: string, i: number): boolean => i % EVERY === EVERY - 1;
    const { search } = createMatcher(
      entries.map((entry) => ({ ...entry, alternatives: entry.alternatives.filter((text, i) => !isOut(text, i)) })),
      lang,
    );
    const ranks = entries.flatMap(({ id, alternatives }) =>
      alternatives.filter(isOut).map((text) => search(text).findIndex((found) => found.id === id)),
    );
    const share = (among: number): number => ranks.filter((rank) => rank >= 0 && rank < among).length / ranks.length;
    expect(share(1)).toBeGreaterThan(0.5);
    expect(share(3)).toBeGreaterThan(0.7);
  });
});
