import type { Cart } from '../protocol/commerce.ts';
import type { Source } from '../protocol/events.ts';
import type { Consent } from './consent.ts';
import type { Peace } from './nudge/budget.ts';

/** What is remembered on the device, beside the outbox. Times are milliseconds UTC. */
export interface Notes extends Peace {
  /** `full` only. */
  visitor?: string;
  session?: string;
  first?: Source | undefined;
  /** The source of this visit. */
  last?: Source | undefined;
  /** Last event. */
  seen?: number;
  /** The last event of the visit before this one; `full` only. */
  before?: number | undefined;
  cart?: Cart;
  /** When the cart last changed. */
  changed?: number;
  /** Draws for the hold-out in `cookieless`: one of 10,000, so that it tells nobody apart, and never sent. */
  lot?: number;
  /** Transaction ids already counted. */
  orders?: string[];
  /** What a page had no time to tell: a verb, what it was given, when and where. */
  left?: [verb: string, args: unknown[], at: number, url: string][] | undefined;
  /** What consent() was last told, by the page or by its consent platform. */
  agreed?: Consent;
  /** Questions whose answers the shopper waits for; `full` only. */
  questions?: { ask: string; text: string; at: number }[];
  /** When each survey was last shown. */
  asked?: Record<string, number>;
}

export interface Notebook {
  read(): Notes;
  write(change: Notes): void;
}

/** What a mode may use on the device: `full` (2) the browser's, `cookieless` (1) the tab's, `off` (0) nothing. */
export const storageOf = (level: number): Storage | undefined => {
  try {
    return level > 1 ? localStorage : level ? sessionStorage : undefined;
  } catch {
    return undefined;
  }
};

/** Notes under one key, read anew each time since other tabs write there too; in memory where storage is broken. */
export const createNotebook = (storage: Storage | undefined, key: string): Notebook => {
  let memory: Notes = {};
  const read = (): Notes => {
    try {
      return JSON.parse(storage!.getItem(key)!) ?? memory;
    } catch {
      return memory;
    }
  };
  return {
    read,
    write(change) {
      memory = { ...read(), ...change };
      try {
        storage!.setItem(key, JSON.stringify(memory));
        // What another tab or the shopper erases stays erased.
        memory = {};
      } catch {
        storage?.removeItem(key);
      }
    },
  };
};

/** Takes everything from a mode's place on the device whose name begins with `prefix`. */
export const wipe = (level: number, prefix: string): void => {
  const storage = storageOf(level);
  for (const key of Object.keys(storage ?? {})) if (key.startsWith(prefix)) storage!.removeItem(key);
};
