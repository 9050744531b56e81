import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categories, products } from '../../demo/shop/catalogue.ts';
import { startShop } from '../../demo/shop/index.ts';
import type { RunningShop } from '../../demo/shop/index.ts';
import { LANGS } from '../../demo/shop/language.ts';
import { customerOf } from './customer.ts';
import type { Seen } from './customer.ts';

const COLLECTOR = 'http://collector.example:8787';

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop({ port: 0, collector: COLLECTOR });
});
afterAll(() => shop.stop());

const PATHS = [
  '/',
  '/c/all',
  ...categories.map(({ id }) => `/c/${id}`),
  ...products.map(({ id }) => `/p/${id}`),
  '/search',
  '/search?q=bol',
  '/cart',
  '/delivery',
  '/workshop',
];

describe.each(LANGS)('in %s', (lang) => {
  const others = LANGS.filter((each) => each !== lang);
  let pages: Seen[];
  beforeAll(async () => {
    pages = await Promise.all(PATHS.map((path) => customerOf(shop).get(`/${lang}${path}`)));
  });

  it.each(PATHS.map((path, i) => [path, i] as const))(
    '%s answers in its language, with one heading and a way to the other languages',
    (path, i) => {
      const page = pages[i]!;
      expect(page.status).toBe(200);
      expect(page.document.documentElement.lang).toBe(lang);
      expect(page.all('h1')).toHaveLength(1);
      const switches = page
        .all('header a[hreflang]')
        .map((link) => [link.getAttribute('lang'), link.getAttribute('href')]);
      expect(switches).toEqual(others.map((other) => [other, `/${other}${path}`]));
      const alternates = page.all('link[rel="alternate"]').map((link) => link.getAttribute('href'));
      expect(alternates).toEqual(LANGS.map((each) => `${shop.url}/${each}${path}`));
      expect(page.document.title).toMatch(/Lut & Foc/);
    },
  );

  it('every link and picture leads somewhere in the shop', async () => {
    const targets = pages.flatMap((page) => [
      ...page.all('a[href], link[rel="icon"], link[rel="stylesheet"]').map((link) => link.getAttribute('href') ?? ''),
      ...page.all('body img, script[type="module"]').map((image) => image.getAttribute('src') ?? ''),
    ]);
    const elsewhere = /^(#|mailto:|data:,$)/;
    const paths = [...new Set(targets)].filter((target) => !elsewhere.test(target));
    expect(paths.filter((path) => !/^\/(?!\/)/.test(path))).toEqual([]);
    const answers = await Promise.all(
      paths.map(async (path) => [path, (await fetch(shop.url + path, { method: 'HEAD' })).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });
});

it('names no other host than the one behind the tag', async () => {
  const page = await customerOf(shop).get('/en/p/mug-prut');
  const named = [...page.html.matchAll(/https?:\/\/[^/"'\s<]+/g)].map(([origin]) => origin);
  expect(new Set(named)).toEqual(new Set([shop.url, 'https://schema.org', COLLECTOR]));
});

describe('the policy', () => {
  it('lets in only the shop and the tag’s origin, on every answer', async () => {
    for (const path of ['/en/', '/en/nothing', '/img/mug-prut.svg', '/']) {
      const policy = (await customerOf(shop).get(path)).headers.get('content-security-policy');
      expect(policy?.split('; ')).toEqual([
        `default-src 'none'`,
        `script-src 'self' ${COLLECTOR}`,
        `style-src 'self'`,
        `img-src 'self' ${COLLECTOR}`,
        `connect-src 'self' ${COLLECTOR}`,
        `form-action 'self'`,
        `base-uri 'none'`,
        `frame-ancestors 'none'`,
        `require-trusted-types-for 'script'`,
      ]);
    }
  });

  it('is kept by the pages: nothing inline runs, and no styles stand in attributes', async () => {
    for (const path of ['/en/', '/en/c/all', '/en/p/mug-prut', '/en/search', '/en/cart']) {
      const page = await customerOf(shop).get(path);
      const running = page.all('script:not([type="application/json"]):not([type="application/ld+json"])');
      expect(running.every((script) => script.getAttribute('src') && !script.textContent)).toBe(true);
      expect(page.all('style, [style], [onclick]')).toEqual([]);
    }
  });
});

describe('the tag', () => {
  it('is one script in the head, with the site’s key', async () => {
    const page = await customerOf(shop).get('/en/');
    const [tag, ...more] = page.all(`head script[src^="${COLLECTOR}"]`);
    expect(more).toEqual([]);
    const written = tag?.getAttributeNames().map((name) => [name, tag.getAttribute(name)]);
    expect(written).toEqual([
      ['async', ''],
      ['src', `${COLLECTOR}/attendant.js`],
      ['data-site', 'demo'],
      ['data-consent', 'cookieless'],
    ]);
  });

  it('carries further attributes', async () => {
    const themed = await startShop({ port: 0, collector: COLLECTOR, attributes: { 'data-theme': 'dark' } });
    const page = await customerOf(themed).get('/en/');
    await themed.stop();
    expect(page.all('script[data-site]')[0]?.getAttribute('data-theme')).toBe('dark');
  });

  it('is all that a shop without it lacks', async () => {
    const plain = await startShop({ port: 0 });
    const page = await customerOf(plain).get('/en/p/mug-prut');
    await plain.stop();
    expect(page.status).toBe(200);
    expect(page.all('script[data-site]')).toEqual([]);
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self';`);
  });
});

describe('addresses', () => {
  it.each([
    ['ro-MD,ro;q=0.9,en;q=0.8', '/ro/'],
    ['de,en;q=0.5,ro;q=0.4', '/en/'],
    ['ru-MD,ru;q=0.9,en;q=0.8', '/ru/'],
    ['zh-CN,zh;q=0.9', '/zh/'],
    ['fr', '/en/'],
    ['', '/en/'],
  ])('%s leads to %s', async (languages, home) => {
    const seen = await customerOf(shop).get('/?utm_source=x', { 'accept-language': languages });
    expect([seen.status, seen.location]).toEqual([302, `${home}?utm_source=x`]);
  });

  it('what does not exist is a page not found, in the visitor’s language', async () => {
    for (const path of ['/ro/nimic', '/ro/p/nimic', '/ro/c/nimic', '/ro/thank-you/LF-1', '/ro/c/constructor']) {
      const page = await customerOf(shop).get(path);
      expect([page.status, page.text('h1')]).toEqual([404, 'Pagina nu a fost găsită']);
    }
    expect((await customerOf(shop).get('/nothing')).status).toBe(404);
    expect((await customerOf(shop).get('/img/nothing.svg')).status).toBe(404);
  });
});
