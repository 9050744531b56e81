import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compile } from '../../widget/answers/compile.ts';
import { type Logit, load } from '../../widget/answers/load.ts';
import type { Entry, Matcher } from '../../widget/answers/shapes.ts';
import { bare, isAccented, started, typo } from './slips.ts';

/** A set of questions: `gold` is the entry that answers one, null if none does. */
export interface QuestionSet {
  name: string;
  lang: string;
  entries: Entry[];
  queries: { text: string; gold: string | null; oos?: 'near' | 'far' | 'real' }[];
}

/** What became of one question: the right entry's place (-1: not found), the best one's score, whether it was told. */
interface Outcome {
  wanted: string | null;
  oos: string | undefined;
  place: number;
  score: number;
  told: boolean;
}

/** Shares, 0 to 1; NaN where the set has no such questions. */
export interface Figures {
  first: number;
  three: number;
  typo: number;
  bare: number;
  typing: number;
  /** Area under the curve of the best score, answerable against not. */
  auroc: number;
  /** Answered right or rightly refused, at the threshold that is best for this set. */
  joint: number;
  /** Answered right, while eight (nine) of ten answers are right. */
  at80: number;
  at90: number;
  /** By the matcher's own rule: answerable questions answered, answers that are right, others refused, those far off refused. */
  told: number;
  right: number;
  refused: number;
  far: number;
  /** Questions in other languages refused. */
  foreign: number;
}

const share = <T>(all: readonly T[], is: (item: T) => boolean): number => all.filter(is).length / all.length;

const ask = (matcher: Matcher, queries: QuestionSet['queries'], change = (text: string): string => text): Outcome[] =>
  queries.map(({ text, gold, oos }) => {
    const changed = change(text);
    const found = matcher.search(changed);
    const place = gold === null ? -1 : found.findIndex(({ id }) => id === gold);
    return { wanted: gold, oos, place, score: found[0]?.score ?? -1, told: matcher.confident(found, changed) };
  });

const auroc = (inside: readonly Outcome[], outside: readonly Outcome[]): number => {
  let won = 0;
  for (const { score } of inside)
    for (const other of outside) won += score > other.score ? 1 : score === other.score ? 0.5 : 0;
  return won / (inside.length * outside.length);
};

/** Share answered right, share of answers that are right, and joint share of right decisions, if `told` are answered. */
const decided = (outcomes: readonly Outcome[], told: (outcome: Outcome) => boolean) => {
  const answers = outcomes.filter(told);
  const right = answers.filter(({ place }) => place === 0).length;
  const kept = outcomes.filter((outcome) => outcome.wanted === null && !told(outcome)).length;
  const inside = outcomes.filter(({ wanted }) => wanted !== null).length;
  return {
    answered: right / inside,
    right: answers.length ? right / answers.length : 1,
    joint: (right + kept) / outcomes.length,
  };
};

/** @param logit other numbers than the matcher's own, for those who fit them */
export const figuresOf = (set: QuestionSet, foreign: readonly string[], logit?: Logit): Figures => {
  const matcher = load(compile(set.entries, set.lang), logit);
  const answerable = set.queries.filter(({ gold }) => gold !== null);
  const all = ask(matcher, set.queries);
  const inside = all.filter(({ wanted }) => wanted !== null);
  const outside = all.filter(({ wanted }) => wanted === null);
  const first = ({ place }: Outcome): boolean => place === 0;
  const three = ({ place }: Outcome): boolean => place >= 0 && place < 3;
  const levels = [...new Set(all.map(({ score }) => score))].sort((a, b) => a - b);
  const step = Math.max(1, Math.floor(levels.length / 200));
  const choices = [...levels.filter((_, i) => i % step === 0), Infinity].map((level) =>
    decided(all, ({ score }) => score >= level && score >= 0),
  );
  const atBest = (least: number): number =>
    Math.max(0, ...choices.filter(({ right }) => right >= least).map(({ answered }) => answered));
  return {
    first: share(inside, first),
    three: share(inside, three),
    typo: share(ask(matcher, answerable, typo), first),
    bare: isAccented(set.lang) ? share(ask(matcher, answerable, bare), first) : NaN,
    typing: share(ask(matcher, answerable, started), three),
    auroc: auroc(inside, outside),
    joint: Math.max(...choices.map(({ joint }) => joint)),
    at80: atBest(0.8),
    at90: atBest(0.9),
    told: share(inside, ({ told }) => told),
    right: decided(all, ({ told }) => told).right,
    refused: share(outside, ({ told }) => !told),
    far: share(
      outside.filter(({ oos }) => oos === 'far'),
      ({ told }) => !told,
    ),
    foreign: share(foreign, (text) => !matcher.confident(matcher.search(text), text)),
  };
};

/** Bytes of what a page loads to search, by itself. */
export const sizeOfLoad = async (): Promise<{ gzip: number; brotli: number }> => {
  const { outputFiles } = await build({
    entryPoints: ['widget/answers/load.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const code = outputFiles[0]!.contents;
  return { gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
};
