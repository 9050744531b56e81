import type { Lang } from './language.ts';

/** Every amount inside the shop is in bani, hundredths of a leu. */
export const CURRENCY = 'MDL';

/** Lei as analytics and search engines want them: a decimal number. */
export const lei = (bani: number): number => bani / 100;

const WORD: Record<Lang, (amount: number) => string> = {
  en: (amount) => (amount === 1 ? 'leu' : 'lei'),
  // Romanian puts "de" between a whole number that ends in 00 or 20 to 99 and the noun.
  ro: (amount) => {
    const rest = amount % 100;
    const withDe = Number.isInteger(amount) && amount !== 0 && (rest === 0 || rest >= 20);
    return amount === 1 ? 'leu' : withDe ? 'de lei' : 'lei';
  },
};

const shown = (bani: number, lang: Lang): string =>
  lei(bani).toLocaleString(lang === 'en' ? 'en-GB' : 'ro-RO', { minimumFractionDigits: bani % 100 ? 2 : 0 });

/** A price as it stands on a tag: "148 lei", "36,50 lei". */
export const price = (bani: number, lang: Lang): string => `${shown(bani, lang)}\u00a0lei`;

/** A price inside a sentence, where Romanian says "38 de lei". */
export const priceInWords = (bani: number, lang: Lang): string => `${shown(bani, lang)}\u00a0${WORD[lang](lei(bani))}`;
