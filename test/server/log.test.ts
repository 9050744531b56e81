import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId, uuidv7 } from '../../protocol/ids.ts';
import { createLog } from '../../server/log.ts';
import { startServer, type Running } from '../../server/main.ts';
import { readSettings } from '../../server/settings.ts';
import { StoreError, type Store } from '../../server/store/store.ts';

const written = (why: string): Record<string, unknown> => {
  let line = '';
  createLog({ write: (text) => (line += text) }, () => 0)('error', 'it failed', { why });
  return JSON.parse(line) as Record<string, unknown>;
};

describe('a line', () => {
  it('is JSON with its time, and facts beside it', () => {
    expect(written('no such table: event')).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      level: 'error',
      what: 'it failed',
      why: 'no such table: event',
    });
  });

  it.each([
    [`Unexpected token 'h', "hello I am Maria" is not valid JSON`, `Unexpected token 'h', … is not valid JSON`],
    [`Cannot read properties of undefined (reading 'visit')`, `Cannot read properties of undefined (reading 'visit')`],
    ['relation "event" does not exist', 'relation "event" does not exist'],
    ['550 <maria@ceban.example> is unknown', '550 <…> is unknown'],
    ['no row for 3d6f0a1b-2c4e-4f80-9a1b-2c3d4e5f6071', 'no row for …'],
    ['refused from 203.0.113.77 and 2001:db8::7', 'refused from … and …'],
    ['call +373 69 123 456 now', 'call +… now'],
    ['/console/api/sites/demo/inbox/maria%40ceban.example', '/console/api/sites/demo/inbox/…'],
    [`token ${'k'.repeat(43)}`, 'token …'],
    ['listening on port 8787 since 10:00', 'listening on port 8787 since 10:00'],
  ])('%s', (said, kept) => expect(written(said)['why']).toBe(kept));
});

describe('whatever fails', () => {
  const ADDRESS = '203.0.113.77';
  const VISITOR = randomId();
  const WORDS = 'is my parcel lost again';
  const EMAIL = 'maria@ceban.example';
  const all = [ADDRESS, VISITOR, WORDS, EMAIL, 'ceban', 'parcel'];
  /** As a careless driver would put it: with everything it was given. */
  const careless = `value "${WORDS}" of ${EMAIL} (${VISITOR}) from ${ADDRESS} does not fit`;

  let running: Running;
  let dataDir: string;
  let log = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'attendant-log-'));
    const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, TRUST_PROXY: '1' });
    running = await startServer(settings, createLog({ write: (text) => (log += text) }));
    const origins = ['https://shop.example'];
    const site = { key: 'shop', secret: 'secret', name: 'Shop', origins, timeZone: 'UTC', currency: 'EUR' };
    await running.parts.store.sites.add(site, Date.now());
  });
  afterAll(async () => {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const headers = {
    'x-forwarded-for': ADDRESS,
    authorization: `Bearer ${VISITOR}`,
    origin: 'https://shop.example',
    cookie: `attendant=${VISITOR}`,
  };
  const base = { id: uuidv7(Date.now()), at: Date.now(), page: { url: `https://shop.example/?email=${EMAIL}` } };
  const sender = { v: 1, site: 'shop', visitor: VISITOR, sent_at: Date.now() };
  const event = { ...base, type: 'faq_ask', data: { ask: 'a', text: WORDS, lang: 'en', result: 'unsure' } };
  const message = { ...base, kind: 'message', lang: 'en', text: WORDS, email: EMAIL };
  const bodies: [string, string, unknown][] = [
    ['POST', '/v1/events', { ...sender, events: [event, { ...event, id: WORDS }] }],
    ['POST', '/v1/messages', { ...sender, messages: [message, { ...message, email: WORDS }] }],
    ['POST', '/v1/orders', { id: WORDS, value: 1, currency: 'EUR', customer: EMAIL, visitor: VISITOR }],
    ['POST', '/console/api/login', { email: EMAIL, password: WORDS }],
    ['POST', '/console/api/link', { token: VISITOR, password: WORDS, name: EMAIL }],
    ['POST', '/v1/events', WORDS],
    ['GET', '/v1/me?site=shop', undefined],
    ['GET', '/v1/me/export?site=shop', undefined],
    ['DELETE', '/v1/me?site=shop', undefined],
    ['GET', '/v1/sites/shop/site.json', undefined],
    ['GET', `/v1/sites/shop/c/${VISITOR}.json`, undefined],
    ['GET', `/console/api/sites/shop/inbox/${encodeURIComponent(EMAIL)}`, undefined],
    ['GET', `/console/api/sites/shop/inbox?q=${encodeURIComponent(WORDS)}`, undefined],
    ['GET', '/console/api/me', undefined],
    ['GET', '/ready', undefined],
    ['GET', '/metrics', undefined],
    ['GET', `/${encodeURIComponent(WORDS)}`, undefined],
  ];
  const askAll = (): Promise<number[]> =>
    Promise.all(
      bodies.map(async ([method, path, body]) => {
        const secret = path === '/v1/orders' ? { authorization: 'Bearer secret' } : {};
        const init = { method, headers: { ...headers, ...secret } };
        const answer = await fetch(
          running.url + path,
          body === undefined ? init : { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) },
        ).catch(() => undefined);
        await answer?.text().catch(() => undefined);
        return answer?.status ?? 0;
      }),
    );

  /** Every function of the store rejects, until it is mended. */
  const breakStore = (store: Store, error: Error): (() => void) => {
    const mends = Object.values(store)
      .filter((part): part is Record<string, unknown> => typeof part === 'object' && part !== null)
      .map((part) => {
        const whole = { ...part };
        for (const name of Object.keys(part))
          if (typeof part[name] === 'function') part[name] = () => Promise.reject(error);
        return () => void Object.assign(part, whole);
      });
    const { ready } = store;
    store.ready = () => Promise.reject(error);
    return () => {
      store.ready = ready;
      mends.forEach((mend) => mend());
    };
  };

  it.each([
    ['a store that is away', new StoreError(careless, true)],
    ['a store that refuses', new StoreError(careless, false)],
    ['a fault of ours', new TypeError(careless)],
    ['something unreadable', new SyntaxError(`Unexpected token 'i', "${WORDS}" is not valid JSON`)],
  ])('%s is told without a word of who asked', async (_, error) => {
    log = '';
    const mend = breakStore(running.parts.store, error);
    // Sites are remembered for a second: first with one that is known, then with none.
    const statuses = await askAll();
    mend();
    expect(statuses.some((status) => status >= 500)).toBe(true);
    const lines = log.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ at: expect.any(String), what: expect.any(String) });
    for (const told of all) expect(log).not.toContain(told);
  });

  it('nor is what goes well', async () => {
    log = '';
    await askAll();
    for (const told of all) expect(log).not.toContain(told);
  });
});
