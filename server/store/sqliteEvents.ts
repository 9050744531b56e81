import { tabNumber, toBytes } from './bytes.ts';
import type { Transaction } from './database.ts';
import { createVisits, takeBackUnused, tallyKept, unfoldedSince, VisitGone } from './eventWriter.ts';
import type { Batch, EventWriter } from './eventWriter.ts';
import { move, type Visit } from './senders.ts';
import type { Sqlite } from './sqlite.ts';
import { createTerms } from './terms.ts';

const INSERT = `
  insert into event (site_id, id, session_id, type_id, at, skew, wait, lag, seq, tab, url_id, title_id, referrer_id, data)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict do nothing`;

const MOVE = `
  update session
  set started_at = min(started_at, ?), last_at = max(last_at, ?), heard_at = max(heard_at, ?)
  where id = ?`;

// Statements of their own: in one with the times, the index of what is unfolded would be written anew each time. Nearly
// always all are marked already, which one look tells.
const MARKED = 'select count(unfolded_at) as count from session where id in (select value from json_each(?))';
const MARK = 'update session set unfolded_at = ? where unfolded_at is null and id in (select value from json_each(?))';

/** Row by row over one prepared statement: measured, this ties with anything cleverer (one statement a batch, JSON). */
export const createSqliteEvents = (db: Sqlite): EventWriter => {
  const visits = createVisits(db);
  const terms = createTerms(db.kind);
  const id = new Uint8Array(16);

  const insert = async (tx: Transaction, batch: Batch, visit: Visit): Promise<void> => {
    const statement = db.prepared(INSERT);
    const site = batch.sender.siteId;
    const tab = batch.sender.tab === undefined ? null : tabNumber(batch.sender.tab);
    const known = terms.of(site);
    const number = (text: string) => known.get(text) ?? terms.ensure(tx, site, text);
    for (const event of batch.events) {
      // Only a promise is awaited: almost always the number is at hand, and a turn of the queue an event would cost more than its row.
      let type = number(event.type);
      if (typeof type !== 'number') type = await type;
      let url = number(event.url);
      if (typeof url !== 'number') url = await url;
      let title = event.title === undefined ? null : number(event.title);
      if (typeof title === 'object' && title) title = await title;
      let referrer = event.referrer === undefined ? null : number(event.referrer);
      if (typeof referrer === 'object' && referrer) referrer = await referrer;
      const { changes } = statement.run(
        site,
        toBytes(event.id, id),
        visit.sessionId,
        type,
        event.at,
        event.deviceAt - event.at,
        event.sentAt - event.deviceAt,
        event.receivedAt - event.at,
        event.seq ?? null,
        tab,
        url,
        title,
        referrer,
        JSON.stringify(event.data),
      );
      if (changes === 0) continue;
      batch.stored++;
      move(visit, event);
    }
  };

  const moveRows = (used: ReadonlySet<Visit>, since: number): void => {
    const statement = db.prepared(MOVE);
    const ids: number[] = [];
    for (const visit of used) {
      if (visit.fresh && !visit.moved) continue;
      const { changes } = statement.run(visit.startedAt, visit.lastAt, visit.heardAt, visit.sessionId);
      if (changes === 0) throw new VisitGone();
      ids.push(visit.sessionId);
      visit.moved = false;
    }
    if (ids.length === 0) return;
    const list = JSON.stringify(ids);
    if (db.prepared(MARKED).get(list)!['count'] !== ids.length) db.prepared(MARK).run(since, list);
  };

  const write = async (tx: Transaction, batches: readonly Batch[]): Promise<void> => {
    const used = new Set<Visit>();
    await terms.hold(tx);
    for (const batch of batches) {
      batch.stored = 0;
      batch.visit = visits.peek(batch) ?? (await visits.find(tx, batch));
      if (!batch.visit) continue;
      await insert(tx, batch, batch.visit);
      if (batch.stored > 0) used.add(batch.visit);
    }
    moveRows(used, unfoldedSince(batches));
    await takeBackUnused(tx, batches, used, visits);
    await tallyKept(tx, batches);
  };

  return {
    write,
    forget: () => {
      visits.forget();
      terms.forget();
    },
  };
};
