import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { armOf } from '../../widget/nudge/arm.ts';
import { violations } from '../support/axe.ts';
import type { Size } from '../support/chromium.ts';
import {
  CART,
  FREE,
  IDLE,
  LEAVING,
  noteOf,
  openPage,
  passUntil,
  passUntilNote,
  passUntilWhy,
} from '../support/notes.ts';
import { endVisit, tellCart, why, type NoteOptions } from '../support/notes.ts';
import { launcher, say, setStage, type Stage, type Visit } from '../support/stage.ts';

// What a shopper is shown without asking: when, where, how it goes, and when not.

let stage: Stage;
let visit: Visit;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());
afterEach(() => endVisit(visit));

const open = async (options: NoteOptions = {}): Promise<Page> => {
  visit = await openPage(stage, options);
  return visit.page;
};
const button = (page: Page, name: string) => noteOf(page).getByRole('button', { name });
/** What the collector has of a page's notes, once one is of this type; what a page could not send the next sends. */
const nudges = async (path: string, type: string) =>
  (await stage.stored(path, (rows) => rows.some((row) => row.type === type))).filter((row) =>
    row.type.startsWith('nudge_'),
  );
const gone = (page: Page): Promise<true> =>
  passUntil(page, 'the note is gone', async () => !(await noteOf(page).isVisible()));

