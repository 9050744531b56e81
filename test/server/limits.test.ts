import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../server/store/store.ts';
import { batch, event, ORIGIN, serve, type Serving } from './serving.ts';

let shop: Serving;
beforeAll(async () => void (shop = await serve({ TRUST_PROXY: '1' })));
afterAll(() => shop.end());

describe('the rate limit', () => {
  it('refuses the 601st request of a minute from one address, and tells the page how long to wait', async () => {
    const from = (address: string) => shop.post('/v1/events', batch([]), { 'x-forwarded-for': `10.9.9.9, ${address}` });
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      const some = await Promise.all(Array.from({ length: 30 }, () => from('198.51.100.7')));
      statuses.push(...some.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(600);
    const refused = await from('198.51.100.7');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect((await from('198.51.100.8')).status).toBe(200);
  });
});

describe('a store that cannot keep', () => {
  it('is a 503 to try again, never a 2xx', async () => {
    const { log } = shop.parts.store;
    const append = log.append;
    log.append = () => Promise.reject(new StoreError('the disk is full', true));
    try {
      const response = await shop.post('/v1/events', batch([event()]));
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    } finally {
      log.append = append;
    }
  });
  it('leaks nothing of what went wrong inside', async () => {
    const { log } = shop.parts.store;
    const append = log.append;
    log.append = () => Promise.reject(new Error('secret detail'));
    try {
      const response = await shop.post('/v1/events', batch([event()]));
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain('secret');
    } finally {
      log.append = append;
    }
  });
});

describe('a request that breaks off', () => {
  it('stores nothing and harms nobody', async () => {
    const { port } = new URL(shop.url);
    const body = JSON.stringify(batch([event()]));
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), 'localhost', () => {
        socket.write(
          `POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 50)}`,
        );
        setImmediate(() => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await shop.post('/v1/events', batch([event()]))).status).toBe(200);
    expect(await shop.events()).toHaveLength(1);
  });
});

describe('a stop', () => {
  it('finishes what is on its way', async () => {
    const one = await serve();
    const sent = Array.from({ length: 20 }, () => event());
    const answers = Promise.all(sent.map((single) => one.post('/v1/events', batch([single]))));
    await new Promise((resolve) => setImmediate(resolve));
    const statuses = (await answers).map(({ status }) => status);
    await one.end();
    expect(statuses.every((status) => status === 200)).toBe(true);
    await expect(fetch(`${one.url}/health`)).rejects.toThrow(/fetch failed/);
  });
});
