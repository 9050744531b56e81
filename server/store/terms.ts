import { digest } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import { only } from './database.ts';
import { createRecent, type Recent } from './recent.ts';
import { clean } from './text.ts';

/** Characters of texts held in memory, in each of two generations of a site; and sites, likewise. */
const HELD = 400_000;
const SITES = 50;

/** The dictionary of addresses, titles and type names: an event holds their small numbers. */
export interface Terms {
  /** The numbers of a site's texts that are in memory. */
  of(siteId: number): Pick<Recent<number>, 'get'>;
  /** The number of a text, given one if it is new. */
  ensure(tx: Transaction, siteId: number, text: string): Promise<number>;
  /**
   * To be called first in a transaction: until its end no text is taken out of the dictionary, and no number is used by heart
   * whose text was taken out since.
   */
  hold(tx: Transaction): Promise<void>;
  /** Call when a transaction was undone: its numbers never were. */
  forget(): void;
}

/** Any number that nothing else in the database locks: shared by who writes events, alone for who takes out texts. */
export const DICTIONARY_LOCK = 4_120_320;

export const createTerms = (kind: Database['kind']): Terms => {
  // By site and then by text, so that no look-up has to put a key together.
  const sites = createRecent<Recent<number>>(SITES);
  const ofSite = (siteId: number): Recent<number> => {
    const name = String(siteId);
    let recent = sites.get(name);
    if (!recent) sites.set(name, (recent = createRecent<number>(HELD, (text) => text.length + 40)));
    return recent;
  };
  let edition: number | undefined;
  return {
    of: ofSite,
    hold: async (tx) => {
      // A statement of its own: what the next one sees is then as it is once the lock is held.
      if (kind === 'postgres') await tx.get('select pg_advisory_xact_lock_shared(?)', [DICTIONARY_LOCK]);
      const now = only(await tx.get<{ edition: number }>('select edition from dictionary where id = 1')).edition;
      if (edition !== now) sites.clear();
      edition = now;
    },
    ensure: async (tx, siteId, text) => {
      const recent = ofSite(siteId);
      const known = recent.get(text);
      if (known !== undefined) return known;
      const kept = clean(text);
      const unique = [siteId, digest(kept)] as const;
      const find = 'select id from term where site_id = ? and digest = ?';
      const add = 'insert into term (site_id, digest, text) values (?, ?, ?) on conflict do nothing';
      const id =
        (await tx.get<{ id: number }>(find, unique))?.id ??
        (await tx.insert(add, [...unique, kept])) ??
        only(await tx.get<{ id: number }>(find, unique)).id;
      recent.set(text, id);
      return id;
    },
    forget: sites.clear,
  };
};
