import { among, listed } from './bulk.ts';
import { digest } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import type { Privacy } from './privacyStore.ts';
import { STALE } from './senders.ts';
import { DICTIONARY_LOCK } from './terms.ts';

/** Events looked at together, and texts that may be looked for. */
const CHUNK = 5_000;
const MOST = 50_000;
/** Milliseconds by which the clocks of several collectors may differ. */
const SKEW = 600_000;

interface Said {
  url_id: number;
  title_id: number | null;
  referrer_id: number | null;
  type_id: number;
}

const SAID = 'select distinct url_id, title_id, referrer_id, type_id from event';
const DIGEST = { sqlite: `cast('gone ' || id as blob)`, postgres: `convert_to('gone ' || id, 'UTF8')` };
const DIGEST_BYTES = 8;

const strike = (candidates: Set<number>, rows: readonly Said[]): void => {
  for (const row of rows) {
    candidates.delete(row.url_id);
    candidates.delete(row.type_id);
    if (row.title_id !== null) candidates.delete(row.title_id);
    if (row.referrer_id !== null) candidates.delete(row.referrer_id);
  }
};

/** Takes texts out of the dictionary: nobody who writes finds them, or knows them by heart, from now on. */
const retire = async (db: Database, tx: Transaction, ids: readonly number[]): Promise<void> => {
  if (db.kind === 'postgres') await tx.get('select pg_advisory_xact_lock(?)', [DICTIONARY_LOCK]);
  await tx.run('update dictionary set edition = edition + 1 where id = 1');
  await tx.run(`update term set digest = ${DIGEST[db.kind]} where ${among(db.kind, 'id')}`, [listed(db.kind, ids)]);
};

/** Texts that somebody used just before they were taken out: they come back, unless the same was written anew meanwhile. */
const restore = async (tx: Transaction, db: Database, ids: readonly number[]): Promise<void> => {
  const rows = await tx.all<{ id: number; site_id: number; text: string; digest: Uint8Array }>(
    `select id, site_id, text, digest from term where ${among(db.kind, 'id')}`,
    [listed(db.kind, ids)],
  );
  for (const { id, site_id: site, text, digest: kept } of rows) {
    if (kept.length === DIGEST_BYTES) continue;
    await tx.run(
      `update term set digest = ?
       where id = ? and not exists (select 1 from term other where other.site_id = ? and other.digest = ?)`,
      [digest(text), id, site, digest(text)],
    );
  }
};

/** See Privacy. */
export const createStrays = (db: Database): Pick<Privacy, 'sweepTerms'> => {
  const begin = (siteId: number): Promise<number[]> =>
    db.write(async (tx) => {
      const strays = await tx.all<{ id: number }>(
        'select term_id as id from stray_term where site_id = ? order by term_id limit ?',
        [siteId, MOST],
      );
      const ids = strays.map(({ id }) => id);
      await tx.run(`update stray_term set looking = 1 where ${among(db.kind, 'term_id')}`, [listed(db.kind, ids)]);
      return ids;
    });

  /** Strikes what the log still refers to, a piece at a time. */
  const look = async (siteId: number, candidates: Set<number>, rest: () => Promise<void>): Promise<void> => {
    for (let after: Uint8Array = new Uint8Array(0); candidates.size > 0; await rest()) {
      const last = await db.get<{ id: Uint8Array }>(
        'select id from event where site_id = ? and id > ? order by id limit 1 offset ?',
        [siteId, after, CHUNK - 1],
      );
      const to = last && new Uint8Array(last.id);
      const range = `where site_id = ? and id > ?${to ? ' and id <= ?' : ''}`;
      strike(candidates, await db.all<Said>(`${SAID} ${range}`, to ? [siteId, after, to] : [siteId, after]));
      if (!to) return;
      after = to;
    }
  };

  /** Between the look and the moment they were taken out, only visits that were heard since can have used them. */
  const lookAgain = async (tx: Transaction, siteId: number, candidates: Set<number>, since: number): Promise<void> => {
    const recent = 'select id from session where site_id = ? and heard_at >= ?';
    strike(candidates, await tx.all<Said>(`${SAID} where session_id in (${recent})`, [siteId, since - SKEW - STALE]));
  };

  return {
    sweepTerms: async (siteId, now, rest) => {
      const all = await begin(siteId);
      if (all.length === 0) return 0;
      const unused = new Set(all);
      await look(siteId, unused, rest);
      const taken = [...unused];
      if (taken.length > 0) await db.write((tx) => retire(db, tx, taken));
      return db.write(async (tx) => {
        await lookAgain(tx, siteId, unused, now);
        await restore(
          tx,
          db,
          all.filter((id) => !unused.has(id)),
        );
        const gone = listed(db.kind, [...unused]);
        const deleted = await tx.run(`delete from term where ${among(db.kind, 'id')}`, [gone]);
        await tx.run(`delete from stray_term where looking = 1 and ${among(db.kind, 'term_id')}`, [
          listed(db.kind, all),
        ]);
        return deleted;
      });
    },
  };
};
