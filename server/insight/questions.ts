import type { ArticleContent } from '../../protocol/content.ts';
import {
  QUESTION_STATES,
  type QuestionDetail,
  type QuestionList,
  type QuestionRow,
  type QuestionState,
} from '../../protocol/figures.ts';
import type { Period, QuestionFilter, QuestionSum, Site, Store } from '../store/store.ts';
import { questionOf } from './foldQuestions.ts';
import { byDay, periodsOf } from './period.ts';
import { shareOf } from './statistics.ts';

/** Rows of the list, the most asked. */
const MOST = 200;
const MISSING = 5;
const MOST_LANGS = 50;
/** Milliseconds after a question in which a message belongs to it. */
const WROTE_WITHIN = 86_400_000;

/** How most people put each question, and the article they got. */
export const wordsOfQuestions = async (
  store: Store,
  siteId: number,
  questions: readonly string[],
  period: Period,
): Promise<Map<string, { text: string; article: string | null }>> =>
  new Map((await store.figures.wordings(siteId, [...new Set(questions)], period)).map((row) => [row.question, row]));

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
  sums: readonly QuestionSum[],
  period: Period,
): Promise<QuestionRow[]> => {
  const [words, drafts] = await Promise.all([
    wordsOfQuestions(
      store,
      siteId,
      sums.map(({ question }) => question),
      period,
    ),
    draftsOf(store, siteId),
  ]);
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
export const missingQuestions = async (store: Store, site: Site, period: Period): Promise<QuestionRow[]> => {
  const missing = await store.figures.missing(site.id, period, MISSING);
  if (missing.length === 0) return [];
  const only = missing.map(({ question }) => question);
  const sums = await store.figures.questions(site.id, { from: period.from, to: period.to, only }, MOST);
  const rows = await rowsOf(store, site.id, sums, period);
  return rows.sort((a, b) => only.indexOf(a.id) - only.indexOf(b.id));
};

/** The languages most questions are in, by name: who asks names any he likes. */
const langsOf = (states: readonly { lang: string; count: number }[]): string[] => {
  const sums = new Map<string, number>();
  for (const { lang, count } of states) sums.set(lang, (sums.get(lang) ?? 0) + count);
  return [...sums]
    .sort(([, a], [, b]) => b - a)
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
  const { from, to } = periodsOf(now, site.timeZone, days).now;
  const filter: QuestionFilter = { from, to, ...(page === undefined ? {} : { page }) };
  const stated = {
    ...filter,
    ...(lang === undefined ? {} : { lang }),
    ...(state === undefined ? {} : { state }),
  };
  const [states, sums] = await Promise.all([
    store.figures.questionStates(site.id, filter),
    store.figures.questions(site.id, stated, MOST),
  ]);
  const spoken = lang === undefined ? states : states.filter((one) => one.lang === lang);
  const countOf = (name: QuestionState): number =>
    spoken.reduce((all, one) => all + (one.state === name ? one.count : 0), 0);
  return {
    rows: await rowsOf(store, site.id, sums, { from, to }),
    counts: Object.fromEntries(QUESTION_STATES.map((name) => [name, countOf(name)])) as QuestionList['counts'],
    langs: langsOf(states),
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
  const { figures } = store;
  const [sum] = await figures.questions(site.id, { from: period.from, to: period.to, only: [id] }, 1);
  if (!sum) return undefined;
  const [[row], phrasings, pages, times, wrote] = await Promise.all([
    rowsOf(store, site.id, [sum], period),
    figures.phrasings(site.id, id, period),
    figures.pages(site.id, id, period),
    figures.askedTimes(site.id, id, period),
    figures.contacted(site.id, id, period, WROTE_WITHIN),
  ]);
  const rated = sum.helped + sum.unhelpful;
  return {
    ...row!,
    phrasings: phrasings.map(({ text, count }) => ({ text, count })),
    pages: pages.map(({ url, title, count }) => ({ url, count, ...(title === null ? {} : { title }) })),
    contacted: { ...shareOf(wrote.wrote, wrote.of), of: wrote.of },
    ...(rated > 0 ? { helped: { ...shareOf(sum.helped, rated), of: rated } } : {}),
    days: [...period.dates],
    byDay: byDay(period, times),
  };
};
