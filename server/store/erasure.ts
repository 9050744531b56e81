import { among, listed } from './bulk.ts';
import { toUuid } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import { holdSite } from './foldLock.ts';
import { forgetFolded } from './foldReset.ts';
import { removeEvents, removeIdle, removeResponses, removeSome } from './removal.ts';
import type { Erased, Privacy } from './privacyStore.ts';
import type { Tombstones } from './tombstones.ts';

/** Events deleted in one transaction, and visits: who collects meanwhile waits for no more. */
const TOGETHER = 1_000;
const VISITS = 100;

const NOTHING: Erased = { visitors: 0, visits: 0, events: 0, messages: 0, mails: 0, customers: 0 };

interface Condemned {
  siteId: number;
  visitorId: number;
}

interface Visit {
  id: number;
  events: number;
}

/** The visitor's next visits that fit into one transaction, held until it ends. */
const nextVisits = async (db: Database, tx: Transaction, visitorId: number): Promise<Visit[]> => {
  const ids = await tx.all<{ id: number }>(
    `select id from session where visitor_id = ? order by id limit ?${db.forUpdate}`,
    [visitorId, VISITS],
  );
  const visits: Visit[] = [];
  let sum = 0;
  for (const { id } of ids) {
    const row = await tx.get<{ count: number }>('select count(*) as count from event where session_id = ?', [id]);
    const events = row?.count ?? 0;
    if ((sum += events) > TOGETHER && visits.length > 0) break;
    visits.push({ id, events });
  }
  return visits;
};

/** The first events of a visit that has too many for one transaction; what is left of it is folded anew meanwhile. */
const trim = async (tx: Transaction, siteId: number, visit: Visit): Promise<Erased> => {
  const last = await tx.get<{ id: Uint8Array }>(
    'select id from event where session_id = ? and site_id = ? order by id limit 1 offset ?',
    [visit.id, siteId, TOGETHER - 1],
  );
  const events = await removeSome(tx, siteId, 'session_id = ? and site_id = ? and id <= ?', [
    visit.id,
    siteId,
    last!.id,
  ]);
  await tx.run('update session set unfolded_at = started_at where id = ? and unfolded_at is null', [visit.id]);
  return { ...NOTHING, events };
};

const eraseVisits = async (
  db: Database,
  tombstones: Tombstones,
  tx: Transaction,
  siteId: number,
  visits: readonly Visit[],
  now: number,
): Promise<Erased> => {
  const ids = visits.map(({ id }) => id);
  const mine = [listed(db.kind, ids)];
  await forgetFolded(db.kind, tx, siteId, ids);
  const events = await removeEvents(tx, siteId, among(db.kind, 'session_id'), mine);
  const responses = await tx.all<{ id: Uint8Array }>(
    `select id from response where ${among(db.kind, 'session_id')}`,
    mine,
  );
  const keys = responses.map(({ id }) => new Uint8Array(id));
  await tombstones.put(tx, siteId, keys.map(toUuid), now);
  const removed = await removeResponses(tx, siteId, keys);
  await tx.run(`delete from session where ${among(db.kind, 'id')}`, mine);
  return { ...NOTHING, ...removed, events, visits: visits.filter((visit) => visit.events > 0).length };
};

const eraseVisitor = async (db: Database, tx: Transaction, { siteId, visitorId }: Condemned): Promise<Erased> => {
  await tx.run('delete from erasure where visitor_id = ?', [visitorId]);
  return { ...NOTHING, ...(await removeIdle(db.kind, tx, siteId, [visitorId])) };
};

/** See Privacy. */
export const createErasure = (db: Database, tombstones: Tombstones): Pick<Privacy, 'condemn' | 'eraseNext'> => ({
  condemn: (siteId, visitors, now) =>
    db.write(async (tx) => {
      const rows = await tx.all<{ id: number; uuid: Uint8Array; mode: string }>(
        `select id, uuid, mode from visitor where site_id = ? and ${among(db.kind, 'id')} order by id`,
        [siteId, listed(db.kind, visitors)],
      );
      // A visitor of `cookieless` is known by address and browser, which others share, and by tomorrow by nothing.
      const named = rows.filter(({ mode }) => mode !== 'cookieless').map(({ uuid }) => toUuid(uuid));
      await tombstones.put(tx, siteId, named, now);
      for (const { id } of rows) {
        await tx.run('insert into erasure (visitor_id, site_id, at) values (?, ?, ?) on conflict do nothing', [
          id,
          siteId,
          now,
        ]);
      }
    }),

  eraseNext: async (now, visitors) => {
    const which = visitors ? `where ${among(db.kind, 'visitor_id')}` : '';
    const next = await db.get<Condemned>(
      `select site_id as "siteId", visitor_id as "visitorId" from erasure ${which} order by at, visitor_id limit 1`,
      visitors ? [listed(db.kind, visitors)] : [],
    );
    if (!next) return undefined;
    return db.write(async (tx) => {
      await holdSite(db.kind, next.siteId)(tx);
      // Whoever appends holds the visitor first, and then its visits.
      await tx.get(`select id from visitor where id = ?${db.forUpdate}`, [next.visitorId]);
      const visits = await nextVisits(db, tx, next.visitorId);
      if (visits.length === 0) return eraseVisitor(db, tx, next);
      if (visits[0]!.events > TOGETHER) return trim(tx, next.siteId, visits[0]!);
      return eraseVisits(db, tombstones, tx, next.siteId, visits, now);
    });
  },
});
