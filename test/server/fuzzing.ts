import { request } from 'node:http';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { ORIGIN } from './serving.ts';

export const seed = Number(process.env['SEED'] ?? 1);
const RUNS = 250;
/** Of what has many addresses of its own. */
export const FEWER = 120;
/** Milliseconds after which an answer counts as a hang. */
const HANGS = 5_000;

/** What is sent; one that is huge is told of by how it was made. */
export type Body = string | Uint8Array | { open: string; times: number; write(): string };

/** As it goes over the wire. */
export const written = (body: Body): string | Uint8Array =>
  typeof body === 'object' && 'write' in body ? body.write() : body;

export interface Answer {
  status: number;
  text: string;
  cors: string | undefined;
}

/** Node's own client: `fetch` would not send what a fuzzer thinks of. Each on a connection of its own, for some end with a refusal. */
export const send = (
  to: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: Body,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(to);
    const sending = request(
      { port, host: 'localhost', method, path, headers, agent: false, timeout: HANGS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            text: Buffer.concat(chunks).toString(),
            cors: response.headers['access-control-allow-origin'],
          }),
        );
      },
    );
    sending.on('timeout', () => reject(new Error('hangs')));
    sending.on('error', reject);
    sending.end(body === undefined ? '' : written(body));
  });

export const hasReason = ({ status, text }: Answer): void => {
  expect(status).toBeLessThan(500);
  if (status >= 400) expect((JSON.parse(text) as { error: string }).error).toMatch(/\w{3}/);
};

export const id = fc.oneof(fc.uuid(), fc.string());
const HUGE = [1e308, -1e308, 2 ** 53, -0, Number.MIN_VALUE, 8.64e15 + 1, 281_474_976_710_656];
const SURROGATES = ['\ud800', '\udfff\ud800', '\0', '\u202e', '𝟙'];
/** Keys that mean something to objects. */
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length'];
export const wild = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  fc.constantFrom<fc.JsonValue>(...HUGE, ...SURROGATES),
  fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue({ maxDepth: 1 })) as fc.Arbitrary<fc.JsonValue>,
);
/** Written by hand, since nothing writes it: lists or objects as deep as a body has room for, and what JSON.parse makes own keys. */
export const deep = fc
  .tuple(
    fc.constantFrom('[', '{"a":'),
    fc.constantFrom(10, 1_000, 30_000),
    fc.constantFrom('events', 'messages', 'items'),
  )
  .map(([open, times, list]): Body => ({
    open,
    times,
    write: () => {
      const nested = open.repeat(times) + '1' + (open === '[' ? ']' : '}').repeat(times);
      return `{"v":1,"site":"shop","sent_at":1,"__proto__":{"v":2},"${list}":[{"data":${nested}},${nested}]}`;
    },
  }));
export const headers = fc.record(
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

export const holds = <T>(
  values: fc.Arbitrary<T>,
  property: (value: T) => Promise<void>,
  numRuns = RUNS,
): Promise<void> => fc.assert(fc.asyncProperty(values, property), { seed, numRuns, interruptAfterTimeLimit: 15_000 });

/** Fields of an address, of names that are read and some that are not. */
export const query = fc
  .dictionary(
    fc.constantFrom('site', 'days', 'status', 'q', 'cursor', 'score', 'from', 'to', '__proto__', 'after'),
    fc.string({ unit: 'binary', maxLength: 30 }),
    { maxKeys: 4 },
  )
  .map((fields) =>
    new URLSearchParams(Object.entries(fields).map(([name, text]) => [name, text.toWellFormed()])).toString(),
  );
