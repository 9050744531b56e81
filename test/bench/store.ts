import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomId, uuidv7 } from '../../protocol/ids.ts';
import { openStore } from '../../server/store/open.ts';
import type { EventRow, SenderRow, Store } from '../../server/store/store.ts';
import { table } from './table.ts';

const VISITORS = 5_000;
const SENDERS = 64;
const START = Date.UTC(2026, 10, 1);

const pages = Array.from({ length: 400 }, (_, n) => ({
  url: `https://shop.example/en/products/hand-thrown-bowl-${n}`,
  title: `Hand-thrown bowl no. ${n} | Lut & Foc`,
}));

const DATA: readonly [type: string, data: (n: number) => Record<string, unknown>][] = [
  ['page_view', () => ({ nav: 'load', lang: 'en', width: 1280 })],
  ['engagement', (n) => ({ active_ms: 4_000 + (n % 9_000), reach: n % 101 })],
  ['page_view', () => ({ nav: 'route', lang: 'en', width: 390 })],
  ['engagement', (n) => ({ active_ms: 900 + (n % 20_000), reach: 100 })],
  ['chat_opened', () => ({ view: 'help' })],
];

/** What a shop's pages send: views, engagement, a third with a page it came from. */
const makeEvent = (n: number): EventRow => {
  const at = START + n * 40 + ((n * 7_919) % 3_000);
  const [type, data] = DATA[n % DATA.length]!;
  const page = pages[(n * 31) % pages.length]!;
  const times = { at, deviceAt: at, sentAt: at + 2_000, receivedAt: at + 2_080 };
  const referrer = n % 3 === 0 ? { referrer: 'https://www.google.com/' } : {};
  return { id: uuidv7(at), type, ...times, seq: n % 50, ...page, ...referrer, data: data(n) };
};

const senders = (siteId: number): SenderRow[] =>
  Array.from({ length: VISITORS }, (_, n) => ({
    siteId,
    mode: 'full',
    visitor: randomId(),
    session: randomId(),
    tab: `tab-${n}`,
  }));

const measure = async (store: Store, siteId: number, total: number, perBatch: number) => {
  const from = senders(siteId);
  const batches = Array.from({ length: total / perBatch }, (_, b) =>
    Array.from({ length: perBatch }, (_, n) => makeEvent(b * perBatch + n)),
  );
  let next = 0;
  const send = async (): Promise<void> => {
    for (let n = next++; n < batches.length; n = next++) {
      await store.log.append(from[n % VISITORS]!, batches[n]!);
    }
  };
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, send));
  const used = process.cpuUsage(cpu);
  return { seconds: (performance.now() - begun) / 1_000, cpu: (used.user + used.system) / 1e6 };
};

const round = async (total: number, perBatch: number): Promise<string[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'attendant-bench-'));
  try {
    const store = await openStore({ dataDir });
    const words = { key: 'bench', secret: 's', name: 'Bench', origins: [], timeZone: 'UTC', currency: 'EUR' };
    const site = await store.sites.add(words, START);
    const { seconds, cpu } = await measure(store, site.id, total, perBatch);
    await store.close();
    const bytes = statSync(join(dataDir, 'attendant.db')).size / total;
    const rates = [total / seconds, total / cpu, (cpu / total) * 1e6].map((rate) => rate.toFixed(rate < 100 ? 1 : 0));
    return [String(perBatch), String(total), ...rates, bytes.toFixed(0)];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** The store alone, without HTTP: what an event costs in processor time and on disk. SQLite. */
export const benchStore = async (total = 200_000): Promise<void> => {
  const rows = [await round(total, 10), await round(total / 5, 1)];
  const head = ['events a batch', 'events', 'events/s', 'events/CPU s', 'us CPU an event', 'bytes an event'];
  console.log(`\nStore (SQLite)\n${table(head, rows)}`);
};

if (import.meta.main) await benchStore();
