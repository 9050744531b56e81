import type { StoredEvent } from './eventLog.ts';

/** What was deleted, in rows. */
export interface Erased {
  visitors: number;
  /** Of those with events. */
  visits: number;
  events: number;
  messages: number;
  /** Waiting, sent and failed ones. */
  mails: number;
  customers: number;
}

/** What there is of one visitor. Times of receipt, UTC milliseconds. */
export interface Mine {
  firstAt?: number;
  lastAt?: number;
  visits: number;
  /** Most first. */
  types: { type: string; count: number }[];
  customer?: string;
}

/** A person as the owner can name one: by the id of a browser, or by the address that was left. */
export type Person = { visitor: string } | { email: string };

/** Until when what is kept is too old, UTC milliseconds. */
export interface Expired {
  events: number;
  messages: number;
}

export interface Privacy {
  /** Undefined for who is not known, or not by an id of the browser's own (`full`), or is being erased. */
  mine(siteId: number, visitor: string): Promise<Mine | undefined>;
  /** Every event of a visitor, visit by visit. */
  eventsOf(siteId: number, visitor: string): AsyncIterable<StoredEvent>;

  /**
   * Rows of visitors: the one of this id with whom it was over midnight; or whoever left this address (case does not count),
   * and all others of whom a signature proved that they are the same customer.
   */
  find(siteId: number, person: Person): Promise<number[]>;
  /** Other browsers of the customers who these visitors are. */
  kin(siteId: number, visitors: readonly number[]): Promise<string[]>;
  /**
   * From now on nothing more is kept of these visitors (rows), and what there is will be deleted, whatever happens to this
   * process: see `eraseNext`.
   */
  condemn(siteId: number, visitors: readonly number[], now: number): Promise<void>;
  /**
   * Deletes the next piece of what is condemned, in one short transaction: events, all that is derived of them, responses
   * with their mails, and at last the visitor. Figures are less by it, but for those of sealed days.
   * @param visitors of these rows alone
   * @returns undefined when nothing is left
   */
  eraseNext(now: number, visitors?: readonly number[]): Promise<Erased | undefined>;

  /**
   * Deletes the texts (addresses, titles, names of types) to which deleted events alone referred. Reads the whole log, a
   * piece at a time.
   * @param rest called after each piece
   * @returns how many were deleted
   */
  sweepTerms(siteId: number, now: number, rest: () => Promise<void>): Promise<number>;

  /**
   * The instant before which events may go: the end of what is sealed; in PostgreSQL, where the log goes by whole months,
   * the begin of its month.
   */
  expiresFrom(sealed: number): number;
  /** PostgreSQL: drops the months of the log that ended before an instant. @returns their tables' names */
  dropMonths(before: number): Promise<string[]>;
  /**
   * Deletes what is left of the sessions that ended before an instant, and the events before it of those that did not end.
   * @returns how many events and sessions
   */
  expireSessions(
    siteId: number,
    before: number,
    rest: () => Promise<void>,
  ): Promise<{ events: number; visits: number }>;
  /** Deletes the responses of before an instant, a piece. @returns how many; 0 when none is left */
  expireResponses(siteId: number, before: number): Promise<number>;
  /** Whether what is too old is to be deleted by who asks: once in `every` milliseconds, by one of several collectors. */
  claim(now: number, every: number): Promise<boolean>;
  /** Tallies and tombstones that are too old, sessions and links of staff and previews that are over. */
  expireRest(now: number, expired: Expired): Promise<void>;

  /**
   * Takes deleted rows out of the files, as far as the engine can: SQLite overwrites them at once, and empties its log here;
   * PostgreSQL vacuums.
   * @returns false if somebody who reads or writes was in the way all the time
   */
  scrub(): Promise<boolean>;
}
