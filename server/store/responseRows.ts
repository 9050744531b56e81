import type { Cart } from '../../protocol/commerce.ts';
import type { InboxItem, Note, StaffRef } from '../../protocol/console.ts';
import type { Answer } from '../../protocol/messages.ts';
import { toUuid } from './bytes.ts';
import type { Reader } from './database.ts';
import { marks } from './database.ts';
import type { StoredResponse } from './store.ts';
import { shortText } from './text.ts';

export const RESPONSE = `
  select r.*, v.uuid as visitor, v.mode, s.uuid as session,
         assignee.name as assignee_name, reader.name as reader_name, closer.name as closer_name
  from response r
  join session s on s.id = r.session_id
  join visitor v on v.id = s.visitor_id
  left join staff assignee on assignee.id = r.assignee_id
  left join staff reader on reader.id = r.read_by
  left join staff closer on closer.id = r.done_by`;

/** A row of RESPONSE. */
export interface ResponseRecord {
  id: Uint8Array;
  kind: StoredResponse['kind'];
  rev: number;
  at: number;
  device_at: number;
  sent_at: number;
  received_at: number;
  url: string;
  title: string | null;
  lang: string;
  text: string;
  score: number | null;
  scale: number | null;
  email: string | null;
  name: string | null;
  survey: string | null;
  answers: string;
  done: number;
  follow: number;
  cart: string | null;
  status: StoredResponse['status'];
  assignee_id: number | null;
  read_at: number | null;
  read_by: number | null;
  done_at: number | null;
  done_by: number | null;
  visitor: Uint8Array;
  mode: StoredResponse['mode'];
  session: Uint8Array;
  assignee_name: string | null;
  reader_name: string | null;
  closer_name: string | null;
}

const staff = (id: number | null, name: string | null): StaffRef | undefined =>
  id === null ? undefined : { id, name: name ?? '' };

const said = (row: ResponseRecord) => ({
  id: toUuid(row.id),
  kind: row.kind,
  rev: row.rev,
  at: row.at,
  deviceAt: row.device_at,
  sentAt: row.sent_at,
  receivedAt: row.received_at,
  url: row.url,
  ...(row.title !== null && { title: row.title }),
  lang: row.lang,
  text: row.text,
  ...(row.score !== null && { score: row.score }),
  ...(row.scale !== null && { scale: row.scale }),
  ...(row.email !== null && { email: row.email }),
  ...(row.name !== null && { name: row.name }),
  ...(row.survey !== null && { survey: row.survey }),
  answers: JSON.parse(row.answers) as Answer[],
  done: row.done === 1,
  follow: row.follow === 1,
  ...(row.cart !== null && { cart: JSON.parse(row.cart) as Cart }),
  visitor: toUuid(row.visitor),
  session: toUuid(row.session),
  mode: row.mode,
});

const handled = (row: ResponseRecord) => {
  const assignee = staff(row.assignee_id, row.assignee_name);
  const readBy = staff(row.read_by, row.reader_name);
  const doneBy = staff(row.done_by, row.closer_name);
  return {
    status: row.status,
    ...(assignee && { assignee }),
    ...(row.read_at !== null && { readAt: row.read_at }),
    ...(readBy && { readBy }),
    ...(row.done_at !== null && { doneAt: row.done_at }),
    ...(doneBy && { doneBy }),
  };
};

export const labelsOf = async (db: Reader, siteId: number, ids: readonly Uint8Array[]) => {
  const labels = new Map<string, string[]>();
  if (ids.length === 0) return labels;
  const rows = await db.all<{ id: Uint8Array; label: string }>(
    `select response_id as id, label
     from response_label
     where site_id = ? and response_id in (${marks(ids)})
     order by label`,
    [siteId, ...ids],
  );
  for (const row of rows) {
    const id = toUuid(row.id);
    labels.set(id, [...(labels.get(id) ?? []), row.label]);
  }
  return labels;
};

const notesOf = async (db: Reader, siteId: number, ids: readonly Uint8Array[]) => {
  const notes = new Map<string, Note[]>();
  const rows = await db.all<{ response: Uint8Array; id: number; text: string; at: number; by: number; name: string }>(
    `select n.response_id as response, n.id, n.text, n.at, s.id as "by", s.name
     from note n
     join staff s on s.id = n.staff_id
     where n.site_id = ? and n.response_id in (${marks(ids)})
     order by n.at, n.id`,
    [siteId, ...ids],
  );
  for (const row of rows) {
    const id = toUuid(row.response);
    const note = { id: row.id, text: row.text, at: row.at, by: { id: row.by, name: row.name } };
    notes.set(id, [...(notes.get(id) ?? []), note]);
  }
  return notes;
};

/** Rows with the labels and notes that belong to them. */
export const withAll = async (
  db: Reader,
  siteId: number,
  rows: readonly ResponseRecord[],
): Promise<StoredResponse[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [labels, notes] = await Promise.all([labelsOf(db, siteId, ids), notesOf(db, siteId, ids)]);
  return rows.map((row) => {
    const what = said(row);
    return { ...what, ...handled(row), labels: labels.get(what.id) ?? [], notes: notes.get(what.id) ?? [] };
  });
};

export const toItem = (row: ResponseRecord, labels: ReadonlyMap<string, string[]>): InboxItem => {
  const id = toUuid(row.id);
  const assignee = staff(row.assignee_id, row.assignee_name);
  return {
    id,
    kind: row.kind,
    text: shortText(row.text, JSON.parse(row.answers) as Answer[]),
    ...(row.score !== null && { score: row.score }),
    ...(row.scale !== null && { scale: row.scale }),
    ...(row.survey !== null && { survey: row.survey }),
    lang: row.lang,
    at: row.at,
    status: row.status,
    read: row.read_at !== null,
    labels: labels.get(id) ?? [],
    ...(assignee && { assignee }),
  };
};
