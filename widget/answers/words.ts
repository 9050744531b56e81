/** A word as it stands in a text, from `at` to `end`, and folded. */
export interface Word {
  at: number;
  end: number;
  word: string;
}

// Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Han.
const UNSPACED = '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]';
const unspaced = RegExp(UNSPACED);
const runs = RegExp(`${UNSPACED}+|((?!${UNSPACED})[\\p{L}\\p{M}\\p{N}])+`, 'gu');
// Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels and stretching of Arabic. Other scripts' marks are letters.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
const ALIKE: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
};
// Arabic writes the article, and what stands before it ("and", "with", "for"), in one piece with the noun.
const ARTICLE = /^[وفبكل]?(ال|لل)(?=...)/;

/** The same for letters that differ only in case, width, accents or form. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[ßæœøłđıةىیک]/g, (letter) => ALIKE[letter]!)
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .normalize('NFC')
    .replace(ARTICLE, '');

/**
 * Words of a text. Scripts without spaces give overlapping pairs of letters and the last letter by itself: what
 * Intl.Segmenter takes for a word differs between engines, and an index is made in another one than it is searched in.
 */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(runs)) {
    const step = unspaced.test(run) ? 2 : run.length;
    const end = index + run.length;
    for (let at = index; at < end; at += step - 1 || 1) {
      words.push({ at, end: Math.min(at + step, end), word: fold(text.slice(at, Math.min(at + step, end))) });
      if (step !== 2 || !unspaced.test(run)) break;
    }
  }
  return words.filter(({ word }) => word);
};

/** Beginning and pieces of a word: what its inflected and its misspelt forms share with it. */
export const stemsOf = (word: string): string[] =>
  unspaced.test(word) ? [...new Set([word, word[0]!])] : [word.slice(0, Math.max(3, Math.ceil(word.length * 0.65)))];

/**
 * Three letters at a time with the word's ends marked, ten bits of each letter: numbers are found faster than texts. Of
 * scripts without spaces the letter by itself.
 */
export const gramsOf = (word: string): number[] => {
  if (unspaced.test(word)) return [word.charCodeAt(0)];
  const grams: number[] = [];
  let gram = 32;
  for (let i = 0; i <= word.length; i++) {
    gram = ((gram << 10) | ((i < word.length ? word.charCodeAt(i) : 32) & 1023)) & 0x3fffffff;
    if (i) grams.push(gram);
  }
  return grams;
};
