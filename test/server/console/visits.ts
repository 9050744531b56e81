import { randomId, uuidv7 } from '../../../protocol/ids.ts';
import type { EventRow, SenderRow } from '../../../server/store/store.ts';
import type { Desk } from './desk.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Deed = readonly [type: string, data?: Record<string, unknown>];

export const person = (desk: Desk, mode: SenderRow['mode'] = 'full'): SenderRow => ({
  siteId: desk.site.id,
  mode,
  visitor: randomId(),
  session: randomId(),
  tab: randomId(),
});
/** A visit of its own, an event a second. */
export const visit = async (desk: Desk, who: SenderRow, at: number, deeds: readonly Deed[]): Promise<void> => {
  const rows = deeds.map(([type, data = {}], n): EventRow => ({
    id: uuidv7(at + n * 1_000),
    type,
    at: at + n * 1_000,
    deviceAt: at + n * 1_000,
    sentAt: at,
    receivedAt: at + n * 1_000,
    seq: n,
    url: 'https://shop.example/en/p/mug?from=mail',
    title: 'Mug',
    data,
  }));
  await desk.store.log.append({ ...who, session: randomId() }, rows);
};
export const order = (id: string, value = 14_850): Deed => [
  'purchase',
  { transaction_id: id, value_minor: value, currency: 'MDL' },
];
export const ask = (text: string, result: 'answered' | 'unsure', id = text, locale = 'en'): Deed => [
  'faq_ask',
  { ask: id, text, lang: 'en', locale, result, ...(result === 'answered' && { article: 'oven' }) },
];
export const due = (arm: 'shown' | 'held', version = 1): Deed => [
  `nudge_${arm}`,
  { nudge: 'idle', kind: 'idle_cart', version, arm },
];
