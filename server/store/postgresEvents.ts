import { tabNumber, toBytes } from './bytes.ts';
import type { Database, Transaction } from './database.ts';
import { createVisits, takeBackUnused, tallyKept, unfoldedSince, VisitGone } from './eventWriter.ts';
import type { Batch, EventWriter } from './eventWriter.ts';
import { isDue, move, settleRow, type Visit } from './senders.ts';
import type { EventRow } from './store.ts';
import { createTerms, type Terms } from './terms.ts';

const INSERT = `
  insert into event (site_id, id, session_id, type_id, at, skew, wait, lag, seq, tab, url_id, title_id, referrer_id, data)
  select site_id, decode(id, 'hex'), session_id, type_id, at, skew, wait, lag, seq, tab, url_id, title_id, referrer_id, data
  from unnest(?::int[], ?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
              ?::int[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::text[])
    as row (site_id, id, session_id, type_id, at, skew, wait, lag, seq, tab, url_id, title_id, referrer_id, data)
  on conflict do nothing
  returning site_id, encode(id, 'hex') as id`;

const MOVE = `
  update session
  set started_at  = least(started_at, moved.from_at),
      last_at     = greatest(last_at, moved.to_at),
      heard_at    = greatest(heard_at, moved.heard),
      unfolded_at = coalesce(unfolded_at, ?)
  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as moved (session_id, from_at, to_at, heard)
  where session.id = moved.session_id`;

interface Row {
  batch: Batch;
  event: EventRow;
  /** 32 hex digits. */
  id: string;
}

const textsOf = (event: EventRow): string[] =>
  [event.type, event.url, event.title, event.referrer].filter((text) => text !== undefined);

/** The numbers of every text of these rows. New ones are added in one order by all collectors: none waits in a circle. */
const numbersOf = async (tx: Transaction, terms: Terms, rows: readonly Row[]): Promise<Map<string, number>> => {
  const numbers = new Map<string, number>();
  const missing = new Map<string, [site: number, text: string]>();
  for (const { batch, event } of rows) {
    const site = batch.sender.siteId;
    for (const text of textsOf(event)) {
      const key = `${site} ${text}`;
      const number = terms.of(site).get(text);
      if (number === undefined) missing.set(key, [site, text]);
      else numbers.set(key, number);
    }
  }
  for (const [key, [site, text]] of [...missing].sort(([a], [b]) => (a < b ? -1 : 1))) {
    numbers.set(key, await terms.ensure(tx, site, text));
  }
  return numbers;
};

const columnsOf = (rows: readonly Row[], numbers: ReadonlyMap<string, number>) => {
  const number = ({ batch }: Row, text: string | undefined) =>
    text === undefined ? null : numbers.get(`${batch.sender.siteId} ${text}`)!;
  return [
    rows.map(({ batch }) => batch.sender.siteId),
    rows.map(({ id }) => id),
    rows.map(({ batch }) => batch.visit!.sessionId),
    rows.map((row) => number(row, row.event.type)),
    rows.map(({ event }) => event.at),
    rows.map(({ event }) => event.deviceAt - event.at),
    rows.map(({ event }) => event.sentAt - event.deviceAt),
    rows.map(({ event }) => event.receivedAt - event.at),
    rows.map(({ event }) => event.seq ?? null),
    rows.map(({ batch }) => (batch.sender.tab === undefined ? null : tabNumber(batch.sender.tab))),
    rows.map((row) => number(row, row.event.url)),
    rows.map((row) => number(row, row.event.title)),
    rows.map((row) => number(row, row.event.referrer)),
    rows.map(({ event }) => JSON.stringify(event.data)),
  ];
};

/**
 * The visits that got something new; their rows are locked in one order before they are changed. The lock also keeps a
 * fold out until the commit: it either sees these events, or finds the session unfolded afterwards.
 */
const moveVisits = async (tx: Transaction, used: ReadonlySet<Visit>, since: number): Promise<void> => {
  const visits = [...used].filter((visit) => !visit.fresh || isDue(visit));
  if (visits.length === 0) return;
  const ids = visits.map((visit) => visit.sessionId);
  const held = await tx.all<{ id: number; marked: boolean }>(
    `select id, unfolded_at is not null as marked
     from session
     where id = any(?::bigint[])
     order by id
     for no key update`,
    [ids],
  );
  if (held.length < new Set(ids).size) throw new VisitGone();
  const marked = new Set(held.filter((row) => row.marked).map(({ id }) => id));
  const due = visits.filter((visit) => isDue(visit) || !marked.has(visit.sessionId));
  if (due.length === 0) return;
  await tx.run(MOVE, [
    since,
    due.map((visit) => visit.sessionId),
    due.map((visit) => visit.startedAt),
    due.map((visit) => visit.lastAt),
    due.map((visit) => visit.heardAt),
  ]);
  due.forEach(settleRow);
};

const bySender = (a: Batch, b: Batch): number =>
  a.sender.siteId - b.sender.siteId ||
  (a.sender.visitor < b.sender.visitor ? -1 : +(a.sender.visitor > b.sender.visitor));

const byKey = (a: Row, b: Row): number =>
  a.batch.sender.siteId - b.batch.sender.siteId || (a.id < b.id ? -1 : +(a.id > b.id));

/** All rows in one statement over arrays. Locks are taken in one order everywhere: visitors, texts, events, sessions. */
export const createPostgresEvents = (db: Database): EventWriter => {
  const visits = createVisits(db);
  const terms = createTerms(db.kind);

  const rowsOf = (batches: readonly Batch[]): Row[] =>
    batches
      .filter(({ visit }) => visit)
      .flatMap((batch) =>
        batch.events.map((event) => ({ batch, event, id: Buffer.from(toBytes(event.id)).toString('hex') })),
      )
      .sort(byKey);

  const write = async (tx: Transaction, batches: readonly Batch[]): Promise<void> => {
    await terms.hold(tx);
    for (const batch of [...batches].sort(bySender)) {
      batch.stored = 0;
      batch.visit = visits.peek(batch) ?? (await visits.find(tx, batch));
    }
    const rows = rowsOf(batches);
    const numbers = await numbersOf(tx, terms, rows);
    const stored = await tx.all<{ site_id: number; id: string }>(INSERT, columnsOf(rows, numbers));
    const fresh = new Set(stored.map((row) => `${row.site_id} ${row.id}`));
    const used = new Set<Visit>();
    for (const { batch, event, id } of rows) {
      // The same id twice in one statement: the first row was stored.
      if (!fresh.delete(`${batch.sender.siteId} ${id}`)) continue;
      batch.stored++;
      move(batch.visit!, event);
      used.add(batch.visit!);
    }
    await moveVisits(tx, used, unfoldedSince(batches));
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
