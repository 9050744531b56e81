// What a session's events come to: the rows that figures are read from. Times are UTC milliseconds.

/** Types whose `data` has a fact in it; of the others the fold needs no more than that they were. */
export const TELLING = [
  'engagement',
  'view_cart',
  'purchase',
  'refund',
  'faq_ask',
  'faq_view',
  'faq_rate',
  'nudge_shown',
  'nudge_held',
  'nudge_clicked',
  'nudge_dismissed',
  'message_sent',
  'survey_answered',
] as const;

/** One event as the fold needs it; `data` only of telling types, `url` and `title` only of questions. */
export interface FoldEvent {
  /** UUID text. */
  id: string;
  type: string;
  at: number;
  seq?: number;
  tab?: number;
  url?: string;
  title?: string;
  data?: unknown;
}

/** Events received in one UTC quarter-hour; of these, how many more than a minute, an hour, a day after they happened. */
export interface Received {
  events: number;
  minute: number;
  hour: number;
  day: number;
}

/** A session and everything it did, oldest first. */
export interface FoldSession {
  mode: 'cookieless' | 'full' | 'none';
  events: FoldEvent[];
  /** By UTC quarter-hour of the receipt; all, even where `events` had to be cut. */
  received: ReadonlyMap<number, Received>;
}

/** How far a visit came: nothing of these, or after a product was seen, with a cart, in the checkout, at the payment, ordered. */
export const DEPTHS = ['none', 'browsed', 'cart', 'checkout', 'payment', 'ordered'] as const;
export type Depth = (typeof DEPTHS)[number];

/** The matcher was sure; unsure, and one of the nearest was opened; neither. */
export const OUTCOMES = ['answered', 'picked', 'none'] as const;

export interface VisitFact {
  mode: FoldSession['mode'];
  startedAt: number;
  endedAt: number;
  engaged: boolean;
  depth: Depth;
  pageViews: number;
  events: number;
  /** Holes in the numbering of its tabs. */
  gaps: number;
}

export interface PurchaseFact {
  /** `t` and the order's id, or `e` and the event's where there is none; a refund has `r` and the event's. */
  key: string;
  at: number;
  /** Minor units; a refund's is negative. */
  value?: number;
  currency?: string;
}

export interface ExposureFact {
  nudge: string;
  version: number;
  kind: string;
  /** Absent where only a click or a dismissal is known. */
  arm?: 'shown' | 'held';
  /** When it was first due. */
  at: number;
  clicked: boolean;
  dismissed: boolean;
  stopped: boolean;
}

export interface QuestionFact {
  /** Stands for all equal questions of one language. */
  question: string;
  text: string;
  /** That was asked in. */
  lang: string;
  /** Of the articles that were searched: another where the shop has none in the shopper's. */
  searched: string;
  /** Without query and fragment. */
  url: string;
  title?: string;
  outcome: (typeof OUTCOMES)[number];
  article?: string;
  helped?: boolean;
  at: number;
}

/** An article that was open in a visit, once for each language. */
export interface ReadingFact {
  article: string;
  lang: string;
  /** When it was first open. */
  at: number;
  /** The last vote on it. */
  helped?: boolean;
}

/** What came of a visit's use of help. */
export interface HelpFact {
  /** The first question or article. */
  at: number;
  lang: string;
  /** What was asked or opened last gave an answer. */
  answered: boolean;
  /** The last vote. */
  helped?: boolean;
}

/** `quarter` is the UTC quarter-hour's first millisecond. */
export interface CounterFact {
  name: string;
  dimension: string;
  quarter: number;
  count: number;
}

export interface Facts {
  visit: VisitFact;
  purchases: PurchaseFact[];
  exposures: ExposureFact[];
  questions: QuestionFact[];
  readings: ReadingFact[];
  /** Only of visits in which help was used. */
  help?: HelpFact;
  /** When a message to a person was sent. */
  contacts: number[];
  counters: CounterFact[];
}
