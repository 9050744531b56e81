import type { ArticleContent, ArticleWords } from '../../protocol/content.ts';
import { questionKey } from '../../widget/answers/key.ts';
import type { Entry } from './entry.ts';

/** As many as the shape of an article allows; see server/publish/shapes.ts. */
export const PHRASINGS = 100;
export const TITLE = 200;

/** Another way to ask that was not taken. */
export interface Unfit {
  question: string;
  why: string;
}

/** Other ways to ask, as far as they can be some and there is room, the first of them first. */
const fitting = (all: readonly string[]): { phrasings: string[]; unfit: Unfit[] } => {
  const phrasings: string[] = [];
  const unfit: Unfit[] = [];
  for (const question of all)
    if (question.length > TITLE) unfit.push({ question, why: `another way to ask is longer than ${TITLE} characters` });
    else if (/\p{Cc}/u.test(question)) unfit.push({ question, why: 'another way to ask has control characters' });
    else if (phrasings.length < PHRASINGS) phrasings.push(question);
    else unfit.push({ question, why: `there are ${PHRASINGS} other ways to ask, the most an article may have` });
  return { phrasings, unfit };
};

interface Words {
  words: ArticleWords;
  unfit: Unfit[];
}

export const wordsOf = ({ question, answer, phrasings: given = [] }: Entry): Words => {
  const { phrasings, unfit } = fitting(given);
  return { words: { title: question.replace(/\p{Cc}/gu, ' '), text: answer, phrasings }, unfit };
};

/** As an article calls a language: tags differ by their letters' case for nobody but a computer. */
export const tagIn = ({ languages }: ArticleContent, lang: string): string | undefined =>
  Object.keys(languages).find((one) => one.toLowerCase() === lang.toLowerCase());

/** Those that are not among the ways to ask already, by their keys. */
const added = (words: Pick<ArticleWords, 'title' | 'phrasings'>, more: readonly string[], lang: string): string[] => {
  const known = new Set([words.title, ...words.phrasings].map((one) => questionKey(one, lang)));
  return more.filter((one) => {
    const key = questionKey(one, lang);
    if (!key || known.has(key)) return false;
    known.add(key);
    return true;
  });
};

/**
 * An article with a question that was imported into it: as another way to ask, with its answer or without, or with its words
 * instead of those in its language, whose title stays as a way to ask. What it has in no other way yet is added as far as there is room, after its
 * own.
 */
export const withEntry = (
  body: ArticleContent,
  entry: Entry & { lang: string },
): { body: ArticleContent; unfit: Unfit[] } => {
  const tag = tagIn(body, entry.lang) ?? entry.lang;
  const old = body.languages[tag];
  const { title, text } = wordsOf(entry).words;
  const how = entry.into?.how;
  const isWay = old !== undefined && (how === 'phrasing' || (how === 'answer' && old.title.trim() !== ''));
  const more = entry.phrasings ?? [];
  const [base, ways] = isWay
    ? [how === 'answer' ? { ...old, text } : old, [...old.phrasings, ...added(old, [title, ...more], tag)]]
    : [{ title, text }, added({ title, phrasings: [] }, [...(old ? [old.title, ...old.phrasings] : []), ...more], tag)];
  const { phrasings, unfit } = fitting(ways);
  return { body: { ...body, languages: { ...body.languages, [tag]: { ...base, phrasings } } }, unfit };
};
