import { limits } from '../../protocol/limits.ts';
import { randomId } from '../../protocol/ids.ts';
import { toBytes, toUuid } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import { only } from './database.ts';
import type { SenderRow } from './store.ts';

/** The visit a batch belongs to, as rows refer to it. Times by corrected clocks, UTC ms. */
export interface Visit {
  visitorId: number;
  sessionId: number;
  /** UUID text. */
  session: string;
  startedAt: number;
  lastAt: number;
  heardAt: number;
  /** Begun by this transaction: to be taken back if nothing of it is new. */
  fresh: boolean;
}

/** Whether something at this moment still belongs to a visit: no gap of 30 minutes lies between, before or after it. */
export const covers = (visit: { startedAt: number; lastAt: number }, at: number): boolean =>
  at >= visit.startedAt - limits.sessionGap && at <= visit.lastAt + limits.sessionGap;

interface SessionRecord {
  id: number;
  uuid: Uint8Array;
  visitor_id: number;
  started_at: number;
  last_at: number;
  heard_at: number;
}

const toVisit = (row: SessionRecord, fresh = false): Visit => ({
  visitorId: row.visitor_id,
  sessionId: row.id,
  session: toUuid(row.uuid),
  startedAt: row.started_at,
  lastAt: row.last_at,
  heardAt: row.heard_at,
  fresh,
});

const SESSION = 'id, uuid, visitor_id, started_at, last_at, heard_at';

interface VisitorRecord {
  id: number;
  same_as: number | null;
}

/** Finds or adds the visitor's row, and holds it until the transaction ends: two collectors do not both begin a visit. */
const holdVisitor = async (db: Database, tx: Transaction, sender: SenderRow, at: number): Promise<VisitorRecord> => {
  const unique = [sender.siteId, toBytes(sender.visitor)] as const;
  const find = `select id, same_as from visitor where site_id = ? and uuid = ?${db.forUpdate}`;
  const known = await tx.get<VisitorRecord>(find, unique);
  if (known) return known;
  await tx.run('insert into visitor (site_id, uuid, mode, first_at) values (?, ?, ?, ?) on conflict do nothing', [
    ...unique,
    sender.mode,
    at,
  ]);
  return only(await tx.get<VisitorRecord>(find, unique));
};

const begin = async (tx: Transaction, sender: SenderRow, visitorId: number, at: number, now: number) => {
  const uuid = toBytes(sender.session ?? randomId());
  const row = await tx.get<SessionRecord>(
    `insert into session (site_id, visitor_id, uuid, started_at, last_at, heard_at)
     values (?, ?, ?, ?, ?, ?)
     returning ${SESSION}`,
    [sender.siteId, visitorId, uuid, at, at, now],
  );
  return toVisit(only(row), true);
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
 * @param now when it was received
 */
export const findVisit = async (
  db: Database,
  tx: Transaction,
  sender: SenderRow,
  at: number,
  now: number,
): Promise<Visit> => {
  const visitor = await holdVisitor(db, tx, sender, at);
  if (sender.session) {
    const row = await tx.get<SessionRecord>(`select ${SESSION} from session where visitor_id = ? and uuid = ?`, [
      visitor.id,
      toBytes(sender.session),
    ]);
    return row ? toVisit(row) : begin(tx, sender, visitor.id, at, now);
  }
  const earlier = (await yesterday(tx, sender)) ?? visitor.same_as;
  const row = await goingOn(tx, visitor.id, earlier, at);
  // The tie to yesterday's visitor lasts as long as the visit over midnight: without it the visit would break in two
  // as soon as `earlier` is no longer sent; kept longer it would join days that the salt was changed to part.
  const tie = row && row.visitor_id !== visitor.id ? row.visitor_id : null;
  if (tie !== visitor.same_as) await tx.run('update visitor set same_as = ? where id = ?', [tie, visitor.id]);
  return row ? toVisit(row) : begin(tx, sender, visitor.id, at, now);
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
