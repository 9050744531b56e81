import type { ArticleContent, ArticleWords, TopicsContent } from '../../protocol/content.ts';
import type { ArticleText, HelpArticle, HelpPart, HelpTopic, TextsPart } from '../../protocol/help.ts';
import type { Compiled } from '../../widget/answers/format.ts';
import { articleIn, type Leads } from './addresses.ts';
import { indexed } from './indexed.ts';
import { laterIn } from './later.ts';
import { blocksOf } from './markdown.ts';
import { leadOf, plainOf } from './plain.ts';
import { at, Unpublishable } from './unpublishable.ts';

/** A published article, and when its version was. */
export interface Article {
  id: string;
  at: number;
  body: ArticleContent;
}

interface Written extends Article {
  words: ArticleWords;
  text: ArticleText;
}

/** Adds a part to the document, and tells its address. */
export type AddPart = (part: unknown) => string;

const isWritten = (words: ArticleWords | undefined): words is ArticleWords =>
  Boolean(words?.title.trim() && words.text.trim());

/** The languages in which there is an article, in the order of the alphabet. */
const languagesOf = (articles: readonly Article[]): string[] => {
  const all = articles.flatMap(({ body }) =>
    Object.entries(body.languages)
      .filter(([, words]) => isWritten(words))
      .map(([lang]) => lang),
  );
  return [...new Set(all)].sort();
};

/** Articles of one language in the owner's order. Links to articles that are not in it lead nowhere and are left out. */
const writtenIn = (articles: readonly Article[], lang: string, leads?: Leads): Written[] => {
  const there = articles.filter(({ body }) => isWritten(body.languages[lang]));
  const ids = new Set(there.map(({ id }) => id));
  const inside: Leads = (address) => (ids.has(articleIn(address) ?? '') || !articleIn(address) ? address : undefined);
  return there.map((article) => {
    const words = article.body.languages[lang]!;
    const { by } = article.body;
    const blocks = at(`languages.${lang}.text`, () => blocksOf(words.text, leads ?? inside));
    return { ...article, words, text: { blocks, ...(by?.trim() && { by: by.trim() }), at: words.at ?? article.at } };
  });
};

/** Topics that have an article here; one without a name in this language has that of the site's own, or any. */
const topicsIn = (articles: readonly Written[], topics: TopicsContent['topics'], lang: string, own: string) => {
  const used = new Set(articles.map(({ body }) => body.topic));
  return topics
    .filter(({ id }) => used.has(id))
    .map(({ id, names }): HelpTopic => {
      const name = [names[lang], names[own], ...Object.values(names)].find((one) => one?.trim());
      return { id, name: name?.trim() ?? id };
    });
};

const listed = (article: Written, topics: readonly HelpTopic[], segmenter: Intl.Segmenter): HelpArticle => {
  const { id, body, words, text } = article;
  return {
    id,
    title: words.title.trim(),
    ...(topics.some((topic) => topic.id === body.topic) && { topic: body.topic! }),
    lead: leadOf(text.blocks, segmenter),
    ...(body.pages?.length && { pages: body.pages }),
  };
};

/** Titles in these other languages count as words of the text: people mix languages, or type one that the page is not in. */
const indexOf = (articles: readonly Written[], lang: string, others: readonly string[]): Compiled => {
  const entries = articles.map(({ id, body, words, text }) => ({
    id,
    question: words.title.trim(),
    alternatives: words.phrasings.filter((one) => one.trim()),
    answer: [...others.map((other) => body.languages[other]?.title ?? ''), plainOf(text.blocks)].join(' '),
  }));
  return indexed(entries, lang);
};

/** Characters of a part: with 1,000 articles of usual length it has half a million. */
const LARGEST = 4_000_000;

const within = <T>(part: T, lang: string): T => {
  const size = JSON.stringify(part).length;
  if (size > LARGEST)
    throw new Unpublishable(
      `The articles in ${lang} have ${size} characters together; ${LARGEST} are the most. Shorten some, or take some off.`,
    );
  return part;
};

const order = (a: Article, b: Article): number => a.body.order - b.body.order || (a.id < b.id ? -1 : 1);

/**
 * The help of every language in which something is written.
 * @param own the site's own language
 * @param leads where links go, if not as usual: all that are allowed, and to articles that are there
 * @returns the parts' addresses by language; undefined without an article
 */
export const helpOf = (
  articles: readonly Article[],
  topics: TopicsContent['topics'],
  own: string,
  addPart: AddPart,
  leads?: Leads,
): Record<string, string> | undefined => {
  const sorted = articles.toSorted(order);
  const help = languagesOf(sorted).map((lang): [string, string] => {
    const written = writtenIn(sorted, lang, leads);
    const texts: TextsPart = { lang, texts: Object.fromEntries(written.map(({ id, text }) => [id, text])) };
    const named = topicsIn(written, topics, lang, own);
    const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
    const part: HelpPart = {
      lang,
      topics: named,
      articles: written.map((article) => listed(article, named, segmenter)),
      index: indexOf(
        written,
        lang,
        [...new Set([own, 'en'])].filter((one) => one !== lang),
      ),
      later: laterIn(lang),
      texts: addPart(within(texts, lang)),
    };
    return [lang, addPart(within(part, lang))];
  });
  return help.length ? Object.fromEntries(help) : undefined;
};
