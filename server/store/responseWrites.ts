import { toBytes } from './bytes.ts';
import type { Database, Param, Transaction } from './database.ts';
import { marks } from './database.ts';
import { queueMails } from './outgoing.ts';
import { findVisit, isDue, move, spanOf, takeBack, type Visit } from './senders.ts';
import type { AppendResult, MailRow, ResponseRow, Responses, SenderRow } from './store.ts';
import { addTally } from './tallies.ts';
import { clean, fold, orNull } from './text.ts';
import { createTombstones, type Tombstones } from './tombstones.ts';

/** What a search looks through: everything the person wrote or chose, and who they said they are. */
const foldedOf = (row: ResponseRow): string => {
  const answers = row.answers.flatMap((answer) => [answer.text ?? '', ...(answer.choices ?? [])]);
  return fold([row.text, row.email ?? '', row.name ?? '', ...answers].filter(Boolean).join('\n'));
};

const cleanOrNull = (text: string | undefined): string | null => (text === undefined ? null : clean(text));

/** The columns that hold what the person said; a higher `rev` replaces all of them. */
const saidColumns = (row: ResponseRow): [string, Param][] => [
  ['kind', row.kind],
  ['rev', row.rev],
  ['at', row.at],
  ['device_at', row.deviceAt],
  ['sent_at', row.sentAt],
  ['received_at', row.receivedAt],
  ['url', clean(row.url)],
  ['title', cleanOrNull(row.title)],
  ['lang', row.lang],
  ['text', clean(row.text)],
  ['score', orNull(row.score)],
  ['scale', orNull(row.scale)],
  ['email', cleanOrNull(row.email)],
  ['name', cleanOrNull(row.name)],
  ['survey', cleanOrNull(row.survey)],
  ['answers', JSON.stringify(row.answers)],
  ['done', row.done ? 1 : 0],
  ['follow', row.follow ? 1 : 0],
  ['cart', row.cart ? JSON.stringify(row.cart) : null],
  ['folded', foldedOf(row)],
];

const insert = async (tx: Transaction, siteId: number, visit: Visit, row: ResponseRow): Promise<boolean> => {
  const said = saidColumns(row);
  const values = [siteId, toBytes(row.id), visit.sessionId, ...said.map(([, value]) => value)];
  const names = said.map(([name]) => name).join(', ');
  const sql = `insert into response (site_id, id, session_id, ${names}) values (${marks(values)}) on conflict do nothing`;
  return (await tx.run(sql, values)) === 1;
};

const replace = async (tx: Transaction, siteId: number, row: ResponseRow): Promise<boolean> => {
  const said = saidColumns(row);
  const set = said.map(([name]) => `${name} = ?`).join(', ');
  const values = [...said.map(([, value]) => value), siteId, toBytes(row.id), row.rev];
  return (await tx.run(`update response set ${set} where site_id = ? and id = ? and rev < ?`, values)) === 1;
};

const EXTREMES = { sqlite: ['min', 'max'], postgres: ['least', 'greatest'] } as const;

/**
 * A message is traffic as an event is: it moves the visit's times. Never back: another collector's events may have moved
 * them since they were read.
 */
const moveVisit = async (
  kind: Database['kind'],
  tx: Transaction,
  visit: Visit,
  rows: readonly ResponseRow[],
): Promise<void> => {
  for (const row of rows) move(visit, row);
  if (!isDue(visit, 0)) return;
  const { startedAt, lastAt, heardAt, sessionId } = visit;
  const [least, greatest] = EXTREMES[kind];
  await tx.run(
    `update session
     set started_at = ${least}(started_at, ?), last_at = ${greatest}(last_at, ?), heard_at = ${greatest}(heard_at, ?)
     where id = ?`,
    [startedAt, lastAt, heardAt, sessionId],
  );
};

