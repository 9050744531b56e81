/** Which entries hold a word or a piece of one, and how often. */
export interface Shelf {
  rows: Map<string, Map<number, number>>;
  /** By entry: the sum of what was put. */
  lengths: number[];
}

export const createShelf = (entries: number): Shelf => ({ rows: new Map(), lengths: Array(entries).fill(0) });

export const put = ({ rows, lengths }: Shelf, key: string, entry: number, weight: number): void => {
  let row = rows.get(key);
  if (!row) rows.set(key, (row = new Map()));
  row.set(entry, (row.get(entry) ?? 0) + weight);
  lengths[entry]! += weight;
};

/** How much a key tells: the fewer entries have it, the more. Robertson and Spärck Jones' weight, kept above 0. */
export const weightOf = ({ rows, lengths }: Shelf, key: string): number => {
  const held = rows.get(key)?.size ?? 0;
  return Math.log(1 + (lengths.length - held + 0.5) / (held + 0.5));
};

/** Okapi BM25 (k1 = 1.2, b = 0.75) of each entry, as a share of what an entry made of the keys alone could reach. */
export const scoresOf = (shelf: Shelf, keys: Map<string, number>): { scores: number[]; whole: number } => {
  const { rows, lengths } = shelf;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  const scores = lengths.map(() => 0);
  let whole = 0;
  for (const [key, share] of keys) {
    const weight = weightOf(shelf, key) * share;
    whole += weight;
    for (const [entry, count] of rows.get(key) ?? [])
      scores[entry]! += (weight * count) / (count + 0.3 + (0.9 * lengths[entry]!) / mean);
  }
  return { scores, whole };
};
