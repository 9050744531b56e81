import { createFeatures } from './features.ts';
import { type Compiled, FIRST, VERSION } from './format.ts';
import type { Index, Ways } from './read.ts';
import type { Entry } from './shapes.ts';
import type { Shelf } from './shelf.ts';
import { pullsOf } from './train.ts';
import { typedIn } from './typed.ts';
import { stemsOf, wordsOf } from './words.ts';

/** Letters of one text that are read: it is found by its beginning. */
const LETTERS = 20_000;
/** Letters of one word that are kept. */
const WORD = 40;
/** Words whose number is one byte; words that are kept at all: numbers have to be letters, and half of a pair is none. */
const FEW = 92;
const MOST = 55_000;
/** How often a word of a text is counted: more would tell nothing. */
const COUNTED = 3;

const foldedWords = (text: string): string[] => wordsOf(text.slice(0, LETTERS)).map(({ word }) => word.slice(0, WORD));

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

/** Words of phrasings by number: the most frequent first, since small numbers take one byte; within both halves by text. */
const numbered = (all: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).map(([word]) => word);
  return [...words.slice(0, FEW).sort(byText), ...words.slice(FEW, MOST).sort(byText)];
};

/** Each but the first as its distance from the one before. */
const differences = (sorted: readonly number[]): number[] => sorted.map((number, i) => number - (sorted[i - 1] ?? 0));

/** How many there are, and these. */
const distances = (sorted: readonly number[]): number[] => [sorted.length, ...differences(sorted)];

/** The ways to ask one entry: the words it has for them, then each as places among these, and its pull. */
const written = ({ entries, words, from, pulls }: Ways, entry: number): number[] => {
  const first = entries.indexOf(entry);
  const last = entries.lastIndexOf(entry);
  const own = ascending(new Set(words.slice(from[first], from[last + 1])));
  const places = new Map(own.map((word, i) => [word, i]));
  const rows = pulls
    .slice(first, last + 1)
    .flatMap((pull, i) => [
      ...distances(words.slice(from[first + i], from[first + i + 1]).map((word) => places.get(word)!)),
      pull,
    ]);
  return [...distances(own), last - first + 1, ...rows];
};

/** By way: against how many entries it speaks, and these with how much. */
const writtenAgainst = ({ entries, against }: Ways): number[] => {
  const rows: number[][] = entries.map(() => []);
  for (let i = 0; i < against.length; i += 3) rows[against[i]!]!.push(against[i + 1]!, against[i + 2]!);
  return rows.flatMap((row) => [row.length / 2, ...row]);
};

/** Of each text's words those that count, and for each word in which texts it stands. */
const toldIn = (texts: readonly string[][]): { rows: string[][]; holders: Map<string, number[]> } => {
  const rows = texts.map((row) => row.toSorted(byText).filter((word, i, all) => word !== all[i - COUNTED]));
  const holders = new Map<string, number[]>();
  rows.forEach((row, entry) => {
    for (const word of row) {
      if (!holders.has(word)) holders.set(word, []);
      holders.get(word)!.push(entry);
    }
  });
  return { rows, holders };
};

const letters = (numbers: readonly number[]): string =>
  numbers.map((number) => String.fromCharCode(number + FIRST)).join('');

/** By stem of the words of phrasings: how many entries have it in their text alone. */
const moreOf = ({ numbers, rows: held }: Shelf<string>, rows: readonly string[][]): number[] => {
  const more: number[] = Array(numbers.size).fill(0);
  rows.forEach((row, entry) => {
    for (const stem of new Set(row.flatMap(stemsOf))) {
      const number = numbers.get(stem);
      if (number !== undefined && !held[number]!.some((one, i) => i % 2 === 0 && one === entry)) more[number]!++;
    }
  });
  return more;
};

/** The ways to ask the entries, of which nothing is learnt yet. */
const waysOf = (asked: readonly string[][][], known: readonly string[]): Ways => {
  const numbers = new Map(known.map((word, i) => [word, i]));
  const ways: Ways = { entries: [], words: [], from: [0], pulls: [], against: [] };
  asked.forEach((rows, entry) => {
    for (const row of rows) {
      ways.words.push(...ascending([...new Set(row)].flatMap((word) => numbers.get(word) ?? [])));
      ways.from.push(ways.words.length);
      ways.entries.push(entry);
    }
  });
  return ways;
};

const indexOf = (entries: readonly Entry[], lang: string): Index => {
  const asked = entries.map(({ question, alternatives }) => [question, ...alternatives].map(foldedWords));
  const { rows, holders } = toldIn(entries.map(({ answer = '' }) => foldedWords(answer)));
  const known = numbered(asked.flat(2));
  const isAsked = new Set(known);
  const words = [...known, ...[...holders.keys()].filter((word) => !isAsked.has(word)).sort(byText)];
  const index: Index = {
    ids: entries.map(({ id }) => id),
    words,
    asked: known.length,
    ways: waysOf(asked, known),
    more: [],
    lengths: rows.map((row) => row.flatMap(stemsOf).length),
    told: words.map((word) => letters(differences(holders.get(word) ?? []))),
    typed: typedIn(lang),
  };
  index.more = moreOf(createFeatures(index).stems, rows);
  Object.assign(index.ways, pullsOf(index));
  return index;
};

/** Makes the index that `load` reads. The same entries give the same index. */
export const compile = (entries: readonly Entry[], lang: string): Compiled => {
  const { ids, words, asked, ways, more, lengths, told, typed } = indexOf(entries, lang);
  const numbers = [
    asked,
    more.length,
    ...more,
    lengths.length,
    ...lengths,
    ...ids.flatMap((_, entry) => written(ways, entry)),
    ...writtenAgainst(ways),
  ];
  return [VERSION, ids, words.join(' '), letters(numbers), told.join(' '), typed];
};
