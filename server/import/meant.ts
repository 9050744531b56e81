import { baseOf } from '../../protocol/languages.ts';
import { meaningOf, plainWords, type Meaning } from '../insight/meaning.ts';
import { packIn, type Pack } from '../starter/starter.ts';

// Which starter question something asks, by the dozens of ways in which shoppers put each: the nearest of these decide
// (k nearest neighbours over cosines of what questions say). Untrained, so that it is there in a tenth of a second.

/** Of what a question may mean, those that count. */
const MEANINGS = 3;
/** Ways to ask a starter question whose nearness counts, the nearest more than the others. */
const SHARES = [0.5, 0.25, 0.25];
/** How much nearer than others the nearest has to be, and how near "none of them" is. */
const POWER = 6;
const NONE = 0.45;

/** A starter question, and how likely it is meant, 0 to 1. */
export interface Meant {
  id: string;
  score: number;
}

interface Way {
  id: string;
  says: Meaning;
  length: number;
}

const pushTo = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

const createReader = ({ lang, questions }: Pack): ((question: string) => Meant[]) => {
  const asked = Object.entries(questions).map(([id, { title, phrasings }]) => {
    return { id, says: [title, ...phrasings].map((text) => meaningOf(plainWords(text), lang)) };
  });
  const counts = new Map<string, number>();
  for (const { says } of asked) for (const sign of new Set(says.flat())) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const squareOf = (sign: string): number => Math.log(1 + asked.length / ((counts.get(sign) ?? 0) + 0.5)) ** 2;
  const lengthOf = (says: Meaning): number => Math.sqrt(says.reduce((sum, sign) => sum + squareOf(sign), 0)) || 1;
  const holders = new Map<string, Way[]>();
  for (const { id, says } of asked)
    for (const one of says) {
      const way = { id, says: one, length: lengthOf(one) };
      for (const sign of one) pushTo(holders, sign, way);
    }

  return (question) => {
    const says = meaningOf(plainWords(question), lang);
    const shared = new Map<Way, number>();
    for (const sign of says)
      for (const way of holders.get(sign) ?? []) shared.set(way, (shared.get(way) ?? 0) + squareOf(sign));
    const near = new Map<string, number[]>();
    const length = lengthOf(says);
    for (const [way, both] of shared) pushTo(near, way.id, both / length / way.length);
    const scored = [...near].map(([id, all]): Meant => {
      const nearest = all.toSorted((a, b) => b - a);
      return { id, score: SHARES.reduce((sum, share, n) => sum + share * (nearest[n] ?? 0), 0) ** POWER };
    });
    const best = scored.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, MEANINGS);
    const sum = best.reduce((all, { score }) => all + score, NONE ** POWER);
    return best.map(({ id, score }) => ({ id, score: score / sum }));
  };
};

/** Of each language there is a pack for, once it was needed. */
const readers = new Map<string, (question: string) => Meant[]>();

/** What a question may mean, likeliest first; nothing in languages without starter questions. */
export const meantBy = (question: string, lang: string): Meant[] => {
  const pack = packIn(baseOf(lang));
  if (!pack) return [];
  const read = readers.get(pack.lang) ?? createReader(pack);
  readers.set(pack.lang, read);
  return read(question);
};

/** How likely two questions mean the same one. */
export const sharedBy = (one: readonly Meant[], other: readonly Meant[]): number =>
  one.reduce((sum, { id, score }) => sum + score * (other.find((found) => found.id === id)?.score ?? 0), 0);
