import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoreError } from '../../server/store/store.ts';
import { until } from '../support/until.ts';
import { batch, event, mailbag, message, serve, type Serving } from './serving.ts';

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

const LINE = /^(?<name>[a-z_]+)(?:\{(?<labels>[^}]*)\})? (?<value>[0-9.e+-]+)$/;

/** Values by name and labels; throws at a line that is none of the format's. */
const ask = async (): Promise<Map<string, number>> => {
  const text = await (await fetch(`${shop.url}/metrics`)).text();
  const values = new Map<string, number>();
  const typed = new Set<string>();
  for (const line of text.trimEnd().split('\n')) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line);
    if (type) typed.add(type[1]!);
    if (line.startsWith('#')) continue;
    const { name, labels, value } = LINE.exec(line)!.groups as { name: string; labels?: string; value: string };
    expect([line, typed.has(name) || typed.has(name.replace(/_(bucket|sum|count)$/, ''))]).toEqual([line, true]);
    values.set(labels ? `${name}{${labels}}` : name, Number(value));
  }
  expect(text.endsWith('\n')).toBe(true);
  return values;
};

it('tells what came, what became of it, and how long its commit took', async () => {
  const one = event();
  await shop.post('/v1/events', batch([one, event({ type: 'X' })]));
  await shop.post('/v1/events', batch([one]));
  await shop.post('/v1/events', '{');
  const values = await ask();
  expect(values.get('attendant_requests_total{route="events",status="200"}')).toBe(2);
  expect(values.get('attendant_requests_total{route="events",status="400"}')).toBe(1);
  expect(values.get('attendant_received_total{fate="stored"}')).toBe(1);
  expect(values.get('attendant_received_total{fate="duplicate"}')).toBe(1);
  expect(values.get('attendant_received_total{fate="refused"}')).toBe(1);
  expect(values.get('attendant_commit_seconds_count')).toBe(2);
  const buckets = [...values].filter(([name]) => name.startsWith('attendant_commit_seconds_bucket'));
  const counts = buckets.map(([, value]) => value);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(buckets.at(-1)).toEqual(['attendant_commit_seconds_bucket{le="+Inf"}', 2]);
});

it('tells how full the store is and what waits in it, and says nothing of that while it is away', async () => {
  await shop.post('/v1/messages', mailbag([message()]));
  const values = await ask();
  expect(values.get('attendant_database_bytes')).toBeGreaterThan(10_000);
  expect(values.get('attendant_mails{state="queued"}')).toBe(0);
  expect(values.get('attendant_unfolded_sessions')).toBeGreaterThanOrEqual(0);
  // From the second question on.
  const late = 'attendant_event_loop_delay_seconds{quantile="0.99"}';
  await until('the event loop was looked at', async () => (await ask()).has(late));

  const { gauges } = shop.parts.store;
  const { size, queues } = gauges;
  const gone = () => Promise.reject(new StoreError('gone', true));
  Object.assign(gauges, { size: gone, queues: gone });
  const away = await ask();
  Object.assign(gauges, { size, queues });
  expect(away.has('attendant_database_bytes')).toBe(false);
  expect(away.get('attendant_memory_bytes')).toBeGreaterThan(0);
});

it('is for the owner’s own network', async () => {
  const answer = await fetch(`${shop.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('private addresses');
});
