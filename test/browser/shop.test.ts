import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { categoryOf } from '../../demo/shop/catalogue.ts';
import { startShop, type RunningShop } from '../../demo/shop/index.ts';
import { LANGS, textsOf, type Lang } from '../../demo/shop/language.ts';
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

const at = (name: string, street: string, city: string) => ({
  name,
  email: 'maria@ceban.example',
  phone: '+373 69 123 456',
  street,
  city,
  postcode: 'MD-3505',
});

const ADDRESSES: Record<Lang, Record<string, string>> = {
  en: at('Maria Ceban', 'Strada Florilor 3', 'Orhei'),
  ro: at('Măria Țâră', 'Strada Florilor 3', 'Bălți'),
  ru: at('Мария Чебан', 'ул. Цветочная, 3', 'Орхей'),
  zh: at('李梅', '花街 3 号', '奥尔海伊'),
};

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

  it.each(LANGS)('in %s, buys a piece from the first page on', async (lang) => {
    const { nav, product, cart, checkout, thanks } = textsOf(lang);
    const { name } = categoryOf('mugs')![lang];
    await open(`/${lang}/`);
    if (size === 'phone') await page.getByRole('banner').locator('.menu summary').click();
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await page.locator('#listing').getByRole('link').first().click();
    await page.getByRole('button', { name: product.add }).click();
    await page.getByRole('link', { name: product.toBasket }).click();
    await page.getByRole('heading', { name: cart.title, level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: `${nav.basket} (1)` }).isVisible()).toBe(true);
    await page.getByRole('link', { name: cart.checkout }).click();
    await page.getByRole('button', { name: checkout.place }).click();
    await page.getByText(checkout.errors.name).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    for (const [field, value] of Object.entries(ADDRESSES[lang])) await page.locator(`#${field}`).fill(value);
    await page.getByRole('button', { name: checkout.place }).click();
    await page.getByRole('heading', { name: thanks.title }).waitFor();
    expect((await told()).find(({ event }) => event === 'purchase')?.ecommerce?.value).toBe(64);
    // The form that came back with faults is answered 422, which the browser tells too.
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('422')));
  });

  it('changes its language, and stays on the page', async () => {
    await open('/en/p/mug-prut?utm_source=x');
    const fold = page.locator('details.langs');
    await fold.locator('summary').click();
    await page.keyboard.press('Escape');
    expect(await fold.getAttribute('open')).toBeNull();
    await fold.locator('summary').press('Enter');
    await page.getByRole('link', { name: 'Русский' }).click();
    await page.waitForURL('**/ru/p/mug-prut?utm_source=x');
    await page.getByRole('heading', { name: 'Кружка «Прут»', level: 1 }).waitFor();
  });

  it('has help that leads somewhere without an assistant too', async () => {
    await open('/en/p/serving-bowl-nistru');
    await page.getByRole('link', { name: 'Can it go in the oven?' }).click();
    await page.waitForURL('**/en/delivery#using');
    await open('/en/p/serving-bowl-nistru');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Questions and answers' }).click();
    await page.waitForURL('**/en/delivery');
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
      ...(['ru', 'zh'] as const).flatMap((lang) =>
        ['/', '/c/all', '/p/mug-prut', '/delivery'].map((path) => `/${lang}${path}`),
      ),
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
  for (const path of ['/', '/c/all', '/p/oven-dish-bugeac', '/cart', '/delivery'].flatMap((each) =>
    LANGS.map((lang) => `/${lang}${each}`),
  )) {
    await page.goto(shop.url + path);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path);
  }
  await context.close();
  expect(wide).toEqual([]);
});
