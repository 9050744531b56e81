import type { Ways } from './read.ts';
import type { Shelf } from './shelf.ts';

/** By power of the weight in a cosine: stems are few and the frequent ones tell too ("want", "how much"), pieces many. */
export const STEMS = 1;
export const GRAMS = 2;

/**
 * Cosines over the keys of a shelf, each by its weight: how alike ways to ask are to what was asked.
 * @param power STEMS or GRAMS
 */
export const createLikeness = <Key>(
  { numbers, keys, weights }: Shelf<Key>,
  { entries, words, from }: Ways,
  power: number,
) => {
  const squares = weights.map((weight) => weight ** power);
  /** Sums over the keys of the words of each way. */
  const byWay = (values: readonly number[]): number[] => {
    const byWord = keys.map((own) => {
      let sum = 0;
      for (const key of own) sum += values[key]!;
      return sum;
    });
    return entries.map((_, way) => {
      let sum = 0;
      for (let i = from[way]!; i < from[way + 1]!; i++) sum += byWord[words[i]!]!;
      return sum;
    });
  };
  const sizes = byWay(squares).map((all) => Math.sqrt(all) || 1);

  /**
   * @param asked keys, each with how sure it is that it was meant
   * @returns by way
   */
  const likenessTo = (asked: ReadonlyMap<Key, number>): number[] => {
    const wanted = squares.map(() => 0);
    let size = 0;
    for (const [text, share] of asked) {
      const key = numbers.get(text);
      if (key === undefined) continue;
      wanted[key] = squares[key]! * share;
      size += wanted[key] * share;
    }
    return byWay(wanted).map((all, way) => all && all / Math.sqrt(size) / sizes[way]!);
  };
  return { squares, sizes, likenessTo };
};

export type Likeness<Key> = ReturnType<typeof createLikeness<Key>>;

/** What the classifier takes for likeness: stems, pairs of stems (the square of a sum is the sum over pairs), pieces. */
export const kernel = (stems: number, grams: number): number => stems + stems ** 2 + grams;
