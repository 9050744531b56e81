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
/** Milliseconds after a question in which a message belongs to it. */
const WROTE_WITHIN = 86_400_000;

const mostOf = (some: number, all: number): boolean => some * 2 > all;

/** How it stands now; see protocol/figures.ts. */
const stateOf = ({ lately, noneLately, votesLately, unhelpfulLately }: QuestionSum): QuestionState => {
  if (mostOf(noneLately, lately)) return 'unanswered';
  return mostOf(unhelpfulLately, votesLately) ? 'unhelpful' : 'answered';
};

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
      state: stateOf(sum),
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
  const sums = await store.figures.questions(site.id, { from: period.from, to: period.to, only });
  const rows = await rowsOf(store, site.id, sums, period);
  return rows.sort((a, b) => only.indexOf(a.id) - only.indexOf(b.id));
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
  const all = await store.figures.questions(site.id, filter);
  const spoken = lang === undefined ? all : all.filter((sum) => sum.lang === lang);
  const counts = Object.fromEntries(
    QUESTION_STATES.map((name) => [name, spoken.filter((sum) => stateOf(sum) === name).length]),
  ) as QuestionList['counts'];
  const wanted = state === undefined ? spoken : spoken.filter((sum) => stateOf(sum) === state);
  return {
    rows: await rowsOf(store, site.id, wanted.slice(0, MOST), { from, to }),
    counts,
    langs: [...new Set(all.map((sum) => sum.lang))].sort(),
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
  const [sum] = await figures.questions(site.id, { from: period.from, to: period.to, only: [id] });
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
