import type { Answer } from '../../protocol/messages.ts';
import type { Cart } from '../../protocol/commerce.ts';
import type { MessageKind } from '../../protocol/events.ts';
import type {
  InboxChange,
  InboxFacets,
  InboxFilter,
  InboxPage,
  Note,
  Role,
  ScoreRange,
  StaffRef,
} from '../../protocol/console.ts';

import type { ContentStore } from './contentStore.ts';
import type { Figures, Fold } from './derived.ts';
import type { AppendResult, EventLog, SenderRow } from './eventLog.ts';
import type { Privacy } from './privacyStore.ts';
import type { Gauges } from './gauges.ts';
import type { Marks } from './marks.ts';
import type { QuestionMarks } from './questionMarks.ts';
import type { Salts } from './salts.ts';
import type { WidgetFiles } from './widgetFiles.ts';

export type * from './contentStore.ts';
export type * from './derived.ts';
export type * from './eventLog.ts';
export type * from './facts.ts';
export type * from './privacyStore.ts';
export type { Gauges } from './gauges.ts';
export type { MarkName, Marks } from './marks.ts';
export type { QuestionMark, QuestionMarks } from './questionMarks.ts';
export type { Salts } from './salts.ts';
export type { WidgetFile, WidgetFiles } from './widgetFiles.ts';

/**
 * The one interface to the data, the same over SQLite and PostgreSQL (one suite runs over both).
 * Ids of events, visitors, sessions and messages are lower-case UUID text here and 16 bytes in the tables.
 * Times are UTC milliseconds. Every write is on disk when its promise resolves; a write that could not be kept
 * rejects with StoreError and leaves nothing behind.
 */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  sites: Sites;
  log: EventLog;
  people: People;
  responses: Responses;
  staff: StaffStore;
  outgoing: OutgoingMail;
  content: ContentStore;
  tallies: Tallies;
  fold: Fold;
  figures: Figures;
  salts: Salts;
  privacy: Privacy;
  marks: Marks;
  questionMarks: QuestionMarks;
  widgetFiles: WidgetFiles;
  gauges: Gauges;
  /** Rejects when nothing can be stored now (read-only or full disk, database gone). */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** `retry`: the same write may succeed later (disk full, database away); the caller answers 503. */
export class StoreError extends Error {
  readonly retry: boolean;
  constructor(message: string, retry: boolean, options?: ErrorOptions) {
    super(message, options);
    this.retry = retry;
  }
}

export interface Site {
  id: number;
  key: string;
  /** Signs identities (HMAC) and authorises server-to-server calls. */
  secret: string;
  name: string;
  /** Exact origins; `http://localhost:*`, `http://127.0.0.1:*` and `http://[::1]:*` stand for every port there. */
  origins: string[];
  timeZone: string;
  currency: string;
  off: boolean;
  createdAt: number;
}

export interface Sites {
  add(site: Omit<Site, 'id' | 'off' | 'createdAt'>, now: number): Promise<Site>;
  byKey(key: string): Promise<Site | undefined>;
  all(): Promise<Site[]>;
  change(id: number, change: Partial<Pick<Site, 'name' | 'origins' | 'off' | 'timeZone' | 'currency'>>): Promise<void>;
}

export interface People {
  /** What is known of a visitor; undefined if never seen. */
  visitor(
    siteId: number,
    visitor: string,
  ): Promise<{ firstAt: number; mode: SenderRow['mode']; visits: number } | undefined>;
  /** Joins the visitor to the customer whose id was proven by signature. */
  join(siteId: number, visitor: string, customer: string, now: number): Promise<void>;
}

/** A message, feedback or survey response as it is kept. */
export interface ResponseRow {
  id: string;
  kind: MessageKind;
  rev: number;
  at: number;
  deviceAt: number;
  sentAt: number;
  receivedAt: number;
  url: string;
  title?: string;
  lang: string;
  text: string;
  /** Score that stands for the whole, on a scale that ends at `scale`. */
  score?: number;
  scale?: number;
  email?: string;
  name?: string;
  survey?: string;
  answers: Answer[];
  done: boolean;
  follow: boolean;
  cart?: Cart;
}

export interface StoredResponse extends ResponseRow {
  visitor: string;
  session: string;
  mode: SenderRow['mode'];
  status: 'open' | 'done';
  labels: string[];
  assignee?: StaffRef;
  readAt?: number;
  readBy?: StaffRef;
  doneAt?: number;
  doneBy?: StaffRef;
  notes: Note[];
}

