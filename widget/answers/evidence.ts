import { createFeatures } from './features.ts';
import { createLikeness } from './likeness.ts';
import type { Index } from './read.ts';
import { scoresOf, weightOf } from './shelf.ts';
import { createSpelling } from './spelling.ts';
import { gramsOf, wordsOf } from './words.ts';

export interface Weighed {
  /**
   * The entries with most to speak for them, and what does: its words, pieces of words, words of its text, words not as
   * a share but by themselves, the likest phrasing, the classifier, how many phrasings it has beside the others: what
   * people ask often is told in many ways.
   */
  rows: [entry: number, facts: number[]][];
  /** What speaks for none of them: always 1, shortness, how many entries there are. */
  none: number[];
}

/**
 * What a question weighs more for its share in an entry than by its own words: that the one word of a short question
 * which tells anything stands somewhere in a text does not make that its answer.
 */
const BESIDE = 2;
const BESIDE_TEXT = 8;
/** Entries that are looked at. */
const CLOSELY = 25;

/** Weighs entries against what was asked. */
export const createEvidence = (index: Index) => {
  const { ids, phrasings } = index;
  const { stems, grams, stemRows, gramRows } = createFeatures(index);
  const { asked, meant, repairOf } = createSpelling(index, stems);
  const all = phrasings.flat();
  const rows = all.map(({ words }) => words);
  const usual = all.length / ids.length;
  const byStems = createLikeness(stems, stemRows, rows).likenessTo;
  const byGrams = createLikeness(grams, gramRows, rows).likenessTo;

  /** By entry: the classifier's score, and the likest phrasing. */
  const classify = (keys: Map<string, number>, pieces: Map<string, number>) => {
    const stemLikeness = byStems(keys);
    const pulled: number[] = ids.map(() => 0);
    const likest = [...pulled];
    byGrams(pieces).forEach((alike, i) => {
      const { pulls } = all[i]!;
      const both = alike + stemLikeness[i]!;
      if (!both) return;
      for (let at = 0; at < pulls.length; at += 2) pulled[pulls[at]!]! += pulls[at + 1]! * both;
      likest[pulls[0]!] = Math.max(likest[pulls[0]!]!, alike);
    });
    return { pulled, likest };
  };

  /** By entry, how much of what was asked is in its text. */
  const inTexts = (keys: Map<string, number>): number[] => {
    const inText: number[] = [];
    for (const [key, share] of keys) {
      const row = stems.rows.get(key) ?? [];
      const weight = weightOf(stems, row) * share;
      for (let i = 0; i < row.length; i += 2) if (row[i + 1]! % 1) inText[row[i]!] = (inText[row[i]!] ?? 0) + weight;
    }
    return inText;
  };

  const weigh = (text: string): Weighed => {
    const keys = asked(text);
    const pieces = new Map(wordsOf(text).flatMap(({ word }) => gramsOf(word).map((gram) => [gram, 1])));
    const { scores, whole } = scoresOf(stems, keys);
    const byGram = scoresOf(grams, pieces);
    const inText = inTexts(keys);
    const { pulled, likest } = classify(keys, pieces);
    const weighed = [...ids.keys()]
      .filter((entry) => scores[entry]! + byGram.scores[entry]! > 0)
      .map((entry) => {
        const facts = [
          scores[entry]! / (whole + BESIDE),
          (byGram.scores[entry]! / byGram.whole) * (whole / (whole + BESIDE)),
          (inText[entry] ?? 0) / (whole + BESIDE_TEXT),
          scores[entry]! * 0.22,
          likest[entry]!,
          pulled[entry]!,
          Math.log(phrasings[entry]!.length / usual),
        ];
        return { entry, facts, sum: facts.reduce((a, b) => a + b) };
      })
      .sort((a, b) => b.sum - a.sum)
      .slice(0, CLOSELY);
    return {
      rows: weighed.map(({ entry, facts }) => [entry, facts]),
      none: [1, 1 / (keys.size || 1), Math.log(ids.length + 1) / 5],
    };
  };

  return { asked, meant, repairOf, weigh };
};
