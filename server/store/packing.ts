import type { Reader } from './database.ts';

/** Rows of numbers, one after the other, and the texts that some of the numbers name. */
export interface Packed {
  words: string[];
  cells: number[];
}

/** What the rows of [from, to) of one kind say, UTC milliseconds within one day. */
export type Pack = (db: Reader, siteId: number, from: number, to: number) => Promise<Packed>;

/** The largest number of 32 bits: milliseconds of 24 days. */
const MOST = 2_147_483_647;
/** Stands for what is not there. */
export const NONE = -1;

/** Words, each with one place. */
export const createWords = () => {
  const words: string[] = [];
  const places = new Map<string, number>();
  const place = (word: string | null): number => {
    if (word === null) return NONE;
    let at = places.get(word);
    if (at === undefined) places.set(word, (at = words.push(word) - 1));
    return at;
  };
  return { words, place };
};

/** Milliseconds from one to the other where there is another, and not beyond what is kept. */
export const wait = (from: number, to: number | null): number => (to === null || to - from > MOST ? NONE : to - from);
