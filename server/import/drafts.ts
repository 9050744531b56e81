import { hash } from 'node:crypto';
import type { ArticleContent, ArticleWords, TopicsContent } from '../../protocol/content.ts';
import { isLanguageTag, MOST, MOST_TOPICS, TOPIC_NAME } from '../publish/shapes.ts';
import type { Site, Store, StoredContent } from '../store/store.ts';
import { questionKey } from '../../widget/answers/key.ts';
import { fold } from '../../widget/answers/words.ts';
import { oneLine, Unreadable, type Entry } from './entry.ts';

/** Characters; see server/publish/shapes.ts. */
const TITLE = 200;
const TEXT = 20_000;
const PHRASINGS = 100;
const ID = 60;
const STEP = 10;

/** What became of one question. */
export interface Outcome {
  question: string;
  /** The article's id: of the draft that was made, or of the one that has it already. */
  id?: string;
  how: 'draft' | 'there' | 'left out';
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

const bodyOf = <T>({ draft, live, newest }: StoredContent): T => (draft ?? live ?? newest)!.body as T;

const slugOf = (text: string, most = ID): string => {
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > most) break;
    slug += (slug && '-') + word;
  }
  return slug || `faq-${hash('sha256', text).slice(0, 8)}`;
};

const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  let id = wanted.slice(0, ID);
  for (let n = 2; taken.has(id); n++) id = `${wanted.slice(0, ID - 5)}-${n}`;
  return id;
};

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
const questionsOf = (articles: readonly StoredContent[]): Map<string, string> => {
  const known = new Map<string, string>();
  for (const { id, draft, live, newest } of articles)
    for (const one of [draft, live, newest])
      for (const [lang, words] of Object.entries((one?.body as ArticleContent | undefined)?.languages ?? {}))
        for (const title of [words.title, ...words.phrasings]) known.set(questionKey(title, lang), id);
  return known;
};

interface Topics {
  /** Undefined when there are as many as may be. */
  idOf(name: string, lang: string): string | undefined;
  added: string[];
  noRoom: Set<string>;
  body: TopicsContent;
}

const createTopics = (known: StoredContent | undefined): Topics => {
  const body: TopicsContent = { topics: structuredClone(known ? bodyOf<TopicsContent>(known).topics : []) };
  const added: string[] = [];
  const noRoom = new Set<string>();
  return {
    added,
    noRoom,
    body,
    idOf: (given, lang) => {
      const name = oneLine(given.replace(/\p{Cc}/gu, ' ')).slice(0, TOPIC_NAME);
      const found = body.topics.find(
        ({ id, names }) => id === name || Object.values(names).some((one) => fold(one) === fold(name)),
      );
      if (found) return found.id;
      if (body.topics.length >= MOST_TOPICS) {
        noRoom.add(name);
        return undefined;
      }
      const id = freeId(slugOf(name), new Set(body.topics.map((one) => one.id)));
      body.topics.push({ id, names: { [lang]: name } });
      added.push(name);
      return id;
    },
  };
};

/** Tags differ by their letters' case for nobody but a computer. */
const has = ({ languages }: ArticleContent, lang: string): boolean =>
  Object.keys(languages).some((one) => one.toLowerCase() === lang.toLowerCase());

/** Articles to be, by the id that several languages share or that is made of the question. */
const plan = (entries: readonly Entry[], articles: readonly StoredContent[], topics: Topics, lang: string) => {
  const known = questionsOf(articles);
  const taken = new Set(articles.map(({ id }) => id));
  const made = new Map<string, ArticleContent>();
  const byGiven = new Map<string, string>();
  let order = Math.max(0, ...articles.map((one) => bodyOf<ArticleContent>(one).order));
  const outcomes = entries.map((entry): Outcome => {
    const { question } = entry;
    const full = { ...entry, lang: entry.lang || lang };
    const why = whyNot(full);
    if (why) return { question, how: 'left out', why };
    const key = questionKey(question, full.lang);
    const there = known.get(key);
    if (there !== undefined) return { question, id: there, how: 'there' };
    const given = entry.id === undefined ? undefined : byGiven.get(entry.id);
    const shared = given === undefined ? undefined : made.get(given);
    if (given !== undefined && shared && has(shared, full.lang)) return { question, id: given, how: 'there' };
    const id = given ?? freeId(slugOf(entry.id ?? question), taken);
    if (!shared && taken.size >= MOST.article)
      return { question, how: 'left out', why: `there are ${MOST.article} articles, the most a site may have` };
    taken.add(id);
    known.set(key, id);
    if (entry.id !== undefined) byGiven.set(entry.id, id);
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
 */
export const makeDrafts = async (
  store: Store,
  site: Site,
  entries: readonly Entry[],
  { lang, now, by, dry = false }: ImportOptions,
): Promise<Imported> => {
  const { content } = store;
  const [articles, known] = [
    await content.list(site.id, 'article'),
    await content.get(site.id, { kind: 'topics', id: 'topics' }),
  ];
  const topics = createTopics(known);
  const { outcomes, made } = plan(entries, articles, topics, lang);
  const said = { topics: topics.added, noRoom: [...topics.noRoom] };
  if (dry) return { outcomes, ...said };
  if (topics.added.length) {
    const base = { rev: known?.draft?.rev ?? 0 };
    const saved = await content.saveDraft(site.id, { kind: 'topics', id: 'topics' }, base, topics.body, by, now);
    if (saved === undefined) throw new Unreadable('Somebody changed the topics meanwhile. Run it again.');
  }
  const lost = new Set<string>();
  for (const [id, body] of made)
    if (
      (await content.saveDraft(site.id, { kind: 'article', id }, { rev: 0, version: 0 }, body, by, now)) === undefined
    )
      lost.add(id);
  return {
    ...said,
    outcomes: outcomes.map((one) =>
      one.how === 'draft' && lost.has(one.id!)
        ? { ...one, how: 'left out', why: `somebody else made ${one.id} meanwhile` }
        : one,
    ),
  };
};
