import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { Hono, type Context } from 'hono';
import type { Answer } from '../../../protocol/messages.ts';
import type { Cart } from '../../../protocol/commerce.ts';
import type { SiteEnv } from '../../guard/role.ts';
import { dateAt } from '../../insight/day.ts';
import type { Parts } from '../../parts.ts';
import type { StoredResponse } from '../../store/store.ts';
import { toldOf } from './detail.ts';
import { readFilter } from './filter.ts';

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
const csv = (rows: AsyncIterable<StoredResponse>): Readable => {
  const source = Readable.from(cells(rows));
  const text = stringify({
    header: true,
    columns: Object.keys(COLUMNS),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  source.on('error', (error) => text.destroy(error));
  text.on('close', () => source.destroy());
  return source.pipe(text);
};

async function* jsonLines(rows: AsyncIterable<StoredResponse>) {
  let before = '[\n';
  for await (const row of rows) {
    const { visitor, session, mode, cart } = row;
    yield (
      before + JSON.stringify({ ...toldOf(row), visitor: { mode, id: visitor, session, ...(cart ? { cart } : {}) } })
    );
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const FORMS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', stream: csv },
  json: {
    type: 'application/json; charset=utf-8',
    stream: (rows: AsyncIterable<StoredResponse>) => Readable.from(jsonLines(rows)),
  },
} as const;

/** Downloads of all that a filter finds, under /sites/KEY/inbox.csv and inbox.json. Rows go out as they are read. */
export const exportRoutes = ({ store, now }: Parts) => {
  const download = (c: Context<SiteEnv>, form: keyof typeof FORMS) => {
    const site = c.get('site');
    const { filter } = readFilter(c.req.query(), site.timeZone, c.get('staff').id);
    const name = `inbox-${site.key.replaceAll(/[^\w-]/g, '_')}-${dateAt(now(), site.timeZone)}.${form}`;
    const { type, stream } = FORMS[form];
    const body = Readable.toWeb(stream(store.responses.each(site.id, filter))) as ReadableStream;
    return c.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
  };
  return new Hono<SiteEnv>()
    .get('/inbox.csv', (c) => download(c, 'csv'))
    .get('/inbox.json', (c) => download(c, 'json'));
};
