import { FIRST } from './format.ts';
import type { Index } from './read.ts';
import { type Add, TEXT } from './shelf.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stemsOf } from './words.ts';

/**
 * Where stems stand in the articles' texts. Read when they are asked for: texts have most of an index' words, and a page
 * would wait for them.
 */
export const createTold = ({ words, told }: Pick<Index, 'words' | 'told'>, wordsWith: Vocabulary) => {
  /** By stem: its words. Who types asks for nearly the same with every letter. */
  const known = new Map<string, number[]>();
  const wordsOf = (stem: string): number[] => {
    let those = known.get(stem);
    if (!those) {
      those = wordsWith(` ${stem}`).filter((word) => stemsOf(words[word]!).includes(stem));
      known.set(stem, those);
    }
    return those;
  };

  /** Tells which articles have a stem in their text, and of each word apart. */
  const visit = (stem: string, add: Add): void => {
    for (const word of wordsOf(stem)) {
      const row = told[word] ?? '';
      let entry = 0;
      for (let i = 0; i < row.length; i++) add((entry += row.charCodeAt(i) - FIRST), TEXT);
    }
  };
  /** Whether any word of phrasings or texts has this stem. */
  const isKnown = (stem: string): boolean => wordsOf(stem).length > 0;
  return { visit, isKnown };
};
