/** One event as it is kept. `data` holds amounts in minor units; see server/collect/amounts.ts. */
export interface EventRow {
  id: string;
  type: string;
  /** Corrected time; then the device's, the sent and the received one. */
  at: number;
  deviceAt: number;
  sentAt: number;
  receivedAt: number;
  seq?: number;
  url: string;
  title?: string;
  referrer?: string;
  data: Record<string, unknown>;
}

/** Who sent a batch. Without `session` the store finds the visitor's by the 30-minute rule, or begins one. */
export interface SenderRow {
  siteId: number;
  mode: 'cookieless' | 'full' | 'none';
  visitor: string;
  /** `cookieless`, in the first 30 minutes after 00:00 UTC: the visitor under yesterday's salt, continued if its visit is still going on. */
  earlier?: string;
  session?: string;
  tab?: string;
}

export interface AppendResult {
  stored: number;
  duplicate: number;
  /** The session that was given, found or begun; empty when nothing could belong to one. */
  session: string;
  /** Ids that were not kept, since whom they belong to was erased; neither stored nor duplicate. */
  erased?: readonly string[];
}

export interface StoredEvent extends EventRow {
  visitor: string;
  session: string;
  mode: 'cookieless' | 'full' | 'none';
}

export interface EventLog {
  /**
   * Appends one batch; commits are grouped across callers, and the promise resolves after the commit.
   * The same id twice within a site is one row; only new rows move a session's times.
   */
  append(sender: SenderRow, events: EventRow[]): Promise<AppendResult>;
  /** Every event of a site in id order, in chunks, for export. */
  each(siteId: number): AsyncIterable<StoredEvent>;
  /** Newest by received time, newest first. */
  newest(siteId: number, limit: number, afterReceived?: number): Promise<StoredEvent[]>;
  /** All events of a visitor, oldest first, at most `limit` of the newest. */
  ofVisitor(siteId: number, visitor: string, limit: number): Promise<StoredEvent[]>;
  /** Events of the types received since, oldest first, at most `limit` of the newest. */
  ofTypes(siteId: number, types: readonly string[], limit: number): Promise<StoredEvent[]>;
  /** Rows, page views and sessions with the facts that make a session engaged, in [from, to) by corrected time. */
  summary(
    siteId: number,
    from: number,
    to: number,
  ): Promise<{ events: number; pageViews: number; sessions: SessionFacts[] }>;
}

export interface SessionFacts {
  session: string;
  pageViews: number;
  activeMs: number;
  purchases: number;
}
