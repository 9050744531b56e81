import type { Ways } from './read.ts';
import type { Shelf } from './shelf.ts';

/**
 * Cosines over the keys of a shelf, each by its weight: how alike ways to ask are to what was asked.
 */
export const createLikeness = <Key>({ numbers, keys, keysFrom, weights }: Shelf<Key>, { words, from }: Ways) => {
  const squares = weights.map((weight) => weight ** 2);
  /** Sums over the keys of each word. */
  const byWord = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(keysFrom.length);
    for (let word = 0; word < sums.length - 1; word++)
      for (let i = keysFrom[word]!; i < keysFrom[word + 1]!; i++) sums[word]! += values[keys[i]!]!;
    return sums;
  };
  /** Sums over the words of each way. */
  const byWay = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(from.length - 1);
    for (let way = 0; way < sums.length; way++) {
      let sum = 0;
      for (let i = from[way]!; i < from[way + 1]!; i++) sum += values[words[i]!]!;
      sums[way] = sum;
    }
    return sums;
  };
  const sizes = byWay(byWord(squares)).map((all) => Math.sqrt(all) || 1);

  /**
   * @param asked keys, each with how sure it is that it was meant
   * @returns by way
   */
  const likenessTo = (asked: ReadonlyMap<Key, number>): Float64Array => {
    const wanted = new Float64Array(squares.length);
    let size = 0;
    for (const [text, share] of asked) {
      const key = numbers.get(text);
      if (key === undefined) continue;
      wanted[key] = squares[key]! * share;
      size += wanted[key] * share;
    }
    return byWay(byWord(wanted)).map((all, way) => all && all / Math.sqrt(size) / sizes[way]!);
  };
  return { sizes, likenessTo };
};
