import type { Plural, Words } from './words.ts';

const LANGUAGES = {
  ar: () => import('./ar.ts'),
  en: () => import('./en.ts'),
  ro: () => import('./ro.ts'),
  ru: () => import('./ru.ts'),
  zh: () => import('./zh.ts'),
};
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as Language[];

/** One language's words and its way of saying numbers and times; times are in the visitor's own zone. */
export interface Speech<W = Words> {
  tag: Language;
  dir: 'ltr' | 'rtl';
  words: W;
  /**
   * Fills {braces}; a value that is missing leaves the brace as it is. In a language from the right each is set apart,
   * lest one that runs the other way takes the numbers beside it along.
   */
  fill(sentence: string, values: Record<string, string | number>): string;
  /** The sentence for this many, with {count} filled in. */
  count(plural: Plural, count: number): string;
  dates(look: Intl.DateTimeFormatOptions): Intl.DateTimeFormat;
  /** "a, b and c"; for `disjunction` "a, b or c". */
  lists(type: 'conjunction' | 'disjunction'): Intl.ListFormat;
}

export const baseOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The first wanted language that has words; English when none has. */
export const languageOf = (tags: readonly string[]): Language => {
  for (const tag of tags) {
    const found = LANGUAGE_TAGS.find((language) => language === baseOf(tag));
    if (found) return found;
  }
  return 'en';
};

/** Which entry of a record by language to take: the exact tag, its language, then those after it, then any. */
export const entryOf = <T>(byLanguage: Record<string, T>, tags: readonly string[]): T | undefined => {
  const entries = Object.entries(byLanguage);
  for (const tag of [...tags, 'en']) {
    const exact = entries.find(([key]) => key.toLowerCase() === tag.toLowerCase());
    const near = exact ?? entries.find(([key]) => baseOf(key) === baseOf(tag));
    if (near) return near[1];
  }
  return entries[0]?.[1];
};

/** @param local the language as it is written where the visitor is: `en-GB` has other dates than `en` */
export const speechOf = <W>(tag: Language, words: W, local: string = tag): Speech<W> => {
  // Latin digits everywhere: scales, prices and order numbers on the page around are written with them.
  const latin = { numberingSystem: 'latn' } as const;
  const rules = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag, latin);
  const fill: Speech['fill'] = (sentence, values) => {
    const known = new Map(Object.entries(values));
    return sentence.replace(/\{(\w+)\}/g, (brace, name: string) => {
      const value = String(known.get(name) ?? brace);
      return tag === 'ar' && /\D/.test(value) ? `\u2068${value}\u2069` : value;
    });
  };
  return {
    tag,
    dir: tag === 'ar' ? 'rtl' : 'ltr',
    words,
    fill,
    count: (plural, count) => fill(plural[rules.select(count)] ?? plural.other, { count: number.format(count) }),
    dates: (look) => new Intl.DateTimeFormat(local, { ...latin, ...look }),
    lists: (type) => new Intl.ListFormat(tag, { type }),
  };
};

/** The first of the page's and the browser's languages that is this one and says of which country. */
const localOf = (tag: Language, tags: readonly string[]): string =>
  [...tags, ...navigator.languages].find((other) => /^\w+-\w+$/.test(other) && baseOf(other) === tag) ?? tag;

/**
 * Loads words in the first wanted language that has any; when its file does not come, English.
 * Rejects only when neither file can be had.
 */
export const loadFrom = async <W>(
  files: Record<Language, () => Promise<{ words: W }>>,
  tags: readonly string[],
): Promise<Speech<W>> => {
  const tag = languageOf(tags);
  try {
    return speechOf(tag, (await files[tag]()).words, localOf(tag, tags));
  } catch (problem) {
    if (tag === 'en') throw problem;
    return speechOf('en', (await files.en()).words);
  }
};

/** The words of the panel and its answers. */
export const loadSpeech = (tags: readonly string[]): Promise<Speech> => loadFrom(LANGUAGES, tags);
