import type { Index } from './read.ts';
import { createShelf, put, scoresOf, weightOf } from './shelf.ts';
import { createSpelling } from './spelling.ts';
import { gramsOf, stemsOf, wordsOf } from './words.ts';

export interface Weighed {
  /**
   * The entries with most to speak for them, and what does: its words, pieces of words, words of its text, words not as
   * a share but by themselves, the likest phrasing. About 0 to 1 each.
   */
  rows: [entry: number, facts: number[]][];
  /** What speaks for none of them: always 1, the share of unknown words, shortness, length, how many entries there are. */
  none: number[];
}

/** How much an article's text counts beside its title and phrasings. */
const TEXT = 0.35;
/** Entries whose phrasings are looked at one by one. */
const CLOSELY = 25;

/** Weighs entries against what was asked. */
export const createEvidence = ({ ids, words, phrasings, texts }: Index) => {
  const stems = createShelf(ids.length);
  const grams = createShelf(ids.length);
  const told = createShelf(ids.length);
  const gramsByWord = words.map(gramsOf);
  const putAll = (shelf: typeof stems, keys: string[], entry: number, weight: number): void => {
    for (const key of keys) put(shelf, key, entry, weight);
  };
  ids.forEach((_, entry) => {
    for (const word of phrasings[entry]!.flat()) {
      putAll(stems, stemsOf(words[word]!), entry, 1);
      putAll(grams, gramsByWord[word]!, entry, 1);
    }
    for (const word of texts[entry]!) {
      putAll(stems, stemsOf(words[word]!), entry, TEXT);
      putAll(told, stemsOf(words[word]!), entry, 1);
    }
  });
  const { asked, repairOf } = createSpelling(words, gramsByWord, stems);

  const sum = (of: number[], value: (item: number) => number): number => of.reduce((all, item) => all + value(item), 0);
  const square = (gram: string): number => weightOf(grams, gram) ** 2;
  const sizes: number[] = [];
  const sizeOf = (word: number): number =>
    (sizes[word] ??= gramsByWord[word]!.reduce((all, gram) => all + square(gram), 0));

  /** Gives the cosine between pieces of words and the likest phrasing of an entry. */
  const likenessTo = (pieces: Map<string, number>) => {
    let size = 0;
    for (const gram of pieces.keys()) size += square(gram);
    const shared: number[] = [];
    const sharedOf = (word: number): number =>
      (shared[word] ??= gramsByWord[word]!.reduce((all, gram) => all + (pieces.has(gram) ? square(gram) : 0), 0));
    return (entry: number): number =>
      Math.max(0, ...phrasings[entry]!.map((row) => sum(row, sharedOf) / Math.sqrt(size * sum(row, sizeOf) || 1)));
  };

  const weigh = (text: string): Weighed => {
    const keys = asked(text);
    const pieces = new Map(wordsOf(text).flatMap(({ word }) => gramsOf(word).map((gram) => [gram, 1])));
    const byStem = scoresOf(stems, keys);
    const byGram = scoresOf(grams, pieces);
    const inText = ids.map(() => 0);
    let known = 0;
    for (const [key, share] of keys) {
      const weight = weightOf(stems, key) * share;
      if (stems.rows.has(key)) known += weight;
      for (const [entry] of told.rows.get(key) ?? []) inText[entry]! += weight;
    }
    const whole = byStem.whole || 1;
    const rows = byStem.scores
      .map((score, entry): [number, number[]] => [
        entry,
        [score / whole, byGram.scores[entry]! / (byGram.whole || 1), inText[entry]! / whole, score * 0.22],
      ])
      .filter(([, facts]) => facts[0]! + facts[1]! > 0)
      .sort(([, a], [, b]) => sum(b, Number) - sum(a, Number))
      .slice(0, CLOSELY);
    const likeness = likenessTo(pieces);
    for (const [entry, facts] of rows) facts.push(likeness(entry));
    return {
      rows,
      none: [1, 1 - known / whole, 1 / (keys.size || 1), Math.min(2, whole / 10), Math.log(ids.length + 1) / 5],
    };
  };

  return { asked, repairOf, weigh };
};
