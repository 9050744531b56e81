import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, deep, FEWER, hasReason, headers, holds, id, query, seed, send, wild, written } from './fuzzing.ts';
import { serve, type Serving } from './serving.ts';

const SECRET = 'other-secret';

let shop: Serving;
beforeAll(async () => {
  shop = await serve();
  await shop.parts.store.sites.add({ ...shop.site, key: 'other', secret: SECRET }, Date.now());
});
afterAll(() => shop.end());

const page = fc.oneof(
  wild,
  fc.record({ url: fc.string() }),
  fc.record({ url: fc.webUrl(), title: fc.string({ unit: 'binary' }) }),
);
const anEvent = fc.oneof(
  wild,
  fc.record(
    {
      id,
      type: fc.constantFrom('page_view', 'purchase', 'identify', 'custom', 'X'),
      at: fc.oneof(fc.nat(), fc.double(), fc.constant(Date.now())),
      seq: fc.oneof(fc.nat(), wild),
      page,
      data: fc.oneof(
        wild,
        fc.dictionary(fc.string({ unit: 'binary' }), wild),
        fc.record({
          currency: fc.string(),
          items: fc.array(wild),
          value: fc.double(),
          customer: wild,
          signature: wild,
        }),
      ),
    },
    { requiredKeys: ['id', 'type', 'at', 'page', 'data'] },
  ),
);
const aMessage = fc.oneof(
  wild,
  fc.record({
    id,
    kind: fc.constantFrom('message', 'feedback', 'survey', 'x'),
    at: fc.oneof(fc.nat(), fc.double()),
    page,
    lang: fc.constantFrom('en', 'zh-Hant-TW', '', 'e'.repeat(40)),
    text: fc.string({ unit: 'binary' }),
    rating: fc.oneof(fc.nat(7), wild),
    email: fc.oneof(fc.emailAddress(), fc.string()),
    survey: fc.string(),
    rev: fc.oneof(fc.nat(), wild),
    answers: fc.array(
      fc.oneof(wild, fc.record({ question: fc.string(), kind: fc.constant('nps'), score: fc.nat(12) })),
    ),
  }),
);
const envelope = (list: string, of: fc.Arbitrary<unknown>) =>
  fc
    .record(
      {
        v: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(1) }, wild),
        site: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>('shop') }, wild),
        visitor: id,
        session: id,
        tab: fc.string(),
        unlinked: fc.boolean(),
        sent_at: fc.oneof(fc.constant(Date.now()), fc.nat(), fc.double(), fc.constant(8.64e15)),
        list: fc.oneof({ weight: 9, arbitrary: fc.array(of, { maxLength: 6 }) as fc.Arbitrary<unknown> }, wild),
      },
      { requiredKeys: ['v', 'site', 'sent_at', 'list'] },
    )
    .map(({ list: items, ...rest }) => ({ ...rest, [list]: items }));

const body = (list: string, of: fc.Arbitrary<unknown>): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 6, arbitrary: envelope(list, of).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 1, arbitrary: deep },
  );
describe(`whatever comes is answered with a reason (seed ${seed})`, () => {
  it.each([
    ['/v1/events', 'events', anEvent],
    ['/v1/messages', 'messages', aMessage],
  ] as const)('at POST %s', (path, list, of) =>
    holds(fc.tuple(body(list, of as fc.Arbitrary<unknown>), headers), async ([bytes, given]) => {
      const answered = await send(shop.url, 'POST', path, given, bytes);
      hasReason(answered);
      expect(answered.cors).toBe(given.origin ?? '*');
      if (answered.status === 200) {
        const { stored, duplicate, refused } = JSON.parse(answered.text) as Record<string, number & unknown[]>;
        const sent = (JSON.parse(Buffer.from(written(bytes)).toString()) as Record<string, unknown[]>)[list]!;
        expect(stored! + duplicate! + refused!.length).toBe(sent.length);
      }
    }),
  );

  const anOrder = fc.oneof(
    wild,
    fc.record(
      {
        id: fc.oneof(fc.string({ unit: 'binary' }), wild),
        value: fc.oneof(fc.double(), wild),
        currency: fc.constantFrom('MDL', 'JPY', 'lei', '', 'XXX'),
        items: fc.array(wild, { maxLength: 3 }),
        at: fc.oneof(fc.nat(), fc.double(), fc.date().map(String), fc.constant('2026-11-20T10:00:00+99:99'), wild),
        visitor: id,
        customer: fc.oneof(fc.string({ unit: 'binary' }), wild),
      },
      { requiredKeys: ['id', 'value', 'currency'] },
    ),
  );
  const orders = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.oneof(anOrder, fc.array(anOrder, { maxLength: 4 })).map((value) => JSON.stringify(value)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 1, arbitrary: deep },
  );
  const authorization = fc.oneof(
    { weight: 4, arbitrary: fc.constant(`Bearer ${SECRET}`) },
    fc.constantFrom('Bearer', 'bearer  x', `Basic ${SECRET}`, `Bearer ${'x'.repeat(4_000)}`, ''),
  );

  it('at POST /v1/orders', () =>
    holds(
      fc.tuple(orders, headers, authorization),
      async ([bytes, given, bearer]) => {
        const answered = await send(shop.url, 'POST', '/v1/orders', { ...given, authorization: bearer }, bytes);
        hasReason(answered);
        expect(answered.cors).toBeUndefined();
        // Too large is told without looking who asks.
        if (bearer !== `Bearer ${SECRET}`) expect([401, 413]).toContain(answered.status);
        else expect(answered.status).not.toBe(401);
      },
      FEWER,
    ));

  it('at /v1/me, by every method, whoever asks', () => {
    const who = fc.oneof(
      fc.uuid(),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
    );
    const site = fc.constantFrom('site=shop&', 'site=other&', '');
    const path = fc
      .tuple(fc.constantFrom('/v1/me', '/v1/me/export'), site, query)
      .map(([at, key, more]) => `${at}?${key}${more}`);
    const method = fc.constantFrom('GET', 'DELETE', 'POST', 'PUT', 'OPTIONS');
    return holds(
      fc.tuple(method, path, who, headers),
      async ([verb, address, visitor, given]) => {
        const answered = await send(shop.url, verb, address, { ...given, authorization: `Bearer ${visitor}` });
        if (verb === 'OPTIONS') expect(answered.status).toBeLessThan(500);
        else hasReason(answered);
      },
      FEWER,
    );
  });

  it('at every address, by every method', () => {
    const segment = fc.oneof(
      fc.constantFrom(
        'v1',
        'events',
        'sites',
        'shop',
        'site.json',
        'c',
        'p',
        'console',
        'api',
        'metrics',
        'openapi.json',
        'preview',
        'orders',
        'me',
        '..',
        '%00',
        '',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map(encodeURIComponent),
    );
    const path = fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
    const method = fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST');
    return holds(fc.tuple(method, path, headers), async ([verb, address, given]) => {
      const answered = await send(shop.url, verb, address, given);
      if (verb === 'HEAD') expect(answered.status).toBeLessThan(500);
      else hasReason(answered);
    });
  });
});
