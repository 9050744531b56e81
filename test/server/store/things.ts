import { randomId, uuidv7 } from '../../../protocol/ids.ts';
import type { EventRow, ResponseRow, SenderRow, Site, Store } from '../../../server/store/store.ts';

/** A Monday morning; no test looks at the clock of the machine. */
export const NOON = Date.UTC(2026, 10, 9, 12);
export const MINUTE = 60_000;

export const addSite = (store: Store, key = 'demo'): Promise<Site> =>
  store.sites.add(
    {
      key,
      secret: `secret-${key}`,
      name: 'Lut & Foc',
      origins: ['http://localhost:*', 'https://shop.example'],
      timeZone: 'Europe/Chisinau',
      currency: 'MDL',
    },
    NOON,
  );

export const sender = (site: Site, more: Partial<SenderRow> = {}): SenderRow => ({
  siteId: site.id,
  mode: 'cookieless',
  visitor: randomId(),
  ...more,
});

export const event = (at = NOON, more: Partial<EventRow> = {}): EventRow => ({
  id: uuidv7(at),
  type: 'page_view',
  at,
  deviceAt: at,
  sentAt: at + 40,
  receivedAt: at + 90,
  url: 'https://shop.example/en/bowls',
  data: { nav: 'load' },
  ...more,
});

export const events = (count: number, at = NOON): EventRow[] => Array.from({ length: count }, (_, n) => event(at + n));

export const response = (at = NOON, more: Partial<ResponseRow> = {}): ResponseRow => ({
  id: uuidv7(at),
  kind: 'feedback',
  rev: 0,
  at,
  deviceAt: at,
  sentAt: at + 40,
  receivedAt: at + 90,
  url: 'https://shop.example/en/cart?step=2',
  lang: 'en',
  text: '',
  answers: [],
  done: true,
  follow: false,
  ...more,
});

/** Puts one response by a visitor of its own. */
export const put = async (store: Store, site: Site, row: ResponseRow): Promise<ResponseRow> => {
  await store.responses.put(sender(site), [row], new Map());
  return row;
};

export const collect = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
