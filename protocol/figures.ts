import type { NudgeKind } from './nudges.ts';

// Figures of the console. Shares are 0 to 1; intervals are 95 %. Dates are YYYY-MM-DD in the site's time zone.

/**
 * GET …/overview?days=7|28|90: so many days of the site's calendar, the last of them today as far as it has come; `before`
 * is as many days before them, the last of which is counted up to the same time of day.
 */
export const PERIODS = [7, 28, 90] as const;
export type PeriodDays = (typeof PERIODS)[number];

export interface Interval {
  low: number;
  high: number;
}

export interface Share extends Interval {
  share: number;
}

/**
 * Against the period before. `by` and its interval are relative (0.13: 13 % more), of shares too; absent with `too_few`,
 * which also stands where the site was not yet collecting when the period before began.
 */
export interface Change extends Partial<Interval> {
  verdict: 'more' | 'less' | 'unclear' | 'too_few';
  by?: number;
}

export const STAGES = ['reach', 'acquisition', 'conversion', 'retention', 'loyalty'] as const;
export type StageName = (typeof STAGES)[number];

/**
 * Reach: visitors. Acquisition: of these, engaged (GA4: 10 s of active time, a purchase, or two page views).
 * Conversion: orders, and the share of engaged visitors who ordered. Retention: buyers of the period who had bought
 * before, of all buyers. Loyalty: scores of 9 or 10 for "would you recommend us", of all such scores.
 */
export interface Stage {
  name: StageName;
  count: number;
  /** Of the base that the stage's description names; absent where the base is 0. */
  share?: number;
  change: Change;
}

export interface AnswersHealth {
  asked: number;
  /** The matcher was sure; unsure, and one of the nearest was opened; neither. They add up to `asked`. */
  answered: number;
  picked: number;
  none: number;
  /** Most asked first. `answered` is absent under 30 questions. */
  langs: { lang: string; asked: number; answered?: Share }[];
}

export const STALLS = ['browsed', 'cart', 'checkout', 'payment'] as const;
/**
 * Visits that are over and ended there without an order: after a product was seen, with a cart, in the checkout, at the
 * payment. Places without any are left out.
 */
export interface Stall {
  where: (typeof STALLS)[number];
  visits: number;
  /** The question asked most in those visits. */
  asked?: string;
}

export interface Trust {
  /** Events of the period that were acknowledged to a page, and of these how many are not in the log. */
  acknowledged: number;
  lost: number;
  /** Holes in the numbering of tabs: events that a page made and that never came (`cookieless` can lose some). */
  gaps: number;
  repeats: number;
  refused: number;
  /** Visits counted a day at a time, without an id on the device. */
  cookieless: Partial<Share>;
  /** Received up to then is counted, UTC milliseconds. */
  counted_to: number;
}

/** GET …/overview */
export interface Overview {
  from: string;
  to: string;
  before: { from: string; to: string };
  currency: string;
  stages: Stage[];
  orders: {
    days: string[];
    now: number[];
    before: number[];
    /** What the owner published, for the chart. */
    marks: { day: string; title: string }[];
  };
  /** In major units of each currency. */
  revenue: Record<string, number>;
  answers: AnswersHealth;
  /** Asked without an answer, most asked first, at most 5. */
  missing: QuestionRow[];
  stalls: Stall[];
  trust: Trust;
}

export const QUESTION_STATES = ['unanswered', 'unhelpful', 'answered'] as const;
/**
 * How a question stands now, so that an answer which was written since shows: `unanswered` if most of the last three
 * times it was asked there was no sure answer and none of the nearest was opened; `unhelpful` if most of its last three
 * votes said No; else `answered`.
 */
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Equal questions of one language (case, diacritics, punctuation and endings aside) are one row. */
export interface QuestionRow {
  /** Stable for this question. */
  id: string;
  /** As most people put it. */
  text: string;
  lang: string;
  asked: number;
  answered: number;
  picked: number;
  none: number;
  unhelpful: number;
  state: QuestionState;
  last_at: number;
  /** The article that was shown or picked most. */
  article?: string;
  /** An article was begun from this question and is not published yet. */
  draft?: string;
}

/** GET …/questions?days=90&lang=ro&state=unanswered&page=/p/ */
export interface QuestionList {
  rows: QuestionRow[];
  /** How many there are of each state, with the other filters on. */
  counts: Record<QuestionState, number>;
  langs: string[];
}

/** GET …/questions/ID?days=90 */
export interface QuestionDetail extends QuestionRow {
  /** As people typed it, most often first. */
  phrasings: { text: string; count: number }[];
  pages: { url: string; title?: string; count: number }[];
  /** Those who asked it and wrote to a person within 24 hours. */
  contacted: Share & { of: number };
  /** Of those who said whether the answer helped. */
  helped?: Share & { of: number };
  days: string[];
  byDay: number[];
}

export interface Arm {
  people: number;
  ordered: number;
  share?: Share;
}

/**
 * What a nudge did, by its hold-out: visitors for whom it was due, shown or held back at random, and those of them who
 * ordered within 7 days (`cookieless`: within the visit). The interval stays right however often it is looked at.
 */
export interface NudgeResult {
  id: string;
  kind: NudgeKind;
  name: string;
  /** Of the version that is live; an earlier text is another trial. */
  version?: number;
  since?: number;
  shown: Arm;
  held: Arm;
  clicked: number;
  dismissed: number;
  stopped: number;
  /** Orders more per 100 people. Absent: too few data yet. */
  difference?: Interval & { by: number };
  verdict: 'works' | 'harms' | 'unclear' | 'too_few' | 'off';
  /** With `too_few` or `unclear`: about how many people it takes, and days at the present pace. */
  needs?: { people: number; days?: number };
  /** Orders of the shown beyond those they would have made if held back: the difference times the shown; only with one. */
  extraOrders?: Interval & { by: number };
}

/** GET …/nudges */
export interface NudgeResults {
  results: NudgeResult[];
  counted_to: number;
}
