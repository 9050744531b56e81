import { createEvidence } from './evidence.ts';
import { read } from './read.ts';
import type { Found, Matcher, Repair } from './shapes.ts';
import { stemsOf, wordsOf } from './words.ts';

// A multinomial logit over the entries and "none of them", fitted over public question sets; see docs/answers.md.
const LOGIT = { forEntry: [1.76, 5.35, 13.56, 0.94, 2.19, 0.47, 0.01], forNone: [4.21, -2.17, 2.86] };
export type Logit = typeof LOGIT;
/** How likely the best entry must be to be told as the answer. */
const SURE = 0.57;
/** How alike a word must be to what it was taken for, to be named as a slip: below, it may just be another word. */
const NAMED = 0.58;
/** Letters of a question that are read. */
const LETTERS = 400;

const times = (facts: readonly number[], by: readonly number[]): number =>
  facts.reduce((sum, fact, i) => sum + fact * by[i]!, 0);

/** A matcher over an index that `compile` made; over one of another version it finds nothing. */
export const load = (compiled: unknown, { forEntry, forNone }: Logit = LOGIT): Matcher => {
  const index = read(compiled);
  const { asked, meant, repairOf, weigh } = createEvidence(index);

  const search = (text: string): Found[] => {
    const { rows, none } = weigh(text.slice(0, LETTERS));
    const scored = rows.map(([entry, facts]) => ({ entry, score: Math.exp(times(facts, forEntry)) }));
    const all = scored.reduce((sum, { score }) => sum + score, Math.exp(times(none, forNone)));
    return scored
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
      .slice(0, 10)
      .map(({ entry, score }) => ({ id: index.ids[entry]!, score: score / all }));
  };

  const repaired = (typed: string): Repair[] => {
    const text = meant(typed.slice(0, LETTERS));
    const tokens = text.match(/\S+/g);
    const other = (typed.match(/\S+/g) ?? []).flatMap((token, i) => {
      const taken = tokens?.[i] ?? token;
      return taken === token ? [] : [{ typed: token, taken }];
    });
    const words = wordsOf(text);
    const slips = words.flatMap(({ word, at, end }, i) => {
      const taken = i < words.length - 1 || end < text.length ? repairOf(word) : undefined;
      return taken && taken[1] > NAMED ? [{ typed: text.slice(at, end), taken: taken[0] }] : [];
    });
    return [...other, ...slips];
  };

  const marks = (title: string, text: string): [string, boolean][] => {
    const keys = asked(meant(text.slice(0, LETTERS)));
    const pieces: [string, boolean][] = [];
    let from = 0;
    const cut = (to: number, matched: boolean): void => {
      if (to > from) pieces.push([title.slice(from, to), matched]);
      from = Math.max(from, to);
    };
    for (const { at, end, word } of wordsOf(title))
      if (keys.has(stemsOf(word)[0]!)) {
        cut(at, false);
        cut(end, true);
      }
    cut(title.length, false);
    return pieces;
  };

  return { search, confident: ([best]) => !!best && best.score > SURE, repaired, marks };
};
