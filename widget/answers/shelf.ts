import type { Ways } from './read.ts';

/**
 * What a word counts that stands once in a title or phrasing, and in a text: about a third of that. So a sum that is no
 * multiple of the one tells of the text, unless there are 32 words of it with one beginning.
 */
export const WORD = 32;
export const TEXT = 11;

/** How much a key tells, that so many of all entries hold: Robertson and Spärck Jones' weight, kept above 0. */
const weightOf = (held: number, all: number): number => Math.log(1 + (all - held + 0.5) / (held + 0.5));

/** Which entries hold which keys of words, and how often. */
export interface Shelf<Key> {
  /** By key: its number. */
  numbers: ReadonlyMap<Key, number>;
  /** By word: its keys, by number. */
  keys: readonly (readonly number[])[];
  /** By key: entry, count, entry, count, … */
  rows: readonly (readonly number[])[];
  /** By entry: the sum of its counts. */
  lengths: readonly number[];
  /** By key, how much it tells: the fewer entries have it, the more. */
  weights: readonly number[];
}

/**
 * @param keysOf what is looked for in a word
 * @param size entries
 * @param ways to ask them, with their words by number
 * @param more by key: entries that have it elsewhere, and not here
 */
export const createShelf = <Key>(
  words: readonly string[],
  keysOf: (word: string) => Key[],
  size: number,
  ways: Pick<Ways, 'entries' | 'words' | 'from'>,
  more: readonly number[] = [],
): Shelf<Key> => {
  const numbers = new Map<Key, number>();
  const rows: number[][] = [];
  const keys = words.map((word) =>
    keysOf(word).map((key) => {
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = rows.push([]) - 1));
      return number;
    }),
  );
  const lengths: number[] = Array(size).fill(0);
  for (let way = 0; way < ways.entries.length; way++) {
    const entry = ways.entries[way]!;
    for (let i = ways.from[way]!; i < ways.from[way + 1]!; i++)
      for (const key of keys[ways.words[i]!]!) {
        const row = rows[key]!;
        const last = row.length - 1;
        lengths[entry]! += WORD;
        // A row before its beginning is no number to look at: engines take ten times as long for what is not there.
        if (last > 0 && row[last - 1] === entry) row[last]! += WORD;
        else row.push(entry, WORD);
      }
  }
  return {
    numbers,
    keys,
    rows,
    lengths,
    weights: rows.map((row, key) => weightOf(row.length / 2 + (more[key] ?? 0), size)),
  };
};

/** Told that an entry holds something so often. */
export type Add = (entry: number, count: number) => void;

/** Tells which entries hold a key. */
export const visit = <Key>({ numbers, rows }: Shelf<Key>, key: Key, add: Add): void => {
  const row = rows[numbers.get(key)!] ?? [];
  for (let i = 0; i < row.length; i += 2) add(row[i]!, row[i + 1]!);
};

/**
 * Okapi BM25 (k1 = 1.2, b = 0.75).
 * @param lengths by entry
 * @param asked keys, each with how sure it is that it was meant
 * @param visitAll tells which entries hold a key; of one entry as often as it likes
 * @returns by entry: its score, and the weight of what its text holds; the most that an entry could reach
 */
export const scoresOf = <Key>(
  lengths: readonly number[],
  asked: ReadonlyMap<Key, number>,
  visitAll: (key: Key, add: Add) => void,
) => {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  const scores = lengths.map(() => 0);
  const counts = lengths.map(() => 0);
  const inText = lengths.map(() => 0);
  let whole = 0;
  for (const [key, share] of asked) {
    const those: number[] = [];
    visitAll(key, (entry, count) => {
      if (!counts[entry]) those.push(entry);
      counts[entry]! += count;
    });
    const weight = weightOf(those.length, lengths.length) * share;
    whole += weight;
    for (const entry of those) {
      const count = counts[entry]!;
      scores[entry]! += (weight * count) / (count + WORD * (0.3 + (0.9 * lengths[entry]!) / mean));
      if (count % WORD) inText[entry]! += weight;
      counts[entry] = 0;
    }
  }
  return { scores, inText, whole: whole || 1 };
};
