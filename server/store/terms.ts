import { digest } from './bytes.ts';
import type { Transaction } from './database.ts';
import { only } from './database.ts';
import { createRecent } from './recent.ts';
import { clean } from './text.ts';

/** Characters of texts held in memory, in each of two generations. */
const HELD = 1_000_000;

/** The dictionary of addresses, titles and type names: an event holds their small numbers. */
export interface Terms {
  /** The number of a text, if it is in memory. */
  peek(siteId: number, text: string): number | undefined;
  /** The number of a text, given one if it is new. */
  ensure(tx: Transaction, siteId: number, text: string): Promise<number>;
  /** Call when a transaction was undone: its numbers never were. */
  forget(): void;
}

export const createTerms = (): Terms => {
  const recent = createRecent<number>(HELD, (key) => key.length + 40);
  const keyOf = (siteId: number, text: string) => `${siteId} ${text}`;
  return {
    peek: (siteId, text) => recent.get(keyOf(siteId, text)),
    ensure: async (tx, siteId, text) => {
      const key = keyOf(siteId, text);
      const known = recent.get(key);
      if (known !== undefined) return known;
      const kept = clean(text);
      const unique = [siteId, digest(kept)] as const;
      const find = 'select id from term where site_id = ? and digest = ?';
      const add = 'insert into term (site_id, digest, text) values (?, ?, ?) on conflict do nothing returning id';
      const row =
        (await tx.get<{ id: number }>(find, unique)) ??
        (await tx.get<{ id: number }>(add, [...unique, kept])) ??
        only(await tx.get<{ id: number }>(find, unique));
      recent.set(key, row.id);
      return row.id;
    },
    forget: recent.clear,
  };
};
