import { createFeatures } from './features.ts';
import { PULL } from './format.ts';
import { createLikeness } from './likeness.ts';
import type { Index, Ways } from './read.ts';

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

const examplesOf = (index: Index): { examples: Example[]; size: number } => {
  const { stems, grams } = createFeatures(index);
  const { entries, words, from } = index.ways;
  const kinds = [
    { ...stems, ...createLikeness(stems, index.ways) },
    { ...grams, ...createLikeness(grams, index.ways) },
  ];
  const examples = entries.map((entry, way): Example => {
    const values = new Map<number, number>();
    kinds.forEach(({ keys, weights, sizes }, kind) => {
      for (const word of words.slice(from[way], from[way + 1]))
        for (const key of keys[word]!) {
          const number = key + kind * stems.weights.length;
          values.set(number, (values.get(number) ?? 0) + weights[key]! / sizes[way]!);
        }
    });
    return { entry, features: [...values.keys()], values: [...values.values()] };
  });
  return { examples, size: stems.weights.length + grams.weights.length };
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
 * @returns both in units of PULL, as `Ways` has them
 */
export const pullsOf = (index: Index): Pick<Ways, 'pulls' | 'against'> => {
  const { examples, size } = examplesOf(index);
  const classes = index.ids.length;
  if (examples.length * classes > MOST) return { pulls: examples.map(() => 2), against: [] };
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
  const rounded = (way: number, entry: number): number => Math.round(pulls[way * classes + entry]! / PULL);
  return {
    pulls: examples.map(({ entry }, way) => Math.max(0, rounded(way, entry))),
    against: examples.flatMap(({ entry }, way) =>
      index.ids.flatMap((_, other) =>
        rounded(way, other) < 0 && other !== entry ? [way, other, -rounded(way, other)] : [],
      ),
    ),
  };
};
