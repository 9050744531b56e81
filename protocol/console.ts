import type { Answer } from './messages.ts';
import type { Cart, CommerceSource } from './commerce.ts';
import type { MessageKind, Source } from './events.ts';

// What the collector tells the console. Times are milliseconds UTC; amounts are decimals in major units.

export const ROLES = ['viewer', 'staff', 'owner'] as const;
/** Each role may do what those before it may: read; answer; set up. */
export type Role = (typeof ROLES)[number];

export interface StaffRef {
  id: number;
  name: string;
}

/** GET /console/api/me */
export interface Me {
  staff: StaffRef & { email: string };
  sites: { key: string; name: string; mark: string; role: Role; time_zone: string; currency: string; open: number }[];
  /** Whether the collector can send mail. */
  mail: boolean;
  version: string;
}

export const INBOX_STATUSES = ['open', 'done'] as const;
export type InboxStatus = (typeof INBOX_STATUSES)[number];

/** Filters of the inbox; the same names stand in the console's address and in the query string of its API. */
export interface InboxFilter {
  status?: InboxStatus | 'any';
  kind?: MessageKind;
  survey?: string;
  /**
   * One score or a range of them, both ends included, and after a slash the scale by its highest score: "0-6/10" (NPS),
   * "2/5" (satisfaction, ratings). Without a scale ("0-6", "9") the scores of any scale are found.
   */
  score?: string;
  lang?: string;
  /** A part of the page's address. */
  page?: string;
  label?: string;
  /** A staff id, "me" or "none". */
  assignee?: string;
  /** Dates YYYY-MM-DD in the site's time zone, both included. */
  from?: string;
  to?: string;
  q?: string;
}

/** What a score filter asks for; without a scale it is any. */
export interface ScoreRange {
  min: number;
  max: number;
  scale?: number;
}

/** Reads `InboxFilter.score`; undefined if it is no score, ends before it begins or goes beyond its scale. */
export const scoreRange = (text: string): ScoreRange | undefined => {
  const [, from, to = from, of] = /^(\d{1,2})(?:-(\d{1,2}))?(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  const [min, max] = [Number(from), Number(to)];
  const scale = of === undefined ? undefined : Number(of);
  if (from === undefined || max < min || (scale !== undefined && max > scale)) return undefined;
  return scale === undefined ? { min, max } : { min, max, scale };
};

export interface InboxItem {
  id: string;
  kind: MessageKind;
  /** What the person wrote, shortened to 280 characters; empty if only a score was given. */
  text: string;
  score?: number;
  /** Highest score of the scale: 10 for NPS, 5 for CSAT and ratings. */
  scale?: number;
  survey?: string;
  lang: string;
  at: number;
  status: InboxStatus;
  read: boolean;
  labels: string[];
  assignee?: StaffRef;
}

/** GET /console/api/sites/KEY/inbox */
export interface InboxPage {
  items: InboxItem[];
  /** Pass as `cursor` for the next page. */
  next?: string;
  /** How many items the filter finds. */
  total: number;
  /** How many are open without any filter. */
  open: number;
}

export interface Note {
  id: number;
  text: string;
  at: number;
  by: StaffRef;
}

/** One line of a visitor's path, in words the console writes. */
export interface PathStep {
  at: number;
  type: string;
  url: string;
  title?: string;
  /** Product name, order number, survey question, searched words: what the type needs, if anything. */
  about?: string;
  value?: number;
  currency?: string;
  score?: number;
  active_ms?: number;
  /** The item of the inbox that this step wrote or answered. */
  response?: string;
}

/** GET /console/api/sites/KEY/inbox/ID */
export interface InboxDetail extends InboxItem {
  full_text: string;
  answers: Answer[];
  done: boolean;
  follow: boolean;
  email?: string;
  name?: string;
  page: { url: string; title?: string };
  received_at: number;
  read_at?: number;
  read_by?: StaffRef;
  done_at?: number;
  done_by?: StaffRef;
  notes: Note[];
  visitor: {
    /** `cookieless`: known for this visit only. */
    mode: 'cookieless' | 'full' | 'none';
    first_seen?: number;
    visits: number;
    orders: number;
    /** By currency. */
    spent: Record<string, number>;
    source?: Source;
    path: PathStep[];
    cart?: Cart;
  };
  mail?: { state: 'queued' | 'sent' | 'failed'; to: string[]; error?: string }[];
}

/** GET /console/api/sites/KEY/inbox/facets: what the filters can choose from. */
export interface InboxFacets {
  surveys: string[];
  langs: string[];
  labels: string[];
  pages: string[];
  staff: StaffRef[];
}

/** PATCH /console/api/sites/KEY/inbox/ID; every part is optional. `assignee: null` gives it to nobody. */
export interface InboxChange {
  read?: boolean;
  status?: InboxStatus;
  labels?: string[];
  assignee?: number | null;
}

export interface LiveEvent {
  id: string;
  type: string;
  at: number;
  received_at: number;
  url: string;
  title?: string;
  about?: string;
  value?: number;
  currency?: string;
}

/** GET /console/api/sites/KEY/install */
export interface InstallReport {
  tag: string;
  pinned_tag: string;
  /** Directives a strict Content-Security-Policy needs. */
  policy: string;
  key: string;
  name: string;
  origins: string[];
  off: boolean;
  /** The newest events, newest first; with ?after=MS only those received later. */
  events: LiveEvent[];
  last_event_at?: number;
  /** Since midnight in the site's time zone; sessions and engaged sessions as GA4 counts them. */
  today: { events: number; page_views: number; visits: number; engaged: number; duplicates: number; refused: number };
  refusals: { why: string; count: number; last_at: number }[];
  commerce?: { source: CommerceSource; last_at: number; last_type: string };
  cart?: Cart & { at: number };
}

/** PATCH /console/api/sites/KEY: an owner's settings. */
export interface SiteChange {
  name?: string;
  origins?: string[];
  off?: boolean;
}

/** Every refusal of the console's API. */
export interface Problem {
  error: string;
  /** The field it is about, if one is. */
  field?: string;
}
