import type { CommerceData, CommerceType } from './commerce.ts';
import type { NudgeKind } from './nudges.ts';

/** What the three modes of the tag's `data-consent` allow; see docs/tag.md. */
export type ConsentMode = 'off' | 'cookieless' | 'full';

/** The page an event or a message comes from. */
export interface PageRef {
  url: string;
  title?: string;
  referrer?: string;
}

/** Where a visit came from. `click` names the click id's parameter (gclid, fbclid, …), never its value. */
export interface Source {
  source: string;
  medium: string;
  campaign?: string;
  term?: string;
  content?: string;
  click?: string;
}

export interface PageViewData {
  /** How the page came: a load, a route change inside the page, or `page()` called by the shop. */
  nav: 'load' | 'route' | 'call';
  /** BCP 47 tag of the page's language. */
  lang?: string;
  /** The source of this visit. */
  last?: Source;
  /** The source of the visitor's first visit; `full` only. */
  first?: Source;
  /** CSS pixels of the viewport's width. */
  width?: number;
}

/** Sent when a page is left or hidden, and at most once a minute; increments, so a sum is right. */
export interface EngagementData {
  /** Milliseconds since the last `engagement` of this page view in which the page was visible and in use. */
  active_ms: number;
  /** The deepest point of the page seen so far, in per cent of its height: 0 to 100. */
  reach: number;
  /** Set on the last one of a tab that said good-bye. */
  end?: true;
}

export interface SurveyShownData {
  survey: string;
  trigger?: string;
}

/** One answer; free text goes to /v1/messages, never in here. */
export interface SurveyAnsweredData {
  survey: string;
  question: string;
  kind: string;
  score?: number;
  choices?: string[];
  response: string;
}

export interface SurveyDismissedData {
  survey: string;
  question?: string;
}

/** `id` is the message's id at POST /v1/messages. */
export interface MessageSentData {
  id: string;
  kind: MessageKind;
}

/** A question was asked. E-mail addresses, phone and card numbers in `text` are blanked on the device. */
export interface FaqAskData {
  /** Random, names this question in what follows from it. */
  ask: string;
  text: string;
  /** Language of the articles that were searched. */
  lang: string;
  /**
   * Language that was wished for, without a country: the page's, else the browser's. Another than `lang` where the shop
   * has no articles in it. Older scripts do not tell it.
   */
  locale?: string;
  /** `answered`: the matcher was sure and `article` was shown. `unsure`: the nearest were offered. */
  result: 'answered' | 'unsure';
  article?: string;
}

export interface FaqViewData {
  article: string;
  lang: string;
  /**
   * Where it was opened from. `nearest`: offered after an unsure answer. `link`: from the page or another article.
   * `answered`: the shopper was told that a question of an earlier visit has its answer now; `ask` is that question's.
   */
  from: 'answer' | 'suggestion' | 'nearest' | 'home' | 'topic' | 'related' | 'link' | 'answered';
  ask?: string;
}

export interface FaqRateData {
  article: string;
  lang: string;
  helped: boolean;
  /** After No: not my question, not clear, it did not work. Comes as a second event once it is chosen; the last counts. */
  missing?: 'other' | 'unclear' | 'failed';
  ask?: string;
}

/** Due and free to show; `arm` says whether it was shown or held back by chance. The first of a visitor counts. */
export interface NudgeDueData {
  nudge: string;
  kind: NudgeKind;
  version: number;
  arm: 'shown' | 'held';
  /** The page forced it past the hold-out: no part of any comparison. */
  forced?: true;
}

export interface NudgeClickedData {
  nudge: string;
  kind: NudgeKind;
  version: number;
  forced?: true;
}

/** `no`: "No, thanks"; `stop`: "No more notes"; `close`: closed by its cross or Escape. */
export interface NudgeDismissedData extends NudgeClickedData {
  how: 'no' | 'stop' | 'close';
}

export interface ConsentData {
  mode: ConsentMode;
  measurement?: boolean;
  personalisation?: boolean;
  marketing?: boolean;
}

export type MessageKind = 'message' | 'feedback' | 'survey';

/** `data` by event type. Other names of `[a-z_]{1,40}` are stored and not counted. */
export interface EventData extends Record<CommerceType, CommerceData> {
  page_view: PageViewData;
  engagement: EngagementData;
  search: { search_term: string };
  survey_shown: SurveyShownData;
  survey_answered: SurveyAnsweredData;
  survey_dismissed: SurveyDismissedData;
  faq_ask: FaqAskData;
  faq_view: FaqViewData;
  faq_rate: FaqRateData;
  nudge_shown: NudgeDueData;
  nudge_held: NudgeDueData;
  nudge_clicked: NudgeClickedData;
  nudge_dismissed: NudgeDismissedData;
  message_sent: MessageSentData;
  chat_opened: { view: string };
  /** A person was asked for; `ask` names the question that led there. */
  handover: { view?: string; ask?: string; article?: string };
  identify: { customer: string; proven?: boolean; signature?: string };
  consent: ConsentData;
  custom: { name: string; data?: unknown };
}

export const EVENT_TYPES = [
  'page_view',
  'engagement',
  'search',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'faq_ask',
  'faq_view',
  'faq_rate',
  'nudge_shown',
  'nudge_clicked',
  'nudge_dismissed',
  'nudge_held',
  'survey_shown',
  'survey_answered',
  'survey_dismissed',
  'message_sent',
  'chat_opened',
  'handover',
  'finder_used',
  'newsletter_signup',
  'review_clicked',
  'referral_shared',
  'identify',
  'consent',
  'custom',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One event on the wire. Times are milliseconds UTC by the device's clock. */
export interface WireEvent {
  id: string;
  type: string;
  at: number;
  seq?: number;
  page: PageRef;
  data: Record<string, unknown>;
}

/** Who sends: in `full` the visitor and session of the browser, else neither. */
export interface Sender {
  v: 1;
  site: string;
  visitor?: string;
  session?: string;
  /** Random, one a page load; with `seq` it lets the collector see gaps. */
  tab?: string;
  /** Messages sent by hand in mode `off`: not to be joined to any visitor or visit. */
  unlinked?: true;
  sent_at: number;
}

/** The body of POST /v1/events. */
export interface Batch extends Sender {
  events: WireEvent[];
}

export interface Refusal {
  id: string | null;
  /** In words a person can act on. */
  why: string;
}

/** The answer to POST /v1/events and /v1/messages, given only after the disk has it. */
export interface Receipt {
  stored: number;
  duplicate: number;
  refused: Refusal[];
}
