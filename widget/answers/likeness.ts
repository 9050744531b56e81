import { type Row, type Shelf, weightOf } from './shelf.ts';

export const sum = <T>(of: readonly T[], value: (item: T) => number): number => {
  let all = 0;
  for (const item of of) all += value(item);
  return all;
};

/** Cosines over the keys of a shelf, each by its weight: how alike a phrasing's words are to what was asked. */
export const createLikeness = (shelf: Shelf, rowsOf: readonly Row[][]) => {
  const square = (row: Row): number => weightOf(shelf, row) ** 2;
  const squares: number[] = [];
  const sizeOf = (words: readonly number[]): number =>
    Math.sqrt(sum(words, (word) => (squares[word] ??= sum(rowsOf[word]!, square)))) || 1;

  /** @param asked keys, each with how sure it is that it was meant */
  const likenessTo = (asked: ReadonlyMap<string, number>): ((words: readonly number[]) => number) => {
    const shares = new Map<Row, number>();
    for (const [key, share] of asked) {
      const row = shelf.rows.get(key);
      if (row) shares.set(row, share);
    }
    const size = Math.sqrt(sum([...shares], ([row, share]) => square(row) * share ** 2)) || 1;
    const shared: number[] = [];
    const sharedOf = (word: number): number =>
      (shared[word] ??= sum(rowsOf[word]!, (row) => (shares.has(row) ? square(row) * shares.get(row)! : 0)));
    return (words) => sum(words, sharedOf) / size / sizeOf(words);
  };
  return { square, sizeOf, likenessTo };
};
