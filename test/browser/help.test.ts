import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredRow } from '../support/ledger.ts';
import { hostPage } from '../support/pages.ts';
import { violations } from '../support/axe.ts';
import { ask } from '../support/shopper.ts';
import { launcher, say, setStage, type Stage, type Visit } from '../support/stage.ts';

// Asking, in the real browser, with the demo's articles as the real collector published them.

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const STRICT = "require-trusted-types-for 'script'; trusted-types 'none'; style-src 'none'; img-src 'self'";
const widget = (page: Page) => page.locator('attendant-widget');
const arrive = async (name: string, attributes = '', page: Parameters<typeof hostPage>[1] = {}): Promise<Visit> => {
  stage.pages.put(`/${name}`, {
    html: hostPage(stage.tag(attributes), page),
    headers: { 'content-security-policy': STRICT },
  });
  const visit = await stage.visit();
  await visit.page.goto(`${stage.pages.origin}/${name}`);
  await launcher(visit.page).or(visit.page.getByRole('button')).first().waitFor();
  return visit;
};
const leave = async ({ context, troubles }: Visit): Promise<void> => {
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
};
const of = (rows: StoredRow[], type: string) => rows.filter((row) => row.type === type).map(({ data }) => data);
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.querySelector('attendant-widget')!.shadowRoot!.activeElement;
    return active ? active.id || active.localName : '';
  });

describe('a question', () => {
  it('in Romanian without diacritics is answered; nonsense is not, and the shop knows', async () => {
    const visit = await arrive('ro', '', { lang: 'ro' });
    const panel = widget(visit.page);
    await panel.getByRole('button', { name: 'Întrebați-ne' }).click();
    const find = panel.getByRole('combobox');
    await find.fill('cat costa livrarea');
    await find.press('Enter');
    await panel.getByText('V-a fost de folos?').waitFor();
    await panel.getByRole('heading', { name: 'Cât costă livrarea' }).waitFor();
    await find.fill('zepelin spre lună');
    await find.press('Enter');
    await panel.getByText('Magazinul știe acum că lipsește acest răspuns.').waitFor();
    const rows = await stage.stored('/ro', (all) => of(all, 'faq_ask').length === 2);
    const [first, second] = of(rows, 'faq_ask') as Record<string, string>[];
    expect(first).toMatchObject({ text: 'cat costa livrarea', lang: 'ro', result: 'answered' });
    expect(second).toMatchObject({ text: 'zepelin spre lună', result: 'unsure' });
    expect(of(rows, 'faq_view')).toEqual([
      { article: first!['article'], lang: 'ro', from: 'answer', ask: first!['ask'] },
    ]);
    await leave(visit);
  });

  it('is asked, chosen and left by keyboard alone; the focus comes back each time', async () => {
    const visit = await arrive('keys');
    const { page } = visit;
    const panel = widget(page);
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    await panel.getByRole('listitem').first().waitFor();
    expect(await focused(page)).toBe('find');
    await page.keyboard.type('microwave');
    await panel
      .getByRole('status')
      .getByText(/answers?$/)
      .waitFor();
    await page.keyboard.press('ArrowDown');
    const row = panel.getByRole('option', { selected: true });
    const title = (await row.locator('bdi').first().textContent())!;
    expect(await row.locator('b').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: title }).waitFor();
    expect(await focused(page)).toBe('h3');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await row.or(panel.getByRole('option')).first().waitFor();
    expect(await focused(page)).toBe('find');
    await page.keyboard.press('Escape');
    await panel.getByRole('combobox').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('button');
    await leave(visit);
  });

  it('with a slip names the word that it was taken for', async () => {
    const visit = await arrive('slip');
    const panel = widget(visit.page);
    await launcher(visit.page).click();
    await panel.getByRole('combobox').fill('what does delvery cost');
    await panel.getByText('Searched for “delivery” too.').waitFor();
    await leave(visit);
  });

  it('by the page’s own call opens with the answer, and its happenings are told', async () => {
    const visit = await arrive('call');
    await visit.page.evaluate(() => {
      const all: unknown[] = [];
      Object.assign(window, { all });
      const api = (window as unknown as { attendant(...args: unknown[]): void }).attendant;
      for (const name of ['answer', 'unanswered', 'handover'])
        api('on', name, (detail: object) => all.push([name, detail]));
    });
    await say(visit.page, 'ask', 'how much is delivery');
    await widget(visit.page).getByText('Did this help?').waitFor();
    await say(visit.page, 'ask', 'zeppelins of ana@posta.md');
    await widget(visit.page).getByText('We have no sure answer').waitFor();
    await widget(visit.page).locator('#hand').click();
    const told = await visit.page.evaluate(() => (window as unknown as { all: unknown[] }).all);
    expect(told).toEqual([
      ['answer', { article: expect.any(String) }],
      ['unanswered', { text: 'zeppelins of …' }],
      ['handover', { view: 'home' }],
    ]);
    await leave(visit);
  });
});

