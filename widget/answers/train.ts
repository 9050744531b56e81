import { createFeatures } from './features.ts';
import { PULL } from './format.ts';
import { GRAMS, type Likeness, STEMS, createLikeness } from './likeness.ts';
import type { Index, Ways } from './read.ts';
import type { Shelf } from './shelf.ts';

/** Softmax regression by stochastic gradient descent; the rate falls to a last step of RATE / ROUNDS. */
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

/** A phrasing as numbered features and their values; `alone`: its likeness to itself by what no other phrasing has. */
interface Example {
  entry: number;
  features: number[];
  values: number[];
  alone: number;
}

/** By phrasing, of its stems by number: the pairs of them, so that products of examples are as `kernel` says. */
const pairsOf = (all: readonly ReadonlyMap<number, number>[], first: number) => {
  const held = new Map<number, number>();
  const rows = all.map((own) => {
    const sorted = [...own].sort(([a], [b]) => a - b);
    return sorted.flatMap(([a, x], i) =>
      sorted.slice(i).map(([b, y]) => ({ pair: a * first + b, value: a === b ? x * y : Math.SQRT2 * x * y })),
    );
  });
  for (const { pair } of rows.flat()) held.set(pair, (held.get(pair) ?? 0) + 1);
  const numbers = new Map<number, number>();
  const pairs = rows.map((row) => {
    const values = new Map<number, number>();
    let alone = 0;
    for (const { pair, value } of row) {
      if (held.get(pair) === 1) alone += value ** 2;
      else {
        if (!numbers.has(pair)) numbers.set(pair, first + numbers.size);
        values.set(numbers.get(pair)!, value);
      }
    }
    return { values, alone };
  });
  return { pairs, size: first + numbers.size };
};

/** By phrasing: its keys, from number `first` on, each with its share of a vector of length one. */
const valuesOf = <Key>({ words, from }: Ways, { keys }: Shelf<Key>, { squares, sizes }: Likeness<Key>, first: number) =>
  sizes.map((size, way) => {
    const values = new Map<number, number>();
    for (const word of words.slice(from[way], from[way + 1]))
      for (const key of keys[word]!)
        values.set(key + first, (values.get(key + first) ?? 0) + Math.sqrt(squares[key]!) / size);
    return values;
  });

const examplesOf = (index: Index): { examples: Example[]; size: number } => {
  const { ways } = index;
  const { stems, grams } = createFeatures(index);
  const byStem = valuesOf(ways, stems, createLikeness(stems, ways, STEMS), 0);
  const byGram = valuesOf(ways, grams, createLikeness(grams, ways, GRAMS), stems.rows.length);
  const { pairs, size } = pairsOf(byStem, stems.rows.length + grams.rows.length);
  const examples = ways.entries.map((entry, way): Example => {
    const values = [...byStem[way]!, ...byGram[way]!, ...pairs[way]!.values];
    return {
      entry,
      features: values.map(([number]) => number),
      values: values.map(([, value]) => value),
      alone: pairs[way]!.alone,
    };
  });
  return { examples, size };
};

/** Numbers from 0 to 1 by chance, the same each time (a linear congruential generator). */
const createChance = (): (() => number) => {
  let state = 3;
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

/** Classes whose probability is far from what it should be, and how far, times `rate`. */
const stepsOf = (scores: Float64Array, right: number, rate: number): [entry: number, step: number][] => {
  let most = 0;
  for (let c = 0; c < scores.length; c++) most = Math.max(most, scores[c]!);
  let all = 0;
  for (let c = 0; c < scores.length; c++) all += scores[c] = Math.exp(scores[c]! - most);
  const far: [number, number][] = [];
  for (let c = 0; c < scores.length; c++) {
    const step = Number(c === right) - scores[c]! / all;
    if (Math.abs(step) >= LEAST) far.push([c, rate * step]);
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
  const guess = (example: number): void => {
    const { features, values, alone } = examples[example]!;
    for (let c = 0; c < classes; c++) scores[c] = alone * pulls[example * classes + c]!;
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
    const rate = RATE * (1 - round / ROUNDS);
    for (const i of order) {
      guess(i);
      for (const [c, step] of stepsOf(scores, examples[i]!.entry, rate)) {
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
