import { type Row, type Shelf, weightOf } from './shelf.ts';

/**
 * Cosines over the keys of a shelf, each by its weight: how alike phrasings are to what was asked.
 * @param rowsOf by word of the phrasings
 */
export const createLikeness = (shelf: Shelf, rowsOf: readonly Row[][], phrasings: readonly (readonly number[])[]) => {
  const square = (row: Row): number => weightOf(shelf, row) ** 2;
  const holders = new Map<Row, number[]>();
  const squares = rowsOf.map((rows, word) => {
    let all = 0;
    for (const row of rows) {
      all += square(row);
      const words = holders.get(row);
      if (words) words.push(word);
      else holders.set(row, [word]);
    }
    return all;
  });
  const sizes = phrasings.map((words) => Math.sqrt(words.reduce((all, word) => all + squares[word]!, 0)) || 1);

  /**
   * @param asked keys, each with how sure it is that it was meant
   * @returns by phrasing
   */
  const likenessTo = (asked: ReadonlyMap<string, number>): number[] => {
    const shared = new Float64Array(rowsOf.length);
    let size = 0;
    for (const [key, share] of asked) {
      const row = shelf.rows.get(key);
      if (!row) continue;
      const weight = square(row) * share;
      size += weight * share;
      for (const word of holders.get(row) ?? []) shared[word]! += weight;
    }
    return phrasings.map((words, i) => {
      let all = 0;
      for (const word of words) all += shared[word]!;
      return all && all / Math.sqrt(size) / sizes[i]!;
    });
  };
  return { square, sizes, likenessTo };
};
