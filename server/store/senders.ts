import { limits } from '../../protocol/limits.ts';
import { randomId } from '../../protocol/ids.ts';
import { toBytes, toUuid } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import { only } from './database.ts';
import type { SenderRow } from './store.ts';
import type { Tombstones } from './tombstones.ts';

/** The visit a batch belongs to, as rows refer to it. Times by corrected clocks, UTC ms. */
export interface Visit {
  siteId: number;
  visitorId: number;
  sessionId: number;
  /** UUID text. */
  session: string;
  startedAt: number;
  lastAt: number;
  heardAt: number;
  /** What its row has of these times. */
  row: Times;
  /** Begun by this transaction: to be taken back if nothing of it is new. */
  fresh: boolean;
}

interface Times {
  startedAt: number;
  lastAt: number;
  heardAt: number;
}

/**
 * Milliseconds by which `last_at` and `heard_at` of a session may be less than the newest of its events: who does ten things
 * in ten seconds has one row written again, not ten, and the index on it. The fold makes them exact. `started_at` is so always.
 */
export const STALE = 10_000;

/** When the things of a batch happened, first and last, and when they were received. */
export interface Span {
  from: number;
  to: number;
  heard: number;
}

/** Whether something at this moment still belongs to a visit: no gap of 30 minutes lies between, before or after it. */
export const covers = (visit: { startedAt: number; lastAt: number }, at: number): boolean =>
  at >= visit.startedAt - limits.sessionGap && at <= visit.lastAt + limits.sessionGap;

interface SessionRecord {
  id: number;
  site_id: number;
  uuid: Uint8Array;
  visitor_id: number;
  started_at: number;
  last_at: number;
  heard_at: number;
}

const toVisit = (row: SessionRecord): Visit => {
  const times = { startedAt: row.started_at, lastAt: row.last_at, heardAt: row.heard_at };
  return {
    siteId: row.site_id,
    visitorId: row.visitor_id,
    sessionId: row.id,
    session: toUuid(row.uuid),
    ...times,
    row: times,
    fresh: false,
  };
};

const SESSION = 'id, site_id, uuid, visitor_id, started_at, last_at, heard_at';

interface VisitorRecord {
  id: number;
  same_as: number | null;
  /** Never seen before: there is no visit to look for. */
  unseen?: true;
}

/**
 * Finds or adds the visitor's row, and holds it until the transaction ends: two collectors do not both begin a visit.
 * @returns undefined if the visitor was erased
 */
const holdVisitor = async (
  db: Database,
  tombstones: Tombstones,
  tx: Transaction,
  sender: SenderRow,
  at: number,
): Promise<VisitorRecord | undefined> => {
  const unique = [sender.siteId, toBytes(sender.visitor)] as const;
  const find = `select id, same_as from visitor where site_id = ? and uuid = ?${db.forUpdate}`;
  const known = await tx.get<VisitorRecord>(find, unique);
  if (known) return known;
  if (await tombstones.has(tx, sender.siteId, sender.visitor)) return undefined;
  const id = await tx.insert(
    'insert into visitor (site_id, uuid, mode, first_at) values (?, ?, ?, ?) on conflict do nothing',
    [...unique, sender.mode, at],
  );
  return id ? { id, same_as: null, unseen: true } : only(await tx.get<VisitorRecord>(find, unique));
};

