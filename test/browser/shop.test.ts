import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startShop, type RunningShop } from '../../demo/shop/index.ts';
import { violations } from '../support/axe.ts';
import { launch, profile, type Size } from '../support/chromium.ts';
import { addToBasket, checkOut } from '../support/shopper.ts';

// The demo shop alone, without the tag: what it is before anybody measures it or helps in it.

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => {
  [browser, shop] = await Promise.all([launch(), startShop({ port: 0 })]);
});
afterAll(() => Promise.all([browser.close(), shop.stop()]));

interface Pushed {
  event?: string;
  ecommerce?: { value?: number; items?: unknown[]; [parameter: string]: unknown } | null;
}

describe.each<Size>(['desktop', 'phone'])('on a %s', (size) => {
  let page: Page;
  const complaints: string[] = [];
  beforeEach(async () => {
    page = await (await profile(browser, size)).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  });
  afterEach(() => page.context().close());

  const open = (path: string) => page.goto(shop.url + path);
  const told = () => page.evaluate(() => (window as unknown as { dataLayer: Pushed[] }).dataLayer);
  const names = async () => (await told()).flatMap(({ event }) => event ?? []);

  it('browses a category by the History API: filters, pages, back', async () => {
    await open('/en/c/all');
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const cards = page.locator('#listing .card');
    await page.getByRole('checkbox', { name: 'Blue' }).check({ force: true });
    await page.waitForURL('**/c/all?colour=blue');
    expect(await page.title()).toBe('Everything, blue · Lut & Foc');
    expect(await cards.count()).toBe(4);
    await page.getByRole('checkbox', { name: 'Blue' }).uncheck({ force: true });
    await page.waitForURL('**/c/all');
    await page.getByRole('link', { name: 'Page 3' }).click();
    await page.waitForURL('**/c/all?page=3');
    expect(await page.title()).toBe('Everything, page 3 · Lut & Foc');
    expect(await cards.count()).toBe(6);
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => document.title.includes('blue'));
    expect(await page.getByRole('checkbox', { name: 'Blue' }).isChecked()).toBe(true);
    expect(await cards.count()).toBe(4);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect((await names()).every((name) => name === 'view_item_list')).toBe(true);
  });

  it('says when a list does not come, and keeps the one that is there', async () => {
    await open('/en/c/bowls');
    await page.route('**/list/**', (route) => route.abort());
    complaints.length = 0;
    await page.getByLabel('Sort by').selectOption('price');
    await page.getByText('The list did not load.').waitFor();
    expect(await page.locator('#listing .card').count()).toBe(5);
    expect(new URL(page.url()).search).toBe('');
    complaints.length = 0;
  });

  it('tells the data layer as shops do, from the piece to the purchase', async () => {
    await open('/en/p/mug-prut');
    await addToBasket(page);
    expect(await told()).toMatchObject([
      { ecommerce: null },
      { event: 'view_item', ecommerce: { currency: 'MDL', value: 64 } },
      { ecommerce: null },
      { event: 'add_to_cart', ecommerce: { currency: 'MDL', value: 64, items: [{ item_id: 'LF-M01', quantity: 1 }] } },
    ]);
    await page.goto(`${shop.url}/en/checkout`);
    await page.getByRole('radio', { name: /^Parcel locker/ }).check();
    expect(await names()).toEqual(['begin_checkout', 'add_shipping_info']);
    expect(await page.getByText('89\u00a0lei').isVisible()).toBe(true);
    await open('/en/p/soup-bowl-bic');
    await addToBasket(page);
    await checkOut(page);
    expect(await names()).toEqual(['purchase']);
    await page.reload();
    expect(await names()).toEqual([]);
  });

  it('shows the basket as it is after going back', async () => {
    await open('/en/c/mugs');
    await page.getByRole('link', { name: 'Mug Prut 64' }).click();
    await addToBasket(page);
    await page.goBack();
    await page.getByRole('link', { name: 'Basket (1)' }).waitFor();
  });

  it('changes the picture of a piece', async () => {
    await open('/en/p/mug-prut');
    await page.getByRole('link', { name: 'Show picture 2' }).click();
    await page.getByRole('img', { name: 'Mug Prut, from above' }).waitFor();
  });

  it('has nothing against accessibility, no sideways scroll, and no complaint of the browser', async () => {
    const found: string[] = [];
    const paths = [
      '/en/',
      '/ro/c/all',
      '/ro/p/mug-prut',
      '/en/search?q=bowl',
      '/ro/cart',
      '/en/delivery',
      '/ro/workshop',
    ];
    for (const path of paths) {
      await open(path);
      found.push(...(await violations(page)).map((violation) => `${path}: ${violation}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${path} is ${over} px too wide`);
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

it('at 400 % zoom nothing scrolls sideways', async () => {
  const context = await profile(browser, 'zoomed');
  const page = await context.newPage();
  const wide: string[] = [];
  for (const path of ['/ro/', '/ro/c/all', '/ro/p/oven-dish-bugeac', '/ro/cart', '/ro/delivery']) {
    await page.goto(shop.url + path);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path);
  }
  await context.close();
  expect(wide).toEqual([]);
});
