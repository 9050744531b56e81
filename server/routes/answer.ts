import type { HttpBindings } from '@hono/node-server';
import type { Problem } from '../../protocol/console.ts';
import type { Receipt } from '../../protocol/events.ts';

/** The environment of public routes: Node's own request, so that bodies are read and limited as they come. */
export interface PublicEnv {
  Bindings: HttpBindings;
}

/** Plain names and values: the server adapter writes them as they are, without a Headers object in between. */
export type HeaderFields = Record<string, string>;

/** On every answer: nothing is taken for a type it does not have, and no address of the collector is told to others. */
export const GUARDED: HeaderFields = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** For what any page may read: files and published documents. */
export const OPEN: HeaderFields = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  ...GUARDED,
};

const JSON_TYPE = 'application/json; charset=utf-8';

/** For answers to a page: without these a refusal would look like a network fault, and its Retry-After be invisible. */
export const corsFor = (origin: string | undefined): HeaderFields => ({
  'Access-Control-Allow-Origin': origin ?? '*',
  'Access-Control-Expose-Headers': 'Retry-After',
  Vary: 'Origin',
  ...GUARDED,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Content-Type': JSON_TYPE,
});

/** An answer before it is a Response: the busiest routes write it to Node's own without ever making one. */
export interface Reply {
  status: number;
  headers: HeaderFields;
  body: string;
}

/** The answer to a batch that was kept, by far the most frequent: with no more headers than it needs. */
export const receiptReply = (receipt: Receipt, origin: string | undefined): Reply => ({
  status: 200,
  headers: {
    'Access-Control-Allow-Origin': origin ?? '*',
    Vary: 'Origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Type': JSON_TYPE,
  },
  // Written by hand: nothing but two numbers is in nearly every one.
  body: receipt.refused.length
    ? JSON.stringify(receipt)
    : `{"stored":${receipt.stored},"duplicate":${receipt.duplicate},"refused":[]}`,
});

export const reply = (status: number, body: unknown, origin: string | undefined, more?: HeaderFields): Reply => ({
  status,
  headers: more ? { ...corsFor(origin), ...more } : corsFor(origin),
  body: JSON.stringify(body),
});

/** A refusal in words that say what to do. */
export const refused = (status: number, error: string, origin: string | undefined, more?: HeaderFields): Reply =>
  reply(status, { error } satisfies Problem, origin, more);

export const asResponse = ({ status, headers, body }: Reply): Response => new Response(body, { status, headers });

export const answer = (status: number, body: unknown, origin: string | undefined, more?: HeaderFields): Response =>
  asResponse(reply(status, body, origin, more));

export const refusal = (status: number, error: string, origin: string | undefined, more?: HeaderFields): Response =>
  asResponse(refused(status, error, origin, more));

/** The answer to a CORS preflight of the two POST routes; browsers keep it for two hours. */
export const preflight = (origin: string | undefined): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin ?? '*',
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '7200',
      Vary: 'Origin',
    },
  });
