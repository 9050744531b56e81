import type { InboxDetail, InboxItem, Me } from '../../protocol/console.ts';

export const NOW = Date.UTC(2026, 10, 21, 10, 0);
export const SITE = 'demo';
export const ana = { id: 1, name: 'Ana Rusu' };
export const ion = { id: 2, name: 'Ion Munteanu' };

export const me: Me = {
  staff: { ...ana, email: 'ana@shop.example' },
  sites: [
    {
      key: SITE,
      name: 'Lut & Foc',
      mark: 'L',
      role: 'owner' as const,
      open: 2,
      time_zone: 'Europe/Chisinau',
      currency: 'MDL',
    },
  ],
  mail: false,
  version: '0.1.0',
};

export const itemOf = (n: number, more: Partial<InboxItem> = {}): InboxItem => ({
  id: `item-${n}`,
  kind: 'message',
  text: `Words ${n}`,
  lang: 'en',
  at: NOW - n * 60_000,
  status: 'open',
  read: false,
  labels: [],
  ...more,
});

export const detailOf = (item: InboxItem, more: Partial<InboxDetail> = {}): InboxDetail => ({
  ...item,
  full_text: item.text,
  answers: [],
  done: true,
  follow: false,
  received_at: item.at,
  notes: [],
  page: { url: 'https://shop.example/en/' },
  visitor: { mode: 'full', visits: 1, orders: 0, spent: {}, path: [] },
  ...more,
});

/** Lets everything that is already due happen. */
export const settle = async (): Promise<void> => {
  for (let n = 0; n < 12; n++) await new Promise((done) => setTimeout(done, 0));
};

type Answer = { status: number; body: unknown; headers?: Record<string, string> };
export type Collector = (method: string, path: string, body: unknown) => Answer | Promise<Answer>;

/** A `fetch` that is answered by a function, in the shape of the collector's answers. */
export const fetchFrom =
  (collector: Collector): typeof fetch =>
  async (input, init) => {
    const path = input instanceof Request ? input.url : String(input);
    const sent: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const { status, body, headers } = await collector(init?.method ?? 'GET', path, sent);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
  };
