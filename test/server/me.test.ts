import { request } from 'node:http';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId } from '../../protocol/ids.ts';
import type { Me } from '../../protocol/me.ts';
import { batch, event, mailbag, message, ORIGIN, serve, type Serving } from './serving.ts';

const seed = Number(process.env['SEED'] ?? 1);

let shop: Serving;
beforeAll(async () => void (shop = await serve({ TRUST_PROXY: '1' })));
afterAll(() => shop.end());

const ask = (visitor: string, method = 'GET', path = '/v1/me', headers: Record<string, string> = {}) =>
  fetch(`${shop.url}${path}?site=shop`, {
    method,
    headers: { authorization: `Bearer ${visitor}`, origin: ORIGIN, ...headers },
  });

/** A browser that looked around, asked and wrote. */
const arrive = async (): Promise<{ visitor: string; events: unknown[]; mail: Record<string, unknown> }> => {
  const visitor = randomId();
  const events = [
    event(),
    event({ type: 'purchase', data: { transaction_id: visitor, value: 12.5, currency: 'MDL' } }),
  ];
  const mail = message({ text: 'Is it back?', email: 'ana@mail.example' });
  const who = { visitor, session: randomId() };
  await shop.post('/v1/events', batch(events, who));
  await shop.post('/v1/messages', mailbag([mail], who));
  return { visitor, events, mail };
};

describe('/v1/me', () => {
  it('tells what there is of this visitor alone', async () => {
    const { visitor, mail } = await arrive();
    await arrive();
    const answered = await ask(visitor);
    expect(answered.status).toBe(200);
    expect(answered.headers.get('cache-control')).toBe('no-store');
    expect(answered.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const me = (await answered.json()) as Me;
    expect(me).toMatchObject({
      visits: 1,
      events: 2,
      types: [
        { type: 'page_view', count: 1 },
        { type: 'purchase', count: 1 },
      ],
      messages: [
        { id: mail['id'], kind: 'message', text: 'Is it back?', email: 'ana@mail.example', read: false, done: false },
      ],
      keeps: { events: 400, messages: 730 },
    });
    expect(me.first_at).toBeLessThanOrEqual(me.last_at!);
  });

  it('tells nobody nothing: noughts', async () => {
    const me = (await (await ask(randomId())).json()) as Me;
    expect(me).toEqual({ visits: 0, events: 0, types: [], messages: [], keeps: { events: 400, messages: 730 } });
  });

  it('is a download of every row, in the words they were sent in', async () => {
    const { visitor, mail } = await arrive();
    const answered = await ask(visitor, 'GET', '/v1/me/export');
    expect(answered.headers.get('content-disposition')).toBe('attachment; filename="attendant-my-data.json"');
    const all = (await answered.json()) as Record<string, Record<string, unknown>[]>;
    expect(all).toMatchObject({ visitor, site: 'Shop', events: 2 });
    // Both were made within a millisecond: their ids have no order.
    const stored = all['stored_events']!.toSorted((a, b) => (String(a['type']) < String(b['type']) ? -1 : 1));
    expect(stored.map(({ type, data }) => [type, (data as Record<string, unknown>)['value']])).toEqual([
      ['page_view', undefined],
      ['purchase', 12.5],
    ]);
    expect(all['stored_messages']).toMatchObject([
      { id: mail['id'], lang: 'en', page: { url: 'https://shop.example/en/' } },
    ]);
    const empty = (await (await ask(randomId(), 'GET', '/v1/me/export')).json()) as typeof all;
    expect([empty['stored_events'], empty['stored_messages']]).toEqual([[], []]);
  });

  it('erases, once and for good: what is sent again is refused with the reason', async () => {
    const [her, him] = [await arrive(), await arrive()];
    expect(await (await ask(her.visitor, 'DELETE')).json()).toEqual({ events: 2, messages: 1 });
    expect(await (await ask(her.visitor, 'DELETE')).json()).toEqual({ events: 0, messages: 0 });
    expect(await (await ask(her.visitor)).json()).toMatchObject({ visits: 0, events: 0, messages: [] });
    const who = { visitor: her.visitor };
    const again = (await (await shop.post('/v1/events', batch(her.events, who))).json()) as Record<string, unknown>;
    expect(again).toEqual({
      stored: 0,
      duplicate: 0,
      refused: her.events.map((one) => ({ id: (one as { id: string }).id, why: 'erased by the visitor' })),
    });
    const wrote = await (await shop.post('/v1/messages', mailbag([her.mail], who))).json();
    expect(wrote).toEqual({ stored: 0, duplicate: 0, refused: [{ id: her.mail['id'], why: 'erased by the visitor' }] });
    expect(await (await ask(him.visitor)).json()).toMatchObject({ events: 2 });
    expect(await (await ask(randomId(), 'DELETE')).json()).toEqual({ events: 0, messages: 0 });
  });

  it('asks for permission as other pages’ scripts have to, and lets in only those of the shop', async () => {
    const preflight = await fetch(`${shop.url}/v1/me?site=shop`, { method: 'OPTIONS', headers: { origin: ORIGIN } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, DELETE');
    const { visitor } = await arrive();
    for (const origin of ['https://evil.example', 'null']) {
      const answered = await ask(visitor, 'DELETE', '/v1/me', { origin });
      expect([answered.status, answered.headers.get('access-control-allow-origin')]).toEqual([403, origin]);
    }
    for (const authorization of ['', 'Bearer ', 'Bearer 7', `Basic ${visitor}`, visitor])
      expect((await ask(visitor, 'GET', '/v1/me', { authorization })).status).toBe(401);
    for (const query of ['', '?site=', '?site=nowhere', `?site=${'x'.repeat(99)}`])
      expect((await fetch(`${shop.url}/v1/me${query}`)).status).toBe(403);
    expect(await (await ask(visitor)).json()).toMatchObject({ events: 2 });
  });

  it('refuses for a site that is switched off', async () => {
    await shop.parts.store.sites.change(shop.site.id, { off: true });
    shop.pass(2_000);
    expect((await ask(randomId())).status).toBe(403);
    await shop.parts.store.sites.change(shop.site.id, { off: false });
    shop.pass(2_000);
    expect((await ask(randomId())).status).toBe(200);
  });

  it('is paced: whoever tries ids gets not far', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' };
    const statuses = new Set<number>();
    let last: Response | undefined;
    for (let n = 0; n < 70; n++) statuses.add((last = await ask(randomId(), 'GET', '/v1/me', from)).status);
    expect([...statuses]).toEqual([200, 429]);
    expect(Number(last!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(randomId(), 'GET', '/v1/me', { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
  });

  it(`answers whatever comes with a reason (seed ${seed})`, async () => {
    const send = (method: string, path: string, headers: Record<string, string>) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const sending = request(shop.url + path, { method, headers, timeout: 5_000 }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => resolve({ status: response.statusCode!, text }));
        });
        sending.on('timeout', () => reject(new Error('hangs')));
        sending.on('error', reject).end();
      });
    const token = fc.oneof(
      fc.uuid().map((id) => `Bearer ${id}`),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => `Bearer ${text.trim()}`),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
    );
    const query = fc.oneof(
      fc.constant('site=shop'),
      fc.string({ unit: 'binary' }).map((text) => `site=${encodeURIComponent(text.toWellFormed())}`),
      fc.webQueryParameters(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'DELETE', 'OPTIONS', 'HEAD', 'PUT', 'POST'),
        fc.constantFrom('/v1/me', '/v1/me/export', '/v1/me/x'),
        query,
        fc.record({ authorization: token, origin: fc.constantFrom(ORIGIN, 'null', 'x') }, { requiredKeys: [] }),
        async (method, path, search, headers) => {
          const { status, text } = await send(method, `${path}?${search}`, headers);
          expect(status).toBeLessThan(500);
          if (status >= 400 && method !== 'HEAD')
            expect((JSON.parse(text) as { error: string }).error).toMatch(/\w{3}/);
        },
      ),
      { seed, numRuns: 100, interruptAfterTimeLimit: 10_000 },
    );
  });
});

