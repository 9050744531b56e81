import type { Askings } from '../store/store.ts';
import { clustersOf, type Asked } from './clusters.ts';

/** Equal questions that are looked at, the most asked: each is held against each. The others are rows of their own. */
const MOST = 500;
/** Answers that are kept, for the next look at the same questions. */
const KEPT = 20;
const ABSENT = -1;

export interface Clustering {
  /** The askings, each of its cluster's most asked question. */
  askings: Askings;
  /** The cluster that a question is in, by its most asked question: itself if nothing means the same. */
  headOf(question: string): string;
  /** All questions of the cluster that a question is in, the most asked first. */
  membersOf(question: string): readonly string[];
  /** How often this very question was asked; of those that are rows of their own it is not known. */
  countOf(question: string): number | undefined;
}

/** By question: how often it was asked, where first, and which article most got, if more than half did. */
const tallied = ({ length, numbers, question, article }: Askings) => {
  const counts = new Int32Array(numbers);
  const first = new Int32Array(numbers).fill(ABSENT);
  // Boyer & Moore's majority vote (1981): the one that is left of what outvotes each other.
  const candidate = new Int32Array(numbers).fill(ABSENT);
  const votes = new Int32Array(numbers);
  for (let n = 0; n < length; n++) {
    const one = question[n]!;
    counts[one]!++;
    if (first[one] === ABSENT) first[one] = n;
    const got = article[n]!;
    if (got === ABSENT) continue;
    if (votes[one] === 0) candidate[one] = got;
    votes[one]! += candidate[one] === got ? 1 : -1;
  }
  // Without a majority something is left, too: the votes are counted once more.
  votes.fill(0);
  for (let n = 0; n < length; n++) {
    const [one, got] = [question[n]!, article[n]!];
    if (got !== ABSENT) votes[one]! += candidate[one] === got ? 1 : -1;
  }
  return { counts, first, articleOf: (one: number): number => (votes[one]! > 0 ? candidate[one]! : ABSENT) };
};

/** How often something has to have been asked to be among the most asked. */
const enoughOf = (counts: Int32Array): number => {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  let left = MOST;
  for (const [count, questions] of [...times].sort(([a], [b]) => b - a)) if ((left -= questions) <= 0) return count;
  return 1;
};

/** The numbers of the most asked; of those that were asked as often as each other, the first. */
const mostAsked = (question: Int32Array, counts: Int32Array, first: Int32Array): number[] => {
  const enough = enoughOf(counts);
  const [more, same]: [number[], number[]] = [[], []];
  for (let n = 0; n < question.length; n++) {
    const one = question[n]!;
    if (first[one] === n && counts[one]! >= enough) (counts[one] === enough ? same : more).push(one);
  }
  return [...more, ...same.slice(0, MOST - more.length)];
};

const known = new Map<string, string[][]>();

/** The clusters of these questions, as they were found the last time if nothing that they hang on has changed. */
const clustersFor = (questions: readonly Asked[]): string[][] => {
  const parts = questions.map(({ question, text, article }) => `${question} ${article ?? ''} ${text}`);
  const sign = parts.join('\n');
  const found = known.get(sign) ?? clustersOf(questions);
  known.delete(sign);
  known.set(sign, found);
  if (known.size > KEPT) known.delete(known.keys().next().value!);
  return found;
};

/** Puts together what means the same; the most asked question of each cluster stands for it. */
export const clusteringOf = (askings: Askings): Clustering => {
  const { question, lang, text, word } = askings;
  const { counts, first, articleOf } = tallied(askings);
  const numbers = new Map(mostAsked(question, counts, first).map((number) => [word(number), number]));
  const asked = [...numbers].map(([name, number]): Asked => {
    const [place, article] = [first[number]!, articleOf(number)];
    const got = article === ABSENT ? undefined : word(article);
    return { question: name, lang: word(lang[place]!), text: word(text[place]!), article: got };
  });
  const countOf = (name: string): number | undefined => counts[numbers.get(name) ?? counts.length];
  const members = new Map<string, readonly string[]>();
  const headOf = new Int32Array(askings.numbers).fill(ABSENT);
  for (const cluster of clustersFor(asked)) {
    const list = cluster.toSorted((a, b) => countOf(b)! - countOf(a)! || (a < b ? -1 : 1));
    for (const name of list) {
      members.set(name, list);
      headOf[numbers.get(name)!] = numbers.get(list[0]!)!;
    }
  }
  const membersOf = (name: string): readonly string[] => members.get(name) ?? [name];
  const heads = new Int32Array(question.length);
  for (let n = 0; n < heads.length; n++) {
    const head = headOf[question[n]!]!;
    heads[n] = head === ABSENT ? question[n]! : head;
  }
  return {
    askings: { ...askings, question: heads },
    headOf: (name) => membersOf(name)[0]!,
    membersOf,
    countOf,
  };
};
