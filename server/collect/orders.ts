import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { limits } from '../../protocol/limits.ts';
import { orderSchema, whyNot } from '../../protocol/parse.ts';
import type { EventRow, SenderRow, Site } from '../store/store.ts';
import { inMinor } from './amounts.ts';
import type { Collecting } from './receive.ts';
import { ERASED } from './receive.ts';

type Told = v.InferOutput<typeof orderSchema>;

/** What became of a list of orders; `refused` names each by its own number, if it has a readable one. */
export interface OrderReceipt {
  stored: number;
  duplicate: number;
  refused: { id: string | null; why: string }[];
}

const DAY = 86_400_000;

/** The reason without what was sent, which the schema's own words repeat: each different one would be a row. */
const counted = (why: string): string =>
  `order: ${why.replace(/(^|: )Invalid .*$/s, '$1not as described in docs/api.md')}`;

const idOf = (value: unknown): string | null => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= limits.itemText ? id : null;
};

const timeOf = ({ at }: Told, otherwise: number): number => (at === undefined ? otherwise : Number(new Date(at)));

/**
 * A UUIDv7 that is the same whenever the same order is told: its time, and 72 bits of HMAC-SHA256 over its number.
 * Without a time the UTC day stands for it: a call that is repeated on that day is one row.
 */
export const orderEventId = (site: Pick<Site, 'secret'>, order: string, at: number): string => {
  const time = at.toString(16).padStart(12, '0');
  const mac = createHmac('sha256', site.secret).update(`order\n${order}`, 'utf8').digest('hex').slice(0, 20);
  return (time + mac).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-7$3-8$4-$5');
};

const rowOf = (order: Told, site: Site, now: number): EventRow => {
  const { id, at: _at, visitor: _visitor, customer: _customer, ...facts } = order;
  const at = timeOf(order, now);
  return {
    id: orderEventId(site, id, timeOf(order, Math.floor(now / DAY) * DAY)),
    type: 'purchase',
    // A server's clock may be a little ahead.
    at: Math.min(at, now),
    deviceAt: at,
    sentAt: now,
    receivedAt: now,
    url: '',
    data: inMinor('purchase', { ...facts, transaction_id: id, source: 'server' }, site.currency),
  };
};

/** Of a visitor that is named, in the visit that goes on or one of its own; else the order stands alone. */
const senderOf = (site: Site, { visitor }: Told, { id }: EventRow): SenderRow =>
  visitor === undefined
    ? { siteId: site.id, mode: 'none', visitor: id, session: id }
    : { siteId: site.id, mode: 'full', visitor: visitor.toLowerCase() };

const timeWhy = (order: Told, now: number, retention: number): string | undefined => {
  const at = timeOf(order, now);
  if (at > now + DAY) return 'at: in the future';
  return at < now - retention ? 'older than retention' : undefined;
};

/**
 * Keeps orders that a shop's server tells. Resolves after the commit.
 * @throws StoreError when something could not be kept: the same list may be sent again
 */
export const receiveOrders = async (
  { store, tally, retention }: Collecting,
  site: Site,
  list: readonly unknown[],
  now: number,
): Promise<OrderReceipt> => {
  const receipt: OrderReceipt = { stored: 0, duplicate: 0, refused: [] };
  const refuse = (value: unknown, why: string): void => {
    receipt.refused.push({ id: idOf(value), why });
    tally.refused(site.id, counted(why));
  };
  const keep = async (order: Told): Promise<void> => {
    const row = rowOf(order, site, now);
    const sender = senderOf(site, order, row);
    const { stored, duplicate, erased } = await store.log.append(sender, [row]);
    if (erased) return refuse(order, ERASED);
    receipt.stored += stored;
    receipt.duplicate += duplicate;
    if (order.customer !== undefined) await store.people.join(site.id, sender.visitor, order.customer, now);
  };
  const good: Told[] = [];
  for (const value of list) {
    const result = v.safeParse(orderSchema, value);
    const why = result.success ? timeWhy(result.output, now, retention) : whyNot(result.issues);
    if (result.success && why === undefined) good.push(result.output);
    else refuse(value, why ?? 'unreadable');
  }
  await Promise.all(good.map(keep));
  return receipt;
};
