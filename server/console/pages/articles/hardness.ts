import type { Row } from './arrange.ts';
import { wordsOf } from './body.ts';
import { FEW, isHard, type Findings } from './findings.ts';

/** Why an article is hard to find in one language. `found` is missing where there are too few ways to ask to tell. */
export interface Hardness {
  lang: string;
  of: number;
  found?: number;
}

const hardnessIn = ({ id, body }: Row, lang: string, findings: Findings): Hardness | undefined => {
  const { title, text, phrasings } = wordsOf(body, lang);
  if (!title.trim() || !text.trim()) return undefined;
  const of = phrasings.length;
  if (of < FEW) return { lang, of };
  const row = findings.of(lang).rows?.get(id);
  return row && isHard(row) ? { lang, of: row.of, found: row.found } : undefined;
};

/** In which of these languages an article is hard to find, as far as that is known. */
export const hardnessOf = (row: Row, languages: readonly string[], findings: Findings): Hardness[] =>
  languages.flatMap((lang) => hardnessIn(row, lang, findings) ?? []);

/** Of how many articles that is so, in all and by language; languages without one are left out. */
export interface HardCount {
  all: number;
  by: { lang: string; count: number }[];
}

export const countHard = (all: readonly Hardness[][], languages: readonly string[]): HardCount => ({
  all: all.filter((one) => one.length).length,
  by: languages
    .map((lang) => ({ lang, count: all.filter((one) => one.some((each) => each.lang === lang)).length }))
    .filter(({ count }) => count),
});
