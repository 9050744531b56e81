import { stem, wordsOf } from './words.ts';

/** The same for the same question aside from case, diacritics, punctuation and endings; empty if it has no word. */
export const questionKey = (text: string, lang: string): string =>
  `${lang} ${wordsOf(text)
    .map(({ word }) => stem(word))
    .join(' ')}`.trim();
