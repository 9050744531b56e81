import { stemsOf, wordsOf } from './words.ts';

/** The same for the same question aside from case, diacritics, punctuation and endings; empty if it has no word. */
export const questionKey = (text: string, lang: string): string => {
  const stems = wordsOf(text).map(({ word }) => stemsOf(word)[0]!);
  return stems.length ? [lang, ...stems].join(' ') : '';
};
