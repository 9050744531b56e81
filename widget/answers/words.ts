/** A word as it stands in a text, and folded. */
export interface Word {
  at: number;
  end: number;
  word: string;
}

// Scripts written without spaces: Han, kana, Thai, Lao, Burmese, Khmer.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/;
const RUNS =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+|[\p{L}\p{M}\p{N}]+/gu;
// Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels and stretching of Arabic. Marks of other scripts are letters.
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

/** The same for letters that differ only in case, width, accents or form. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[ßæœøłđıةىیک]/g, (letter) => ALIKE[letter]!)
    .normalize('NFC');

/** About 60 % of a word's letters: what its inflected forms share. */
export const stem = (word: string): string => word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)));

/**
 * Words of a text. Scripts without spaces give overlapping pairs of letters: word breakers differ between engines, and an
 * index is made in another one than it is searched in.
 */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    const step = UNSPACED.test(run) && run.length > 1 ? 2 : run.length;
    for (let at = index; at + step <= index + run.length; at++)
      words.push({ at, end: at + step, word: fold(text.slice(at, at + step)) });
  }
  return words.filter(({ word }) => word);
};
