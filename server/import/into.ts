import type { ArticleContent, ArticleWords } from '../../protocol/content.ts';
import { questionKey } from '../../widget/answers/key.ts';
import type { Entry } from './entry.ts';

/** As many as the shape of an article allows; see server/publish/shapes.ts. */
export const PHRASINGS = 100;
export const TITLE = 200;

/** Other ways to ask, as far as they can be some. */
export const phrasingsOf = (all: readonly string[] = []): string[] =>
  all.filter((one) => one.length <= TITLE && !/\p{Cc}/u.test(one)).slice(0, PHRASINGS);

export const wordsOf = ({ question, answer, phrasings }: Entry): ArticleWords => ({
  title: question.replace(/\p{Cc}/gu, ' '),
  text: answer,
  phrasings: phrasingsOf(phrasings),
});

/** As an article calls a language: tags differ by their letters' case for nobody but a computer. */
export const tagIn = ({ languages }: ArticleContent, lang: string): string | undefined =>
  Object.keys(languages).find((one) => one.toLowerCase() === lang.toLowerCase());

/** Those that are not among the ways to ask already, by their keys. */
const added = (words: ArticleWords, more: readonly string[], lang: string): string[] => {
  const known = new Set([words.title, ...words.phrasings].map((one) => questionKey(one, lang)));
  return more.filter((one) => {
    const key = questionKey(one, lang);
    if (!key || known.has(key)) return false;
    known.add(key);
    return true;
  });
};

/**
 * An article with a question that was imported into it: as another way to ask, or with its words instead of those in its
 * language, whose title stays as a way to ask. What it has in no other way yet is added.
 */
export const withEntry = (body: ArticleContent, entry: Entry & { lang: string }): ArticleContent => {
  const tag = tagIn(body, entry.lang) ?? entry.lang;
  const old = body.languages[tag];
  const words = wordsOf(entry);
  const isWay = old !== undefined && entry.into?.how === 'phrasing';
  const [base, more] = isWay
    ? [old, [words.title, ...words.phrasings]]
    : [{ ...words, phrasings: [] }, [...words.phrasings, ...(old ? [old.title, ...old.phrasings] : [])]];
  const phrasings = phrasingsOf([...base.phrasings, ...added(base, more, tag)]);
  return { ...body, languages: { ...body.languages, [tag]: { ...base, phrasings } } };
};
