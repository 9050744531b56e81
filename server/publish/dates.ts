import type { ArticleContent, ArticleWords } from '../../protocol/content.ts';

/** An article on the pages, and when this version of it was published. */
interface Before {
  body: ArticleContent;
  at: number;
}

/**
 * The article with its readers' dates: words that are on the pages already keep theirs, whatever else of the article
 * is changed. What is new has no date here: it is that of its version.
 */
export const dated = (body: ArticleContent, before: Before | undefined): ArticleContent => {
  const dateOf = ({ title, text }: ArticleWords, old: ArticleWords | undefined): number | undefined =>
    before && old && old.title === title && old.text === text ? (old.at ?? before.at) : undefined;
  const languages = Object.entries(body.languages).map(([lang, words]): [string, ArticleWords] => {
    const { title, text, phrasings } = words;
    const at = dateOf(words, before?.body.languages[lang]);
    return [lang, { title, text, phrasings, ...(at !== undefined && { at }) }];
  });
  return { ...body, languages: Object.fromEntries(languages) };
};
