import {
  ENDS,
  QUESTION_SHELVES,
  type QuestionDetail,
  type QuestionList,
  type QuestionRow,
  type QuestionShelf,
} from '../../protocol/figures.ts';
import { blanked } from '../../protocol/redact.ts';
import type { Askings, Site, Store } from '../store/store.ts';
import { askedByDay, askedIn, type Asked } from './asked.ts';
import { asidesOf } from './asides.ts';
import { beforeAndAfter } from './beforeAfter.ts';
import { hadBegun } from './begun.ts';
import { clusteringOf } from './clustering.ts';
import { askedOften } from './askedOften.ts';
import { missingOf, sumsOf, wordingsOf, type QuestionSum } from './askings.ts';
import { questionOf } from './foldQuestions.ts';
import { baseOf } from './given.ts';
import { phrasebookOf, type Phrasebook } from './phrasebook.ts';
import { changeOfCounts, shareOf } from './statistics.ts';

/** Rows of the list. */
const MOST = 200;
const MISSING = 5;
const MOST_LANGS = 50;

/** Which article has one of these questions. */
const articleOf = (articles: Phrasebook['live'], questions: readonly string[]): string | undefined =>
  questions.map((question) => articles.get(question)).find((id) => id !== undefined);

interface Around {
  askings: Askings;
  membersOf: (head: string) => readonly string[];
  aside: ReadonlySet<string>;
  phrasebook: Phrasebook;
}

/** There is help, but none in this language. */
const isUnhelped = ({ langs }: Phrasebook, lang: string): boolean => langs.size > 0 && !langs.has(baseOf(lang));

/**
 * What may stand as a title or a way to ask for the questions of each row, by its head. Without help in their language
 * their wordings are written in others: the ones that are searched instead.
 */
const waysOf = (
  { askings, membersOf, phrasebook }: Around,
  sums: readonly QuestionSum[],
): Map<string, readonly string[]> => {
  const abroad = sums.filter(({ lang }) => isUnhelped(phrasebook, lang)).flatMap(({ question }) => membersOf(question));
  const texts = abroad.length > 0 ? wordingsOf(askings, abroad) : new Map<string, { text: string }>();
  const elsewhere = (member: string): string[] => {
    const text = blanked(texts.get(member)?.text ?? '');
    return text ? [...phrasebook.written].map((tag) => questionOf(text, tag)) : [];
  };
  return new Map(
    sums.map(({ question }) => {
      const members = membersOf(question);
      return [question, [...members, ...members.flatMap(elsewhere)]];
    }),
  );
};

const rowsOf = (around: Around, sums: readonly QuestionSum[]): QuestionRow[] => {
  const { askings, aside, phrasebook } = around;
  const ways = waysOf(around, sums);
  const words = wordingsOf(
    askings,
    sums.map(({ question }) => question),
  );
  return sums.map((one) => {
    const { question, helped: _, lastAt, ...sum } = one;
    const { text = '', article } = words.get(question) ?? {};
    const draft = articleOf(phrasebook.drafts, ways.get(question)!);
    const written = articleOf(phrasebook.live, ways.get(question)!);
    return {
      id: question,
      text,
      ...sum,
      last_at: lastAt,
      ...(article && { article }),
      ...(draft && { draft }),
      ...(written && { written }),
      ...(aside.has(question) && { aside: true }),
      ...(isUnhelped(phrasebook, sum.lang) && { no_help: true }),
    };
  });
};

