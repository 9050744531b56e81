import type { Ways } from './read.ts';
import type { Shelf } from './shelf.ts';

/**
 * Cosines over the keys of a shelf, each by its weight: how alike ways to ask are to what was asked.
 */
export const createLikeness = <Key>({ numbers, keys, weights }: Shelf<Key>, { entries, words, from }: Ways) => {
  const squares = weights.map((weight) => weight ** 2);
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
  return { sizes, likenessTo };
};
