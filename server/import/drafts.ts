import type { ArticleContent, ArticleWords } from '../../protocol/content.ts';
import { isLanguageTag, MOST } from '../publish/shapes.ts';
import type { Site, Store, StoredContent } from '../store/store.ts';
import { questionKey } from '../../widget/answers/key.ts';
import type { Entry } from './entry.ts';
import { freeId, slugOf } from './ids.ts';
import { openTopics, type Topics } from './topics.ts';

/** Characters; see server/publish/shapes.ts. */
const TITLE = 200;
const TEXT = 20_000;
const PHRASINGS = 100;

/** What became of one question. */
export interface Outcome {
  question: string;
  /** The article's id: of the draft that was made, or of the one that has it already. */
  id?: string;
  how: 'draft' | 'there' | 'left out';
  /** Of the draft that was made. */
  rev?: number;
  /** Why it was left out. */
  why?: string;
}

export interface Imported {
  outcomes: Outcome[];
  /** Names of topics that were added to the draft of topics. */
  topics: string[];
  /** Names of topics for which a site's are too many; their articles have none. */
  noRoom: string[];
}

export interface ImportOptions {
  /** For entries that do not say it themselves. */
  lang: string;
  now: number;
  by?: number | undefined;
  /** Only says what would be made. */
  dry?: boolean;
}

/** The console's own address of an article that is not there yet. */
const RESERVED = 'new';

const bodyOf = ({ draft, live, newest }: StoredContent): ArticleContent =>
  (draft ?? live ?? newest)!.body as ArticleContent;

/** How far apart articles stand, so that others fit in between. */
export const STEP = 10;
/** The largest order of articles that are there, 0 if none is. */
export const lastOrder = (articles: readonly StoredContent[]): number =>
  Math.max(0, ...articles.map((one) => bodyOf(one).order));

const whyNot = ({
  question,
  answer,
  lang,
}: Required<Pick<Entry, 'question' | 'answer' | 'lang'>>): string | undefined => {
  if (!answer) return 'it has no answer';
  if (question.length > TITLE) return `the question is longer than ${TITLE} characters`;
  if (answer.length > TEXT) return `the answer is longer than ${TEXT} characters`;
  if (!isLanguageTag(lang)) return `${lang} is not a language tag, such as en or ro`;
  return questionKey(question, lang) ? undefined : 'the question has no word';
};

const wordsOf = ({ question, answer, phrasings = [] }: Entry): ArticleWords => ({
  title: question.replace(/\p{Cc}/gu, ' '),
  text: answer,
  phrasings: phrasings.filter((one) => one.length <= TITLE && !/\p{Cc}/u.test(one)).slice(0, PHRASINGS),
});

/** Every question that articles answer already, in all their states, by its key. */
export const questionsOf = (articles: readonly StoredContent[]): Map<string, string> => {
  const known = new Map<string, string>();
  for (const { id, draft, live, newest } of articles)
    for (const one of [draft, live, newest])
      for (const [lang, words] of Object.entries((one?.body as ArticleContent | undefined)?.languages ?? {}))
        for (const title of [words.title, ...words.phrasings]) known.set(questionKey(title, lang), id);
  return known;
};

/** Tags differ by their letters' case for nobody but a computer. */
const has = ({ languages }: ArticleContent, lang: string): boolean =>
  Object.keys(languages).some((one) => one.toLowerCase() === lang.toLowerCase());

/** Articles to be, by the id that several languages share or that is made of the question. */
const plan = (entries: readonly Entry[], articles: readonly StoredContent[], topics: Topics, lang: string) => {
  const known = questionsOf(articles);
  const taken = new Set([RESERVED, ...articles.map(({ id }) => id)]);
  const made = new Map<string, ArticleContent>();
  const byGiven = new Map<string, string>();
  let order = lastOrder(articles);
  const outcomes = entries.map((entry): Outcome => {
    const { question } = entry;
    const full = { ...entry, lang: entry.lang || lang };
    const why = whyNot(full);
    if (why) return { question, how: 'left out', why };
    const key = questionKey(question, full.lang);
    const there = known.get(key);
    if (there !== undefined && !entry.again) return { question, id: there, how: 'there' };
    const given = entry.id === undefined || entry.again ? undefined : byGiven.get(entry.id);
    const shared = given === undefined ? undefined : made.get(given);
    if (given !== undefined && shared && has(shared, full.lang)) return { question, id: given, how: 'there' };
    const id = given ?? freeId(slugOf(entry.id ?? question), taken);
    if (!shared && taken.size > MOST.article)
      return { question, how: 'left out', why: `there are ${MOST.article} articles, the most a site may have` };
    taken.add(id);
    known.set(key, id);
    if (entry.id !== undefined && !entry.again) byGiven.set(entry.id, id);
    if (shared) shared.languages[full.lang] = wordsOf(full);
    else {
      const topic = entry.topic && topics.idOf(entry.topic, full.lang);
      made.set(id, { ...(topic && { topic }), order: (order += STEP), languages: { [full.lang]: wordsOf(full) } });
    }
    return { question, id, how: 'draft' };
  });
  return { outcomes, made };
};

/**
 * Makes a draft of an article of each question that no article answers yet; nothing is published and nothing that is there
 * is changed, but for topics that are new, which are added to the draft of topics.
 * @throws TopicsMoved before anything is made
 */
export const makeDrafts = async (
  store: Store,
  site: Site,
  entries: readonly Entry[],
  { lang, now, by, dry = false }: ImportOptions,
): Promise<Imported> => {
  const { content } = store;
  const articles = await content.list(site.id, 'article');
  const topics = await openTopics(content, site.id);
  const { outcomes, made } = plan(entries, articles, topics, lang);
  const said = { topics: topics.added, noRoom: [...topics.noRoom] };
  if (dry) return { outcomes, ...said };
  await topics.save(by, now);
  const revs = new Map<string, number>();
  for (const [id, body] of made) {
    const rev = await content.saveDraft(site.id, { kind: 'article', id }, { rev: 0, version: 0 }, body, by, now);
    if (rev !== undefined) revs.set(id, rev);
  }
  const settled = (one: Outcome): Outcome => {
    const rev = one.how === 'draft' ? revs.get(one.id!) : undefined;
    if (one.how !== 'draft' || rev !== undefined) return rev === undefined ? one : { ...one, rev };
    return { ...one, how: 'left out', why: `somebody else made ${one.id} meanwhile` };
  };
  return { ...said, outcomes: outcomes.map(settled) };
};
