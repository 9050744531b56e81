import { type Compiled, FIRST, PULL, VERSION } from './format.ts';
import type { Typed } from './typed.ts';

/** One way to ask an entry. */
export interface Phrasing {
  /** By number, each once, ascending. */
  words: number[];
  /** What likeness to it speaks for, and how much: entry, strength, entry, strength, … Its own entry comes first. */
  pulls: number[];
}

/** An index as it was written: words by number, entries as lists of such numbers. */
export interface Index {
  ids: string[];
  /** Folded. */
  words: string[];
  /** By entry. */
  phrasings: Phrasing[][];
  /** By entry: the words of its text, each as often as it stands there, up to the compiler's limit. */
  texts: number[][];
  typed: Typed;
}

const NONE: Compiled = [VERSION, [], [], '', { sounds: {}, keys: {} }];

/** Reads what `compile` wrote. An index of another version has no entries: lists of articles show without it. */
export const read = (compiled: unknown): Index => {
  const [, ids, coded, numbers, typed] = (compiled as Compiled)[0] === VERSION ? (compiled as Compiled) : NONE;
  let at = 0;
  const next = (): number => numbers.charCodeAt(at++) - FIRST;
  const list = <T>(item: () => T): T[] => {
    const items: T[] = [];
    for (let left = next(); left--;) items.push(item());
    return items;
  };
  const ascending = (): number[] => {
    let number = 0;
    return list(() => (number += next()));
  };
  let word = '';
  const words = coded.map((piece) => (word = word.slice(0, piece.charCodeAt(0) - 48) + piece.slice(1)));
  const texts = ids.map(ascending);
  const phrasings = ids.map((_, entry) => {
    const own = ascending();
    return list((): Phrasing => ({ words: ascending().map((i) => own[i]!), pulls: [entry, next() * PULL] }));
  });
  for (const { pulls } of phrasings.flat()) for (let pairs = next(); pairs--;) pulls.push(next(), -next() * PULL);
  return { ids, words, phrasings, texts, typed };
};
