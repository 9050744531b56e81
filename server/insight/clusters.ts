import { meaningOf, plainWords } from './meaning.ts';
import { spellingsOf } from './spellings.ts';

/** Equal questions of one language; see questionOf. */
export interface Asked {
  question: string;
  lang: string;
  /** As most people put it. */
  text: string;
  /** The article they got most. */
  article?: string | undefined;
}

/** Shares of what two questions say that they must have in common to be one: usually, led to the same article, to others. */
const ALIKE = 0.9;
const SAME_ARTICLE = 0.5;
const OTHER_ARTICLE = 0.95;
/** More, where each says something that the other does not: delivery to Spain, delivery to France. */
const CONTRAST = 0.12;
/** A few questions do not tell how common a word is: as if so many others had been asked. */
const UNSEEN = 20;

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

interface Said {
  terms: readonly number[];
  weight: number;
  article: string | undefined;
}

/** What each question says as numbers, and how much each of these tells: the rarer, the more. */
const saidBy = (questions: readonly Asked[]) => {
  const { lang } = questions[0]!;
  const texts = questions.map(({ text }) => plainWords(text));
  const spellings = spellingsOf(texts);
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const numbered = texts.map((words, place) =>
    meaningOf(words, lang, spellings).map((sign) => {
      let number = numbers.get(sign);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(sign, number);
        holders.push([]);
      }
      holders[number]!.push(place);
      return number;
    }),
  );
  const weights = holders.map(({ length }) => Math.log(1 + (questions.length + UNSEEN) / (length + 1)));
  const said = numbered.map((terms, place): Said => {
    return { terms, weight: terms.reduce((sum, one) => sum + weights[one]!, 0), article: questions[place]!.article };
  });
  return { said, holders, weights };
};

const neededOf = (one: Said, other: Said): number => {
  if (one.article === undefined || other.article === undefined) return ALIKE;
  return one.article === other.article ? SAME_ARTICLE : OTHER_ARTICLE;
};

interface Pair {
  one: number;
  other: number;
  alike: number;
}

/** Pairs that say the same: the share of what they say that both say (Dice's coefficient, by weight) is large enough. */
const pairsOf = (questions: readonly Asked[]): Pair[] => {
  const { said, holders, weights } = saidBy(questions);
  const shared = new Float64Array(questions.length);
  const pairs: Pair[] = [];
  said.forEach((one, place) => {
    shared.fill(0, 0, place);
    for (const term of one.terms) {
      for (const holder of holders[term]!) {
        if (holder >= place) break;
        shared[holder]! += weights[term]!;
      }
    }
    for (let before = 0; before < place; before++) {
      const both = shared[before]!;
      if (both === 0) continue;
      const other = said[before]!;
      const alike = (2 * both) / (one.weight + other.weight);
      const contrast = Math.min(one.weight, other.weight) - both > 1e-9 ? CONTRAST : 0;
      if (alike >= neededOf(one, other) + contrast - 1e-9) pairs.push({ one: before, other: place, alike });
    }
  });
  return pairs;
};

/**
 * Puts the likest together first, and only where each of the one is like each of the other: complete linkage (Sørensen,
 * Biologiske Skrifter 5 (1948) 1-34), so that a chain of likenesses does not join what differs.
 * @param questions of one language, in the order of their keys
 */
const joined = (questions: readonly Asked[]): number[][] => {
  const pairs = pairsOf(questions).sort((a, b) => b.alike - a.alike || a.one - b.one || a.other - b.other);
  const width = questions.length;
  const isPair = new Uint8Array(width * width);
  for (const { one, other } of pairs) isPair[one * width + other] = 1;
  const areAlike = (a: number, b: number): boolean => isPair[Math.min(a, b) * width + Math.max(a, b)] === 1;
  const clusters = questions.map((_, place) => [place]);
  for (const { one, other } of pairs) {
    const [a, b] = [clusters[one]!, clusters[other]!];
    if (a === b || !a.every((x) => b.every((y) => areAlike(x, y)))) continue;
    a.push(...b);
    for (const place of b) clusters[place] = a;
  }
  return [...new Set(clusters)];
};

/** Questions that mean the same, together; rather apart than wrongly together, and whatever order they are given in. */
export const clustersOf = (questions: readonly Asked[]): string[][] =>
  [...Map.groupBy(questions, ({ lang }) => lang).values()].flatMap((list) => {
    const sorted = list.toSorted((a, b) => inOrder(a.question, b.question));
    return joined(sorted).map((places) => places.map((place) => sorted[place]!.question));
  });
