import type { ArticleContent } from '../../protocol/content.ts';
import { isLanguageTag, MOST } from '../publish/shapes.ts';
import type { DraftBase } from '../store/contentStore.ts';
import type { Site, Store, StoredContent } from '../store/store.ts';
import { questionKey } from '../../widget/answers/key.ts';
import type { Entry } from './entry.ts';
import { freeId, slugOf } from './ids.ts';
import { tagIn, TITLE, withEntry, wordsOf, type Unfit } from './into.ts';
import { openTopics, type Topics } from './topics.ts';

/** Characters; see server/publish/shapes.ts. */
const TEXT = 20_000;

/** What became of one question. */
export interface Outcome {
  /** Of an article that was changed its own. */
  question: string;
  /** The article's id: of the draft that was made or changed, or of the one that has it already. */
  id?: string;
  how: 'draft' | 'changed' | 'there' | 'left out';
  /** Of the draft that was made or changed. */
  rev?: number;
  /** Why it was left out. */
  why?: string;
  /** Other ways to ask it that were left out of the draft. */
  unfit?: Unfit[];
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

/** As it is written now. */
export const bodyOf = ({ draft, live, newest }: StoredContent): ArticleContent =>
  (draft ?? live ?? newest)!.body as ArticleContent;

/** What a change of an article is made upon, and what a new one is. */
const baseOf = ({ draft, newest }: StoredContent): DraftBase => ({
  rev: draft?.rev ?? 0,
  version: newest?.version ?? 0,
});
const NOTHING: DraftBase = { rev: 0, version: 0 };

/** How far apart articles stand, so that others fit in between. */
export const STEP = 10;
/** The largest order of articles that are there, 0 if none is. */
export const lastOrder = (articles: readonly StoredContent[]): number =>
  Math.max(0, ...articles.map((one) => bodyOf(one).order));

type Written = Entry & { lang: string };

const whyNot = ({ question, answer, lang, into }: Written): string | undefined => {
  if (!answer && into?.how !== 'phrasing') return 'it has no answer';
  if (question.length > TITLE) return `the question is longer than ${TITLE} characters`;
  if (answer.length > TEXT) return `the answer is longer than ${TEXT} characters`;
  if (!isLanguageTag(lang)) return `${lang} is not a language tag, such as en or ro`;
  return questionKey(question, lang) ? undefined : 'the question has no word';
};

/** Every question that articles answer already, in all their states, by its key. */
export const questionsOf = (articles: readonly StoredContent[]): Map<string, string> => {
  const known = new Map<string, string>();
  for (const { id, draft, live, newest } of articles)
    for (const one of [draft, live, newest])
      for (const [lang, words] of Object.entries((one?.body as ArticleContent | undefined)?.languages ?? {}))
        for (const title of [words.title, ...words.phrasings]) known.set(questionKey(title, lang), id);
  return known;
};

interface Made {
  body: ArticleContent;
  /** Of the article that was there. */
  base: DraftBase;
}

/** Articles to be, by their ids: new ones by what several languages share or by the question, and those that are changed. */
const plan = (entries: readonly Entry[], articles: readonly StoredContent[], topics: Topics, lang: string) => {
  const known = questionsOf(articles);
  const stored = new Map(articles.map((one) => [one.id, one]));
  const taken = new Set([RESERVED, ...stored.keys()]);
  const made = new Map<string, Made>();
  const byGroup = new Map<string, string>();
  let order = lastOrder(articles);

  const change = (entry: Written, id: string): Outcome => {
    const { question } = entry;
    const there = stored.get(id);
    if (!there) return { question, how: 'left out', why: 'the article it was to go into is gone' };
    const before = made.get(id) ?? { body: bodyOf(there), base: baseOf(there) };
    if (!entry.answer && tagIn(before.body, entry.lang) === undefined)
      return { question, how: 'left out', why: `the article has nothing in ${entry.lang} yet: it needs an answer` };
    const isAnswered = before.body.languages[tagIn(before.body, entry.lang) ?? '']?.text.trim();
    if (entry.into?.how === 'answer' && isAnswered)
      return { question, how: 'left out', why: `the article has an answer in ${entry.lang} already` };
    const { body, unfit } = withEntry(before.body, entry);
    made.set(id, { ...before, body });
    const { title } = body.languages[tagIn(body, entry.lang)!]!;
    return { question: title, id, how: 'changed', ...(unfit.length && { unfit }) };
  };

  const add = (entry: Written): Outcome => {
    const { question, again } = entry;
    const key = questionKey(question, entry.lang);
    const there = known.get(key);
    if (there !== undefined && !again) return { question, id: there, how: 'there' };
    const name = entry.group ?? entry.id;
    const given = name === undefined ? undefined : byGroup.get(name);
    const shared = given === undefined ? undefined : made.get(given);
    const isTold = shared !== undefined && tagIn(shared.body, entry.lang) !== undefined;
    if (isTold && !again) return { question, id: given!, how: 'there' };
    const { words, unfit } = wordsOf(entry);
    const drafted = { question, how: 'draft', ...(unfit.length && { unfit }) } as const;
    if (shared && !isTold) {
      shared.body.languages[entry.lang] = words;
      known.set(key, given!);
      return { ...drafted, id: given! };
    }
    if (taken.size > MOST.article)
      return { question, how: 'left out', why: `there are ${MOST.article} articles, the most a site may have` };
    const id = freeId(slugOf(entry.id ?? question), taken);
    taken.add(id);
    known.set(key, id);
    if (name !== undefined && !isTold) byGroup.set(name, id);
    const topic = entry.topic && topics.idOf(entry.topic, entry.lang);
    const languages = { [entry.lang]: words };
    made.set(id, { body: { ...(topic && { topic }), order: (order += STEP), languages }, base: NOTHING });
    return { ...drafted, id };
  };

  const outcomes = entries.map((entry): Outcome => {
    const full = { ...entry, lang: entry.lang || lang };
    const why = whyNot(full);
    if (why) return { question: entry.question, how: 'left out', why };
    return entry.into ? change(full, entry.into.id) : add(full);
  });
  return { outcomes, made };
};

/**
 * Makes a draft of an article of each question that no article answers yet; nothing is published and nothing that is there
 * is changed, but for articles that entries are to go `into`, and topics that are new, which are added to the draft of topics.
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
  for (const [id, { body, base }] of made) {
    const rev = await content.saveDraft(site.id, { kind: 'article', id }, base, body, by, now);
    if (rev !== undefined) revs.set(id, rev);
  }
  const settled = (one: Outcome): Outcome => {
    if (one.how !== 'draft' && one.how !== 'changed') return one;
    const rev = revs.get(one.id!);
    if (rev !== undefined) return { ...one, rev };
    return { ...one, how: 'left out', why: `somebody else wrote ${one.id} meanwhile` };
  };
  return { ...said, outcomes: outcomes.map(settled) };
};
