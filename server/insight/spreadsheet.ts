import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Cart } from '../../protocol/commerce.ts';
import type { Answer } from '../../protocol/messages.ts';
import type { StoredResponse } from '../store/store.ts';

const time = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

const answerText = ({ question, score, choices, text }: Answer): string =>
  `${question}: ${[score, choices?.join(', '), text].filter((part) => part !== undefined && part !== '').join('. ')}`;

const cartText = ({ items, currency }: Cart): string =>
  items
    .map(
      ({ item_id, item_name, quantity = 1, price }) =>
        `${quantity} x ${item_name ?? item_id}${price === undefined ? '' : ` at ${price} ${currency}`}`,
    )
    .join('\n');

/** Every column of a spreadsheet's row, by its head. Times are ISO 8601 in UTC. */
const COLUMNS: Record<string, (row: StoredResponse) => string | number | undefined> = {
  id: (row) => row.id,
  kind: (row) => row.kind,
  written_at: (row) => time(row.at),
  received_at: (row) => time(row.receivedAt),
  survey: (row) => row.survey,
  score: (row) => row.score,
  scale: (row) => row.scale,
  text: (row) => row.text,
  answers: (row) => row.answers.map(answerText).join('\n'),
  complete: (row) => (row.done ? 'yes' : 'no'),
  wants_to_hear: (row) => (row.follow ? 'yes' : 'no'),
  name: (row) => row.name,
  email: (row) => row.email,
  lang: (row) => row.lang,
  page_url: (row) => row.url,
  page_title: (row) => row.title,
  cart: (row) => row.cart && cartText(row.cart),
  status: (row) => row.status,
  labels: (row) => row.labels.join(', '),
  assignee: (row) => row.assignee?.name,
  read_at: (row) => time(row.readAt),
  read_by: (row) => row.readBy?.name,
  done_at: (row) => time(row.doneAt),
  done_by: (row) => row.doneBy?.name,
  notes: (row) => row.notes.map(({ by, text }) => `${by.name}: ${text}`).join('\n'),
  consent: (row) => row.mode,
  visitor: (row) => row.visitor,
  session: (row) => row.session,
};

async function* cells(rows: AsyncIterable<StoredResponse>) {
  for await (const row of rows) yield Object.values(COLUMNS).map((cell) => cell(row));
}

/** A spreadsheet runs a cell that begins with = + - @, so such a one gets an apostrophe; the BOM tells it UTF-8. */
export const spreadsheet = (rows: AsyncIterable<StoredResponse>): Readable => {
  const source = Readable.from(cells(rows));
  const text = stringify({
    header: true,
    columns: Object.keys(COLUMNS),
    bom: true,
    escape_formulas: true,
    // A lone CR ends a row in some spreadsheets, and what follows would be a cell of its own: quotes hold it in.
    quoted_string: true,
    record_delimiter: 'windows',
  });
  source.on('error', (error) => text.destroy(error));
  text.on('close', () => source.destroy());
  return source.pipe(text);
};
