import type { QuestionState } from '../../protocol/figures.ts';
import { DEPTHS, OUTCOMES } from '../store/facts.ts';
import type { Askings, Depth } from '../store/store.ts';

/** So many of the newest askings, and of the newest votes, tell how a question stands now. */
const LATELY = 3;
export const ABSENT = -1;

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

export const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const NO_ANSWER = OUTCOMES.indexOf('none');

/** How many of the newest few askings were without an answer, and of the newest few votes a No; by the question's number. */
interface Lately {
  none: Uint8Array;
  unhelpful: Uint8Array;
}

/** Takes one more asking, an earlier one than all before it. */
const addTo = (sum: QuestionSum, lately: Lately, number: number, outcome: number, helped: number): void => {
  if (outcome === NO_ANSWER && sum.asked < LATELY) lately.none[number]!++;
  sum.asked++;
  if (outcome === NO_ANSWER) sum.none++;
  else if (outcome === 0) sum.answered++;
  else sum.picked++;
  if (helped === ABSENT) return;
  if (helped === 0 && sum.helped + sum.unhelpful < LATELY) lately.unhelpful[number]!++;
  if (helped === 0) sum.unhelpful++;
  else sum.helped++;
};

const stateOf = ({ asked, helped, unhelpful }: QuestionSum, lately: Lately, number: number): QuestionState => {
  if (lately.none[number]! * 2 > Math.min(asked, LATELY)) return 'unanswered';
  return lately.unhelpful[number]! * 2 > Math.min(helped + unhelpful, LATELY) ? 'unhelpful' : 'answered';
};

/**
 * Equal questions with what came of them, and how each stands now (see protocol/figures.ts), the most asked first.
 * @param page a part of the address they were asked at
 * @param only these questions alone
 */
export const sumsOf = (askings: Askings, page?: string, only?: readonly string[]): QuestionSum[] => {
  const { word, at, lang, outcome, helped, numbers } = askings;
  const isThere = placesOf(askings, page);
  const wanted = only && numbersOf(askings, only);
  const lately: Lately = { none: new Uint8Array(numbers), unhelpful: new Uint8Array(numbers) };
  const slots = new Int32Array(numbers);
  const sums: QuestionSum[] = [];
  const ofSums: number[] = [];
  for (let n = askings.length - 1; n >= 0; n--) {
    const number = askings.question[n]!;
    if (wanted?.[number] === 0 || !isThere(n)) continue;
    if (slots[number] === 0) {
      ofSums.push(number);
      const none = { asked: 0, answered: 0, picked: 0, none: 0, helped: 0, unhelpful: 0 };
      const about = { question: word(number), lang: word(lang[n]!), lastAt: at[n]! };
      slots[number] = sums.push({ ...none, ...about, state: 'answered' });
    }
    addTo(sums[slots[number]! - 1]!, lately, number, outcome[n]!, helped[n]!);
  }
  sums.forEach((sum, slot) => (sum.state = stateOf(sum, lately, ofSums[slot]!)));
  return sums.sort((a, b) => b.asked - a.asked || b.lastAt - a.lastAt || inOrder(a.question, b.question));
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
export const oftenOf = (askings: Askings, list: Int32Array, places: Iterable<number>): Often[] => {
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
export const numbersOf = (askings: Askings, questions: readonly string[]): Int8Array => {
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
export const placesOfEach = (askings: Askings, questions: readonly string[]): Map<string, number[]> => {
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
export const missingOf = (askings: Askings, limit: number, but: ReadonlySet<string>): string[] => {
  const counts = new Int32Array(askings.numbers);
  const last = new Int32Array(askings.numbers);
  askings.outcome.forEach((outcome, n) => {
    if (outcome !== NO_ANSWER) return;
    counts[askings.question[n]!]!++;
    last[askings.question[n]!] = n;
  });
  const missing: number[] = [];
  counts.forEach((count, number) => {
    if (count > 0) missing.push(number);
  });
  missing.sort((a, b) => counts[b]! - counts[a]! || last[b]! - last[a]!);
  const names = missing.slice(0, limit + but.size).map((number) => askings.word(number));
  return names.filter((name) => !but.has(name)).slice(0, limit);
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
