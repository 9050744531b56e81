import { toUuid } from './bytes.ts';
import type { Blocks } from './blocks.ts';
import { among, listed } from './bulk.ts';
import { only, type Database, type Transaction } from './database.ts';
import { TELLING, type FoldEvent, type FoldSession } from './facts.ts';
import { forgetFolded, resetFold, sealFold } from './foldReset.ts';
import { holdSite } from './foldLock.ts';
import { replaceFacts, type Derived } from './foldWrites.ts';
import { receivedBy, receivedOf } from './received.ts';
import type { Fold } from './store.ts';

/** Events folded in one transaction, so that nobody who writes waits long; one session may have more. */
const TOGETHER = 2_000;
/** Blocks made without asking whether there are more. */
const PACKED = 100;
/** Events of one session that are looked at, and characters of what they say; a person has some hundreds. */
const MOST = 20_000;
const MOST_TEXT = 16_000_000;

interface Claimed {
  id: number;
  visitor_id: number;
  mode: FoldSession['mode'];
  last_at: number;
  heard_at: number;
  count: number;
}

interface EventRecord {
  session_id: number;
  id: Uint8Array;
  at: number;
  lag: number;
  seq: number | null;
  tab: number | null;
  type: string;
  data: string | null;
  url: string | null;
  title: string | null;
}

const told = TELLING.map((type) => `'${type}'`).join(', ');

const EVENTS = `
  select e.session_id, e.id, e.at, e.lag, e.seq, e.tab, type.text as type,
         case when type.text in (${told}) then e.data end as data, url.text as url, title.text as title
  from event e
  join term type on type.id = e.type_id
  left join term url on type.text = 'faq_ask' and url.id = e.url_id
  left join term title on type.text = 'faq_ask' and title.id = e.title_id`;

const toEvent = (row: EventRecord): FoldEvent => ({
  id: toUuid(row.id),
  type: row.type,
  at: row.at,
  ...(row.seq !== null && { seq: row.seq }),
  ...(row.tab !== null && { tab: row.tab }),
  ...(row.url !== null && { url: row.url }),
  ...(row.title !== null && { title: row.title }),
  ...(row.data !== null && { data: JSON.parse(row.data) as unknown }),
});

/** Within a millisecond the tab's own count has an order, and then the id. */
const inOrder = (a: FoldEvent, b: FoldEvent): number =>
  a.at - b.at || (a.seq ?? -1) - (b.seq ?? -1) || (a.id < b.id ? -1 : +(a.id > b.id));

/** A session as it is folded, and the newest times of its events. */
interface Whole {
  session: FoldSession;
  lastAt: number;
  heardAt: number;
}

const wholeOf = ({ mode }: Claimed, rows: readonly EventRecord[]): Whole => ({
  session: { mode, events: rows.map(toEvent).sort(inOrder), received: receivedOf(rows) },
  lastAt: rows.reduce((last, { at }) => Math.max(last, at), 0),
  heardAt: rows.reduce((heard, { at, lag }) => Math.max(heard, at + lag), 0),
});

