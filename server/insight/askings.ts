import type { QuestionState } from '../../protocol/figures.ts';
import { DEPTHS, OUTCOMES } from '../store/facts.ts';
import type { Askings, Depth } from '../store/store.ts';

/** So many of the newest askings, and of the newest votes, tell how a question stands now. */
const LATELY = 3;
const ABSENT = -1;

/** Equal questions of one language together. */
export interface QuestionSum {
  question: string;
  lang: string;
  asked: number;
  answered: number;
  picked: number;
  none: number;
  helped: number;
  unhelpful: number;
  lastAt: number;
  state: QuestionState;
}

/** `unansweredLately` and `unhelpfulLately` are of the newest few. */
type Sum = Omit<QuestionSum, 'question' | 'lang' | 'state'> & {
  lang: number;
  unansweredLately: number;
  unhelpfulLately: number;
};

const sumOf = (lang: number, lastAt: number): Sum => ({
  lang,
  lastAt,
  asked: 0,
  answered: 0,
  picked: 0,
  none: 0,
  helped: 0,
  unhelpful: 0,
  unansweredLately: 0,
  unhelpfulLately: 0,
});

const stateOf = ({ asked, helped, unhelpful, unansweredLately, unhelpfulLately }: Sum): QuestionState => {
  if (unansweredLately * 2 > Math.min(asked, LATELY)) return 'unanswered';
  return unhelpfulLately * 2 > Math.min(helped + unhelpful, LATELY) ? 'unhelpful' : 'answered';
};

const NO_ANSWER = OUTCOMES.indexOf('none');