describe.each<[Size, string, 'en' | 'ar']>([
  ['desktop', 'light', 'en'],
  ['desktop', 'dark', 'ar'],
  ['phone', 'dark', 'en'],
  ['phone', 'light', 'ar'],
])('on a %s, %s, in %s', (size, theme, lang) => {
  const options: NoteOptions = { size, lang, tag: `data-consent="full" data-theme="${theme}"` };
  const words = lang === 'ar' ? ['لماذا أرى هذا؟', 'رجوع', 'لا، شكرًا'] : ['Why do I see this?', 'Back', 'No, thanks'];
  it('a resting cart is noted, says why, and takes a no', async () => {
    const page = await open(options);
    await passUntilNote(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    const box = (await noteOf(page).boundingBox())!;
    expect([box.x >= 12, box.x + box.width <= page.viewportSize()!.width - 12]).toEqual([true, true]);
    await button(page, words[0]!).click();
    await noteOf(page).getByRole('list').waitFor();
    expect(await noteOf(page).getByRole('listitem').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await button(page, words[1]!).click();
    await button(page, words[2]!).click();
    await gone(page);
    expect(visit.troubles).toEqual({ errors: [], refusals: [] });
  });
  it('the gap to free delivery is a bar of one line, which opens', async () => {
    const page = await open({ ...options, rules: [FREE] });
    await passUntilNote(page);
    expect(await violations(page)).toEqual([]);
    expect((await noteOf(page).boundingBox())!.height).toBeLessThan(70);
    expect(
      await launcher(page)
        .or(page.getByRole('button', { name: 'اسألنا' }))
        .isVisible(),
    ).toBe(true);
    await noteOf(page).getByRole('button').first().click();
    await button(page, words[2]!).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('what comes of it', () => {
  it('is reported once, and the link leads on', async () => {
    const page = await open();
    const path = new URL(page.url()).pathname;
    await passUntilNote(page);
    await noteOf(page).getByRole('link', { name: 'To the basket' }).click();
    await page.getByText('The basket').waitFor();
    const rows = await nudges(path, 'nudge_clicked');
    expect(rows.map(({ type }) => type)).toEqual(['nudge_shown', 'nudge_clicked']);
    expect(rows[0]!.data).toEqual({ nudge: 'idle', kind: 'idle_cart', version: 1, arm: 'shown' });
  });
  it('held back by chance, nothing is seen and the same is reported and counted', async () => {
    const rule = { ...IDLE, hold: 50 };
    const ids = Array.from({ length: 99 }, (_, n) => `${n}`.padStart(8, '0') + '-0000-4000-8000-000000000000');
    const visitor = ids.find((id) => armOf(id, rule) === 'held')!;
    const page = await open({ rules: [rule], kept: { visitor } });
    await passUntilWhy(page, 'idle', /^held back by chance, as 50 % are$/);
    await page.clock.runFor(5000);
    expect(await noteOf(page).count()).toBe(0);
    const path = new URL(page.url()).pathname;
    await page.goto(`${stage.pages.origin}/cart`);
    const rows = await nudges(path, 'nudge_held');
    expect(rows.map(({ type, data }) => [type, data['arm']])).toEqual([['nudge_held', 'held']]);
  });
  it('"No more notes" is for good: not on the next page either', async () => {
    const page = await open({ budget: { session: 9, day: 9, rest_h: 0 } });
    await passUntilNote(page);
    await button(page, 'Why do I see this?').click();
    await button(page, 'No more notes').click();
    await gone(page);
    await page.reload();
    await tellCart(page, { ...CART, items: CART.items.slice(1) });
    await passUntilWhy(page, 'idle', /no more notes/);
    await page.clock.runFor(60_000);
    expect(await noteOf(page).count()).toBe(0);
  });
  it('is reached, left and closed by keyboard, and the focus goes back', async () => {
    const page = await open();
    await passUntilNote(page);
    await launcher(page).focus();
    await page.keyboard.press('Tab');
    expect(await button(page, 'No, thanks').evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await launcher(page).evaluate((one) => one.matches(':focus'))).toBe(true);
  });
});

describe('leaving', () => {
  it('on a desktop is the pointer going out at the top', async () => {
    const page = await open({ rules: [LEAVING] });
    await page.mouse.move(600, 300);
    await page.clock.runFor(8000);
    await passUntilWhy(page, 'leaving', /^nothing says/);
    await page.mouse.move(600, 2);
    await page.mouse.move(600, -20);
    await passUntilNote(page);
    await button(page, 'Why do I see this?').click();
    await noteOf(page)
      .getByText(/the pointer left the page at the top$/)
      .waitFor();
  });
  it('on a phone is a quick way back up', async () => {
    const page = await open({ rules: [LEAVING], size: 'phone' });
    await passUntilWhy(page, 'leaving', /^nothing says/);
    await page.evaluate(() => scrollTo(0, 3000));
    await page.clock.runFor(8000);
    await page.evaluate(() => scrollTo(0, 1000));
    await passUntilNote(page);
  });
});

describe('where', () => {
  const fixed = (id: string, style: string): string => `<style>#${id}{position:fixed;${style}}</style>`;
  const buy = (side: string): string =>
    `${fixed(side, `bottom:150px;${side}:40px`)}<button id="${side}">Add to basket</button>`;
  it('a button of the page stands, the other corner is taken', async () => {
    const page = await open({ body: buy('right') });
    await passUntilNote(page);
    expect((await noteOf(page).boundingBox())!.x).toBe(24);
  });
  it('both corners are taken, nothing is shown, counted or reported, until one is free', async () => {
    const page = await open({ body: buy('right') + buy('left') });
    await passUntilWhy(page, 'idle', /^no free place on the page$/);
    expect(await noteOf(page).count()).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem('attendant.demo/n'))).not.toContain('contacts');
    await page.evaluate(() => document.querySelector('#left')!.remove());
    await passUntilNote(page);
    const path = new URL(page.url()).pathname;
    await page.goto(`${stage.pages.origin}/cart`);
    expect((await nudges(path, 'nudge_shown')).map(({ type }) => type)).toEqual(['nudge_shown']);
  });
  const banner = `${fixed('banner', 'left:0;right:0;bottom:0;height:260px;background:#eee')}<section id="banner">Cookies?</section>`;
  it('a consent banner waits for an answer, it waits', async () => {
    const page = await open({ body: banner });
    await passUntilWhy(page, 'idle', /^no free place on the page$/);
    expect(await noteOf(page).count()).toBe(0);
    await page.evaluate(() => document.querySelector('#banner')!.remove());
    await passUntilNote(page);
  });
  it('a phone has a banner below and a header above, it stands between', async () => {
    const header = `${fixed('header', 'inset:0 0 auto;height:60px;background:#eee')}<div id="header">Shop</div>`;
    const page = await open({ size: 'phone', body: banner + header });
    await passUntilNote(page);
    const { y } = (await noteOf(page).boundingBox())!;
    expect([y >= 76, y <= 84]).toEqual([true, true]);
  });
  it('a dialog of the page opens, the note makes way and comes back', async () => {
    const page = await open({ body: '<dialog id="sizes"><p>Sizes</p></dialog>' });
    await passUntilNote(page);
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#sizes')!.showModal());
    await gone(page);
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#sizes')!.close());
    await passUntilNote(page);
  });
  it('the page is scrolled so that buttons come to lie below, the note makes way', async () => {
    const far = '<div style="height:1100px"></div>';
    const page = await open({ size: 'phone', body: far + '<p><button>Add to basket</button></p>'.repeat(30) });
    await passUntilNote(page);
    await page.evaluate(() => scrollTo(0, 1300));
    await gone(page);
    await page.evaluate(() => scrollTo(0, 0));
    await passUntilNote(page);
  });
  it('the panel opens, the note goes', async () => {
    const page = await open();
    await passUntilNote(page);
    await launcher(page).click();
    await gone(page);
    expect(await why(page, 'idle')).toBe('shown: gone');
  });
  it.each(['/checkout', '/ro/finalizare-comanda', '/%D0%BE%D1%84%D0%BE%D1%80%D0%BC%D0%BB%D0%B5%D0%BD%D0%B8%D0%B5'])(
    'is %s, never',
    async (path) => {
      const page = await open({ path });
      await passUntilWhy(page, 'idle', /^never in checkout$/);
      await page.clock.runFor(40_000);
      expect(await noteOf(page).count()).toBe(0);
    },
  );
  it('checkout begins inside the page, never', async () => {
    const page = await open();
    await passUntilNote(page);
    await page.evaluate(() => Object.assign(window, { dataLayer: [{ event: 'begin_checkout', ecommerce: {} }] }));
    await gone(page);
  });
});

it('in cookieless the tab keeps the budget, and no identifier', async () => {
  const page = await open({ tag: 'data-consent="cookieless"' });
  await passUntilNote(page);
  await button(page, 'No, thanks').click();
  await gone(page);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await passUntilWhy(page, 'idle', /^at peace for 72 h after a no$/);
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(kept).not.toMatch(/"visitor|[0-9a-f]{8}-[0-9a-f]{4}/);
});

it('in mode off nothing is shown and nothing kept', async () => {
  const page = await open({ tag: 'data-consent="off"' });
  await passUntilWhy(page, 'idle', /^not without consent$/);
  await say(page, 'nudge', 'idle', { force: true });
  await page.clock.runFor(40_000);
  expect(await noteOf(page).count()).toBe(0);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
