import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categories, products } from '../../demo/shop/catalogue.ts';
import { startShop } from '../../demo/shop/index.ts';
import type { RunningShop } from '../../demo/shop/index.ts';
import { LANGS } from '../../demo/shop/language.ts';
import { customerOf } from './customer.ts';

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop({ port: 0 });
});
afterAll(() => shop.stop());

describe('24 products', () => {
  it('each with its own names, number, category and price', () => {
    expect(products).toHaveLength(24);
    for (const key of ['id', 'sku'] as const) expect(new Set(products.map((each) => each[key])).size).toBe(24);
    for (const lang of LANGS) expect(new Set(products.map((each) => each[lang].name)).size).toBe(24);
    for (const { category, price } of products) {
      expect(categories.map(({ id }) => id)).toContain(category);
      expect(Number.isInteger(price) && price > 0).toBe(true);
    }
  });

  it('each with three pictures of its own, that load nothing else', async () => {
    const customer = customerOf(shop);
    const pictures = new Set<string>();
    for (const { id } of products) {
      for (const view of ['', '-above', '-detail']) {
        const seen = await customer.get(`/img/${id}${view}.svg`);
        expect(seen.headers.get('content-type')).toBe('image/svg+xml');
        expect(seen.html).toMatch(/^<svg [^>]*>.*<\/svg>$/s);
        expect(seen.html).not.toMatch(/NaN|undefined|Infinity|href=|<script/);
        pictures.add(seen.html);
      }
    }
    expect(pictures.size).toBe(72);
  });

  it.each(LANGS)('each with the facts that a shop tells search engines, in %s', async (lang) => {
    const customer = customerOf(shop);
    for (const product of products) {
      const page = await customer.get(`/${lang}/p/${product.id}`);
      const [facts, crumbs] = page.facts();
      expect(facts).toMatchObject({
        '@type': 'Product',
        name: product[lang].name,
        sku: product.sku,
        offers: {
          price: (product.price / 100).toFixed(2),
          priceCurrency: 'MDL',
          availability: `https://schema.org/${product.stock ? 'InStock' : 'OutOfStock'}`,
          inventoryLevel: { value: product.stock },
          shippingDetails: {
            shippingRate: { value: product.price >= 40000 ? 0 : 38, currency: 'MDL' },
            deliveryTime: {
              cutoffTime: '15:00:00',
              handlingTime: { minValue: 0, maxValue: 0 },
              transitTime: { minValue: 2, maxValue: 2 },
            },
          },
        },
      });
      expect(crumbs).toMatchObject({ '@type': 'BreadcrumbList' });
      const item = {
        item_id: product.sku,
        quantity: 1,
        url: `${shop.url}/${lang}/p/${product.id}`,
        image: `${shop.url}/img/${product.id}.svg`,
      };
      expect(page.events()).toMatchObject([
        {
          event: 'view_item',
          ecommerce: { currency: 'MDL', value: product.price / 100, items: [item] },
        },
      ]);
    }
  });

  it('one that is sold out cannot be bought, and says so', async () => {
    const gone = products.find(({ stock }) => !stock);
    const page = await customerOf(shop).get(`/en/p/${gone?.id}`);
    expect(page.text('.stock')).toBe('Sold out: back after the next firing');
    expect(page.all('form.buy')).toEqual([]);
  });
});

describe('browsing a category', () => {
  const names = async (path: string): Promise<string[]> =>
    (await customerOf(shop).get(path)).all('#listing .card .name').map((name) => name.textContent ?? '');

  it('shows its products, nine on a page', async () => {
    expect(await names('/en/c/vases')).toHaveLength(5);
    const pages = await Promise.all([1, 2, 3].map((page) => names(`/en/c/all?page=${page}`)));
    expect(pages.map((page) => page.length)).toEqual([9, 9, 6]);
    expect(new Set(pages.flat()).size).toBe(24);
    expect(await names('/en/c/all?page=99')).toEqual(pages[2]);
    expect(await names('/en/c/all?page=-1')).toEqual(pages[0]);
  });

  it('sorts and filters, and the title says how', async () => {
    const page = await customerOf(shop).get('/en/c/all?colour=blue&colour=green&sort=price&stock=1');
    const prices = page.all('#listing .card .price').map((price) => Number.parseFloat(price.textContent ?? ''));
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(page.document.title).toBe('Everything, green, blue, in stock only · Lut & Foc');
    expect(page.all('.chip :checked')).toHaveLength(3);
    expect(await names('/en/c/mugs?stock=1')).not.toContain('Espresso cup Ciuluc');
  });

  it('says when nothing is left, and how to go on', async () => {
    const page = await customerOf(shop).get('/en/c/vases?colour=honey');
    expect(page.text('.none')).toBe('No piece matches these filters. Clear filters');
    expect(page.events()).toEqual([]);
  });

  it('gives its script the same list as the page', async () => {
    const query = '?colour=terracotta&sort=name';
    const list = JSON.parse((await customerOf(shop).get(`/ro/list/all${query}`)).html) as Record<string, unknown>;
    const page = await customerOf(shop).get(`/ro/c/all${query}`);
    expect(list['href']).toBe(`/ro/c/all${query}`);
    expect(`${String(list['title'])} · Lut & Foc`).toBe(page.document.title);
    expect(list['events']).toEqual(page.events());
    expect((list['cards'] as { name: string }[]).map(({ name }) => name)).toEqual(await names(`/ro/c/all${query}`));
    expect((await customerOf(shop).get('/ro/list/nimic')).status).toBe(404);
  });
});

describe('searching', () => {
  const found = async (lang: string, question: string): Promise<string[]> =>
    (await customerOf(shop).get(`/${lang}/search?q=${encodeURIComponent(question)}`))
      .all('.card .name')
      .map((name) => name.textContent ?? '');

  it('finds without diacritics, by words in any order, and by number', async () => {
    expect(await found('ro', 'cana')).toEqual(['Cană Prut', 'Cană Prut, mare']);
    expect(await found('ro', 'CANĂ')).toEqual(['Cană Prut', 'Cană Prut, mare']);
    expect(await found('ru', 'прут КРУЖКА')).toEqual(['Кружка «Прут»', 'Большая кружка «Прут»']);
    expect(await found('zh', '马克杯')).toEqual(['Prut 马克杯', 'Prut 马克杯（大）']);
    expect(await found('en', 'nistru bowl')).toEqual(['Serving bowl Nistru']);
    expect(await found('en', 'LF-K03')).toEqual(['Casserole Codreanca']);
  });

  it('tells the question to the data layer, and what was found', async () => {
    const page = await customerOf(shop).get('/en/search?q=mug');
    expect(page.events().map(({ event }) => event)).toEqual(['search', 'view_item_list']);
    expect(page.events()[0]?.search_term).toBe('mug');
  });

  it('shows what was typed as text, whatever it is', async () => {
    const question = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;
    const page = await customerOf(shop).get(`/en/search?q=${encodeURIComponent(question)}`);
    expect(page.html).not.toContain('<script>alert');
    expect(page.all('img[onerror]')).toEqual([]);
    expect(page.all('#q')[0]?.getAttribute('value')).toBe(question);
    expect(page.events()[0]?.search_term).toBe(question);
    const closing = await customerOf(shop).get(`/en/search?q=${encodeURIComponent('</script><b>')}`);
    expect(closing.events()[0]?.search_term).toBe('</script><b>');
  });
});
