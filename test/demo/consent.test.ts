import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startShop } from '../../demo/shop/index.ts';
import type { RunningShop } from '../../demo/shop/index.ts';
import { customerOf } from './customer.ts';
import type { Customer, Seen } from './customer.ts';

let shop: RunningShop;
let customer: Customer;
beforeAll(async () => {
  shop = await startShop({ port: 0, collector: 'http://localhost:8787' });
});
beforeEach(() => {
  customer = customerOf(shop);
});
afterAll(() => shop.stop());

const mode = (page: Seen) => page.all('script[data-site]')[0]?.getAttribute('data-consent');

it('asks on every page until there is an answer, and measures without a cookie meanwhile', async () => {
  for (const path of ['/en/', '/ro/p/mug-prut?utm_source=x']) {
    const page = await customer.get(path);
    expect(mode(page)).toBe('cookieless');
    const banner = page.document.getElementById('consent');
    expect([...(banner?.querySelectorAll('button') ?? [])].map((button) => button.getAttribute('value'))).toEqual([
      'off',
      'full',
    ]);
    expect(banner?.querySelector('[name=back]')?.getAttribute('value')).toBe(path);
  }
  expect(customer.cookie('lutfoc_consent')).toBeUndefined();
});

it.each([
  ['full', 'full'],
  ['off', 'off'],
])('after the answer %s the tag says %s, and the shopper is where she was', async (choice, expected) => {
  const page = await customer.post('/en/consent', { choice, back: '/en/c/bowls?page=1' });
  expect(page.path).toBe('/en/c/bowls?page=1');
  expect(mode(page)).toBe(expected);
  expect(page.document.getElementById('consent')).toBeNull();
});

it('can be answered anew from the footer', async () => {
  await customer.post('/en/consent', { choice: 'full', back: '/en/' });
  const page = await customer.post('/en/consent', { choice: 'ask', back: '/en/' });
  expect(mode(page)).toBe('cookieless');
  expect(page.document.getElementById('consent')).not.toBeNull();
});

it.each(['https://elsewhere.example/', '//elsewhere.example', '/en//elsewhere.example', '/\\elsewhere', ''])(
  'leads to the first page instead of %s',
  async (back) => {
    expect((await customer.send('/ro/consent', { choice: 'off', back })).location).toBe('/ro/');
  },
);

it('does not believe a cookie that says something else', async () => {
  customer.setCookie('lutfoc_consent', '"><script>');
  expect(mode(await customer.get('/en/'))).toBe('cookieless');
});
