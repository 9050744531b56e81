import type { Typed } from './typed.ts';

/** A page that is older or newer than its index finds nothing in it. */
export const VERSION = 5;

/**
 * What `compile` makes and `load` reads; goes through JSON. `words` and `told` are lists with blanks between; `numbers`
 * and what is in `told`: a letter each, from FIRST on.
 */
export type Compiled = readonly [
  version: number,
  ids: string[],
  words: string,
  numbers: string,
  told: string,
  typed: Typed,
];

/** The letter that is 0: after the quotation mark, so that few of them need an escape in JSON. */
export const FIRST = 35;

/** What a unit of a written pull stands for; see train.ts. */
export const PULL = 0.5;
