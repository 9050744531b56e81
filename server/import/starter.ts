import type { ArticleContent, ArticleWords } from '../../protocol/content.ts';
import type { StarterList, StarterMade, StarterQuestion, StarterWords } from '../../protocol/starting.ts';
import { MOST } from '../publish/shapes.ts';
import { packIn, packs, STARTER, type Pack } from '../starter/starter.ts';
import type { Site, Store, StoredContent } from '../store/store.ts';
import { questionKey } from '../../widget/answers/key.ts';
import { lastOrder, questionsOf, STEP } from './drafts.ts';
import { Unreadable } from './entry.ts';
import { siteLang } from './siteLang.ts';
import { openTopics } from './topics.ts';

/** Stands in where no language of the site has a pack. */
const OTHERWISE = 'en';

/** A pack under the tag by which the site calls its language: "en-GB". */
interface Written {
  lang: string;
  pack: Pack;
}

/** Tags are of one language if they are of one script too: Chinese in traditional characters is not the other one. */
const scriptOf = (tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language} ${script}`;
};
const packFor = (tag: string): Pack | undefined =>
  packIn(tag) ?? Object.values(packs).find(({ lang }) => scriptOf(lang) === scriptOf(tag));

/** The packs of the languages in which the site writes, its own first. */
const packsOf = (main: string, articles: readonly StoredContent[]): Written[] => {
  const bodies = articles.flatMap(({ draft, live }) => [draft?.body, live?.body] as (ArticleContent | undefined)[]);
  const tags = new Set([main, ...bodies.flatMap((body) => Object.keys(body?.languages ?? {}).toSorted())]);
  return [...tags].flatMap((lang): Written[] => {
    const pack = packFor(lang);
    return pack ? [{ lang, pack }] : [];
  });
};

/** All packs, those in whose languages the site writes first and by its own tags. */
const allPacks = (own: readonly Written[]): Written[] => {
  const others = Object.values(packs).filter((pack) => !own.some((one) => one.pack === pack));
  return [...own, ...others.map((pack) => ({ lang: pack.lang, pack }))];
};

/**
 * @param langs what is asked for
 * @throws Unreadable if there is no pack in one of them
 */
const chosenOf = (own: readonly Written[], langs: readonly string[] | undefined): Written[] => {
  const all = allPacks(own);
  if (!langs) return own.length ? [...own] : all.filter(({ lang }) => lang === OTHERWISE);
  const missing = langs.find((tag) => !all.some(({ lang }) => lang === tag));
  if (missing !== undefined)
    throw new Unreadable(`langs: there is no pack in ${missing}. There are ${all.map(({ lang }) => lang).join(', ')}.`);
  return all.filter(({ lang }) => langs.includes(lang));
};

const byLang = <T>(written: readonly Written[], of: (pack: Pack) => T): Record<string, T> =>
  Object.fromEntries(written.map(({ lang, pack }) => [lang, of(pack)]));

/** Finds the article made from a question, else one of the owner's own that answers it. */
const createFinder = (articles: readonly StoredContent[], written: readonly Written[]) => {
  const starters = new Set(STARTER.map(({ id }) => id));
  const own = new Map(articles.map((one) => [one.id, one]));
  const others = questionsOf(articles.filter(({ id }) => !starters.has(id)));
  return (id: string): StoredContent | undefined => {
    const titles = written.map(({ lang, pack }) => questionKey(pack.questions[id]!.title, lang));
    const other = titles.map((key) => others.get(key)).find((one) => one !== undefined);
    return own.get(id) ?? (other === undefined ? undefined : own.get(other));
  };
};

const open = async (store: Store, site: Site, langs: readonly string[] | undefined) => {
  const articles = await store.content.list(site.id, 'article');
  const main = await siteLang(store, site);
  const own = packsOf(main, articles);
  const all = allPacks(own);
  return { articles, main, all, written: chosenOf(own, langs), find: createFinder(articles, all) };
};

/**
 * The questions that every shop gets, and which of them the site answers.
 * @param langs others than those in which the site writes
 * @throws Unreadable if there is no pack in one of them
 */
export const listStarter = async (store: Store, site: Site, langs?: readonly string[]): Promise<StarterList> => {
  const { main, all, written, find } = await open(store, site, langs);
  const questions = STARTER.map(({ id, topic }): StarterQuestion => {
    const article = find(id);
    return {
      id,
      topic,
      titles: byLang(written, (pack) => pack.questions[id]!.title),
      hints: byLang(written, (pack) => pack.questions[id]!.hint),
      phrasings: written.reduce((sum, { pack }) => sum + pack.questions[id]!.phrasings.length, 0),
      state: article?.live ? 'live' : article ? 'draft' : 'none',
      ...(article && { article: article.id }),
    };
  });
  const topics = [...new Set(STARTER.map(({ topic }) => topic))].map((id) => {
    return { id, names: byLang(written, (pack) => pack.topics[id]!) };
  });
  return { langs: written.map(({ lang }) => lang), packs: all.map(({ lang }) => lang), main, topics, questions };
};

/**
 * Makes a draft of a question's article, without its answer. One that is there is left as it is.
 * @returns undefined if there is no such question
 * @throws Unreadable in words that say why no draft can be made
 */
export const beginStarter = async (
  store: Store,
  site: Site,
  id: string,
  { by, now, langs }: { by: number; now: number; langs?: readonly string[] | undefined },
): Promise<StarterMade | undefined> => {
  const question = STARTER.find((one) => one.id === id);
  if (!question) return undefined;
  const { articles, written, find } = await open(store, site, langs);
  const there = find(id);
  if (there) return { id: there.id, made: false };
  if (articles.length >= MOST.article)
    throw new Unreadable(`There are ${MOST.article} articles, the most a site may have. Change one of them.`);
  const topics = await openTopics(store.content, site.id);
  const topic = topics.idFor(
    question.topic,
    byLang(written, (pack) => pack.topics[question.topic]!),
  );
  await topics.save(by, now);
  const languages = byLang(written, ({ questions }): ArticleWords => {
    const { title, phrasings } = questions[id]!;
    return { title, text: '', phrasings: [...phrasings] };
  });
  const body: ArticleContent = { ...(topic && { topic }), order: lastOrder(articles) + STEP, languages };
  const rev = await store.content.saveDraft(site.id, { kind: 'article', id }, { rev: 0, version: 0 }, body, by, now);
  return { id, made: rev !== undefined };
};

/** What an article that answers one of the questions would begin with in one more language. */
export const starterWords = async (store: Store, site: Site, article: string, lang: string): Promise<StarterWords> => {
  const pack = packFor(lang);
  if (!pack) return {};
  const own = STARTER.some(({ id }) => id === article);
  const find = own ? undefined : (await open(store, site, undefined)).find;
  const question = own ? article : STARTER.find(({ id }) => find?.(id)?.id === article)?.id;
  if (question === undefined) return {};
  const { title, phrasings } = pack.questions[question]!;
  return { words: { title, phrasings: [...phrasings] } };
};
