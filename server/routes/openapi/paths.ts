import { limits } from '../../../protocol/limits.ts';
import { EXAMPLES } from './examples.ts';
import type { Schema } from './schemas.ts';

type Answers = Record<string, Schema>;
/** Operations by address and method, as OpenAPI has them. */
export type Paths = Record<string, Record<string, Schema>>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema, example?: unknown): Schema => ({
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});
const told = (description: string, schema: Schema, example?: unknown): Schema => ({
  description,
  ...json(schema, example),
});
const problem = (description: string): Schema => told(description, ref('Problem'));
const again = (description: string): Schema => ({
  ...problem(description),
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
});
const file = (description: string, type: string): Schema => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});

const BUSY: Answers = {
  429: again('Too many requests from this address.'),
  503: again('The collector cannot store or read now: the same request may be sent again.'),
};
const TAKING: Answers = {
  400: problem('The body cannot be read, or its envelope is not as described.'),
  403: problem(
    'There is no such site, or the origin is not in its list. Without an Origin it is taken, `null` is not.',
  ),
  413: problem(`Over ${limits.bodyBytes} bytes, or too many in one batch: send fewer.`),
  ...BUSY,
};

/** `text/plain` spares browsers the CORS preflight; the body is JSON either way. */
const batch = (schema: string, example: unknown): Schema => {
  const media = { schema: ref(schema), example };
  return { required: true, content: { 'application/json': media, 'text/plain': media } };
};

const inPath = (name: string, description: string): Schema => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const KEY = inPath('key', 'The site’s public key.');
const SITE = {
  name: 'site',
  in: 'query',
  required: true,
  description: 'The site’s public key.',
  schema: { type: 'string' },
};

const events: Paths = {
  '/v1/events': {
    post: {
      tags: ['collecting'],
      summary: 'Take events',
      description:
        'Answered after the commit to disk. A 2xx acknowledges every id that is not in `refused`; those are to be dropped. The same id twice within a site is one row.',
      requestBody: batch('EventBatch', EXAMPLES.events),
      responses: { 200: told('Kept.', ref('Receipt'), EXAMPLES.receipt), ...TAKING },
    },
  },
  '/v1/messages': {
    post: {
      tags: ['collecting'],
      summary: 'Take messages, feedback and answers to surveys',
      description: 'As events; a higher `rev` of the same id replaces what was said.',
      requestBody: batch('MessageBatch', EXAMPLES.messages),
      responses: { 200: told('Kept.', ref('Receipt'), EXAMPLES.receipt), ...TAKING },
    },
  },
  '/v1/orders': {
    post: {
      tags: ['server to server'],
      summary: 'Take orders from the shop’s server',
      description:
        'One order or a list. Each is kept once by its `id`; with `at`, or within one UTC day, the same call is one row. Told by a page too, it counts once, as the page told it. No CORS.',
      security: [{ secret: [] }],
      requestBody: {
        required: true,
        ...json({ oneOf: [ref('Order'), { type: 'array', maxItems: 100, items: ref('Order') }] }, EXAMPLES.order),
      },
      responses: {
        200: told('At least one was kept, or there was none.', ref('Receipt'), EXAMPLES.receipt),
        400: problem('Not JSON, or none of the orders could be taken; `refused` says why of each.'),
        401: problem('The secret is missing or wrong.'),
        413: problem('Too large, or over 100 orders.'),
        ...BUSY,
      },
    },
  },
};

const MINE: Answers = {
  401: problem('The visitor’s id is missing.'),
  403: problem('There is no such site, or the origin is not in its list.'),
  ...BUSY,
};
const mine = (summary: string, ok: Schema): Schema => ({
  tags: ['my data'],
  summary,
  parameters: [SITE],
  security: [{ visitor: [] }],
  responses: { 200: ok, ...MINE },
});

const me: Paths = {
  '/v1/me': {
    get: mine('What the collector has of a visitor', told('In short.', ref('Me'))),
    delete: mine('Erase a visitor', told('What was erased.', ref('Erased'))),
  },
  '/v1/me/export': { get: mine('Everything of a visitor, as a file', told('Every row.', { type: 'object' })) },
};

const REVALIDATED: Answers = { 304: { description: 'As you have it (If-None-Match).' } };
const open = (tag: string, summary: string, ok: Schema, more: Answers = {}, parameters: Schema[] = []): Schema => ({
  tags: [tag],
  summary,
  ...(parameters.length > 0 && { parameters }),
  responses: { 200: ok, ...more },
});
const MISSING: Answers = { 404: problem('There is none.') };
const SCRIPT = file('JavaScript.', 'text/javascript');

const published: Paths = {
  '/v1/sites/{key}/site.json': {
    get: open(
      'publishing',
      'The published site document',
      told('ETag; max-age 60.', ref('SiteDocument')),
      { ...REVALIDATED, ...MISSING },
      [KEY],
    ),
  },
  '/v1/sites/{key}/c/{file}': {
    get: open(
      'publishing',
      'A part of it, immutable',
      told('Articles, index, survey.', { type: 'object' }),
      { ...REVALIDATED, ...MISSING },
      [KEY, inPath('file', 'HASH.json, as the site document names it.')],
    ),
  },
  '/attendant.js': { get: open('widget', 'The tag’s script', SCRIPT, { ...REVALIDATED, ...MISSING }) },
  '/{pinned}': {
    get: open('widget', 'The same of one version, immutable', SCRIPT, { ...REVALIDATED, ...MISSING }, [
      inPath('pinned', 'attendant-VERSION.js'),
    ]),
  },
  '/p/{part}': {
    get: open('widget', 'What the script loads when needed, immutable', SCRIPT, { ...REVALIDATED, ...MISSING }, [
      inPath('part', 'NAME-HASH.js'),
    ]),
  },
};

const status = (name: string): Schema => ({
  type: 'object',
  properties: { status: { const: name } },
  required: ['status'],
});
const watching: Paths = {
  '/health': { get: open('watching', 'The process lives', told('It does.', status('alive'))) },
  '/ready': {
    get: open('watching', 'It can store', told('It can.', status('ready')), {
      503: again('It cannot now, or is stopping.'),
    }),
  },
  '/metrics': {
    get: open('watching', 'Figures in Prometheus’ text format', file('Figures.', 'text/plain'), {
      403: problem('Not from loopback or a private network, or through a proxy.'),
    }),
  },
  '/openapi.json': { get: open('watching', 'This document', told('OpenAPI 3.1.', { type: 'object' }), REVALIDATED) },
  '/': { get: { tags: ['console'], summary: 'To the console', responses: { 302: { description: 'To /console/.' } } } },
};

/** Everything that is not the console's. */
export const PUBLIC_PATHS: Paths = { ...events, ...me, ...published, ...watching };
