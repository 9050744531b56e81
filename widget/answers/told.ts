import { FIRST } from './format.ts';
import type { Index } from './read.ts';
import { type Add, type Shelf, TEXT } from './shelf.ts';
import { stemsOf } from './words.ts';

/**
 * Where stems stand in the articles' texts. Read when they are asked for: texts have most of an index' words, and a page
 * would wait for them.
 */
export const createTold = ({ words, asked, told }: Index, stems: Shelf<string>) => {
  /** Of the words that stand in texts alone, which are sorted: the first that has this stem's letters, or those after it. */
  const placeOf = (stem: string): number => {
    let low = asked;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle]! < stem) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** Words with this stem. */
  const wordsWith = (stem: string): number[] => {
    const those: number[] = [];
    const number = stems.numbers.get(stem);
    for (let word = 0, i = 0; i < stems.keys.length; i++) {
      if (i === stems.keysFrom[word + 1]) word++;
      if (stems.keys[i] === number) those.push(word);
    }
    for (let word = placeOf(stem); words[word]?.startsWith(stem); word++)
      if (stemsOf(words[word]!).includes(stem)) those.push(word);
    return those;
  };

  /** Tells which articles have a stem in their text, and of each word apart. */
  const visit = (stem: string, add: Add): void => {
    for (const word of wordsWith(stem)) {
      const row = told[word] ?? '';
      let entry = 0;
      for (let i = 0; i < row.length; i++) add((entry += row.charCodeAt(i) - FIRST), TEXT);
    }
  };
  const isTold = (stem: string): boolean => wordsWith(stem).length > 0;
  return { visit, isTold };
};
