import type { Ways } from './read.ts';

/**
 * What a word counts that stands once in a title or phrasing, and in a text: about a third of that. So a sum that is no
 * multiple of the one tells of the text, unless there are 32 words of it with one beginning.
 */
export const WORD = 32;
export const TEXT = 11;

/** How much a key tells, that so many of all entries hold: Robertson and Spärck Jones' weight, kept above 0. */
const weightOf = (held: number, all: number): number => Math.log(1 + (all - held + 0.5) / (held + 0.5));

/**
 * Which entries hold which keys of words, and how often. All in a few flat arrays, since a page makes one before it can
 * answer: a small array for each key would take several times as long, and as much memory.
 */
export interface Shelf<Key> {
  /** By key: its number. */
  numbers: ReadonlyMap<Key, number>;
  /** Keys of a word, by number: those of `keys` from `keysFrom[word]` to `keysFrom[word + 1]`. */
  keys: readonly number[];
  keysFrom: readonly number[];
  /** Entries that hold a key, ascending, and how often: those from `from[key]` to `from[key + 1]`. */
  from: Int32Array;
  entries: Int32Array;
  counts: Int32Array;
  /** By entry: the sum of its counts. */
  lengths: number[];
  /** By key, how much it tells: the fewer entries have it, the more. */
  weights: Float64Array;
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
  const keys: number[] = [];
  const keysFrom = [0];
  for (const word of words) {
    for (const key of keysOf(word)) {
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      keys.push(number);
    }
    keysFrom.push(keys.length);
  }
  // First how many entries each key has, so that all can stand in one array; then which.
  const from = new Int32Array(numbers.size + 1);
  const ends = from.subarray(1);
  const last = new Int32Array(numbers.size).fill(-1);
  for (let way = 0; way < ways.entries.length; way++)
    for (let place = ways.from[way]!; place < ways.from[way + 1]!; place++) {
      const word = ways.words[place]!;
      for (let i = keysFrom[word]!; i < keysFrom[word + 1]!; i++) {
        const key = keys[i]!;
        if (last[key] !== ways.entries[way]) ends[key]!++;
        last[key] = ways.entries[way]!;
      }
    }
  const weights = new Float64Array(ends.length);
  for (let key = 0; key < ends.length; key++) {
    weights[key] = weightOf(ends[key]! + (more[key] ?? 0), size);
    last[key] = from[key]! - 1;
    ends[key]! += from[key]!;
  }
  const entries = new Int32Array(from[ends.length]!).fill(-1);
  const counts = new Int32Array(entries.length);
  const lengths: number[] = Array(size).fill(0);
  for (let way = 0; way < ways.entries.length; way++)
    for (let place = ways.from[way]!; place < ways.from[way + 1]!; place++) {
      const word = ways.words[place]!;
      const entry = ways.entries[way]!;
      for (let i = keysFrom[word]!; i < keysFrom[word + 1]!; i++) {
        const key = keys[i]!;
        let at = last[key]!;
        if (at < from[key]! || entries[at] !== entry) entries[(last[key] = ++at)] = entry;
        counts[at]! += WORD;
        lengths[entry]! += WORD;
      }
    }
  return { numbers, keys, keysFrom, from, entries, counts, lengths, weights };
};

/** Told that an entry holds something so often. */
export type Add = (entry: number, count: number) => void;

/** Tells which entries hold a key. */
export const visit = <Key>({ numbers, from, entries, counts }: Shelf<Key>, key: Key, add: Add): void => {
  const number = numbers.get(key);
  if (number === undefined) return;
  for (let i = from[number]!; i < from[number + 1]!; i++) add(entries[i]!, counts[i]!);
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
