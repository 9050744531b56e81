import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => (desk = await openDesk()));
afterAll(() => desk.close());

const ask = (path: string, method = 'GET') => fetch(`${desk.url}${path}`, { method, redirect: 'manual' });

describe('everything under /console', () => {
  it('comes with the strict policy, pages, API and refusals alike', async () => {
    for (const path of ['/console/', '/console/api/me', '/console/api/nothing', '/console/nothing.js']) {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
          "frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('keeps nothing of the API in a cache, and shows it to no other origin', async () => {
    for (const path of ['/console/api/me', '/console/api/sites/demo/inbox', '/console/api/nothing']) {
      const { headers } = await ask(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await ask('/console/api/login', 'POST')).headers.get('cache-control')).toBe('no-store');
  });

  it('has its page at /console and at /console/', async () => {
    expect((await ask('/console')).headers.get('location')).toBe('/console/');
    expect(await (await ask('/console/')).text()).toContain('<title>Console</title>');
    expect((await ask('/console/')).headers.get('cache-control')).toBe('no-cache');
    expect((await ask('/console/index.html')).headers.get('location')).toBe('/console/');
  });
});
