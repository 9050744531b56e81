import { randomId, uuidv7 } from '../../../protocol/ids.ts';
import type { EventRow, ResponseRow, SenderRow, Site } from '../../../server/store/store.ts';

/** 2026-11-21 12:00 in Chisinau. */
export const NOON = Date.UTC(2026, 10, 21, 10);

export const sender = (site: Site, visitor = randomId()): SenderRow => ({
  siteId: site.id,
  mode: 'full',
  visitor,
  session: randomId(),
});

const times = (at: number) => ({ at, deviceAt: at, sentAt: at, receivedAt: at });

export const response = (at: number, over: Partial<ResponseRow> = {}): ResponseRow => ({
  id: uuidv7(at),
  kind: 'message',
  rev: 0,
  ...times(at),
  url: 'https://shop.example/bowl',
  title: 'Bowl',
  lang: 'en',
  text: 'Does the bowl go into the oven?',
  answers: [],
  done: true,
  follow: false,
  ...over,
});

export const event = (
  at: number,
  type: string,
  data: Record<string, unknown> = {},
  url = 'https://shop.example/',
): EventRow => ({
  id: uuidv7(at),
  type,
  ...times(at),
  url,
  data,
});