/** Takes one more asking, an earlier one than all before it. */
const addTo = (sum: Sum, outcome: number, helped: number): void => {
  if (outcome === NO_ANSWER && sum.asked < LATELY) sum.unansweredLately++;
  sum.asked++;
  sum[OUTCOMES[outcome]!]++;
  if (helped === ABSENT) return;
  if (helped === 0 && sum.helped + sum.unhelpful < LATELY) sum.unhelpfulLately++;
  sum[helped ? 'helped' : 'unhelpful']++;
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Equal questions with what came of them, and how each stands now (see protocol/figures.ts), the most asked first.
 * @param page a part of the address they were asked at
 * @param only these questions alone
 */
export const sumsOf = (askings: Askings, page?: string, only?: readonly string[]): QuestionSum[] => {
  const isThere = placesOf(askings, page);
  const wanted = only && numbersOf(askings, only);
  const sums = new Map<number, Sum>();
  for (let n = askings.length - 1; n >= 0; n--) {
    const question = askings.question[n]!;
    if (wanted?.[question] === 0 || !isThere(n)) continue;
    let sum = sums.get(question);
    if (!sum) sums.set(question, (sum = sumOf(askings.lang[n]!, askings.at[n]!)));
    addTo(sum, askings.outcome[n]!, askings.helped[n]!);
  }
  return [...sums]
    .map(([question, sum]) => {
      const { asked, answered, picked, none, helped, unhelpful, lastAt } = sum;
      const counts = { asked, answered, picked, none, helped, unhelpful, lastAt };
      return { ...counts, question: askings.word(question), lang: askings.word(sum.lang), state: stateOf(sum) };
    })
    .sort((a, b) => b.asked - a.asked || b.lastAt - a.lastAt || inOrder(a.question, b.question));
};

/** Whether a place in the lists is one of this page: addresses are few, and looked at once. */
const placesOf = ({ url, word }: Askings, page: string | undefined): ((n: number) => boolean) => {
  if (page === undefined) return () => true;
  const part = page.toLowerCase();
  const known = new Map<number, boolean>();
  return (n) => {
    const number = url[n]!;
    let found = known.get(number);
    if (found === undefined) known.set(number, (found = word(number).toLowerCase().includes(part)));
    return found;
  };
};

interface Often {
  number: number;
  count: number;
  first: number;
  last: number;
}

/** How often each number stands in a list, at the places given. */
const oftenOf = (askings: Askings, list: Int32Array, places: Iterable<number>): Often[] => {
  const counts = new Map<number, Often>();
  for (const n of places) {
    const number = list[n]!;
    if (number === ABSENT) continue;
    const at = askings.at[n]!;
    const often = counts.get(number);
    if (!often) counts.set(number, { number, count: 1, first: at, last: at });
    else {
      often.count++;
      often.last = Math.max(often.last, at);
    }
  }
  return [...counts.values()];
};

/** 1 for the number of each of these questions. */
const numbersOf = (askings: Askings, questions: readonly string[]): Int8Array => {
  const wanted = new Set(questions);
  const found = new Int8Array(askings.numbers);
  const looked = new Int8Array(askings.numbers);
  for (const question of askings.question) {
    if (looked[question]) continue;
    looked[question] = 1;
    if (wanted.has(askings.word(question))) found[question] = 1;
  }
  return found;
};

/** The places of each of these questions. */
const placesOfEach = (askings: Askings, questions: readonly string[]): Map<string, number[]> => {
  const wanted = numbersOf(askings, questions);
  const lists = new Map<number, number[]>();
  for (let n = 0; n < askings.length; n++) {
    const question = askings.question[n]!;
    if (!wanted[question]) continue;
    const list = lists.get(question);
    if (list) list.push(n);
    else lists.set(question, [n]);
  }
  return new Map([...lists].map(([question, list]) => [askings.word(question), list]));
};

/** How most people put each question, and the article they got most. */
export const wordingsOf = (
  askings: Askings,
  questions: readonly string[],
): Map<string, { text: string; article: string | undefined }> => {
  const { word } = askings;
  const found = new Map<string, { text: string; article: string | undefined }>();
  for (const [question, places] of placesOfEach(askings, questions)) {
    const [text] = oftenOf(askings, askings.text, places).sort(
      (a, b) => b.count - a.count || a.first - b.first || inOrder(word(a.number), word(b.number)),
    );
    const [article] = oftenOf(askings, askings.article, places).sort(
      (a, b) => b.count - a.count || b.last - a.last || inOrder(word(a.number), word(b.number)),
    );
    found.set(question, { text: word(text!.number), article: article && word(article.number) });
  }
  return found;
};

/** The most asked of those nobody had an answer for. */
export const missingOf = (askings: Askings, limit: number): string[] => {
  const none = OUTCOMES.indexOf('none');
  const places: number[] = [];
  for (let n = 0; n < askings.length; n++) if (askings.outcome[n] === none) places.push(n);
  return oftenOf(askings, askings.question, places)
    .sort((a, b) => b.count - a.count || b.last - a.last || inOrder(askings.word(a.number), askings.word(b.number)))
    .slice(0, limit)
    .map(({ number }) => askings.word(number));
};

/** The question asked most in visits without an order, for each depth at which they ended. */
export const askedAt = (askings: Askings): Map<Depth, string> => {
  const places = DEPTHS.map((): number[] => []);
  for (let n = 0; n < askings.length; n++) places[askings.depth[n]!]!.push(n);
  const found = new Map<Depth, string>();
  for (const [place, list] of places.entries()) {
    const depth = DEPTHS[place]!;
    if (depth === 'none' || depth === 'ordered' || list.length === 0) continue;
    const [most] = oftenOf(askings, askings.question, list).sort(
      (a, b) => b.count - a.count || a.first - b.first || inOrder(askings.word(a.number), askings.word(b.number)),
    );
    found.set(depth, askings.word(most!.number));
  }
  return found;
};

/** Phrasings and pages told of one question. */
const PHRASINGS = 50;
const PAGES = 20;

export interface AskedOften {
  phrasings: { text: string; count: number }[];
  pages: { url: string; title?: string; count: number }[];
  times: number[];
  /** Those who asked, and of them those who wrote a message within the milliseconds after. */
  contacted: { of: number; wrote: number };
}

/** The title a page goes by: the last by the alphabet, where it had several. */
const titleOf = ({ url, title, word }: Askings, places: readonly number[], page: number): { title?: string } => {
  const titles = places.filter((n) => url[n] === page && title[n] !== ABSENT).map((n) => word(title[n]!));
  const last = [...new Set(titles)].sort(inOrder).at(-1);
  return last === undefined ? {} : { title: last };
};

/** How one question was put, where and when, and who wrote afterwards. */
export const askedOften = (askings: Askings, question: string, within: number): AskedOften => {
  const { word, wrote, visitor } = askings;
  const places = placesOfEach(askings, [question]).get(question) ?? [];
  const writers = places.filter((n) => wrote[n] !== ABSENT && wrote[n]! < within);
  const phrasings = oftenOf(askings, askings.text, places).sort(
    (a, b) => b.count - a.count || a.first - b.first || inOrder(word(a.number), word(b.number)),
  );
  const pages = oftenOf(askings, askings.url, places).sort(
    (a, b) => b.count - a.count || inOrder(word(a.number), word(b.number)),
  );
  return {
    phrasings: phrasings.slice(0, PHRASINGS).map(({ number, count }) => ({ text: word(number), count })),
    pages: pages
      .slice(0, PAGES)
      .map(({ number, count }) => ({ url: word(number), count, ...titleOf(askings, places, number) })),
    times: places.map((n) => askings.at[n]!),
    contacted: {
      of: new Set(places.map((n) => visitor[n])).size,
      wrote: new Set(writers.map((n) => visitor[n])).size,
    },
  };
};
