import type { Index } from './read.ts';
import { type Vocabulary, createVocabulary } from './vocabulary.ts';
import { stemsOf, wordsOf } from './words.ts';

/** Share of pieces and letters that a misspelt word must have in common with what is taken for it. */
const ALIKE = 0.55;

/** The same for a word in letters of another script, which may as well be a name or another language's: "black" is no "бланк". */
const SOUNDS_ALIKE = 0.75;

/** Letters by which a misspelt word may be longer or shorter: "wholesale" is no "whole". */
const LONGER = 3;

const LATIN = /[a-z]/i;

/**
 * Knows what was meant by words that are unknown or unfinished.
 * @param isKnown whether any word has a stem
 */
export const createSpelling = (
  { words, typed: { sounds, keys } }: Index,
  wordsWith: Vocabulary,
  isKnown: (stem: string) => boolean,
) => {
  const known = (word: string): boolean => stemsOf(word).some(isKnown);

  const sound = (text: string): string => text.replace(/[^\0-~]/g, (letter) => sounds[letter] ?? letter);
  /** Words as they sound: made when the first unknown word is asked for. */
  let heard: string[] | undefined;
  let heardWith: Vocabulary;

  const likest = (typed: string): [taken: string, alike: number] | undefined => {
    const word = sound(typed);
    if (!heard) heardWith = createVocabulary((heard = words.map(sound)));
    const counts = new Map<number, number>();
    // Three letters at a time, the word's ends marked.
    for (let i = 0; i < word.length; i++)
      for (const other of heardWith(` ${word} `.slice(i, i + 3))) counts.set(other, (counts.get(other) ?? 0) + 1);
    let best: [string, number] | undefined;
    for (const [i, count] of counts) {
      const other = heard[i]!;
      const pieces = (2 * count + Number(other[0] === word[0])) / (word.length + other.length);
      // Letters in any order: two that are swapped spoil three pieces of four.
      const letters = [...word].filter((letter) => other.includes(letter)).length;
      const alike = 0.7 * pieces + (0.3 * letters) / Math.max(word.length, other.length);
      const isSlip = Math.abs(other.length - word.length) <= LONGER;
      const least = LATIN.test(words[i]!) !== LATIN.test(typed) ? SOUNDS_ALIKE : isSlip ? ALIKE : 1;
      if (alike > Math.max(least, best?.[1] ?? 0)) best = [words[i]!, alike];
    }
    return best;
  };

  const repairs = new Map<string, ReturnType<typeof likest>>();
  /** The word that an unknown one was taken for, and how alike they are, 0 to 1. */
  const repairOf = (word: string): [taken: string, alike: number] | undefined => {
    if (known(word)) return undefined;
    if (!repairs.has(word)) repairs.set(word, likest(word));
    return repairs.get(word);
  };

  /** A text with what was typed in letters or on a keyboard of another script as it was meant. */
  const meant = (text: string): string =>
    text.replace(/\S+/g, (token) => {
      const own = wordsOf(token);
      if (!own.length || own.some(({ word }) => known(word))) return token;
      const other = token.toLowerCase().replace(/./g, (key) => keys[key] ?? key);
      const typed = wordsOf(other);
      if (typed.length && typed.every(({ word }) => known(word))) return other;
      const taken = own.map(({ word }) => repairOf(word)?.[0] ?? word).join();
      return LATIN.test(taken) === LATIN.test(token) ? token : taken;
    });

  /** Stems a text asks for, each with how sure it is that it was meant. */
  const asked = (text: string): Map<string, number> => {
    const keys = new Map<string, number>();
    const ask = (word: string, share: number): void => {
      for (const stem of stemsOf(word)) keys.set(stem, Math.max(keys.get(stem) ?? 0, share));
    };
    const found = wordsOf(text);
    found.forEach(({ word, end }, i) => {
      const unfinished = i === found.length - 1 && end === text.length && !known(word);
      const longer = unfinished ? wordsWith(` ${word}`).map((i) => words[i]!) : [];
      if (longer.length) {
        const share = 1 / Math.sqrt(new Set(longer.flatMap(stemsOf)).size);
        for (const other of longer) ask(other, share);
        return;
      }
      const [taken, alike] = repairOf(word) ?? [word, 2];
      ask(taken, Math.min(1, alike));
    });
    return keys;
  };
  return { asked, meant, repairOf };
};
