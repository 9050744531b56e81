import type { Index } from './read.ts';
import { type Row, createShelf, put, rowOf, scoresOf, weightOf } from './shelf.ts';
import { createSpelling } from './spelling.ts';
import { gramsOf, stemsOf, wordsOf } from './words.ts';

export interface Weighed {
  /**
   * The entries with most to speak for them, and what does: its words, pieces of words, words of its text, words not as
   * a share but by themselves, the likest phrasing. About 0 to 1 each.
   */
  rows: [entry: number, facts: number[]][];
  /** What speaks for none of them: always 1, shortness, how many entries there are. */
  none: number[];
}

/**
 * How much a word of an article's text counts beside one of its title and phrasings. Those count 1, so that a count that
 * is no whole number tells of the text; a sum of fewer than 32 times 11/32 is none.
 */
const TEXT = 11 / 32;
/**
 * What a question weighs more for its share in an entry than by its own words: that the one word of a short question
 * which tells anything stands somewhere in a text does not make that its answer.
 */
const BESIDE = 2;
const BESIDE_TEXT = 8;
/** Entries whose phrasings are looked at one by one. */
const CLOSELY = 25;

const sum = <T>(of: readonly T[], value: (item: T) => number): number => {
  let all = 0;
  for (const item of of) all += value(item);
  return all;
};

/** Weighs entries against what was asked. */
export const createEvidence = ({ ids, words, phrasings, texts }: Index) => {
  const stems = createShelf(ids.length);
  const grams = createShelf(ids.length);
  const stemRows = words.map((word) => stemsOf(word).map((stem) => rowOf(stems, stem)));
  const gramRows: Row[][] = [];
  ids.forEach((_, entry) => {
    for (const word of phrasings[entry]!.flat()) {
      gramRows[word] ??= gramsOf(words[word]!).map((gram) => rowOf(grams, gram));
      for (const row of gramRows[word]) put(grams, row, entry, 1);
      for (const row of stemRows[word]!) put(stems, row, entry, 1);
    }
    for (const word of texts[entry]!) for (const row of stemRows[word]!) put(stems, row, entry, TEXT);
  });
  const { asked, repairOf } = createSpelling(words, stems);

  const square = (row?: Row): number => weightOf(grams, row) ** 2;
  const sizes: number[] = [];
  const sizeOf = (word: number): number => (sizes[word] ??= sum(gramRows[word]!, square));

  /** Gives the cosine between pieces of words and the likest phrasing of an entry. */
  const likenessTo = (pieces: Iterable<string>) => {
    const rows = new Set([...pieces].map((piece) => grams.rows.get(piece) ?? []));
    const size = sum([...rows], square);
    const shared: number[] = [];
    const sharedOf = (word: number): number =>
      (shared[word] ??= sum(gramRows[word]!, (row) => (rows.has(row) ? square(row) : 0)));
    return (entry: number): number =>
      Math.max(0, ...phrasings[entry]!.map((row) => sum(row, sharedOf) / Math.sqrt(size * sum(row, sizeOf) || 1)));
  };

  /** By entry, how much of what was asked is in its text. */
  const inTexts = (keys: Map<string, number>): number[] => {
    const inText: number[] = [];
    for (const [key, share] of keys) {
      const row = stems.rows.get(key) ?? [];
      const weight = weightOf(stems, row) * share;
      for (let i = 0; i < row.length; i += 2) if (row[i + 1]! % 1) inText[row[i]!] = (inText[row[i]!] ?? 0) + weight;
    }
    return inText;
  };

  const weigh = (text: string): Weighed => {
    const keys = asked(text);
    const pieces = new Map(wordsOf(text).flatMap(({ word }) => gramsOf(word).map((gram) => [gram, 1])));
    const { scores, whole } = scoresOf(stems, keys);
    const byGram = scoresOf(grams, pieces);
    const inText = inTexts(keys);
    const rows = [...ids.keys()]
      .filter((entry) => scores[entry]! + byGram.scores[entry]! > 0)
      .map((entry): [number, number[]] => [
        entry,
        [
          scores[entry]! / (whole + BESIDE),
          (byGram.scores[entry]! / byGram.whole) * (whole / (whole + BESIDE)),
          (inText[entry] ?? 0) / (whole + BESIDE_TEXT),
          scores[entry]! * 0.22,
        ],
      ])
      .sort(([, a], [, b]) => sum(b, Number) - sum(a, Number))
      .slice(0, CLOSELY);
    const likeness = likenessTo(pieces.keys());
    for (const [entry, facts] of rows) facts.push(likeness(entry));
    return {
      rows,
      none: [1, 1 / (keys.size || 1), Math.log(ids.length + 1) / 5],
    };
  };

  return { asked, repairOf, weigh };
};
