import { numeral } from './language.ts';
import type { Lang } from './language.ts';

/** Every amount inside the shop is in bani, hundredths of a leu. */
export const CURRENCY = 'MDL';

/** Lei as analytics and search engines want them: a decimal number. */
export const lei = (bani: number): number => bani / 100;

/** The currency's word after an amount, by its plural form; `other` where the form has none of its own. */
const WORDS: Record<Lang, Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }> = {
  en: { one: 'leu', other: 'lei' },
  // Romanian's `other` is the whole numbers that end in 00 or 20 to 99, where "de" stands before the noun.
  ro: { one: 'leu', few: 'lei', other: 'de lei' },
  ru: { one: 'лей', few: 'лея', many: 'леев', other: 'лея' },
  zh: { other: '列伊' },
};

const wordFor = (bani: number, lang: Lang): string => {
  const words = WORDS[lang];
  return words[new Intl.PluralRules(lang).select(lei(bani))] ?? words.other;
};

const withWord = (bani: number, lang: Lang, word: string): string =>
  `${numeral(lang, lei(bani), bani % 100 ? 2 : 0)}\u00a0${word}`;

/** A price as it stands on a tag: "148 lei", "36,50 lei", "148 леев". */
export const price = (bani: number, lang: Lang): string =>
  withWord(bani, lang, lang === 'en' || lang === 'ro' ? 'lei' : wordFor(bani, lang));

/** A price inside a sentence, where Romanian says "38 de lei". */
export const priceInWords = (bani: number, lang: Lang): string => withWord(bani, lang, wordFor(bani, lang));