const put = async (
  db: Database,
  tombstones: Tombstones,
  tx: Transaction,
  sender: SenderRow,
  rows: readonly ResponseRow[],
  mails: ReadonlyMap<string, MailRow[]>,
): Promise<AppendResult> => {
  const first = rows[0]!;
  const { siteId } = sender;
  const visit = await findVisit(db, tombstones, tx, sender, first.at, spanOf(rows));
  if (!visit) return { stored: 0, duplicate: 0, session: '', erased: rows.map(({ id }) => id) };
  const fresh: ResponseRow[] = [];
  const erased: string[] = [];
  let replaced = 0;
  for (const row of [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.rev - b.rev))) {
    if (await tombstones.has(tx, siteId, row.id)) erased.push(row.id);
    else if (await insert(tx, siteId, visit, row)) {
      fresh.push(row);
      await queueMails(tx, siteId, toBytes(row.id), mails.get(row.id) ?? [], row.receivedAt);
    } else if (await replace(tx, siteId, row)) replaced++;
  }
  if (fresh.length > 0) await moveVisit(db.kind, tx, visit, fresh);
  else if (visit.fresh) await takeBack(tx, visit);
  const stored = fresh.length + replaced;
  const duplicate = rows.length - stored - erased.length;
  if (duplicate > 0) await addTally(tx, siteId, 'duplicate', first.receivedAt, duplicate);
  return { stored, duplicate, session: visit.session, ...(erased.length > 0 && { erased }) };
};

const setLabels = async (tx: Transaction, siteId: number, id: Uint8Array, labels: readonly string[]): Promise<void> => {
  await tx.run('delete from response_label where site_id = ? and response_id = ?', [siteId, id]);
  const named = new Set(labels.map((label) => clean(label).trim()).filter(Boolean));
  for (const label of named) {
    await tx.run('insert into response_label (site_id, label, response_id) values (?, ?, ?)', [siteId, label, id]);
  }
};

type Change = Parameters<Responses['change']>[2];

const changedColumns = (change: Change, by: number, now: number): [string, Param][] => {
  const columns: [string, Param][] = [];
  if (change.read !== undefined) {
    columns.push(['read_at', change.read ? now : null], ['read_by', change.read ? by : null]);
  }
  if (change.status !== undefined) {
    const done = change.status === 'done';
    columns.push(['status', change.status], ['done_at', done ? now : null], ['done_by', done ? by : null]);
  }
  if (change.assignee !== undefined) columns.push(['assignee_id', change.assignee]);
  return columns;
};

export const createResponseWrites = (
  db: Database,
  tombstones: Tombstones = createTombstones(),
): Pick<Responses, 'put' | 'change' | 'note'> => ({
  put: async (sender, rows, mails) => {
    if (rows.length === 0) return { stored: 0, duplicate: 0, session: sender.session ?? '' };
    return db.write((tx) => put(db, tombstones, tx, sender, rows, mails));
  },

  change: (siteId, response, change, by, now, mails) =>
    db.write(async (tx) => {
      const id = toBytes(response);
      const columns = changedColumns(change, by, now);
      const set = ['rev = rev', ...columns.map(([name]) => `${name} = ?`)].join(', ');
      const values = [...columns.map(([, value]) => value), siteId, id];
      if ((await tx.run(`update response set ${set} where site_id = ? and id = ?`, values)) === 0) return false;
      if (change.labels) await setLabels(tx, siteId, id, change.labels);
      await queueMails(tx, siteId, id, mails, now);
      return true;
    }),

  note: (siteId, response, text, by, now) =>
    db.write(async (tx) => {
      const id = toBytes(response);
      const kept = clean(text);
      const found = await tx.run('update response set folded_notes = folded_notes || ? where site_id = ? and id = ?', [
        `\n${fold(kept)}`,
        siteId,
        id,
      ]);
      if (found === 0) return undefined;
      const note = await tx.get<{ id: number; name: string }>(
        `insert into note (site_id, response_id, text, at, staff_id)
         values (?, ?, ?, ?, ?)
         returning id, (select name from staff where id = note.staff_id) as name`,
        [siteId, id, kept, now, by],
      );
      return note && { id: note.id, text: kept, at: now, by: { id: by, name: note.name } };
    }),
});
