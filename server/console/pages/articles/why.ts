import type { Matcher, Repair } from '../../../../widget/answers/shapes.ts';
import { gramsOf, wordsOf } from '../../../../widget/answers/words.ts';

/** Articles that are offered where none is sure. */
const OFFERED = 3;

/** What a matcher knows of an article: its title and the other ways to ask it. */
export interface Known {
  title: string;
  phrasings: readonly string[];
}

/** An article that may answer, and why. */
export interface Candidate {
  id: string;
  title: string;
  /** How likely it is what was meant, 0 to 1. */
  share: number;
  /** Of its title and phrasings, the one most like what was typed. */
  likest: string;
  /** What was typed, with slips corrected, cut into pieces: those that stand in the likest or in the title, and others. */
  pieces: [piece: string, matched: boolean][];
}

/** What a shopper who types this would see. */
export interface Tried {
  kind: 'answer' | 'nearest' | 'nothing';
  /** The answer and what is offered below it, or the nearest; best first. */
  candidates: Candidate[];
  repairs: Repair[];
}

const piecesOf = (text: string): Set<number> => new Set(wordsOf(text).flatMap(({ word }) => gramsOf(word)));

/** Dice's coefficient over pieces of words, 0 to 1. */
const likeness = (a: ReadonlySet<number>, b: ReadonlySet<number>): number =>
  (2 * [...a].filter((piece) => b.has(piece)).length) / (a.size + b.size || 1);

const likestOf = (typed: string, { title, phrasings }: Known): string => {
  const own = piecesOf(typed);
  const scored = [title, ...phrasings].map((text) => ({ text, alike: likeness(own, piecesOf(text)) }));
  return scored.reduce((best, one) => (one.alike > best.alike ? one : best)).text;
};

/** What is answered to a text that was typed to its end, and why. */
export const tried = (matcher: Matcher, typed: string, knownOf: (id: string) => Known | undefined): Tried => {
  const found = matcher.search(typed);
  // A blank ends the last word: otherwise it may be unfinished, and is not corrected.
  const repairs = matcher.repaired(`${typed} `);
  const meant = repairs.reduce((text, one) => text.replaceAll(one.typed, one.taken), typed);
  const sure = matcher.confident(found, typed);
  const candidates = found.slice(0, OFFERED + Number(sure)).flatMap(({ id, score }): Candidate[] => {
    const known = knownOf(id);
    if (!known) return [];
    const likest = likestOf(meant, known);
    const pieces = matcher.marks(meant, `${likest} ${known.title} `);
    return [{ id, title: known.title, share: score, likest, pieces }];
  });
  const kind = !candidates.length ? 'nothing' : sure ? 'answer' : 'nearest';
  return { kind, candidates, repairs };
};
