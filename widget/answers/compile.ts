import { type Compiled, FIRST, VERSION } from './format.ts';
import type { Index, Phrasing } from './read.ts';
import type { Entry } from './shapes.ts';
import { pullsOf } from './train.ts';
import { typedIn } from './typed.ts';
import { wordsOf } from './words.ts';

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

/** Words by number: the most frequent first, since small numbers take one byte; within both halves by text. */
const numbered = (all: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).map(([word]) => word);
  return [...words.slice(0, FEW).sort(byText), ...words.slice(FEW, MOST).sort(byText)];
};

/** Each word as how many of its first letters the word before had, and the rest. */
const frontCoded = (words: readonly string[]): string[] =>
  words.map((word, i) => {
    const before = words[i - 1] ?? '';
    let kept = 0;
    while (kept < before.length && before[kept] === word[kept]) kept++;
    return String.fromCharCode(48 + kept) + word.slice(kept);
  });

/** How many there are, and each but the first as its distance from the one before. */
const distances = (sorted: readonly number[]): number[] => [
  sorted.length,
  ...sorted.map((number, i) => number - (sorted[i - 1] ?? 0)),
];

/** The ways to ask one entry: the words it has for them, then each as places among these, and its own pull. */
const written = (phrasings: Index['phrasings'][number]): number[] => {
  const own = ascending(new Set(phrasings.flatMap(({ words }) => words)));
  const places = new Map(own.map((word, i) => [word, i]));
  const rows = phrasings.flatMap(({ words, pulls }) => [
    ...distances(words.map((word) => places.get(word)!)),
    pulls[1]!,
  ]);
  return [...distances(own), phrasings.length, ...rows];
};

const indexOf = (entries: readonly Entry[]): Omit<Index, 'typed'> => {
  const asked = entries.map(({ question, alternatives }) => [question, ...alternatives].map(foldedWords));
  const told = entries.map(({ answer = '' }) => foldedWords(answer));
  const words = numbered([...asked.flat(2), ...told.flat()]);
  const numbers = new Map(words.map((word, i) => [word, i]));
  const numbersOf = (row: Iterable<string>): number[] => ascending([...row].flatMap((word) => numbers.get(word) ?? []));
  const index = {
    ids: entries.map(({ id }) => id),
    words,
    phrasings: asked.map((rows) => rows.map((row): Phrasing => ({ words: numbersOf(new Set(row)), pulls: [] }))),
    texts: told.map((row) => numbersOf(row).filter((number, i, all) => number !== all[i - COUNTED])),
  };
  const pulls = pullsOf(index);
  for (const phrasing of index.phrasings.flat()) phrasing.pulls = pulls.shift()!;
  return index;
};

/** Makes the index that `load` reads. The same entries give the same index. */
export const compile = (entries: readonly Entry[], lang: string): Compiled => {
  const { ids, words, phrasings, texts } = indexOf(entries);
  const others = phrasings
    .flat()
    .flatMap(({ pulls: [, , ...pairs] }) => [pairs.length / 2, ...pairs.map((value) => Math.abs(value))]);
  const numbers = [...texts.flatMap(distances), ...phrasings.flatMap(written), ...others];
  const letters = numbers.map((number) => String.fromCharCode(number + FIRST)).join('');
  return [VERSION, ids, frontCoded(words), letters, typedIn(lang)];
};
