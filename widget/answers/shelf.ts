/** Which entries hold one key, and how often: entry, count, entry, count, …, entries ascending. */
export type Row = number[];

export interface Shelf {
  rows: Map<string, Row>;
  /** By entry: the sum of what was put. */
  lengths: number[];
}

export const createShelf = (entries: number): Shelf => ({ rows: new Map(), lengths: Array(entries).fill(0) });

/** The row of a key, made if there is none. */
export const rowOf = ({ rows }: Shelf, key: string): Row => {
  let row = rows.get(key);
  if (!row) rows.set(key, (row = []));
  return row;
};

/** Puts into a row of the shelf. Entries come one after the other. */
export const put = ({ lengths }: Shelf, row: Row, entry: number, count: number): void => {
  const last = row.length - 1;
  // A row before its beginning is no number to look at: engines take ten times as long for what is not there.
  if (last > 0 && row[last - 1] === entry) row[last]! += count;
  else row.push(entry, count);
  lengths[entry]! += count;
};

/** How much a key tells: the fewer entries have it, the more. Robertson and Spärck Jones' weight, kept above 0. */
export const weightOf = ({ lengths }: Shelf, row: Row = []): number =>
  Math.log(1 + (lengths.length - row.length / 2 + 0.5) / (row.length / 2 + 0.5));

/** Okapi BM25 (k1 = 1.2, b = 0.75) of each entry, and the most that an entry could reach. */
export const scoresOf = (shelf: Shelf, keys: Map<string, number>): { scores: number[]; whole: number } => {
  const { rows, lengths } = shelf;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  const scores = lengths.map(() => 0);
  let whole = 0;
  for (const [key, share] of keys) {
    const row = rows.get(key) ?? [];
    const weight = weightOf(shelf, row) * share;
    whole += weight;
    for (let i = 0; i < row.length; i += 2) {
      const count = row[i + 1]!;
      scores[row[i]!]! += (weight * count) / (count + 0.3 + (0.9 * lengths[row[i]!]!) / mean);
    }
  }
  return { scores, whole: whole || 1 };
};