export const createFold = (db: Database, blocks: Blocks): Fold => {
  const hold = (siteId: number) => holdSite(db.kind, siteId);

  /**
   * The sessions that wait longest, held until the transaction ends: whoever appends to one comes before, and is seen
   * by the statements that follow, or after, and marks it anew. Others who fold pass over them.
   */
  const claim = async (tx: Transaction, siteId: number, limit: number): Promise<Claimed[]> => {
    const held = await tx.all<Omit<Claimed, 'count'>>(
      `select s.id, s.visitor_id, s.last_at, s.heard_at, v.mode
       from session s
       join visitor v on v.id = s.visitor_id
       where s.site_id = ? and s.unfolded_at is not null
       order by s.unfolded_at
       limit ?${db.kind === 'postgres' ? ' for no key update of s skip locked' : ''}`,
      [siteId, limit],
    );
    const counts = await tx.all<{ session_id: number; count: number }>(
      `select session_id, count(*) as count from event where ${among(db.kind, 'session_id')} group by session_id`,
      [
        listed(
          db.kind,
          held.map(({ id }) => id),
        ),
      ],
    );
    const countOf = new Map(counts.map((row) => [row.session_id, row.count]));
    let sum = 0;
    const claimed = held.map((row) => ({ ...row, count: countOf.get(row.id) ?? 0 }));
    return claimed.filter(({ count }, n) => (sum += count) <= TOGETHER || n === 0);
  };

  const read = async (tx: Transaction, claimed: readonly Claimed[]): Promise<Map<number, Whole>> => {
    const ids = claimed.filter(({ count }) => count <= TOGETHER).map(({ id }) => id);
    const rows = await tx.all<EventRecord>(`${EVENTS} where ${among(db.kind, 'e.session_id')}`, [listed(db.kind, ids)]);
    const bySession = Map.groupBy(rows, (row) => row.session_id);
    return new Map(claimed.map((session) => [session.id, wholeOf(session, bySession.get(session.id) ?? [])]));
  };

  /**
   * A session that hardly a person can have made, read piece by piece: where it is more than the memory should hold, its
   * first events stand for it, and every one is counted.
   */
  const readHuge = async (tx: Transaction, siteId: number, session: Claimed): Promise<Whole> => {
    const events: FoldEvent[] = [];
    let text = 0;
    for (let after: Uint8Array = new Uint8Array(0); ;) {
      const rows = await tx.all<EventRecord>(
        `${EVENTS} where e.session_id = ? and e.site_id = ? and e.id > ? order by e.id limit ?`,
        [session.id, siteId, after, TOGETHER],
      );
      for (const row of rows) {
        text += row.data?.length ?? 0;
        events.push(toEvent(row));
      }
      if (rows.length < TOGETHER || events.length >= MOST || text >= MOST_TEXT) break;
      after = new Uint8Array(rows.at(-1)!.id);
    }
    const times = await tx.get<Pick<Whole, 'lastAt' | 'heardAt'>>(
      'select max(at) as "lastAt", max(at + lag) as "heardAt" from event where session_id = ?',
      [session.id],
    );
    const received = await receivedBy(tx, session.id);
    return { session: { mode: session.mode, events: events.sort(inOrder), received }, ...only(times) };
  };

  /** Rows of sessions may be behind their events; see STALE in senders.ts. */
  const makeExact = async (
    tx: Transaction,
    claimed: readonly Claimed[],
    sessions: ReadonlyMap<number, Whole>,
  ): Promise<void> => {
    for (const { id, last_at, heard_at } of claimed) {
      const { lastAt, heardAt } = sessions.get(id)!;
      if (lastAt <= last_at && heardAt <= heard_at) continue;
      await tx.run('update session set last_at = ?, heard_at = ? where id = ?', [
        Math.max(lastAt, last_at),
        Math.max(heardAt, heard_at),
        id,
      ]);
    }
  };

  return {
    waiting: async () => {
      const sites = await db.all<{ siteId: number; since: number | null }>(
        `select id as "siteId",
                (select min(unfolded_at) from session where site_id = site.id and unfolded_at is not null) as since
         from site`,
      );
      return sites.flatMap(({ siteId, since }) => (since === null ? [] : [{ siteId, since }]));
    },

    next: (siteId, limit, factsOf) =>
      db.write(async (tx) => {
        await hold(siteId)(tx);
        const claimed = await claim(tx, siteId, limit);
        if (claimed.length === 0) return 0;
        const sessions = await read(tx, claimed);
        for (const huge of claimed.filter(({ count }) => count > TOGETHER)) {
          sessions.set(huge.id, await readHuge(tx, siteId, huge));
        }
        const derived = claimed.map(({ id, visitor_id }): Derived => {
          const facts = factsOf(sessions.get(id)!.session);
          return { sessionId: id, visitorId: visitor_id, ...(facts && { facts }) };
        });
        await replaceFacts(db.kind, tx, siteId, derived);
        await makeExact(tx, claimed, sessions);
        return claimed.length;
      }),

    pack: blocks.pack,

    reset: (siteId) => resetFold(db, siteId, hold(siteId)),

    seal: async (siteId, before) => {
      // Of what is about to go, blocks are all that will be left.
      while ((await blocks.pack(siteId, before, PACKED)) === PACKED);
      return sealFold(db, siteId, before, hold(siteId));
    },

    forget: (siteId, sessionIds) => db.write((tx) => forgetFolded(db.kind, tx, siteId, sessionIds)),
  };
};
