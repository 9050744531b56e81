import { wordsOf } from './words.ts';

/** Letters that a word's forms have in common: a share of its length would differ with the ending. */
const SHARED = 5;

/** The same for the same question aside from case, diacritics, punctuation and endings; empty if it has no word. */
export const questionKey = (text: string, lang: string): string => {
  const beginnings = wordsOf(text).map(({ word }) => word.slice(0, SHARED));
  return beginnings.length ? [lang, ...beginnings].join(' ') : '';
};
