import type { ArticleContent } from '../../protocol/content.ts';
import {
  QUESTION_STATES,
  type QuestionDetail,
  type QuestionList,
  type QuestionRow,
  type QuestionState,
} from '../../protocol/figures.ts';
import type { Askings, Site, Store } from '../store/store.ts';
import { askedOften, missingOf, sumsOf, wordingsOf, type QuestionSum } from './askings.ts';
import { questionOf } from './foldQuestions.ts';
import { byDay, periodsOf } from './period.ts';
import { shareOf } from './statistics.ts';

/** Rows of the list, the most asked. */
const MOST = 200;
const MISSING = 5;
const MOST_LANGS = 50;
/** Milliseconds after a question in which a message belongs to it. */
const WROTE_WITHIN = 86_400_000;

/** Articles that were begun and are not published, by the questions that they answer. */
const draftsOf = async (store: Store, siteId: number): Promise<Map<string, string>> => {
  const drafts = new Map<string, string>();
  for (const { id, draft, live } of await store.content.list(siteId, 'article')) {
    if (!draft || live) continue;
    const languages = (draft.body as Partial<ArticleContent>).languages ?? {};
    for (const [lang, words] of Object.entries(languages)) {
      for (const text of [words.title, ...(words.phrasings ?? [])]) if (text) drafts.set(questionOf(text, lang), id);
    }
  }
  return drafts;
};

const rowsOf = async (
  store: Store,
  siteId: number,
  askings: Askings,
  sums: readonly QuestionSum[],
): Promise<QuestionRow[]> => {
  const drafts = await draftsOf(store, siteId);
  const words = wordingsOf(
    askings,
    sums.map(({ question }) => question),
  );
  return sums.map((sum) => {
    const { text = '', article } = words.get(sum.question) ?? {};
    const draft = drafts.get(sum.question);
    return {
      id: sum.question,
      text,
      lang: sum.lang,
      asked: sum.asked,
      answered: sum.answered,
      picked: sum.picked,
      none: sum.none,
      unhelpful: sum.unhelpful,
      state: sum.state,
      last_at: sum.lastAt,
      ...(article ? { article } : {}),
      ...(draft === undefined ? {} : { draft }),
    };
  });
};

/** What was asked most of what nobody had an answer for. */
export const missingQuestions = async (store: Store, site: Site, askings: Askings): Promise<QuestionRow[]> => {
  const missing = missingOf(askings, MISSING);
  if (missing.length === 0) return [];
  const sums = sumsOf(askings, undefined, missing).sort(
    (a, b) => missing.indexOf(a.question) - missing.indexOf(b.question),
  );
  return rowsOf(store, site.id, askings, sums);
};

/** The languages most questions are in, by name: who asks names any he likes. */
const langsOf = (all: readonly QuestionSum[]): string[] => {
  const sums = new Map<string, number>();
  for (const { lang } of all) sums.set(lang, (sums.get(lang) ?? 0) + 1);
  return [...sums]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, MOST_LANGS)
    .map(([lang]) => lang)
    .sort();
};

export interface QuestionsAsked {
  days: number;
  lang?: string;
  state?: QuestionState;
  page?: string;
}

/** What people asked in the last days, most asked first. */
export const questionsOf = async (
  store: Store,
  site: Site,
  { days, lang, state, page }: QuestionsAsked,
  now: number,
): Promise<QuestionList> => {
  const askings = await store.figures.askings(site.id, periodsOf(now, site.timeZone, days).now);
  const all = sumsOf(askings, page);
  const spoken = lang === undefined ? all : all.filter((one) => one.lang === lang);
  const shown = state === undefined ? spoken : spoken.filter((one) => one.state === state);
  const countOf = (name: QuestionState): number => spoken.filter((one) => one.state === name).length;
  return {
    rows: await rowsOf(store, site.id, askings, shown.slice(0, MOST)),
    counts: Object.fromEntries(QUESTION_STATES.map((name) => [name, countOf(name)])) as QuestionList['counts'],
    langs: langsOf(all),
  };
};

/** One question with how it was put, where, and what came of it; undefined if nobody asked it in these days. */
export const questionDetail = async (
  store: Store,
  site: Site,
  id: string,
  days: number,
  now: number,
): Promise<QuestionDetail | undefined> => {
  const period = periodsOf(now, site.timeZone, days).now;
  const askings = await store.figures.askings(site.id, period);
  const [sum] = sumsOf(askings, undefined, [id]);
  if (!sum) return undefined;
  const [row] = await rowsOf(store, site.id, askings, [sum]);
  const { phrasings, pages, times, contacted } = askedOften(askings, id, WROTE_WITHIN);
  const rated = sum.helped + sum.unhelpful;
  return {
    ...row!,
    phrasings,
    pages,
    contacted: { ...shareOf(contacted.wrote, contacted.of), of: contacted.of },
    ...(rated > 0 ? { helped: { ...shareOf(sum.helped, rated), of: rated } } : {}),
    days: [...period.dates],
    byDay: byDay(period, times),
  };
};
