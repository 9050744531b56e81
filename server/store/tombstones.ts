import { createHmac } from 'node:crypto';
import { toBytes } from './bytes.ts';
import type { Reader, Transaction } from './database.ts';
import { only } from './database.ts';

/** A secret is 43 characters and hardly ever read: no more than this many sites' are held. */
const HELD = 1_000;

/**
 * Ids of erased people, kept as HMAC-SHA256 under the site's secret key: enough to know an id when it is sent again, and
 * nothing to find it by. One look-up for a visitor never seen before, none for the others: who was erased has no row left.
 */
export interface Tombstones {
  /** The visitor or message was erased at this site. */
  has(tx: Reader, siteId: number, id: string): Promise<boolean>;
  put(tx: Transaction, siteId: number, ids: readonly string[], now: number): Promise<void>;
}

export const createTombstones = (): Tombstones => {
  const secrets = new Map<number, string>();

  const secretOf = async (tx: Reader, siteId: number): Promise<string> => {
    const known = secrets.get(siteId);
    if (known !== undefined) return known;
    const { secret } = only(await tx.get<{ secret: string }>('select secret from site where id = ?', [siteId]));
    if (secrets.size >= HELD) secrets.clear();
    secrets.set(siteId, secret);
    return secret;
  };

  const hashOf = async (tx: Reader, siteId: number, id: string): Promise<Uint8Array> =>
    createHmac('sha256', await secretOf(tx, siteId))
      .update('erased')
      .update(toBytes(id))
      .digest();

  return {
    has: async (tx, siteId, id) => {
      const hash = await hashOf(tx, siteId, id);
      const row = await tx.get('select 1 as there from tombstone where site_id = ? and hash = ?', [siteId, hash]);
      return row !== undefined;
    },
    put: async (tx, siteId, ids, now) => {
      for (const id of ids) {
        await tx.run('insert into tombstone (site_id, hash, at) values (?, ?, ?) on conflict do nothing', [
          siteId,
          await hashOf(tx, siteId, id),
          now,
        ]);
      }
    },
  };
};
