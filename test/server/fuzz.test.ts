import { request } from 'node:http';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, serve, type Serving } from './serving.ts';

const seed = Number(process.env['SEED'] ?? 1);
const RUNS = 250;
/** Milliseconds after which an answer counts as a hang. */
const HANGS = 5_000;

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

interface Answer {
  status: number;
  text: string;
  cors: string | undefined;
}

/** Node's own client: `fetch` would not send what a fuzzer thinks of. */
const send = (method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(shop.url);
    const sending = request({ port, host: 'localhost', method, path, headers, timeout: HANGS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          text: Buffer.concat(chunks).toString(),
          cors: response.headers['access-control-allow-origin'],
        }),
      );
    });
    sending.on('timeout', () => reject(new Error('hangs')));
    sending.on('error', reject);
    sending.end(body);
  });

const hasReason = ({ status, text }: Answer): void => {
  expect(status).toBeLessThan(500);
  if (status >= 400) expect((JSON.parse(text) as { error: string }).error).toMatch(/\w{3}/);
};

const id = fc.oneof(fc.uuid(), fc.string());
const wild = fc.jsonValue({ maxDepth: 4 });
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

const body = (list: string, of: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 6, arbitrary: envelope(list, of).map((value) => Buffer.from(JSON.stringify(value))) },
    { weight: 1, arbitrary: fc.json().map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  );
const headers = fc.record(
  {
    origin: fc.constantFrom(ORIGIN, 'null', 'https://evil.example', 'x'.repeat(500)),
    'content-type': fc.constantFrom('text/plain', 'application/json', 'application/x-www-form-urlencoded', ';;'),
    'content-encoding': fc.constantFrom('identity', 'gzip'),
    'user-agent': fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
    'x-forwarded-for': fc.constantFrom('1.2.3.4', ',,,', 'unknown', '::::'),
    'if-none-match': fc.constantFrom('*', '"', 'W/"x"'),
    'accept-encoding': fc.constantFrom('br;q=0', 'gzip;q=1', '*', ',;,'),
  },
  { requiredKeys: [] },
);

const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(values, property), { seed, numRuns: RUNS, interruptAfterTimeLimit: 15_000 });

describe(`whatever comes is answered with a reason (seed ${seed})`, () => {
  it.each([
    ['/v1/events', 'events', anEvent],
    ['/v1/messages', 'messages', aMessage],
  ] as const)('at POST %s', (path, list, of) =>
    holds(fc.tuple(body(list, of as fc.Arbitrary<unknown>), headers), async ([bytes, given]) => {
      const answered = await send('POST', path, given, bytes);
      hasReason(answered);
      expect(answered.cors).toBe(given.origin ?? '*');
      if (answered.status === 200) {
        const { stored, duplicate, refused } = JSON.parse(answered.text) as Record<string, number & unknown[]>;
        const sent = (JSON.parse(bytes.toString()) as Record<string, unknown[]>)[list]!;
        expect(stored! + duplicate! + refused!.length).toBe(sent.length);
      }
    }),
  );

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
        '..',
        '%00',
        '',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map(encodeURIComponent),
    );
    const path = fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
    const method = fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST');
    return holds(fc.tuple(method, path, headers), async ([verb, address, given]) => {
      const answered = await send(verb, address, given);
      if (verb === 'HEAD') expect(answered.status).toBeLessThan(500);
      else hasReason(answered);
    });
  });
});
