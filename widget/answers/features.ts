import type { Index } from './read.ts';
import { type Row, createShelf, put, rowOf } from './shelf.ts';
import { gramsOf, stemsOf } from './words.ts';

/**
 * How much a word of an article's text counts beside one of its title and phrasings. Those count 1, so that a count that
 * is no whole number tells of the text; a sum of fewer than 32 times 11/32 is none.
 */
const TEXT = 11 / 32;

/** Where the stems and the pieces of an index's words stand. */
export const createFeatures = ({ ids, words, phrasings, texts }: Omit<Index, 'typed'>) => {
  const stems = createShelf(ids.length);
  const grams = createShelf(ids.length);
  const stemRows = words.map((word) => stemsOf(word).map((stem) => rowOf(stems, stem)));
  /** Of the words of phrasings. */
  const gramRows: Row[][] = [];
  ids.forEach((_, entry) => {
    const counts = new Map<number, number>();
    for (const { words: own } of phrasings[entry]!)
      for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      gramRows[word] ??= gramsOf(words[word]!).map((gram) => rowOf(grams, gram));
      for (const row of gramRows[word]) put(grams, row, entry, count);
      for (const row of stemRows[word]!) put(stems, row, entry, count);
    }
    for (const word of texts[entry]!) for (const row of stemRows[word]!) put(stems, row, entry, TEXT);
  });
  return { stems, grams, stemRows, gramRows };
};

export type Features = ReturnType<typeof createFeatures>;
