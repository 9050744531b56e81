import type { QuestionState } from '../../protocol/figures.ts';
import type { Depth, FoldSession, Facts } from './facts.ts';

/** From the log to what figures are read from. */
export interface Fold {
  /** Sites of which something is not folded, and the received time up to which all of it is. */
  waiting(): Promise<{ siteId: number; since: number }[]>;
  /**
   * Folds the sessions of a site that wait longest: everything derived of them is replaced, in one transaction.
   * @param factsOf pure; undefined for a session without events
   * @returns how many were folded, at most `limit`
   */
  next(siteId: number, limit: number, factsOf: (session: FoldSession) => Facts | undefined): Promise<number>;
  /** Deletes all that is derived of a site, so that every session of it is to be folded again; what is sealed stays. */
  reset(siteId: number): Promise<void>;
  /**
   * What ended before an instant is final: figures keep what it gave them, and what was derived of those sessions goes,
   * so that their events may go too. To be called when all of it is folded, and before its events are deleted.
   * @param before rounded down to a UTC midnight
   * @returns the instant: sessions whose last event is older may be deleted with all their events
   */
  seal(siteId: number, before: number): Promise<number>;
  /**
   * Takes sessions out of all figures that are not sealed, as if they had never been; their events are still there, and
   * are deleted by who calls. `forgetFolded` does it within another transaction.
   */
  forget(siteId: number, sessionIds: readonly number[]): Promise<void>;
}

/** Instants [from, to), UTC milliseconds. */
export interface Period {
  from: number;
  to: number;
}

/** An order, counted once over the whole site. */
export interface OrderRow {
  at: number;
  visitor: number;
  /** The proven customer, or the visitor where there is none. */
  buyer: string;
  /** When the visit in which it was told began. */
  visitAt: number;
  /** Minor units. */
  value: number | null;
  currency: string | null;
  /** The buyer had ordered before. */
  again: boolean;
}

/** Equal questions of one language together. */
export interface QuestionSum {
  question: string;
  lang: string;
  asked: number;
  answered: number;
  picked: number;
  none: number;
  helped: number;
  unhelpful: number;
  lastAt: number;
  state: QuestionState;
}

export interface QuestionFilter extends Period {
  /** A part of the page's address. */
  page?: string;
  /** These alone. */
  only?: readonly string[];
}

export interface StatedQuestions extends QuestionFilter {
  lang?: string;
  state?: QuestionState;
}

/** People for whom a nudge's version was due, by the first time; `ordered` of them within their window. */
export interface ExposureSum {
  arm: 'shown' | 'held';
  people: number;
  ordered: number;
  since: number;
  /** How many of them since the instant that was asked for. */
  lately: number;
}

export interface NudgeSum {
  clicked: number;
  dismissed: number;
  stopped: number;
}

/** Sums over what was folded. */
export interface Figures {
  counters(siteId: number, names: readonly string[], period: Period): Promise<Counted[]>;
  /**
   * Events that were counted when they were stored, and that the fold did not find, by each quarter-hour of the period
   * that is over and folded to its end: one that has too many does not make up for another.
   */
  lost(siteId: number, period: Period): Promise<number>;
  /**
   * Visitors by their first visit in the period, and by their first engaged one, in steps of 24 hours from its begin: the
   * sums are those of distinct visitors.
   */
  visitors(siteId: number, period: Period): Promise<{ from: number; visitors: number; engaged: number }[]>;
  /** By time. */
  orders(siteId: number, period: Period): Promise<OrderRow[]>;
  /** By currency, minor units, positive. */
  refunds(siteId: number, period: Period): Promise<{ currency: string; value: number }[]>;
  firstVisitAt(siteId: number): Promise<number | undefined>;
  /** Visits begun in the period that had something happen since, by how far they came. */
  stillOpen(siteId: number, period: Period, since: number): Promise<{ depth: Depth; visits: number }[]>;
  /** The question asked most in visits without an order, for each depth at which they ended. */
  askedAt(siteId: number, period: Period): Promise<{ depth: Depth; question: string }[]>;

  /** The most asked first; anybody can ask a million different ones. */
  questions(siteId: number, filter: StatedQuestions, limit: number): Promise<QuestionSum[]>;
  /** How many different questions of each language stand how. */
  questionStates(
    siteId: number,
    filter: QuestionFilter,
  ): Promise<{ lang: string; state: QuestionState; count: number }[]>;
  /** The most asked of those nobody had an answer for. */
  missing(siteId: number, period: Period, limit: number): Promise<{ question: string; none: number }[]>;
  /** As most people put it, and the article they got most, of each question. */
  wordings(
    siteId: number,
    questions: readonly string[],
    period: Period,
  ): Promise<{ question: string; text: string; article: string | null }[]>;
  phrasings(siteId: number, question: string, period: Period): Promise<{ text: string; count: number }[]>;
  pages(
    siteId: number,
    question: string,
    period: Period,
  ): Promise<{ url: string; title: string | null; count: number }[]>;
  askedTimes(siteId: number, question: string, period: Period): Promise<number[]>;
  /** Those who asked, and of them those who wrote a message within the milliseconds after. */
  contacted(siteId: number, question: string, period: Period, within: number): Promise<{ of: number; wrote: number }>;

  /** `window`: milliseconds in which an order counts; in `cookieless` it is the visit. */
  exposures(siteId: number, nudge: string, version: number, window: number, lately: number): Promise<ExposureSum[]>;
  reactions(siteId: number, nudge: string, version: number): Promise<NudgeSum>;
}

export interface Counted {
  name: string;
  dimension: string;
  count: number;
}