/** What was asked most of what nobody had an answer for, without what was set aside. */
export const missingQuestions = async (store: Store, site: Site, asked: Askings): Promise<QuestionRow[]> => {
  const clusters = clusteringOf(asked);
  const aside = await asidesOf(store, site.id, clusters);
  const phrasebook = await phrasebookOf(store, site.id);
  const around = { askings: clusters.askings, membersOf: clusters.membersOf, aside, phrasebook };
  const missing = missingOf(clusters.askings, MISSING, aside);
  const sums = missing.length > 0 ? sumsOf(clusters.askings, undefined, missing) : [];
  sums.sort((a, b) => missing.indexOf(a.question) - missing.indexOf(b.question));
  return rowsOf(around, sums);
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

/** Each row with how much more or less it was asked than before. */
const compared = async (
  store: Store,
  site: Site,
  asked: Asked,
  rows: readonly QuestionRow[],
): Promise<QuestionRow[]> => {
  const ids = rows.map(({ id }) => id);
  const [now, before] = [askedByDay(asked.now, asked.days.now, ids), askedByDay(asked.before, asked.days.before, ids)];
  const whole = await hadBegun(store, site, asked.days.before);
  return rows.map((row) => {
    const change = changeOfCounts(now.get(row.id)!, before.get(row.id)!);
    return { ...row, change: whole ? change : { verdict: 'too_few' } };
  });
};

export interface QuestionsAsked {
  days: number;
  lang?: string;
  state?: QuestionShelf;
  page?: string;
}

/** What people asked in the last days: what they have no good answer to first, then the most asked. */
export const questionsOf = async (
  store: Store,
  site: Site,
  { days, lang, state, page }: QuestionsAsked,
  now: number,
): Promise<QuestionList> => {
  const asked = await askedIn(store, site, days, now);
  const aside = await asidesOf(store, site.id, asked.clusters);
  const shelfOf = (sum: QuestionSum): QuestionShelf => (aside.has(sum.question) ? 'aside' : sum.state);
  const all = sumsOf(asked.now, page);
  const spoken = lang === undefined ? all : all.filter((one) => one.lang === lang);
  const shown = spoken.filter((one) => (state === undefined ? shelfOf(one) !== 'aside' : shelfOf(one) === state));
  const open = shown.filter((one) => one.state !== 'answered');
  const first = [...open, ...shown.filter((one) => one.state === 'answered')].slice(0, MOST);
  const counts = Object.fromEntries(QUESTION_SHELVES.map((name) => [name, 0])) as QuestionList['counts'];
  for (const one of spoken) counts[shelfOf(one)]++;
  const phrasebook = await phrasebookOf(store, site.id);
  const around = { askings: asked.now, membersOf: asked.clusters.membersOf, aside, phrasebook };
  const rows = await compared(store, site, asked, rowsOf(around, first));
  const langs = langsOf(all);
  return { rows, counts, langs, no_help: langs.filter((one) => isUnhelped(phrasebook, one)) };
};

/** One question with how it was put, where, and what came of it; undefined if nobody asked it in these days. */
export const questionDetail = async (
  store: Store,
  site: Site,
  id: string,
  days: number,
  now: number,
): Promise<QuestionDetail | undefined> => {
  const asked = await askedIn(store, site, days, now);
  const { headOf, membersOf } = asked.clusters;
  const head = headOf(id);
  const [sum] = sumsOf(asked.now, undefined, [head]);
  if (!sum) return undefined;
  const aside = await asidesOf(store, site.id, asked.clusters);
  const phrasebook = await phrasebookOf(store, site.id);
  const around = { askings: asked.now, membersOf, aside, phrasebook };
  const [row] = rowsOf(around, [sum]);
  const [told] = await compared(store, site, asked, [row!]);
  const { phrasings, pages, ends, contacted } = askedOften(asked.now, head);
  const rated = sum.helped + sum.unhelpful;
  const ways = waysOf(around, [sum]).get(head)!;
  const since =
    row!.written && (await beforeAndAfter(store, site, row!.written, { questions: membersOf(head), ways }, now));
  return {
    ...told!,
    id,
    row: head,
    phrasings,
    pages,
    ends: ENDS.map((end, n) => ({ end, count: ends[n]! })).filter(({ count }) => count > 0),
    contacted: { ...shareOf(contacted.wrote, contacted.of), of: contacted.of },
    ...(rated > 0 && { helped: { ...shareOf(sum.helped, rated), of: rated } }),
    days: [...asked.days.now.dates],
    byDay: askedByDay(asked.now, asked.days.now, [head]).get(head)!,
    ...(since && { since }),
  };
};

/** All questions of the row that one is in; undefined if nobody asked it in these days. */
export const membersOfRow = async (
  store: Store,
  site: Site,
  id: string,
  days: number,
  now: number,
): Promise<readonly string[] | undefined> => {
  const { now: askings, clusters } = await askedIn(store, site, days, now);
  const [sum] = sumsOf(askings, undefined, [clusters.headOf(id)]);
  return sum && clusters.membersOf(id);
};
