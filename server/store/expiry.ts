import { among, listed } from './bulk.ts';
import type { Database, Transaction } from './database.ts';
import { holdSite } from './foldLock.ts';
import { dropMonths } from './oldMonths.ts';
import type { Privacy } from './privacyStore.ts';
import { removeEvents, removeIdle, removeResponses, removeSome } from './removal.ts';

/** Sessions looked at together, sessions and events deleted together, responses likewise. */
const LOOKED_AT = 10_000;
const SESSIONS = 200;
const EVENTS = 2_000;
const RESPONSES = 200;
const DAY = 86_400_000;

interface Ended {
  id: number;
  visitor_id: number;
}

interface Swept {
  events: number;
  visits: number;
  /** Where to go on; none when there is no more in this range. */
  after?: number;
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

/** As many of the sessions as have not too many events together; one may have more. */
const fitting = async (tx: Transaction, ended: readonly Ended[]): Promise<Ended[]> => {
  let sum = 0;
  const some: Ended[] = [];
  for (const one of ended) {
    const row = await tx.get<{ count: number }>('select count(*) as count from event where session_id = ?', [one.id]);
    if ((sum += row?.count ?? 0) > EVENTS && some.length > 0) break;
    some.push(one);
  }
  return some;
};

/** Who was whom over midnight goes with the visit that went on. */
const visitorsOf = async (db: Database, tx: Transaction, sessions: readonly Ended[]): Promise<number[]> => {
  const ids = [...new Set(sessions.map(({ visitor_id: id }) => id))];
  const later = await tx.all<{ id: number }>(`select id from visitor where ${among(db.kind, 'same_as')}`, [
    listed(db.kind, ids),
  ]);
  return [...ids, ...idsOf(later)];
};

/** Sessions that are over and sealed: their events, and they themselves if nothing was written in them. */
const sweepEnded = async (
  db: Database,
  tx: Transaction,
  siteId: number,
  range: readonly [after: number, to: number],
  before: number,
): Promise<Swept> => {
  const ended = await tx.all<Ended>(
    `select id, visitor_id
     from session s
     where site_id = ? and id > ? and id <= ? and last_at < ? and unfolded_at is null
       and not exists (select 1 from visit where visit.session_id = s.id)
       and (exists (select 1 from event where event.session_id = s.id)
            or not exists (select 1 from response where response.session_id = s.id))
     order by id
     limit ?${db.forUpdate}`,
    [siteId, ...range, before, SESSIONS],
  );
  const some = await fitting(tx, ended);
  if (some.length === 0) return { events: 0, visits: 0 };
  const ids = listed(db.kind, idsOf(some));
  const events = await removeEvents(tx, siteId, among(db.kind, 'session_id'), [ids]);
  const visits = await tx.run(
    `delete from session
     where ${among(db.kind, 'id')} and not exists (select 1 from response where response.session_id = session.id)`,
    [ids],
  );
  await removeIdle(db.kind, tx, siteId, await visitorsOf(db, tx, some));
  return { events, visits, after: some.at(-1)!.id };
};

/** A session that goes on for days (a screen in a shop, a robot) loses what is too old of it, and is counted anew. */
const sweepEndless = async (
  db: Database,
  tx: Transaction,
  siteId: number,
  range: readonly [after: number, to: number],
  before: number,
): Promise<number> => {
  const endless = await tx.all<{ id: number }>(
    `select id from session
     where site_id = ? and id > ? and id <= ? and last_at >= ? and started_at < ?
     order by id${db.forUpdate}`,
    [siteId, ...range, before, before - DAY],
  );
  if (endless.length === 0) return 0;
  const ids = listed(db.kind, idsOf(endless));
  const events = await removeSome(tx, siteId, `${among(db.kind, 'session_id')} and at < ?`, [ids, before]);
  await tx.run(
    `update session set started_at = ?, unfolded_at = coalesce(unfolded_at, ?) where ${among(db.kind, 'id')}`,
    [before, before, ids],
  );
  return events;
};

const isIdle = `customer_id is not null and first_at < ? and not exists (select 1 from session where session.visitor_id = visitor.id)`;

/** See Privacy. */
export const createExpiry = (
  db: Database,
): Pick<Privacy, 'expiresFrom' | 'dropMonths' | 'expireSessions' | 'expireResponses' | 'claim' | 'expireRest'> => ({
  expiresFrom: (sealed) => {
    if (db.kind === 'sqlite') return sealed;
    const day = new Date(sealed);
    return Date.UTC(day.getUTCFullYear(), day.getUTCMonth());
  },

  dropMonths: (before) => dropMonths(db, before),

  expireSessions: async (siteId, before, rest) => {
    const done = { events: 0, visits: 0 };
    const bounds = await db.get<{ first: number | null; last: number | null }>(
      'select min(id) as first, max(id) as last from session where started_at < ?',
      [before],
    );
    if (!bounds || bounds.first === null || bounds.last === null) return done;
    let after = bounds.first - 1;
    while (after < bounds.last) {
      const to = after + LOOKED_AT;
      const from = after;
      const swept = await db.write(async (tx) => {
        await holdSite(db.kind, siteId)(tx);
        return sweepEnded(db, tx, siteId, [from, to], before);
      });
      done.events += swept.events;
      done.visits += swept.visits;
      if (swept.after === undefined) {
        done.events += await db.write((tx) => sweepEndless(db, tx, siteId, [from, to], before));
        after = to;
      }
      await rest();
    }
    return done;
  },

  expireResponses: (siteId, before) =>
    db.write(async (tx) => {
      const rows = await tx.all<{ id: Uint8Array }>(
        `select id from response where site_id = ? and at < ? order by at, id limit ?${db.forUpdate}`,
        [siteId, before, RESPONSES],
      );
      const { messages } = await removeResponses(
        tx,
        siteId,
        rows.map(({ id }) => new Uint8Array(id)),
      );
      return messages;
    }),

  claim: async (now, every) => {
    const last = await db.get<{ at: number }>(`select at from mark where name = 'kept'`);
    if (last && last.at > now - every && last.at <= now) return false;
    return db.write(async (tx) => {
      await tx.run(`insert into mark (name, at) values ('kept', 0) on conflict do nothing`);
      // A time to come was written by a clock that was wrong.
      const sql = `update mark set at = ? where name = 'kept' and (at <= ? or at > ?)`;
      return (await tx.run(sql, [now, now - every, now])) === 1;
    });
  },

  expireRest: async (now, expired) => {
    // An event that is sent again when its tombstone is gone is older than what is kept, and refused for that.
    const oldest = Math.min(expired.events, expired.messages);
    await db.write(async (tx) => {
      await tx.run('delete from tombstone where at < ?', [oldest]);
      await tx.run('delete from tally where quarter < ?', [expired.events]);
      // What people asked, in their words; the other blocks have numbers alone.
      await tx.run(`delete from block where kind = 'questions' and day < ?`, [expired.events - DAY]);
      await tx.run('delete from staff_session where until_at <= ?', [now]);
      await tx.run('delete from staff_link where until_at <= ?', [now]);
      await tx.run('delete from preview where until_at <= ?', [now]);
    });
    await db.write(async (tx) => {
      // Visitors who said who they are, and of whom nothing else ever came or is left.
      const idle = await tx.all<{ id: number; site_id: number }>(
        `select id, site_id from visitor where ${isIdle} order by id limit ?`,
        [expired.events, EVENTS],
      );
      for (const [siteId, rows] of Map.groupBy(idle, (row) => row.site_id)) {
        await removeIdle(db.kind, tx, siteId, idsOf(rows));
      }
    });
  },
});