describe('retention', () => {
  it('refuses what it would have deleted, also what people wrote', async () => {
    const ago = (days: number): number => Date.now() - days * 86_400_000;
    const [late, written] = [event({ at: ago(401) }), message({ at: ago(731) })];
    const events = await (await shop.post('/v1/events', batch([late, event({ at: ago(399) })]))).json();
    expect(events).toMatchObject({ stored: 1, refused: [{ id: late['id'], why: 'older than retention' }] });
    const messages = await (await shop.post('/v1/messages', mailbag([written, message({ at: ago(729) })]))).json();
    expect(messages).toMatchObject({ stored: 1, refused: [{ id: written['id'], why: 'older than retention' }] });
  });

  it('is kept by the running collector, and erases whom a killed process had left', async () => {
    const short = await serve({ RETENTION_DAYS: '2', RETENTION_MESSAGES_DAYS: '6' });
    const { store, keeping } = short.parts;
    const [one, two] = [randomId(), randomId()];
    for (const visitor of [one, two]) await short.post('/v1/events', batch([event()], { visitor }));
    await short.post('/v1/messages', mailbag([message()], { visitor: one }));
    await store.privacy.condemn(short.site.id, await store.privacy.find(short.site.id, { visitor: two }), Date.now());
    await keeping.run();
    expect(await short.events()).toMatchObject([{ visitor: one }]);
    short.pass(4 * 86_400_000);
    await keeping.run();
    expect(await short.events()).toEqual([]);
    expect(await store.people.visitor(short.site.id, one)).toMatchObject({ mode: 'full' });
    short.pass(4 * 86_400_000);
    await keeping.run();
    expect(await store.people.visitor(short.site.id, one)).toBeUndefined();
    await short.end();
  });
});
