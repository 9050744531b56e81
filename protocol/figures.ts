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
  /** What was received after that waits to be counted for a minute or longer: the figures are not whole. */
  counting?: true;
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

/** What the list can be narrowed to: a state, or what was set aside as not for the help, which has no other place. */
export const QUESTION_SHELVES = [...QUESTION_STATES, 'aside'] as const;
export type QuestionShelf = (typeof QUESTION_SHELVES)[number];

/** Questions of one language that mean the same are one row. */
export interface QuestionRow {
  /** That of its most asked question: the same as long as that is. */
  id: string;
  /** As most people put it. */
  text: string;
  /** Of the page it was asked on. */
  lang: string;
  /** Articles are published, but none in this language: what was searched was in another. */
  no_help?: true;
  asked: number;
  answered: number;
  picked: number;
  none: number;
  unhelpful: number;
  state: QuestionState;
  last_at: number;
  /** How often it was asked, against the period before; not told on the overview. */
  change?: Change;
  /** The article that was shown or picked most. */
  article?: string;
  /** A draft that has one of its questions as title or phrasing, which is not published yet. */
  draft?: string;
  /** A published article that has one of its questions as title or phrasing. */
  written?: string;
  aside?: true;
}

/** GET …/questions?days=90&lang=ro&state=unanswered&page=/p/: unanswered and unhelpful first, then the most asked. */
export interface QuestionList {
  rows: QuestionRow[];
  /** How many there are on each shelf, with the other filters on. */
  counts: Record<QuestionShelf, number>;
  /** That were asked in, most of them. */
  langs: string[];
  /** Of these, those in which no article is published, where some are in others. */
  no_help: string[];
}

/** How far visits came: nothing of these, or as `STALLS`, or an order. */
export const ENDS = ['none', ...STALLS, 'ordered'] as const;
export type VisitEnd = (typeof ENDS)[number];

/** People under which a share is not told, nor a difference of two. */
export const ENOUGH_PEOPLE = 30;

/** A share of so many. */
export type ShareOf = Share & { of: number };

/** Who asked before an answer was there, or since. */
export interface AskedThen {
  asked: number;
  /** The share of askings that were answered outright; absent without any. */
  answered?: ShareOf;
  /** Of the people whose 24 hours are over, those who wrote to a person within them; absent without any. */
  contacted?: ShareOf;
}

/** Before and after an answer was published: no proof that the answer did it. */
export interface BeforeAfter {
  article: string;
  /** When the first version with one of its questions as title or phrasing was published. */
  at: number;
  /** At most 90 days on each side. */
  before: AskedThen;
  after: AskedThen;
  /** After less before, as shares; absent while there are fewer than `ENOUGH_PEOPLE` on a side. */
  answered?: Interval & { by: number };
  contacted?: Interval & { by: number };
}

/** GET …/questions/ID?days=90: the row that this question is in, with what stands behind it. `id` is as it was asked for. */
export interface QuestionDetail extends QuestionRow {
  /** The row's own id. */
  row: string;
  /** As people typed it, most often first. */
  phrasings: { text: string; count: number }[];
  pages: { url: string; title?: string; count: number }[];
  /** How far the visits came in which it was asked, by askings; without those of which there are none. */
  ends: { end: VisitEnd; count: number }[];
  /** Those who asked it and wrote to a person within 24 hours. */
  contacted: ShareOf;
  /** Of those who said whether the answer helped. */
  helped?: ShareOf;
  days: string[];
  byDay: number[];
  since?: BeforeAfter;
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
