/** Why events or batches of a site were not kept, in words that hold nothing a stranger can choose. */
export interface Refused {
  why: string;
  count: number;
  /** UTC milliseconds. */
  last_at: number;
}

/** What a tab numbered and what came of it. Only visits that are over are looked at. */
export interface Numbering {
  /** Page loads whose events carry numbers. */
  tabs: number;
  /** Numbers missing between others of the same page load: made there, and not stored. */
  missing: number;
  /** Page loads with such holes. */
  holed: number;
  /** Page loads without an event that says good-bye: what came after their last one is not known. */
  unended: number;
  /** Events with a number that were refused, each time they were sent: a hole may be one of them. */
  refused: number;
}

/** One hour of receiving. */
export interface Hour {
  /** Its beginning, UTC milliseconds. */
  at: number;
  stored: number;
  repeats: number;
  refused: number;
}

/** `days` of the address below. */
export const HEALTH_PERIODS = [1, 7, 28] as const;
export type HealthDays = (typeof HEALTH_PERIODS)[number];

/** What the machine says of itself, at this moment. */
export interface Machine {
  version: string;
  store: 'sqlite' | 'postgres';
  /** Whether something can be stored now. */
  ready: boolean;
  /** Seconds since this process was started. */
  uptime: number;
  /** Bytes. */
  memory: number;
  database?: number;
  disk_free?: number;
  /** UTC milliseconds of the last `attendant backup`, if there was one. */
  backup_at?: number;
}

/** GET /console/api/sites/KEY/health?days=1|7|28: how far what pages reported has arrived. Instants are UTC milliseconds. */
export interface Health {
  /** The beginning of an hour, and now. */
  from: number;
  to: number;
  /** Events that were stored, and how many of these are not in the log (see Trust in figures.ts). */
  stored: number;
  lost: number;
  /** The same id sent again, and dropped: a reply that did not arrive. */
  repeats: number;
  refused: Refused[];
  /** Stored more than a minute, an hour, a day after they happened (a superset of the next each). */
  late: { minute: number; hour: number; day: number };
  /** By mode: `full` sends until it is stored, `cookieless` until the tab closes. */
  numbering: { full: Numbering; cookieless: Numbering };
  hours: Hour[];
  /** Received up to then is counted here, UTC milliseconds. */
  counted_to: number;
  machine: Machine;
}
