import type { Cart } from '../protocol/commerce.ts';
import type { ConsentMode, Source } from '../protocol/events.ts';

/** What is remembered on the device, beside the outbox. Times are milliseconds UTC. */
export interface Notes {
  /** `full` only. */
  visitor?: string;
  session?: string;
  first?: Source;
  /** The source of this visit. */
  last?: Source;
  /** Last event. */
  seen?: number;
  cart?: Cart;
  /** Transaction ids already counted. */
  orders?: string[];
  /** When each survey was last shown. */
  asked?: Record<string, number>;
  /** When the site document was last asked for. */
  checked?: number;
}

export interface Notebook {
  read(): Notes;
  write(change: Notes): void;
}

/** What a mode may use on the device: `full` the browser's, `cookieless` the tab's, `off` none. */
export const storageOf = (mode: ConsentMode): Storage | undefined => {
  try {
    return mode === 'full' ? localStorage : mode === 'off' ? undefined : sessionStorage;
  } catch {
    return undefined;
  }
};

/** Notes under one key, read anew each time since other tabs write there too; in memory where storage is broken. */
export const createNotebook = (storage: Storage | undefined, key: string): Notebook => {
  let memory: Notes = {};
  let works = !!storage;
  const read = (): Notes => {
    try {
      return works ? (JSON.parse(storage!.getItem(key) ?? '{}') as Notes) : memory;
    } catch {
      return memory;
    }
  };
  return {
    read,
    write(change) {
      memory = { ...read(), ...change };
      try {
        if (works) storage!.setItem(key, JSON.stringify(memory));
      } catch {
        works = false;
      }
    },
  };
};

/** Takes everything from a mode's place on the device whose name begins with `prefix`. */
export const wipe = (mode: ConsentMode, prefix: string): void => {
  const storage = storageOf(mode);
  for (const key of Object.keys(storage ?? {})) if (key.startsWith(prefix)) storage!.removeItem(key);
};
