import type { Entry } from './shapes.ts';
import { VERSION, sumOf } from './format.ts';
import { wordsOf } from './words.ts';

/** Folded words of a text; beyond 20,000 letters it is no text to be found by. */
const foldedWords = (text: string): string[] => wordsOf(text.slice(0, 20_000)).map(({ word }) => word.slice(0, 40));

/** Numbers in bytes of seven bits, the lowest first. */
const varint = (number: number): number[] =>
  number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
const varints = (numbers: readonly number[]): number[] => numbers.flatMap(varint);

/** Sorted words as [how much of the word before is kept, the rest], in one string. */
const frontCoded = (words: readonly string[]): string =>
  words
    .map((word, i) => {
      const before = words[i - 1] ?? '';
      let kept = 0;
      while (kept < 40 && kept < before.length && before[kept] === word[kept]) kept++;
      return String.fromCharCode(48 + kept) + word.slice(kept);
    })
    .join(' ');

/** Makes the index that `load` reads. The same entries give the same bytes. */
export const compile = (entries: readonly Entry[], lang: string): Uint8Array => {
  const rows = entries.map(({ question, alternatives, answer = '' }) => ({
    phrasings: [question, ...alternatives].map(foldedWords),
    text: foldedWords(answer),
  }));
  const words = [...new Set(rows.flatMap(({ phrasings, text }) => [...phrasings.flat(), ...text]))].sort();
  const places = new Map(words.map((word, i) => [word, i]));
  const list = (row: readonly string[]): number[] => [row.length, ...row.map((word) => places.get(word)!)];
  const body = rows.flatMap(({ phrasings, text }) => [phrasings.length, ...phrasings.flatMap(list), ...list(text)]);
  const text = new TextEncoder().encode(JSON.stringify([entries.map(({ id }) => id), frontCoded(words), lang]));
  const rest = Uint8Array.from([...varints([text.length]), ...text, ...varints(body)]);
  return Uint8Array.from([VERSION, ...varints([sumOf(rest)]), ...rest]);
};