it.each([
  ['its code is still coming', 'panel'],
  ['its words are still coming', 'en'],
  ['all is there', ''],
])('a double click on the launcher opens the panel once, where %s', async (_where, name) => {
  const { page, ...visit } = await arrive('twice');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  if (name) await page.route(`**/p/${name}-*.js`, (route) => held.then(() => route.continue()));
  await page.evaluate(() => {
    const api = (window as unknown as { attendant(...args: unknown[]): void }).attendant;
    const all = Object.assign(window, { all: [] as string[] }).all;
    for (const event of ['open', 'close']) api('on', event, () => all.push(event));
  });
  const coming = name && page.waitForRequest(`**/p/${name}-*.js`);
  await launcher(page).hover();
  await (coming || widget(page).locator('.panel > *').first().waitFor({ state: 'attached' }));
  // At its end, where it stays when it becomes the sign that closes.
  const { width } = (await launcher(page).boundingBox())!;
  await launcher(page).dblclick({ position: { x: width - 20, y: 25 } });
  release();
  await widget(page).getByRole('combobox').waitFor();
  expect(await page.evaluate(() => (window as unknown as { all: string[] }).all)).toEqual(['open']);
  await leave({ page, ...visit });
});

it('a question that had no answer is told of on a later page once it has one, and opens by keyboard', async () => {
  const layer = '<script>dataLayer = [{ event: "view_item", ecommerce: { items: [{ item_id: "a" }] } }]</script>';
  stage.pages.put('/later', { html: hostPage(stage.tag('data-consent="full"'), { head: layer }) });
  const visit = await stage.visit();
  const { page } = visit;
  const panel = widget(page);
  await page.goto(`${stage.pages.origin}/later`);
  await ask(page, 'zeppelin to the moon');
  await panel.getByRole('checkbox', { name: 'Tell me here when there is an answer' }).press('Space');
  await panel.getByText('kept on this device only').waitFor();
  expect(await violations(page)).toEqual([]);
  // As if the shop had written the answer since.
  await page.evaluate((key) => {
    const notes = localStorage.getItem(key)!;
    localStorage.setItem(key, notes.replace('zeppelin to the moon', 'how much is delivery'));
  }, 'attendant.demo/n');
  await page.reload();
  await panel.locator('.launcher .news').waitFor();
  await launcher(page).press('Enter');
  const row = panel.getByRole('button', { name: 'We have answered your question' });
  await row.waitFor();
  expect(await violations(page)).toEqual([]);
  await row.press('Enter');
  await panel.getByRole('article').waitFor();
  expect(await panel.locator('.news').count()).toBe(0);
  const rows = await stage.stored('/later', (all) => of(all, 'faq_view').length === 1);
  const [asked] = of(rows, 'faq_ask') as Record<string, string>[];
  expect(of(rows, 'faq_view')).toMatchObject([{ from: 'answered', ask: asked!['ask'] }]);
  await leave(visit);
});

it('a question in a language of the browser but not of the page is answered in that language, which is named', async () => {
  const visit = await arrive('tongues', '', { lang: 'zh' });
  const panel = widget(visit.page);
  await visit.page.getByRole('button').first().click();
  const find = panel.getByRole('combobox');
  await find.fill('how much is delivery to my address');
  await find.press('Enter');
  await panel.getByText('有英语的答案：').waitFor();
  await panel.locator('#elsewhere').click();
  expect(await panel.getByRole('article').getAttribute('lang')).toBe('en');
  expect(await violations(visit.page)).toEqual([]);
  await leave(visit);
});

it('an element and a call open an answer by its address; back leads home', async () => {
  const id = 'oven';
  const body = `<button data-attendant-open="article:${id}">May it go in the oven?</button>`;
  const visit = await arrive('link', '', { body });
  const panel = widget(visit.page);
  await visit.page.getByRole('button', { name: 'May it go in the oven?' }).click();
  await panel.getByRole('article').waitFor();
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await panel.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
  await say(visit.page, 'open', `article:${id}`);
  await panel.getByRole('article').waitFor();
  await say(visit.page, 'open', 'article:nowhere');
  await panel.getByText('This answer is no longer here.').waitFor();
  await leave(visit);
});

it('back comes to where one was: scrolled as far, the same row in focus', async () => {
  const visit = await arrive('place');
  const { page } = visit;
  const panel = widget(page);
  await launcher(page).click();
  const topic = panel.locator('[id^=topic-]').last();
  await topic.scrollIntoViewIfNeeded();
  const scrolled = () => panel.locator('.body').evaluate((body) => body.scrollTop);
  const before = await scrolled();
  expect(before).toBeGreaterThan(0);
  const id = await topic.getAttribute('id');
  await topic.press('Enter');
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await panel.locator('[id^=topic-]').first().waitFor();
  expect(await scrolled()).toBe(before);
  expect(await focused(page)).toBe(id);
  await leave(visit);
});

it('with an answer on screen a page has loaded no more code than the gate allows', async () => {
  stage.pages.put('/weight', { html: hostPage(stage.tag()) });
  const visit = await stage.visit();
  const sizes: Promise<number>[] = [];
  visit.page.on('requestfinished', (request) => {
    if (/^http:..localhost.*[.]js$/.test(request.url()))
      sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await visit.page.goto(`${stage.pages.origin}/weight`);
  await ask(visit.page, 'how much is delivery');
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(30_000);
  await leave(visit);
});
