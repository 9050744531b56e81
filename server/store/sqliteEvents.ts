import { tabNumber, toBytes } from './bytes.ts';
import type { Transaction } from './database.ts';
import { createVisits, takeBackUnused, tallyKept, unfoldedSince, VisitGone } from './eventWriter.ts';
import type { Batch, EventWriter } from './eventWriter.ts';
import { isDue, move, settleRow, type Visit } from './senders.ts';
import type { EventRow } from './store.ts';
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
// always all are there and marked already, which one look tells.
const MARKED = 'select count(unfolded_at) as count from session where id in (select value from json_each(?))';
const THERE = 'select count(*) as count from session where id in (select value from json_each(?))';
const MARK = 'update session set unfolded_at = ? where unfolded_at is null and id in (select value from json_each(?))';

/** What stands for an event's texts. */
interface Numbers {
  type: number;
  url: number;
  title: number | null;
  referrer: number | null;
}

const isKnown = (numbers: { [text in keyof Numbers]: Numbers[text] | undefined }): numbers is Numbers =>
  numbers.type !== undefined &&
  numbers.url !== undefined &&
  numbers.title !== undefined &&
  numbers.referrer !== undefined;

/** Row by row over one prepared statement: measured, this ties with anything cleverer (one statement a batch, JSON). */
export const createSqliteEvents = (db: Sqlite): EventWriter => {
  const visits = createVisits(db);
  const terms = createTerms(db.kind);
  const id = new Uint8Array(16);

  /** The numbers of an event's texts; a promise only where one is new: a turn of the queue costs more than a row. */
  const numbersOf = (tx: Transaction, site: number, event: EventRow): Numbers | Promise<Numbers> => {
    const known = terms.of(site);
    const { type, url, title, referrer } = event;
    const numbers = {
      type: known.get(type),
      url: known.get(url),
      title: title === undefined ? null : known.get(title),
      referrer: referrer === undefined ? null : known.get(referrer),
    };
    return isKnown(numbers) ? numbers : learn(tx, site, event);
  };

  const learn = async (tx: Transaction, site: number, { type, url, title, referrer }: EventRow): Promise<Numbers> => ({
    type: await terms.ensure(tx, site, type),
    url: await terms.ensure(tx, site, url),
    title: title === undefined ? null : await terms.ensure(tx, site, title),
    referrer: referrer === undefined ? null : await terms.ensure(tx, site, referrer),
  });

  /** @returns whether it was not there yet */
  const insert = (batch: Batch, event: EventRow, tab: number | null, numbers: Numbers): boolean =>
    db
      .prepared(INSERT)
      .run(
        batch.sender.siteId,
        toBytes(event.id, id),
        batch.visit!.sessionId,
        numbers.type,
        event.at,
        event.deviceAt - event.at,
        event.sentAt - event.deviceAt,
        event.receivedAt - event.at,
        event.seq ?? null,
        tab,
        numbers.url,
        numbers.title,
        numbers.referrer,
        JSON.stringify(event.data),
      ).changes !== 0;

  const moveRows = (used: ReadonlySet<Visit>, since: number): void => {
    const statement = db.prepared(MOVE);
    const ids = new Set<number>();
    for (const visit of used) {
      if (isDue(visit)) {
        statement.run(visit.startedAt, visit.lastAt, visit.heardAt, visit.sessionId);
        settleRow(visit);
      }
      if (!visit.fresh) ids.add(visit.sessionId);
    }
    if (ids.size === 0) return;
    const list = JSON.stringify([...ids]);
    if (db.prepared(MARKED).get(list)!['count'] === ids.size) return;
    if (db.prepared(THERE).get(list)!['count'] !== ids.size) throw new VisitGone();
    db.prepared(MARK).run(since, list);
  };

  const write = async (tx: Transaction, batches: readonly Batch[]): Promise<void> => {
    const used = new Set<Visit>();
    await terms.hold(tx);
    for (const batch of batches) {
      batch.stored = 0;
      batch.visit = visits.peek(batch) ?? (await visits.find(tx, batch));
      const { visit, sender } = batch;
      if (!visit) continue;
      const tab = sender.tab === undefined ? null : tabNumber(sender.tab);
      for (const event of batch.events) {
        const numbers = numbersOf(tx, sender.siteId, event);
        if (!insert(batch, event, tab, numbers instanceof Promise ? await numbers : numbers)) continue;
        batch.stored++;
        move(visit, event);
      }
      if (batch.stored > 0) used.add(visit);
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
