import { type Compiled, FIRST, PULL, VERSION } from './format.ts';
import type { Typed } from './typed.ts';

/**
 * The ways to ask the entries, one entry's after the other's, in a few flat arrays: an object for each would make a page
 * wait, and a question too.
 */
export interface Ways {
  /** By way: its entry. */
  entries: number[];
  /** Words of a way, by number, each once, ascending: those of `words` from `from[way]` to `from[way + 1]`. */
  words: number[];
  from: number[];
  /** By way: how much likeness to it speaks for its entry. */
  pulls: number[];
  /** Way, entry, how much likeness to that way speaks against that entry, and so on. */
  against: number[];
}

/** An index as it was written: words by number, entries as lists of such numbers. */
export interface Index {
  ids: string[];
  /** Folded: so many that stand in phrasings, and those that stand in texts alone, sorted. */
  words: string[];
  asked: number;
  ways: Ways;
  /** By stem of the words of phrasings: entries that have it in their text alone. */
  more: number[];
  /** By entry: how many stems its text has. */
  lengths: number[];
  /** By word: the entries that have it in their text, ascending, each as often; written, see told.ts. */
  told: string[];
  typed: Typed;
}

const NONE: Compiled = [VERSION, [], '', '###', '', { sounds: {}, keys: {} }];

/** Reads what `compile` wrote. An index of another version has no entries: lists of articles show without it. */
export const read = (compiled: unknown): Index => {
  const [, ids, words, numbers, told, typed] = (compiled as Compiled)[0] === VERSION ? (compiled as Compiled) : NONE;
  // Plain loops: a page waits for them.
  let at = 0;
  const next = (): number => numbers.charCodeAt(at++) - FIRST;
  const list = (): number[] => {
    const items: number[] = [];
    for (let left = next(); left--;) items.push(next());
    return items;
  };
  const ascending = (): number[] => {
    const items = list();
    for (let i = 1; i < items.length; i++) items[i]! += items[i - 1]!;
    return items;
  };
  const asked = next();
  const more = list();
  const lengths = list();
  const ways: Ways = { entries: [], words: [], from: [0], pulls: [], against: [] };
  for (let entry = 0; entry < ids.length; entry++) {
    const own = ascending();
    for (let left = next(); left--;) {
      for (const place of ascending()) ways.words.push(own[place]!);
      ways.from.push(ways.words.length);
      ways.entries.push(entry);
      ways.pulls.push(next() * PULL);
    }
  }
  ways.pulls.forEach((_, way) => {
    for (let pairs = next(); pairs--;) ways.against.push(way, next(), next() * PULL);
  });
  return { ids, words: words.split(' '), asked, ways, more, lengths, told: told.split(' '), typed };
};
