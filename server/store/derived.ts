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
  /**
   * Puts together what days that are over say, so that figures of long periods need not read all of it.
   * @param now UTC milliseconds
   * @returns how many blocks were made, at most `limit`
   */
  pack(siteId: number, now: number, limit: number): Promise<number>;
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
  /** The proven customer, below zero, or the visitor where there is none. */
  buyer: number;
  /** When the visit in which it was told began. */
  visitAt: number;
  /** Minor units. */
  value: number | null;
  currency: string | null;
  /** The buyer had ordered before. */
  again: boolean;
}

/**
 * Questions as they were asked, by time; a place in each list is one asking. Texts are numbers that `word` tells, the same
 * for equal texts, and -1 where there is none.
 */
export interface Askings {
  length: number;
  at: Float64Array;
  /** What all equal questions of a language have. */
  question: Int32Array;
  lang: Int32Array;
  text: Int32Array;
  article: Int32Array;
  url: Int32Array;
  title: Int32Array;
  visitor: Int32Array;
  /** Milliseconds until the visitor wrote a message to a person; -1 for never, or much later. */
  wrote: Int32Array;
  /** Places in OUTCOMES and DEPTHS of facts.ts; helped is -1 without a vote. */
  outcome: Int8Array;
  helped: Int8Array;
  depth: Int8Array;
  word(number: number): string;
  /** All numbers of texts are below. */
  numbers: number;
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

/** What came of one version of a nudge. */
export interface TrialSum {
  nudge: string;
  version: number;
  arms: ExposureSum[];
  clicked: number;
  dismissed: number;
  stopped: number;
}

/** Visits in which an article was open, by when that was. */
export interface ReadingSum {
  article: string;
  lang: string;
  viewed: number;
  /** By the last vote of each visit. */
  helped: number;
  unhelpful: number;
  /** Of those whose 24 hours are over, and of these how many wrote a message to a person within them. */
  over: number;
  contacted: number;
}

/** Visits in which help was used, by when that was first and the language used last. */
export interface HelpSum {
  lang: string;
  visits: number;
  engaged: number;
  /** As `ReadingSum`. */
  over: number;
  contacted: number;
  /** Of `over`: said that it helped, or had an answer, did not say that it failed, and wrote no message. */
  resolved: number;
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
  askings(siteId: number, period: Period): Promise<Askings>;
  /** Exact to quarter-hours, as what follows. @param now who read later than 24 hours before may still write */
  readings(siteId: number, period: Period, now: number): Promise<ReadingSum[]>;
  helps(siteId: number, period: Period, now: number): Promise<HelpSum[]>;
  /** Engaged visits begun in the period. */
  engagedVisits(siteId: number, period: Period): Promise<number>;
  /**
   * All that was ever due, by nudge and version.
   * @param window milliseconds in which an order counts, at most 24 days; in `cookieless` it is the visit
   */
  trials(siteId: number, window: number, lately: number): Promise<TrialSum[]>;
}

export interface Counted {
  name: string;
  dimension: string;
  count: number;
}
