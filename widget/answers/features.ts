import type { Index } from './read.ts';
import { createShelf } from './shelf.ts';
import { gramsOf, stemsOf } from './words.ts';

/** Where the stems of the words of phrasings stand, and the pieces of these words. */
export const createFeatures = ({ ids, words, asked, ways, more }: Index) => {
  const known = words.slice(0, asked);
  return {
    stems: createShelf(known, stemsOf, ids.length, ways, more),
    grams: createShelf(known, gramsOf, ids.length, ways),
  };
};
