import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { addressOf } from '../../server/routes/openapi/document.ts';
import { ORIGIN, serve, type Serving } from './serving.ts';

interface Operation {
  tags: string[];
  summary: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, object> }>;
  security?: Record<string, string[]>[];
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Record<string, unknown>>; securitySchemes: Record<string, object> };
}

const SECRET = 'demo-secret';
let shop: Serving;
let document: Document;
beforeAll(async () => {
  shop = await serve();
  await shop.parts.store.sites.add({ ...shop.site, key: 'demo', secret: SECRET }, Date.now());
  document = (await (await fetch(`${shop.url}/openapi.json`)).json()) as Document;
});
afterAll(() => shop.end());

const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  );

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { $ref?: unknown }).$ref;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(refsIn)];
};

describe('the document', () => {
  it('is OpenAPI 3.1, for every page to read and to keep for an hour', async () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Attendant', version: expect.any(String) } });
    expect(document.servers).toEqual([{ url: shop.parts.settings.publicUrl }]);
    const { headers } = await fetch(`${shop.url}/openapi.json`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toContain('max-age=3600');
    const known = await fetch(`${shop.url}/openapi.json`, { headers: { 'if-none-match': headers.get('etag')! } });
    expect(known.status).toBe(304);
  });

  it('has every route of the app, and none besides', () => {
    const routes = createApp(shop.parts)
      .routes.filter(({ method }) => !['ALL', 'OPTIONS'].includes(method))
      .map(({ method, path }) => `${method} ${addressOf(path)}`);
    const described = operations().map(([path, method]) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it('is whole: references lead somewhere, places in addresses are parameters, answers have words', () => {
    for (const ref of refsIn(document)) {
      const [, , room, name] = ref.split('/') as [string, string, 'schemas', string];
      expect([ref, name in document.components[room]]).toEqual([ref, true]);
    }
    for (const [path, method, operation] of operations()) {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
      expect([method, path, named]).toEqual([method, path, places]);
      expect(operation.summary).toMatch(/\w/);
      expect(operation.tags).toHaveLength(1);
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$|^default$/);
        expect(answer.description).toMatch(/\w/);
      }
      for (const scheme of (operation.security ?? []).flatMap(Object.keys))
        expect(document.components.securitySchemes).toHaveProperty(scheme);
    }
  });

  it('describes what is sent as the collector checks it', () => {
    const { Event: event, EventBatch: batch, Order: order, Message: message } = document.components.schemas;
    expect(event).toMatchObject({
      type: 'object',
      required: ['id', 'type', 'at', 'page', 'data'],
      properties: {
        type: { type: 'string', pattern: '^[a-z_]{1,40}$' },
        seq: { type: 'integer' },
        data: { type: 'object' },
      },
    });
    expect(batch).toMatchObject({ properties: { v: { const: 1 }, events: { type: 'array', maxItems: 500 } } });
    expect(order).toMatchObject({ required: ['id', 'value', 'currency'] });
    expect(message).toMatchObject({ properties: { kind: { enum: ['message', 'feedback', 'survey'] } } });
    for (const schema of Object.values(document.components.schemas)) expect(schema).not.toHaveProperty('$schema');
  });
});

describe('its examples', () => {
  it.each(['/v1/events', '/v1/messages', '/v1/orders'])('of %s are taken as they stand', async (path) => {
    const { requestBody } = document.paths[path]!['post']!;
    const [type, media] = Object.entries(requestBody!.content)[0]!;
    const headers: Record<string, string> =
      path === '/v1/orders' ? { authorization: `Bearer ${SECRET}` } : { origin: ORIGIN };
    const answer = await fetch(shop.url + path, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: JSON.stringify(media.example),
    });
    expect(await answer.json()).toEqual({ stored: 1, duplicate: 0, refused: [] });
  });
});
