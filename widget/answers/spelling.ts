import type { Shelf } from './shelf.ts';
import { gramsOf, stemsOf, wordsOf } from './words.ts';

/** Share of pieces and letters that a misspelt word must have in common with what is taken for it. */
const ALIKE = 0.55;

/** Knows what was meant by words that are unknown or unfinished. */
export const createSpelling = (words: readonly string[], gramsByWord: readonly string[][], stems: Shelf) => {
  const known = (word: string): boolean => stemsOf(word).some((stem) => stems.rows.has(stem));

  /** The word an unknown one was taken for, and how alike they are. */
  const repairOf = (word: string): [taken: string, alike: number] | undefined => {
    if (known(word)) return undefined;
    const own = gramsOf(word);
    let best: [string, number] | undefined;
    let most = ALIKE;
    words.forEach((other, i) => {
      if (Math.abs(other.length - word.length) > 3) return;
      const theirs = gramsByWord[i]!;
      const pieces = own.filter((gram) => theirs.includes(gram)).length + (other[0] === word[0] ? 0.5 : 0);
      const letters = [...word].filter((letter) => other.includes(letter)).length;
      const alike =
        ((2 * pieces) / (own.length + other.length)) * 0.7 + (letters / Math.max(word.length, other.length)) * 0.3;
      if (alike > most) {
        most = alike;
        best = [other, alike];
      }
    });
    return best;
  };

  /** Stems a text asks for, each with how sure it is that it was meant. */
  const asked = (text: string): Map<string, number> => {
    const keys = new Map<string, number>();
    const ask = (word: string, share: number): void => {
      for (const stem of stemsOf(word)) keys.set(stem, Math.max(keys.get(stem) ?? 0, share));
    };
    const found = wordsOf(text);
    found.forEach(({ word, end }, i) => {
      const unfinished = i === found.length - 1 && end === text.length && !known(word);
      const longer = unfinished ? words.filter((other) => other.startsWith(word)) : [];
      if (longer.length) {
        const share = 1 / Math.sqrt(new Set(longer.flatMap(stemsOf)).size);
        for (const other of longer) ask(other, share);
        return;
      }
      const [taken, alike] = repairOf(word) ?? [word, 2];
      ask(taken, alike > 1 ? 1 : alike > 0.6 ? 0.9 : 0.7);
    });
    return keys;
  };
  return { asked, repairOf };
};
