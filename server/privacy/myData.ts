import type { Me, MyMessage } from '../../protocol/me.ts';
import { inMajor } from '../collect/amounts.ts';
import type { Retention } from './retention.ts';
import type { Site, Store, StoredEvent, StoredResponse } from '../store/store.ts';

/** What `/v1/me` tells of messages. */
const MOST_MESSAGES = 100;
/** What the download has of them; nobody wrote more by hand. */
const ALL_MESSAGES = 10_000;

const messageOf = (row: StoredResponse): MyMessage => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  text: row.text,
  ...(row.email !== undefined && { email: row.email }),
  read: row.readAt !== undefined,
  done: row.status === 'done',
});

/** Who is not known is told so in noughts: an id says nothing by itself. */
export const myData = async (store: Store, retention: Retention, site: Site, visitor: string): Promise<Me> => {
  const [mine, messages] = await Promise.all([
    store.privacy.mine(site.id, visitor),
    store.responses.ofVisitor(site.id, visitor, MOST_MESSAGES),
  ]);
  const types = mine?.types ?? [];
  return {
    ...(mine?.firstAt !== undefined && { first_at: mine.firstAt }),
    ...(mine?.lastAt !== undefined && { last_at: mine.lastAt }),
    visits: mine?.visits ?? 0,
    events: types.reduce((sum, { count }) => sum + count, 0),
    types,
    ...(mine?.customer !== undefined && { customer: mine.customer }),
    messages: messages.map(messageOf),
    keeps: { events: retention.retentionDays, messages: retention.retentionMessagesDays },
  };
};

const eventOf = (event: StoredEvent) => ({
  id: event.id,
  type: event.type,
  at: event.at,
  session: event.session,
  page: { url: event.url, title: event.title, referrer: event.referrer },
  data: inMajor(event.data),
  device_at: event.deviceAt,
  sent_at: event.sentAt,
  received_at: event.receivedAt,
});

const writtenOf = (row: StoredResponse) => ({
  ...messageOf(row),
  session: row.session,
  page: { url: row.url, title: row.title },
  lang: row.lang,
  name: row.name,
  score: row.score,
  scale: row.scale,
  survey: row.survey,
  answers: row.answers,
  follow: row.follow,
  cart: row.cart,
  device_at: row.deviceAt,
  sent_at: row.sentAt,
  received_at: row.receivedAt,
});

async function* listed(rows: AsyncIterable<object> | Iterable<object>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : '\n]';
}

async function* mapped<T>(rows: AsyncIterable<T>, as: (row: T) => object): AsyncGenerator<object> {
  for await (const row of rows) yield as(row);
}

/** All that is stored of a visitor, as JSON text in pieces: whoever they are, it is never all in memory. */
export async function* myDownload(
  store: Store,
  retention: Retention,
  site: Site,
  visitor: string,
  now: number,
): AsyncGenerator<string> {
  const { messages: _, ...about } = await myData(store, retention, site, visitor);
  const head = { site: site.name, visitor, exported_at: now, ...about };
  yield `${JSON.stringify(head).slice(0, -1)},\n"stored_events":`;
  yield* listed(mapped(store.privacy.eventsOf(site.id, visitor), eventOf));
  yield ',\n"stored_messages":';
  yield* listed((await store.responses.ofVisitor(site.id, visitor, ALL_MESSAGES)).map(writtenOf));
  yield '}\n';
}
