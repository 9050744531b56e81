import { digest, toBytes, toUuid } from './bytes.ts';
import type { Database } from './database.ts';
import { marks } from './database.ts';
import { STALE } from './senders.ts';
import type { EventLog, SessionFacts, StoredEvent } from './store.ts';

const CHUNK = 1_000;
/** Events looked through for the newest of some types, few first; there is no index on types. */
const LOOKED_THROUGH = [2_000, 20_000, 100_000];

export const COLUMNS = `
  e.id, e.at, e.skew, e.wait, e.lag, e.seq, e.data,
  type.text as type, url.text as url, title.text as title, referrer.text as referrer,
  v.uuid as visitor, v.mode as mode, s.uuid as session`;

export const JOINS = `
  join session s on s.id = e.session_id
  join visitor v on v.id = s.visitor_id
  join term type on type.id = e.type_id
  join term url on url.id = e.url_id
  left join term title on title.id = e.title_id
  left join term referrer on referrer.id = e.referrer_id`;

export interface EventRecord {
  id: Uint8Array;
  at: number;
  skew: number;
  wait: number;
  lag: number;
  seq: number | null;
  data: string;
  type: string;
  url: string;
  title: string | null;
  referrer: string | null;
  visitor: Uint8Array;
  mode: StoredEvent['mode'];
  session: Uint8Array;
}

export const toEvent = (row: EventRecord): StoredEvent => ({
  id: toUuid(row.id),
  type: row.type,
  at: row.at,
  deviceAt: row.at + row.skew,
  sentAt: row.at + row.skew + row.wait,
  receivedAt: row.at + row.lag,
  ...(row.seq !== null && { seq: row.seq }),
  url: row.url,
  ...(row.title !== null && { title: row.title }),
  ...(row.referrer !== null && { referrer: row.referrer }),
  data: JSON.parse(row.data) as Record<string, unknown>,
  visitor: toUuid(row.visitor),
  session: toUuid(row.session),
  mode: row.mode,
});

/** What is known of the types whose facts make a session engaged. */
const fold = (facts: SessionFacts, row: { type: string; data: string | null; count: number }): void => {
  if (row.type === 'page_view') facts.pageViews += row.count;
  if (row.type === 'purchase') facts.purchases += row.count;
  if (row.type !== 'engagement' || row.data === null) return;
  const { active_ms: active } = JSON.parse(row.data) as { active_ms?: unknown };
  if (typeof active === 'number' && active > 0) facts.activeMs += active * row.count;
};

const eventsOf = async (db: Database, with_: string, where: string, params: (string | number | Uint8Array)[]) =>
  (await db.all<EventRecord>(`${with_} select ${COLUMNS} from event e ${JOINS} ${where}`, params)).map(toEvent);

export const createEventReads = (db: Database): Omit<EventLog, 'append'> => {
  const ofTypes: EventLog['ofTypes'] = async (siteId, types, limit) => {
    if (types.length === 0) return [];
    const ids = await db.all<{ id: number }>(`select id from term where site_id = ? and digest in (${marks(types)})`, [
      siteId,
      ...types.map(digest),
    ]);
    let found: StoredEvent[] = [];
    if (ids.length === 0) return found;
    for (const depth of LOOKED_THROUGH) {
      const rows = await db.all<EventRecord>(
        `with newest as (select * from event where site_id = ? order by id desc limit ?)
         select ${COLUMNS} from newest e ${JOINS}
         where e.type_id in (${marks(ids)})
         order by e.id desc
         limit ?`,
        [siteId, depth, ...ids.map(({ id }) => id), limit],
      );
      found = rows.map(toEvent);
      if (found.length >= limit) break;
    }
    return found.toReversed();
  };

  return {
    each: async function* (siteId) {
      for (let after = new Uint8Array(0); ;) {
        const rows = await db.all<EventRecord>(
          `select ${COLUMNS} from event e ${JOINS} where e.site_id = ? and e.id > ? order by e.id limit ?`,
          [siteId, after, CHUNK],
        );
        for (const row of rows) yield toEvent(row);
        const last = rows.at(-1);
        if (!last || rows.length < CHUNK) return;
        after = new Uint8Array(last.id);
      }
    },

    // The newest n events belong to the n sessions that were heard last, not counting those of messages alone: to those
    // whose rows say so, or nearly.
    newest: (siteId, limit, afterReceived = -1) =>
      eventsOf(
        db,
        `with edge as (
           select heard_at from session
           where site_id = ? and heard_at > ? and exists (select 1 from event where session_id = session.id)
           order by heard_at desc
           limit 1 offset ?
         ), heard as (
           select id from session
           where site_id = ? and heard_at > ? and heard_at >= coalesce((select heard_at from edge), 0) - ${STALE}
         )`,
        `where e.session_id in (select id from heard) and e.at + e.lag > ?
         order by e.at + e.lag desc, e.at desc, e.seq desc, e.id desc
         limit ?`,
        [siteId, afterReceived - STALE, limit - 1, siteId, afterReceived - STALE, afterReceived, limit],
      ),

    ofVisitor: async (siteId, visitor, limit) => {
      const newestFirst = await eventsOf(
        db,
        `with visits as (
           select id from session
           where visitor_id = (select id from visitor where site_id = ? and uuid = ?)
         )`,
        // Within a millisecond ids have no order, and the tab's own count has.
        'where e.session_id in (select id from visits) order by e.at desc, e.seq desc, e.id desc limit ?',
        [siteId, toBytes(visitor), limit],
      );
      return newestFirst.toReversed();
    },

    ofTypes,

    // What was received before `from` cannot have happened after it: times are never later than their receipt.
    summary: async (siteId, from, to) => {
      const rows = await db.all<{ session: Uint8Array; type: string; data: string | null; count: number }>(
        `with visits as (
           select id, uuid from session where site_id = ? and heard_at >= ? and started_at < ? and last_at >= ?
         ), kinds as (
           select e.session_id, e.type_id, case when t.text = 'engagement' then e.data end as data
           from event e
           join term t on t.id = e.type_id
           where e.session_id in (select id from visits) and e.at >= ? and e.at < ?
         )
         select v.uuid as session, t.text as type, k.data, count(*) as count
         from kinds k
         join visits v on v.id = k.session_id
         join term t on t.id = k.type_id
         group by v.id, v.uuid, t.text, k.data`,
        [siteId, from - STALE, to, from - STALE, from, to],
      );
      const sessions = new Map<string, SessionFacts>();
      let events = 0;
      let pageViews = 0;
      for (const row of rows) {
        const session = toUuid(row.session);
        let facts = sessions.get(session);
        if (!facts) sessions.set(session, (facts = { session, pageViews: 0, activeMs: 0, purchases: 0 }));
        fold(facts, row);
        events += row.count;
        if (row.type === 'page_view') pageViews += row.count;
      }
      return { events, pageViews, sessions: [...sessions.values()] };
    },
  };
};
