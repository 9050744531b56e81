// `npm run fit -- DIR… [--without NAME]`: the numbers of the logit in widget/answers/load.ts, fitted over the sets of
// questions in the folders, each set as it is and in cuts of twelve entries. Every language weighs the same, and within
// it every set. `--without` leaves out the sets whose name begins so, and prints how well these are answered then.
import { parseArgs } from 'node:util';
import { compile } from '../../widget/answers/compile.ts';
import { createEvidence } from '../../widget/answers/evidence.ts';
import type { Logit } from '../../widget/answers/load.ts';
import { read } from '../../widget/answers/read.ts';
import { type QuestionSet, figuresOf } from './answers.ts';
import { foldersIn, foreignTo, setsIn, someOf, tableOf } from './sets.ts';

/** Entries in a cut: most shops begin with so many. */
const CUT = 12;
/** Questions from each set in another language, and what all of these weigh beside a set's own. */
const FOREIGN = 2;
const FOREIGN_SHARE = 0.1;
/** Keeps numbers that nothing speaks for small. */
const RIDGE = 1e-5;
const LEAST = 1e-3;
const ROUNDS = 30;

/** One question: the facts of each entry, then those of none at the places after them, and which of these was right. */
interface Sample {
  choices: number[][];
  right: number;
  weight: number;
}
type Query = QuestionSet['queries'][number];

/** Samples that together weigh `weight`; a question whose entry is not among those that are looked at teaches nothing. */
const samplesOf = (set: QuestionSet, queries: readonly Query[], weight: number): Sample[] => {
  const { weigh } = createEvidence(read(compile(set.entries, set.lang)));
  return queries.flatMap(({ text, gold }) => {
    const weighed = weigh(text);
    const { none } = weighed;
    // The hidden entry is another word for none of them: where that is right, it is no rival.
    const rows = weighed.rows.filter(([entry]) => gold !== null || set.entries[entry]);
    const facts = rows.map(([, own]) => [...own, ...none.map(() => 0)]);
    const width = rows[0]?.[1].length ?? 0;
    if (!width) return [];
    const right = gold === null ? rows.length : rows.findIndex(([entry]) => set.entries[entry]?.id === gold);
    if (right < 0) return [];
    return [
      { choices: [...facts, [...Array<number>(width).fill(0), ...none]], right, weight: weight / queries.length },
    ];
  });
};

/** Twelve entries at a time, their own questions, and as many again for which these twelve have no answer. */
const cutsOf = (set: QuestionSet): [QuestionSet, Query[]][] => {
  const cuts = Math.max(1, Math.round(set.entries.length / CUT));
  return Array.from({ length: cuts }, (_, cut) => {
    const entries = set.entries.filter((__, i) => i % cuts === cut);
    const ids = new Set(entries.map(({ id }) => id));
    const own = set.queries.filter(({ gold }) => gold !== null && ids.has(gold));
    const half = Math.ceil(own.length / 2);
    const others = set.queries.filter(({ gold }) => gold !== null && !ids.has(gold));
    const none = set.queries.filter(({ gold }) => gold === null);
    const left = someOf(others, Math.min(half, others.length)).map(({ text }) => ({ text, gold: null }));
    return [{ ...set, entries }, [...own, ...left, ...someOf(none, Math.min(half, none.length))]];
  });
};

const allSamples = (sets: readonly QuestionSet[]): Sample[] => {
  const byLang = Map.groupBy(sets, ({ lang }) => lang);
  return sets.flatMap((set) => {
    const weight = 1 / byLang.size / byLang.get(set.lang)!.length / 2;
    const foreign = foreignTo(set, sets, FOREIGN).map((text) => ({ text, gold: null }));
    const cuts = cutsOf(set);
    return [
      ...samplesOf(set, set.queries, weight),
      ...samplesOf(set, foreign, weight * FOREIGN_SHARE),
      ...cuts.flatMap(([cut, queries]) => samplesOf(cut, queries, weight / cuts.length)),
    ];
  });
};

/** Solves a system of linear equations (Gauss and Jordan). */
const solve = (matrix: readonly number[][], right: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((pivot, i) => {
    for (const row of rows) {
      const times = row === pivot ? 0 : row[i]! / pivot[i]!;
      if (times) row.forEach((_, k) => (row[k]! -= times * pivot[k]!));
    }
  });
  return rows.map((row, i) => row.at(-1)! / row[i]!);
};

/** Gradient of the likelihood at `at`, and its curvature. */
const slopesOf = (samples: readonly Sample[], at: readonly number[]) => {
  const slope = at.map((value) => -RIDGE * value);
  const bend = at.map((_, i) => at.map((__, k) => (i === k ? RIDGE : 0)));
  for (const { choices, right, weight } of samples) {
    const scores = choices.map((facts) => Math.exp(facts.reduce((sum, fact, i) => sum + fact * at[i]!, 0)));
    const all = scores.reduce((sum, score) => sum + score);
    const mean = at.map((_, i) => choices.reduce((sum, facts, choice) => sum + (facts[i]! * scores[choice]!) / all, 0));
    slope.forEach((_, i) => (slope[i]! += weight * (choices[right]![i]! - mean[i]!)));
    choices.forEach((facts, choice) => {
      const share = (weight * scores[choice]!) / all;
      if (share < weight * LEAST) return;
      const off = facts.map((fact, i) => fact - mean[i]!);
      off.forEach((a, i) => off.forEach((b, k) => (bend[i]![k]! += share * a * b)));
    });
  }
  return { slope, bend };
};

/** Newton's method: the likelihood has one summit. */
const fit = (samples: readonly Sample[]): number[] => {
  let at = samples[0]!.choices[0]!.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const { slope, bend } = slopesOf(samples, at);
    const step = solve(bend, slope);
    const longest = Math.max(...step.map(Math.abs));
    at = at.map((value, i) => value + step[i]! * Math.min(1, 3 / longest));
    if (longest < LEAST) break;
  }
  return at;
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { without: { type: 'string' } } });
const sets = positionals.flatMap(foldersIn).flatMap(setsIn);
const isOut = ({ name }: QuestionSet): boolean => values.without !== undefined && name.startsWith(values.without);
const samples = allSamples(sets.filter((set) => !isOut(set)));
if (samples.length === 0) {
  console.error('usage: npm run fit -- DIR… [--without NAME]: folders of question sets (docs/answers.md)');
  process.exit(2);
}
const fitted = fit(samples).map((value) => Math.round(value * 100) / 100);
// None's first fact is always 1; before it stand the entries' facts, of which none has none.
const facts = samples[0]!.choices.at(-1)!.indexOf(1);
const logit: Logit = { forEntry: fitted.slice(0, facts), forNone: fitted.slice(facts) };
console.log(JSON.stringify(logit));
const left = sets.filter(isOut).map((set) => ({ set, figures: figuresOf(set, foreignTo(set, sets, 50), logit) }));
if (left.length) console.log(tableOf(left));
