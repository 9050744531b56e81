import type { Change, Share } from './figures.ts';

// GET …/help?days=7|28|90: what help was used in the period and what came of it, in visits. Nobody knows of a visit without
// a message whether it got what it wanted: "not contacted" is no proof that the help did it.

/** So many of so many. The share is absent under `ENOUGH_PEOPLE` of them. */
export interface Part {
  count: number;
  of: number;
  share?: Share;
}

/** Against the period before. */
export interface ChangingPart extends Part {
  change: Change;
}

/** One article in one language. */
export interface ArticleHelp {
  article: string;
  title?: string;
  lang: string;
  /** Visits in which it was open. */
  viewed: number;
  /** Of the visits that said whether it helped, those whose last word was Yes. */
  helped: Part;
  /** Of the visits whose 24 hours are over, those whose visitor wrote to a person within 24 hours of opening it. */
  contacted: Part;
}

export interface LanguageHelp {
  /** Questions answered outright or by one of the nearest, of all that were asked. */
  answered: ChangingPart;
  /** Of the visits that used help and whose 24 hours are over, those whose visitor wrote to no person within them. */
  deflected: ChangingPart;
  /**
   * Of the same visits, those that said it helped; or whose last question or article gave an answer, and that neither said
   * it did not help nor were followed by a message within 24 hours. As far as is known.
   */
  resolved: ChangingPart;
}

export interface HelpFigures {
  from: string;
  to: string;
  before: { from: string; to: string };
  /** Visits that used help. */
  visits: number;
  /** Engaged visits with a question or an opened article, of all that were engaged: a visit without has no language. */
  involved: ChangingPart;
  all: LanguageHelp;
  /** By the language used last, the most used first. */
  langs: ({ lang: string; visits: number } & LanguageHelp)[];
  /** Most viewed first, at most 1,000; without articles that are no longer there. */
  articles: ArticleHelp[];
  /** Received up to then is counted, UTC milliseconds. */
  counted_to: number;
}
