import type { HelpPart } from './help.ts';

// How well articles are found by ways to ask that the index was not told.

export interface FindabilityRow {
  id: string;
  /** Other ways to ask it, each of which was left out once. */
  of: number;
  /** How many of these found it first when left out. */
  found: number;
  /** Those that did not, and the article that came first instead; without `got` nothing came. */
  missed: { text: string; got?: string }[];
  /** What came first instead, and how often, the most frequent first. */
  confused_with: { id: string; count: number }[];
}

/**
 * GET …/findability?lang=en: of the articles as they are written now, drafts before what is published; those without a
 * question and an answer in this language are not among them. The first request begins the computing, and others ask how
 * far it is: `done` and `of` count ways to ask. A failure is told once; who asks again begins anew. One article `alone`
 * is always found, which tells nothing: it takes a second one to be mixed up with.
 */
export type FindabilityReport =
  | { state: 'computing'; done: number; of: number }
  | { state: 'done'; at: number; articles: FindabilityRow[] }
  | { state: 'alone' }
  | { state: 'failed'; why: string };

/** GET …/trial?lang=en: what shoppers would search if every draft were published; without `help` there is nothing. */
export interface Trial {
  help?: HelpPart;
}
