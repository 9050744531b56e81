import { createFeatures } from './features.ts';
import { PULL } from './format.ts';
import { createLikeness } from './likeness.ts';
import type { Index } from './read.ts';

/** Softmax regression by stochastic gradient descent. */
const RATE = 2;
const ROUNDS = 20;
/** After this many it is nearly as good: a shop that is large is content with it. */
const FEWEST = 5;
/** Share of a phrasing's features that are left out in a step, so that no single one is relied on. */
const DROPPED = 0.3;
/** Weights that are looked at before it is content: half a second. */
const ENOUGH = 60_000_000;
/** Phrasings times entries from which on there is no training: minutes. */
const MOST = 30_000_000;
/** A class whose probability differs less than that from what it should be is left as it is. */
const LEAST = 0.02;

/** A phrasing as numbered features and their values. */
interface Example {
  entry: number;
  features: number[];
  values: number[];
}

const examplesOf = (index: Omit<Index, 'typed'>): { examples: Example[]; size: number } => {
  const { stems, grams, stemRows, gramRows } = createFeatures(index);
  const numbers = new Map<unknown, number>();
  const all = index.phrasings.flatMap((own, entry) => own.map(({ words }) => ({ entry, words })));
  const rows = all.map(({ words }) => words);
  const kinds = [
    { rows: stemRows, ...createLikeness(stems, stemRows, rows) },
    { rows: gramRows, ...createLikeness(grams, gramRows, rows) },
  ];
  const examples = all.map(({ entry, words }, i): Example => {
    const values = new Map<number, number>();
    for (const { rows: own, square, sizes } of kinds)
      for (const row of words.flatMap((word) => own[word]!)) {
        if (!numbers.has(row)) numbers.set(row, numbers.size);
        const number = numbers.get(row)!;
        values.set(number, (values.get(number) ?? 0) + Math.sqrt(square(row)) / sizes[i]!);
      }
    return { entry, features: [...values.keys()], values: [...values.values()] };
  });
  return { examples, size: numbers.size };
};

/** Numbers from 0 to 1 by chance, the same each time (a linear congruential generator). */
const createChance = (): (() => number) => {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const shuffle = (order: number[], chance: () => number): void => {
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(chance() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
};

/** Classes whose probability is far from what it should be, and how far, times the rate. */
const stepsOf = (scores: Float64Array, right: number): [entry: number, step: number][] => {
  let most = 0;
  for (let c = 0; c < scores.length; c++) most = Math.max(most, scores[c]!);
  let all = 0;
  for (let c = 0; c < scores.length; c++) all += scores[c] = Math.exp(scores[c]! - most);
  const far: [number, number][] = [];
  for (let c = 0; c < scores.length; c++) {
    const step = Number(c === right) - scores[c]! / all;
    if (Math.abs(step) >= LEAST) far.push([c, RATE * step]);
  }
  return far;
};

/**
 * Trains a linear classifier of phrasings into entries, and gives it in its dual form: the weights of an entry are a sum
 * of phrasings, each times how much it pulls towards that entry, or away from it. So what has to be shipped is a number
 * or two for each phrasing, since most of these pulls are too small to matter.
 * @returns by phrasing, in order: entry, strength in units of PULL, and so on; its own entry comes first
 */
export const pullsOf = (index: Omit<Index, 'typed'>): number[][] => {
  const { examples, size } = examplesOf(index);
  const classes = index.ids.length;
  if (examples.length * classes > MOST) return examples.map(({ entry }) => [entry, 2]);
  const weights = new Float32Array(size * classes);
  /** By feature: the classes for which it has a weight. */
  const weighted: number[][] = Array.from({ length: size }, () => []);
  const pulls = new Float32Array(examples.length * classes);
  const scores = new Float64Array(classes);
  const chance = createChance();
  const order = [...examples.keys()];
  let looked = 0;
  // Plain loops: they are run through a thousand million times for a large shop.
  const guess = ({ features, values }: Example): void => {
    scores.fill(0);
    for (let at = 0; at < features.length; at++) {
      if (chance() < DROPPED) continue;
      const value = values[at]! / (1 - DROPPED);
      const from = features[at]! * classes;
      const those = weighted[features[at]!]!;
      looked += those.length;
      for (let i = 0; i < those.length; i++) scores[those[i]!]! += weights[from + those[i]!]! * value;
    }
  };
  const move = ({ features, values }: Example, c: number, step: number): void => {
    for (let at = 0; at < features.length; at++) {
      const place = features[at]! * classes + c;
      if (!weights[place]) weighted[features[at]!]!.push(c);
      weights[place]! += step * values[at]!;
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    if (round >= FEWEST && looked >= ENOUGH) break;
    shuffle(order, chance);
    for (const i of order) {
      guess(examples[i]!);
      for (const [c, step] of stepsOf(scores, examples[i]!.entry)) {
        pulls[i * classes + c]! += step;
        move(examples[i]!, c, step);
      }
    }
  }
  return examples.map(({ entry }, i) => {
    const own = [...pulls.subarray(i * classes, (i + 1) * classes)].map((pull) => Math.round(pull / PULL));
    const others = own.flatMap((pull, other) => (pull < 0 && other !== entry ? [other, pull] : []));
    return [entry, Math.max(0, own[entry]!), ...others];
  });
};
