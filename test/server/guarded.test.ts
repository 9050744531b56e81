import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, event, serve, type Serving } from './serving.ts';

describe('every public answer', () => {
  let shop: Serving;
  beforeAll(async () => void (shop = await serve()));
  afterAll(() => shop.end());
  const asked: [string, RequestInit?][] = [
    ['/v1/events', { method: 'POST', body: '{}' }],
    ['/v1/events', { method: 'OPTIONS' }],
    ['/v1/events'],
    ['/v1/messages', { method: 'POST', body: '{' }],
    ['/v1/sites/shop/site.json'],
    ['/v1/sites/nobody/site.json'],
    ['/attendant.js'],
    ['/health'],
    ['/ready'],
    ['/metrics'],
    ['/nowhere'],
    ['/', { redirect: 'manual' }],
    ['/console/'],
    ['/console/api/me'],
  ];
  it.each(asked)('%s carries the guarding headers and names no software', async (path, init) => {
    const { headers } = await fetch(shop.url + path, init);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });
  it('to a batch, too', async () => {
    const { headers, status } = await shop.post('/v1/events', batch([event()]));
    expect(status).toBe(200);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
