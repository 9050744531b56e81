import type { ArticleContent, ArticleWords } from '../../../../protocol/content.ts';
import { languageState, languageTag, type LanguageState } from '../../format/languages.ts';
import { same } from '../../format/same.ts';
import { slugOf } from '../../format/slug.ts';

const NOTHING: ArticleWords = { title: '', text: '', phrasings: [] };

export const wordsOf = (body: ArticleContent, lang: string): ArticleWords => body.languages[lang] ?? NOTHING;

const isEmpty = ({ title, text, phrasings }: ArticleWords): boolean =>
  !title.trim() && !text.trim() && !phrasings.some((one) => one.trim());

/** The article with other words in one language; a language with no words left is taken out. */
export const withWords = (body: ArticleContent, lang: string, change: Partial<ArticleWords>): ArticleContent => {
  const { [lang]: before = NOTHING, ...others } = body.languages;
  const words = { ...before, ...change };
  return { ...body, languages: isEmpty(words) ? others : { ...body.languages, [lang]: words } };
};

/** The article with another topic, pages or author; what is empty is left out. */
export const withAbout = (
  body: ArticleContent,
  change: { topic?: string; pages?: string[]; by?: string },
): ArticleContent => {
  const { topic = '', pages = [], by = '', ...rest } = { ...body, ...change };
  return { ...rest, ...(topic && { topic }), ...(pages.length && { pages }), ...(by && { by }) };
};

/** A language is on the pages only with a title and a text. */
const shownOf = (body: ArticleContent | undefined, lang: string): ArticleWords | undefined => {
  const words = body?.languages[lang];
  return words?.title.trim() && words.text.trim() ? words : undefined;
};

/** Where a language stands; half of one is a draft too. */
export const stateIn = (lang: string, body: ArticleContent, live: ArticleContent | undefined): LanguageState => {
  const words = body.languages[lang];
  const state = languageState(shownOf(body, lang), shownOf(live, lang), same);
  return state === 'missing' && words && !isEmpty(words) ? 'draft' : state;
};

/** Whether something besides the words is other than on the pages. */
export const aboutChanged = (body: ArticleContent, live: ArticleContent | undefined): boolean => {
  if (!live) return false;
  return !same({ ...body, languages: {} }, { ...live, languages: {} });
};

/** The title in the wanted language, else in any. */
export const titleIn = ({ languages }: ArticleContent, lang: string): { title: string; lang: string } => {
  const found = [lang, ...Object.keys(languages)].find((one) => languages[one]?.title.trim());
  return found === undefined ? { title: '', lang } : { title: languages[found]!.title.trim(), lang: found };
};

/** Addresses of the page itself are no articles. */
const RESERVED = new Set(['new']);

/** The id of a new article, from its title. */
export const idFor = (body: ArticleContent, lang: string): string => {
  const { title } = titleIn(body, lang);
  const slug = slugOf(title, 'article');
  return RESERVED.has(slug) ? `${slug}-article` : slug;
};

/** Where an article is begun: `?title=…&phrasing=…&lang=…`, the phrasings one a line. */
export const begun = (
  query: Record<string, string>,
  usual: { lang: string; by: string; order: number },
): { lang: string; body: ArticleContent } => {
  const lang = languageTag(query['lang'] ?? '') ?? usual.lang;
  const title = (query['title'] ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  const phrasings = (query['phrasing'] ?? '')
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line && line !== title)
    .slice(0, 100);
  const blank = withAbout({ order: usual.order, languages: {} }, { by: usual.by });
  return { lang, body: withWords(blank, lang, { title, phrasings }) };
};

/** What is other in one of two, as text to take away: each language in which something is. */
export const asText = (mine: ArticleContent, theirs: ArticleContent | undefined): string =>
  Object.entries(mine.languages)
    .filter(([lang, words]) => !same(words, theirs?.languages[lang]))
    .map(([lang, { title, text, phrasings }]) =>
      [`[${lang}] ${title}`, text, phrasings.join('\n')].filter(Boolean).join('\n\n'),
    )
    .join('\n\n\n');
