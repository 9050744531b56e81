import type { Cart } from '../../../protocol/commerce.ts';
import type { InboxDetail, InboxItem } from '../../../protocol/console.ts';
import { cartAt } from '../../insight/cart.ts';
import { ordersOf, pathOf, sourceOf } from '../../insight/visitor.ts';
import type { Site, Store, StoredEvent, StoredResponse } from '../../store/store.ts';
import { shortText } from '../../store/text.ts';
import { inMajors } from './events.ts';

/** Events a visitor's path, orders and cart are told from: the newest. */
const EVENTS = 2_000;

/** Only the parts that are there: JSON has no undefined, and neither have our types. */
const present = <T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } => {
  const kept: Partial<Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) kept[name] = value;
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
};

const itemOf = (row: StoredResponse): InboxItem => ({
  id: row.id,
  kind: row.kind,
  text: shortText(row.text, row.answers),
  ...present({ score: row.score, scale: row.scale, survey: row.survey, assignee: row.assignee }),
  lang: row.lang,
  at: row.at,
  status: row.status,
  read: row.readAt !== undefined,
  labels: row.labels,
});

/** What a response says and what staff did with it, without its visitor. */
export const toldOf = (row: StoredResponse): Omit<InboxDetail, 'visitor' | 'mail'> => ({
  ...itemOf(row),
  full_text: row.text,
  answers: row.answers,
  done: row.done,
  follow: row.follow,
  ...present({ email: row.email, name: row.name }),
  page: { url: row.url, ...present({ title: row.title }) },
  received_at: row.receivedAt,
  ...present({ read_at: row.readAt, read_by: row.readBy, done_at: row.doneAt, done_by: row.doneBy }),
  notes: row.notes,
});

/**
 * The cart as it was when the person wrote. A message's form shows it and lets it be taken out, and what was taken out
 * is not shown to staff by another way.
 */
const cartOf = (row: StoredResponse, events: readonly StoredEvent[]): Cart | undefined =>
  row.cart ?? (row.kind === 'message' ? undefined : cartAt(events, row.at)?.cart);

const visitorOf = async (store: Store, site: Site, row: StoredResponse): Promise<InboxDetail['visitor']> => {
  const none = { mode: row.mode, visits: 0, orders: 0, spent: {}, path: [] };
  if (row.mode === 'none') return { ...none, ...present({ cart: row.cart }) };
  const [known, stored] = await Promise.all([
    store.people.visitor(site.id, row.visitor),
    store.log.ofVisitor(site.id, row.visitor, EVENTS),
  ]);
  const events = stored.map(inMajors);
  return {
    ...none,
    ...present({ first_seen: known?.firstAt, source: sourceOf(events) }),
    visits: known?.visits ?? 0,
    ...ordersOf(events),
    path: pathOf(events),
    ...present({ cart: cartOf(row, events) }),
  };
};

const mailOf = async (store: Store, site: Site, id: string): Promise<Pick<InboxDetail, 'mail'>> => {
  const mails = await store.outgoing.ofResponse(site.id, id);
  if (!mails.length) return {};
  return { mail: mails.map(({ state, to, error }) => ({ state, to: [to], ...present({ error }) })) };
};

/** One response with all that stands beside it. */
export const detailOf = async (store: Store, site: Site, row: StoredResponse): Promise<InboxDetail> => ({
  ...toldOf(row),
  visitor: await visitorOf(store, site, row),
  ...(await mailOf(store, site, row.id)),
});
