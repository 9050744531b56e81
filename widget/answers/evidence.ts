import { createFeatures } from './features.ts';
import { GRAMS, STEMS, createLikeness, kernel } from './likeness.ts';
import type { Index } from './read.ts';
import { TEXT, scoresOf, visit } from './shelf.ts';
import { createSpelling } from './spelling.ts';
import { createTold } from './told.ts';
import { createVocabulary } from './vocabulary.ts';
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
  const { ids, ways, lengths } = index;
  const { stems, grams } = createFeatures(index);
  const wordsWith = createVocabulary(index.words);
  const told = createTold(index, wordsWith);
  const { asked, meant, repairOf } = createSpelling(index, wordsWith, told.isKnown);
  const stemLengths = stems.lengths.map((length, entry) => length + lengths[entry]! * TEXT);
  const perEntry = ids.map(() => 0);
  for (const entry of ways.entries) perEntry[entry]!++;
  const usual = ways.entries.length / ids.length;
  const byStems = createLikeness(stems, ways, STEMS).likenessTo;
  const byGrams = createLikeness(grams, ways, GRAMS).likenessTo;

  /** By entry: the classifier's score, and the likest phrasing. */
  const classify = (keys: Map<string, number>, pieces: Map<number, number>) => {
    const alike = byGrams(pieces);
    const both = byStems(keys).map((stemsAlike, way) => kernel(stemsAlike, alike[way]!));
    const pulled: number[] = ids.map(() => 0);
    const likest = [...pulled];
    for (let way = 0; way < both.length; way++) {
      if (!both[way]) continue;
      const entry = ways.entries[way]!;
      pulled[entry]! += ways.pulls[way]! * both[way]!;
      if (alike[way]! > likest[entry]!) likest[entry] = alike[way]!;
    }
    for (let i = 0; i < ways.against.length; i += 3)
      pulled[ways.against[i + 1]!]! -= ways.against[i + 2]! * both[ways.against[i]!]!;
    return { pulled, likest };
  };

  const weigh = (typed: string): Weighed => {
    const text = meant(typed);
    const keys = asked(text);
    const pieces = new Map(wordsOf(text).flatMap(({ word }) => gramsOf(word).map((gram) => [gram, 1])));
    const { scores, inText, whole } = scoresOf(stemLengths, keys, (key, add) => {
      visit(stems, key, add);
      told.visit(key, add);
    });
    const byGram = scoresOf(grams.lengths, pieces, (key, add) => visit(grams, key, add));
    const { pulled, likest } = classify(keys, pieces);
    const weighed = [...ids.keys()]
      .filter((entry) => scores[entry]! + byGram.scores[entry]! > 0)
      .map((entry) => {
        const facts = [
          scores[entry]! / (whole + BESIDE),
          (byGram.scores[entry]! / byGram.whole) * (whole / (whole + BESIDE)),
          inText[entry]! / (whole + BESIDE_TEXT),
          scores[entry]! * 0.22,
          likest[entry]!,
          pulled[entry]!,
          Math.log(perEntry[entry]! / usual),
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