export interface Responses {
  /**
   * Keeps each response once; a higher `rev` of the same id replaces what the person said, never what staff did.
   * `mails` are queued in the same transaction, only for responses that are new. `stored` counts new rows and
   * replacements. Whose answers were marked done and change again stay as they are.
   */
  put(sender: SenderRow, rows: ResponseRow[], mails: Map<string, MailRow[]>): Promise<AppendResult>;
  /** `filter.assignee` is already a staff id or "none"; from and to are instants. */
  list(siteId: number, filter: ResponseFilter, cursor: string | undefined, limit: number): Promise<InboxPage>;
  get(siteId: number, id: string): Promise<StoredResponse | undefined>;
  facets(siteId: number): Promise<InboxFacets>;
  /** False if there is no such response. A mail for the new assignee is queued in the same transaction. */
  change(siteId: number, id: string, change: InboxChange, by: number, now: number, mails: MailRow[]): Promise<boolean>;
  note(siteId: number, id: string, text: string, by: number, now: number): Promise<Note | undefined>;
  /** Every response the filter finds, newest first, in chunks, for export. */
  each(siteId: number, filter: ResponseFilter): AsyncIterable<StoredResponse>;
  open(siteId: number): Promise<number>;
  /** What a visitor of `full` wrote who is not being erased, newest first. */
  ofVisitor(siteId: number, visitor: string, limit: number): Promise<StoredResponse[]>;
}

export interface ResponseFilter extends Omit<InboxFilter, 'from' | 'to' | 'score' | 'assignee'> {
  /** Instants [from, to). */
  from?: number;
  to?: number;
  score?: ScoreRange;
  assignee?: number | 'none';
}

export interface StaffRow {
  id: number;
  email: string;
  name: string;
  /** scrypt; see server/guard/password.ts. Undefined until the first sign-in link was used. */
  passwordHash?: string;
}

/** Who is signed in, since when and until when. */
export interface StaffSession extends StaffRow {
  begunAt: number;
  until: number;
}

export interface StaffStore {
  /** Adds, or finds by e-mail (case does not count), and sets the role on the site. */
  add(email: string, name: string, siteId: number, role: Role, now: number): Promise<StaffRow>;
  byEmail(email: string): Promise<StaffRow | undefined>;
  byId(id: number): Promise<StaffRow | undefined>;
  setPassword(id: number, hash: string): Promise<void>;
  setName(id: number, name: string): Promise<void>;
  /** The sites a staff member belongs to. */
  sites(id: number): Promise<{ site: Site; role: Role }[]>;
  members(siteId: number): Promise<(StaffRow & { role: Role })[]>;
  /** Sessions and links are kept by the SHA-256 of their token. */
  beginSession(tokenHash: Uint8Array, staffId: number, now: number, until: number): Promise<void>;
  session(tokenHash: Uint8Array, now: number): Promise<StaffSession | undefined>;
  /** Moves the end of a session that is still there. */
  extendSession(tokenHash: Uint8Array, until: number): Promise<void>;
  endSession(tokenHash: Uint8Array): Promise<void>;
  /** Ends every session of a staff member: a new password leaves no old door open. */
  endSessions(staffId: number): Promise<void>;
  addLink(tokenHash: Uint8Array, staffId: number, until: number): Promise<void>;
  /** Takes the link: it works once. */
  useLink(tokenHash: Uint8Array, now: number): Promise<StaffRow | undefined>;
}

export interface MailRow {
  /** RFC 5322 Message-ID without the angle brackets; a second sending carries the same one. */
  messageId: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
}

export interface QueuedMail extends MailRow {
  id: number;
  attempts: number;
}

export interface OutgoingMail {
  /** Claims what is due for this process until `until`, so that several collectors do not send the same. */
  claim(now: number, until: number, limit: number): Promise<QueuedMail[]>;
  sent(id: number, now: number): Promise<void>;
  /** Tries again at `nextAt`; without it the mail has failed for good. */
  failed(id: number, error: string, nextAt?: number): Promise<void>;
  ofResponse(
    siteId: number,
    response: string,
  ): Promise<{ state: 'queued' | 'sent' | 'failed'; to: string; error?: string }[]>;
}

/**
 * Small counters that are not in the log: what was stored, repeats dropped, refusals by reason. Kept in UTC
 * quarter-hours of the receipt.
 */
export interface Tallies {
  add(siteId: number, name: string, now: number, count: number): Promise<void>;
  /** Sums by name in [from, to). Names: `stored`, `duplicate`, `refused:REASON`, and of these `numbered:MODE`: with a number of its page load. */
  sum(siteId: number, from: number, to: number): Promise<{ name: string; count: number; lastAt: number }[]>;
  /** The same by hour, UTC milliseconds of its beginning; refusals of all reasons together as `refused`. */
  hours(
    siteId: number,
    from: number,
    to: number,
  ): Promise<{ at: number; name: 'stored' | 'duplicate' | 'refused'; count: number }[]>;
}
