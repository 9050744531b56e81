import { once } from 'node:events';
import { CONTENT_KINDS } from '../../protocol/content.ts';
import { inMajor, isCommerce } from '../collect/amounts.ts';
import type { Store, StoredEvent, StoredResponse } from '../store/store.ts';
import { siteOf, withStore, type Command } from './context.ts';
import { UsageError } from './usage.ts';

const eventLine = (e: StoredEvent) => ({
  id: e.id,
  type: e.type,
  at: e.at,
  session: e.session,
  visitor: e.visitor,
  mode: e.mode,
  ...(e.seq === undefined ? {} : { seq: e.seq }),
  page: { url: e.url, title: e.title, referrer: e.referrer },
  data: isCommerce(e.type) ? inMajor(e.data) : e.data,
  device_at: e.deviceAt,
  sent_at: e.sentAt,
  received_at: e.receivedAt,
});

const feedbackLine = (r: StoredResponse) => ({
  id: r.id,
  type: r.kind,
  at: r.at,
  session: r.session,
  visitor: r.visitor,
  mode: r.mode,
  page: { url: r.url, title: r.title },
  lang: r.lang,
  text: r.text,
  score: r.score,
  scale: r.scale,
  survey: r.survey,
  answers: r.answers,
  done: r.done,
  follow: r.follow,
  email: r.email,
  name: r.name,
  cart: r.cart,
  rev: r.rev,
  status: r.status,
  labels: r.labels,
  assignee: r.assignee,
  read_at: r.readAt,
  done_at: r.doneAt,
  notes: r.notes,
  device_at: r.deviceAt,
  sent_at: r.sentAt,
  received_at: r.receivedAt,
});

/** What owners wrote, in every language inside: what is on the pages, and what is being written. */
async function* contentLines(store: Store, siteId: number): AsyncGenerator<object> {
  for (const kind of CONTENT_KINDS)
    for (const { id, draft, live, newest } of await store.content.list(siteId, kind))
      yield {
        id,
        type: kind,
        version: (live ?? newest)?.version,
        published_at: live?.at,
        live: live?.body,
        ...(!live && { last: newest?.body }),
        draft: draft?.body,
        draft_at: draft?.at,
      };
}

async function* eventLines(store: Store, siteId: number, types?: ReadonlySet<string>): AsyncGenerator<object> {
  for await (const event of store.log.each(siteId)) if (!types || types.has(event.type)) yield eventLine(event);
}

async function* feedbackLines(store: Store, siteId: number): AsyncGenerator<object> {
  for await (const response of store.responses.each(siteId, { status: 'any' })) yield feedbackLine(response);
}

/** What can be exported. Questions and orders are the events that tell of them: an order may be told more than once. */
const LINES: Readonly<Record<string, (store: Store, siteId: number) => AsyncGenerator<object>>> = {
  events: eventLines,
  feedback: feedbackLines,
  questions: (store, siteId) => eventLines(store, siteId, new Set(['faq_ask', 'faq_view', 'faq_rate'])),
  orders: (store, siteId) => eventLines(store, siteId, new Set(['purchase', 'refund'])),
  content: contentLines,
};

/** The rows of a site, each as one line says it. @throws UsageError if there is nothing of this name */
export const linesOf = (store: Store, siteId: number, what: string): AsyncGenerator<object> => {
  const lines = LINES[what];
  if (!lines) throw new UsageError(`There is nothing called ${what}.`);
  return lines(store, siteId);
};

/** A reader that has seen enough (`| head`) closes the pipe; that is no error. */
const untilClosed = (out: NodeJS.WriteStream): { gone: boolean } => {
  const reader = { gone: false };
  out.on('error', () => (reader.gone = true));
  return reader;
};

/** Resolves when the reader takes more, or has gone. */
const drained = async (out: NodeJS.WriteStream): Promise<void> => {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })]).catch(() => undefined);
  over.abort();
};

/** `export WHAT`: every stored row as JSON Lines on standard output, no faster than it is read. */
export const exportRows = async (command: Command): Promise<void> => {
  const [what = ''] = command.words;
  if (!Object.hasOwn(LINES, what)) throw new UsageError(`Write "export" and one of ${Object.keys(LINES).join(', ')}.`);
  const out = process.stdout;
  const reader = untilClosed(out);
  await withStore(command, async (store) => {
    const site = await siteOf(command, store);
    for await (const line of linesOf(store, site.id, what)) {
      if (reader.gone) return;
      if (!out.write(`${JSON.stringify(line)}\n`)) await drained(out);
    }
  });
};
