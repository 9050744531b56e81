import { VERSION, sumOf } from './format.ts';
import type { Entry } from './shapes.ts';
import { wordsOf } from './words.ts';

/** Letters of one text that are read: it is found by its beginning. */
const LETTERS = 20_000;
/** Letters of one word that are kept. */
const WORD = 40;
/** How often a word of a text is counted: more would tell nothing. */
const COUNTED = 3;

const foldedWords = (text: string): string[] => wordsOf(text.slice(0, LETTERS)).map(({ word }) => word.slice(0, WORD));

/** A number in bytes of seven bits, the lowest first; the eighth says that more follow. */
const varint = (number: number): number[] =>
  number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Words by number: the most frequent first, since small numbers take one byte; within both halves by text. */
const numbered = (all: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).map(([word]) => word);
  return [...words.slice(0, 128).sort(byText), ...words.slice(128).sort(byText)];
};

/** Each word as how many of its first letters the word before had, and the rest. */
const frontCoded = (words: readonly string[]): string[] =>
  words.map((word, i) => {
    const before = words[i - 1] ?? '';
    let kept = 0;
    while (kept < before.length && before[kept] === word[kept]) kept++;
    return String.fromCharCode(48 + kept) + word.slice(kept);
  });

/** Numbers in ascending order, each but the first as its distance from the one before; equal ones are limited. */
const distances = (numbers: readonly number[]): number[] =>
  [...numbers]
    .sort((a, b) => a - b)
    .filter((number, i, all) => number !== all[i - COUNTED])
    .map((number, i, all) => number - (all[i - 1] ?? 0));

const list = (numbers: readonly number[]): number[] => [numbers.length, ...numbers];

/** Makes the index that `load` reads. The same entries give the same bytes. */
export const compile = (entries: readonly Entry[], _lang: string): Uint8Array => {
  const phrasings = entries.map(({ question, alternatives }) => [question, ...alternatives].map(foldedWords));
  const texts = entries.map(({ answer = '' }) => foldedWords(answer));
  const words = numbered([...phrasings.flat(2), ...texts.flat()]);
  const numbers = new Map(words.map((word, i) => [word, i]));
  const numbersOf = (row: readonly string[]): number[] => row.map((word) => numbers.get(word)!);
  const head = new TextEncoder().encode(JSON.stringify([entries.map(({ id }) => id), frontCoded(words)]));
  const body = [
    ...phrasings.flatMap((rows) => [rows.length, ...rows.flatMap((row) => list(numbersOf(row)))]),
    ...texts.flatMap((row) => list(distances(numbersOf(row)))),
  ];
  const rest = Uint8Array.from([...varint(head.length), ...head, ...body.flatMap(varint)]);
  return Uint8Array.from([VERSION, ...varint(sumOf(rest)), ...rest]);
};