const begin = async (tx: Transaction, sender: SenderRow, visitorId: number, when: Span): Promise<Visit> => {
  const session = sender.session ?? randomId();
  const id = await tx.insert(
    `insert into session (site_id, visitor_id, uuid, started_at, last_at, heard_at, unfolded_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
    [sender.siteId, visitorId, toBytes(session), when.from, when.to, when.heard, when.heard],
  );
  const times = { startedAt: when.from, lastAt: when.to, heardAt: when.heard };
  return {
    siteId: sender.siteId,
    visitorId,
    sessionId: only(id),
    session: session.toLowerCase(),
    ...times,
    row: times,
    fresh: true,
  };
};

/** The newest visit that still goes on at this moment: the visitor's own, else that of whom he was yesterday. */
const goingOn = async (tx: Transaction, own: number, earlier: number | null, at: number) =>
  tx.get<SessionRecord>(
    `select ${SESSION}
     from session
     where visitor_id in (?, ?) and started_at <= ? and last_at >= ?
     order by case when visitor_id = ? then 0 else 1 end, last_at desc
     limit 1`,
    [own, earlier ?? own, at + limits.sessionGap, at - limits.sessionGap, own],
  );

const yesterday = async (tx: Transaction, sender: SenderRow): Promise<number | null> => {
  if (!sender.earlier) return null;
  const row = await tx.get<{ id: number }>('select id from visitor where site_id = ? and uuid = ?', [
    sender.siteId,
    toBytes(sender.earlier),
  ]);
  return row?.id ?? null;
};

/**
 * Finds the visit of a sender, or begins one: the session given; else one that goes on; else a new one.
 * @param at corrected time of the first thing sent
 * @param when a visit that begins has these times
 * @returns undefined if the visitor was erased
 */
export const findVisit = async (
  db: Database,
  tombstones: Tombstones,
  tx: Transaction,
  sender: SenderRow,
  at: number,
  when: Span,
): Promise<Visit | undefined> => {
  const visitor = await holdVisitor(db, tombstones, tx, sender, when.from);
  if (!visitor) return undefined;
  if (visitor.unseen && (sender.session || !sender.earlier)) return begin(tx, sender, visitor.id, when);
  if (sender.session) {
    const row = await tx.get<SessionRecord>(`select ${SESSION} from session where visitor_id = ? and uuid = ?`, [
      visitor.id,
      toBytes(sender.session),
    ]);
    return row ? toVisit(row) : begin(tx, sender, visitor.id, when);
  }
  const earlier = (await yesterday(tx, sender)) ?? visitor.same_as;
  const row = await goingOn(tx, visitor.id, earlier, at);
  // The tie to yesterday's visitor lasts as long as the visit over midnight: without it the visit would break in two
  // as soon as `earlier` is no longer sent; kept longer it would join days that the salt was changed to part.
  const tie = row && row.visitor_id !== visitor.id ? row.visitor_id : null;
  if (tie !== visitor.same_as) await tx.run('update visitor set same_as = ? where id = ?', [tie, visitor.id]);
  return row ? toVisit(row) : begin(tx, sender, visitor.id, when);
};

/** The span of what was sent together. */
export const spanOf = (rows: readonly { at: number; receivedAt: number }[]): Span => {
  const span = { from: Infinity, to: -Infinity, heard: 0 };
  for (const { at, receivedAt } of rows) {
    if (at < span.from) span.from = at;
    if (at > span.to) span.to = at;
    if (receivedAt > span.heard) span.heard = receivedAt;
  }
  return span;
};

/** Something new widens a visit, in memory; its row follows before the commit, if it is `isDue`. */
export const move = (visit: Visit, { at, receivedAt }: { at: number; receivedAt: number }): void => {
  if (at < visit.startedAt) visit.startedAt = at;
  if (at > visit.lastAt) visit.lastAt = at;
  if (receivedAt > visit.heardAt) visit.heardAt = receivedAt;
};

/** Whether a visit's times are other than its row's; for events they may be so by `stale`. */
export const isDue = ({ startedAt, lastAt, heardAt, row }: Visit, stale = STALE): boolean =>
  startedAt < row.startedAt || lastAt > row.lastAt + stale || heardAt > row.heardAt + stale;

/** To be called when the row was written. */
export const settleRow = (visit: Visit): void => {
  const { startedAt, lastAt, heardAt } = visit;
  visit.row = { startedAt, lastAt, heardAt };
};

/** Takes back a visit that was begun for what turned out to be repeats, and its visitor if there is no other visit. */
export const takeBack = async (tx: Transaction, visit: Visit): Promise<void> => {
  await tx.run('delete from session where id = ?', [visit.sessionId]);
  await tx.run(
    `delete from visitor
     where id = ? and same_as is null and customer_id is null
       and not exists (select 1 from session where visitor_id = visitor.id)
       and not exists (select 1 from visitor later where later.same_as = visitor.id)`,
    [visit.visitorId],
  );
};
