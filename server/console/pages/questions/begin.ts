import type { QuestionRow } from '../../../../protocol/figures.ts';
import { blanked } from '../../../../protocol/redact.ts';
import { questionKey } from '../../../../widget/answers/key.ts';
import { formatRoute, type Route } from '../../state/address.ts';
import { articleRoute, FROM_QUESTION } from '../../state/back.ts';
import { titleOf } from './title.ts';

/** Ways to ask that a new article begins with. */
const MOST = 20;

/**
 * Ways to ask, without what names a person; of equal ones the first, and none that is equal to one that is there.
 * @param known ways to ask that are there
 */
export const newWays = (texts: readonly string[], lang: string, known: readonly string[] = []): string[] => {
  const keyOf = (text: string): string => questionKey(text, lang) || text;
  const seen = new Set(known.map(keyOf));
  return texts.map(blanked).filter((text) => {
    const key = keyOf(text);
    const isNew = /[\p{L}\p{N}]/u.test(text) && !seen.has(key);
    seen.add(key);
    return isNew;
  });
};

/**
 * What an article is begun with from a question: it is the title, put right; other ways to put it are its phrasings. In
 * another language the title will be another, and the question is one of the phrasings.
 * @param into language of the article
 */
export const beginning = (
  { text, lang }: Pick<QuestionRow, 'text' | 'lang'>,
  phrasings: readonly string[] = [],
  into = lang,
): { title: string; lang: string; phrasing: string } => {
  const title = titleOf(text, lang);
  const ways = into === lang ? newWays(phrasings, lang, [title]) : newWays([text, ...phrasings], lang);
  return { title, lang: into, phrasing: ways.slice(0, MOST).join('\n') };
};

/** The address that begins an article from a question, in the shop's own language if there is no help in its. @param here to where its way back leads */
export const articleFrom = (here: Route, row: Pick<QuestionRow, 'text' | 'lang' | 'no_help'>): string =>
  formatRoute(articleRoute(here, 'new', { ...FROM_QUESTION, ...beginning(row, [], row.no_help ? '' : row.lang) }));
