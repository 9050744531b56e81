import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../protocol/events.ts';
import { uuidv7 } from '../../protocol/ids.ts';
import { batch, event, ORIGIN, serve, type Serving } from './serving.ts';

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

const send = async (events: unknown[], more: Record<string, unknown> = {}): Promise<Receipt> => {
  const response = await shop.post('/v1/events', batch(events, more));
  expect(response.status).toBe(200);
  return (await response.json()) as Receipt;
};
const kept = async (id: unknown) => (await shop.events()).find((stored) => stored.id === id);

describe('POST /v1/events', () => {
  it('stores each id once, and says so', async () => {
    const events = [event(), event(), event()];
    expect(await send(events)).toEqual({ stored: 3, duplicate: 0, refused: [] });
    expect(await send([...events, event()])).toEqual({ stored: 1, duplicate: 3, refused: [] });
    const ids = (await shop.events()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('takes upper-case ids for the same', async () => {
    const one = event();
    expect((await send([one, { ...one, id: String(one['id']).toUpperCase() }])).duplicate).toBe(1);
  });
  it('keeps one row when the same is sent by many at once', async () => {
    const events = Array.from({ length: 20 }, () => event());
    const receipts = await Promise.all(Array.from({ length: 25 }, () => send(events)));
    expect(receipts.reduce((sum, { stored }) => sum + stored, 0)).toBe(20);
    const ids = new Set(events.map(({ id }) => id));
    expect((await shop.events()).filter(({ id }) => ids.has(id))).toHaveLength(20);
  });
  it('refuses a bad event with its reason and keeps the others', async () => {
    const good = event();
    const late = event({ at: Date.now() - 401 * 86_400_000 });
    const events = [good, { id: 'x' }, 5, event({ page: { url: 'u'.repeat(2049) } }), event({ data: [] }), late];
    const { stored, refused } = await send(events);
    expect(stored).toBe(1);
    expect(await kept(good['id'])).toBeDefined();
    expect(refused.map(({ why }) => why)).toEqual([
      'id: not a UUID',
      'not an object',
      'page.url: longer than 2048 characters',
      'data: not an object',
      'older than retention',
    ]);
    expect(refused.map(({ id }) => id)).toEqual([
      'x',
      null,
      events[3]!['id' as never],
      events[4]!['id' as never],
      late['id'],
    ]);
  });
  it('keeps what an unknown type says', async () => {
    const odd = event({ type: 'faq_dreamt', data: { deep: { er: [1, 'ä\u0000'] } } });
    expect((await send([odd])).stored).toBe(1);
    expect((await kept(odd['id']))?.data).toEqual({ deep: { er: [1, 'ä\uFFFD'] } });
  });
  it('keeps amounts as minor units and refuses those that are none', async () => {
    const item = { item_id: 'bowl', price: 48.5, quantity: 2 };
    const good = event({ type: 'purchase', data: { transaction_id: 'T1', currency: 'MDL', value: 97, items: [item] } });
    const bad = event({ type: 'purchase', data: { value: 97, items: [item, { item_id: 'mug', price: '5' }] } });
    expect((await send([good, bad])).refused).toEqual([{ id: bad['id'], why: 'data.items.1.price: not an amount' }]);
    expect((await kept(good['id']))?.data).toEqual({
      transaction_id: 'T1',
      currency: 'MDL',
      value_minor: 9700,
      items: [{ item_id: 'bowl', price_minor: 4850, quantity: 2 }],
    });
  });
  it('corrects a wrong clock and keeps all four times', async () => {
    const before = Date.now();
    const wrong = event({ at: 1_000_000_000_000 });
    await send([wrong], { sent_at: 1_000_000_002_000 });
    const stored = (await kept(wrong['id']))!;
    expect(stored).toMatchObject({ deviceAt: 1_000_000_000_000, sentAt: 1_000_000_002_000 });
    expect(stored.at).toBe(stored.receivedAt - 2_000);
    expect(stored.receivedAt).toBeGreaterThanOrEqual(before);
  });
});

describe('who sent it', () => {
  it('is the browser’s own visitor and session where it names them', async () => {
    const sender = { visitor: crypto.randomUUID(), session: crypto.randomUUID(), tab: 't1' };
    const one = event({ seq: 4 });
    await send([one], sender);
    expect(await kept(one['id'])).toMatchObject({
      visitor: sender.visitor,
      session: sender.session,
      mode: 'full',
      seq: 4,
    });
  });
  it('is derived where it does not: one visitor a browser, no address kept', async () => {
    const [a, b, other] = [event(), event(), event()];
    await shop.post('/v1/events', batch([a]), { 'user-agent': 'Browser A' });
    await shop.post('/v1/events', batch([b]), { 'user-agent': 'Browser A' });
    await shop.post('/v1/events', batch([other]), { 'user-agent': 'Browser B' });
    const [one, two, three] = await Promise.all([kept(a['id']), kept(b['id']), kept(other['id'])]);
    expect(one).toMatchObject({ visitor: two!.visitor, session: two!.session, mode: 'cookieless' });
    expect(three!.visitor).not.toBe(one!.visitor);
  });
  it('is a customer only by signature, and the signature is not kept', async () => {
    const visitor = { visitor: crypto.randomUUID(), session: crypto.randomUUID() };
    const signature = createHmac('sha256', shop.site.secret).update('customer 7').digest('hex');
    const proven = event({ type: 'identify', data: { customer: 'customer 7', signature, email: 'a@b.example' } });
    const claimed = event({ type: 'identify', data: { customer: 'customer 7', proven: true } });
    expect((await send([proven, claimed, event({ type: 'identify', data: {} })], visitor)).refused).toHaveLength(1);
    expect((await kept(proven['id']))?.data).toEqual({ customer: 'customer 7', proven: true });
    expect((await kept(claimed['id']))?.data).toEqual({ customer: 'customer 7', proven: false });
  });
});

describe('an event nested without end', () => {
  it.each([90_000, 3_900])('%i deep does not take its batch down', async (depth) => {
    const data = `{"a":["\\u0000",${'['.repeat(depth)}${']'.repeat(depth)}]}`;
    const body = JSON.stringify(batch([event(), event({ data: '@' }), event()])).replace('"@"', data);
    const response = await shop.post('/v1/events', body);
    expect(response.status).toBe(200);
    const { stored, refused } = (await response.json()) as Receipt;
    expect(stored + refused.length).toBe(3);
    expect(stored).toBeGreaterThanOrEqual(2);
  });
});

describe('a refused batch', () => {
  const why = async (response: Response): Promise<string> => ((await response.json()) as { error: string }).error;

  it.each([
    ['not JSON', '{', 400, /not JSON/],
    ['nested without end', '['.repeat(100_000), 400, /JSON|nested/],
    ['a list', '[]', 400, /^v: unknown version/],
    ['null', 'null', 400, /not an object/],
    ['another version', batch([], { v: 2 }), 400, /^v: unknown version/],
    ['without a list', { ...batch([]), events: {} }, 400, /^events: not a list/],
    ['a bad visitor', batch([], { visitor: 'me' }), 400, /^visitor: not a UUID/],
    ['without consent', batch([], { unlinked: true }), 400, /^unlinked: /],
    ['of an unknown site', batch([event()], { site: 'nobody' }), 403, /no site with this key/],
    ['of too many events', batch(Array.from({ length: 501 }, () => 0)), 413, /more than 500/],
    ['over the size', batch([event({ data: { a: 'b'.repeat(300_000) } })]), 413, /over 262144 bytes/],
  ])('%s says why, and a page can read it', async (_, body, status, words) => {
    const response = await shop.post('/v1/events', body);
    expect(response.status).toBe(status);
    expect(await why(response)).toMatch(words);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('vary')).toContain('Origin');
  });
  it.each(['null', 'https://evil.example'])('of the origin %s says what to do', async (origin) => {
    const response = await shop.post('/v1/events', batch([event()]), { origin });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await why(response)).toMatch(origin === 'null' ? /over http/ : /Install/);
  });
  it('is counted by its reason for the console', async () => {
    await shop.parts.collecting.tally.flush();
    const names = (await shop.parts.store.tallies.sum(shop.site.id, 0, Date.now() + 1)).map(({ name }) => name);
    expect(names).toContain('refused:older than retention');
    expect(names).toContain('refused:data.items[].price: not an amount');
    expect(names).toContain('refused:a page of an origin that is not in the list of the site');
  });
  it('that comes in chunks is given up at the limit', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(`${shop.url}/v1/events`, { method: 'POST', headers: { origin: ORIGIN } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      sending.on('error', reject);
      for (let i = 0; i < 40; i++) sending.write('x'.repeat(10_000));
      sending.end();
    });
    expect(status).toBe(413);
  });
});

describe('what browsers ask before and between', () => {
  it('a preflight is answered for JSON', async () => {
    const headers = { origin: ORIGIN, 'access-control-request-method': 'POST' };
    const response = await fetch(`${shop.url}/v1/events`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(response.headers.get('access-control-allow-headers')).toContain('content-type');
  });
  it('an Origin that a proxy has emptied is none', async () => {
    const { port } = new URL(shop.url);
    const status = await new Promise((resolve, reject) => {
      const options = { port, path: '/v1/events', method: 'POST', headers: { origin: '' } };
      request(options, (answered) => resolve(answered.resume().statusCode))
        .on('error', reject)
        .end(JSON.stringify(batch([event()])));
    });
    expect(status).toBe(200);
  });
  it('JSON is read as well as text, and a server needs no Origin', async () => {
    const body = JSON.stringify(batch([event({ id: uuidv7(Date.now()) })]));
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${shop.url}/v1/events`, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ stored: 1 });
  });
  it('GET is told that it is the wrong way', async () => {
    const response = await fetch(`${shop.url}/v1/events`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('POST');
  });
});
