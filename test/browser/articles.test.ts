import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelpPart, TextsPart } from '../../protocol/help.ts';
import type { SiteDocument } from '../../protocol/site.ts';
import { violations } from '../support/axe.ts';
import type { Size } from '../support/chromium.ts';
import { signInByForm } from '../support/desk.ts';
import { setStage, type Stage, type Visit } from '../support/stage.ts';
import { until } from '../support/until.ts';

// Articles as an owner writes them, over the real collector: written, previewed, published, brought back.

const HOSTILE = [
  '<img src=x onerror="parent.postMessage(\'run\',\'*\')"><script>parent.postMessage("run","*")</script>',
  '[press](javascript:parent.postMessage("run","*")) [data](data:text/html,<script>alert(1)</script>)',
  '![pot](javascript:alert(1)) <svg onload=alert(1)> <iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '`</script><script>alert(1)</script>` &lt;b onclick=alert(1)&gt; {{7*7}}',
].join('\n\n');

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const desk = async (address: string, size: Size = 'desktop', options = {}): Promise<Visit> => {
  const visit = await stage.visit(size, options);
  await signInByForm(visit.page, stage.collector.url, address);
  return visit;
};
const published = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${stage.collector.url}/v1/sites/demo/${path}`)).json()) as T;
const help = async (lang: string): Promise<HelpPart> =>
  published((await published<SiteDocument>('site.json')).help![lang]!);
const shown = (page: Page) => page.frameLocator('.frames iframe:not(.coming)').locator('attendant-widget');
const publish = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Published. Open pages follow within a minute.').waitFor();
};

it('an article begun from a question is written, seen as shoppers see it, and published', async () => {
  const before = await published<SiteDocument>('site.json');
  const query = new URLSearchParams({
    title: 'Do you repair a chipped rim?',
    phrasing: 'chipped\nfix my bowl',
    lang: 'en',
  });
  const { page, troubles, context } = await desk(`#/demo/articles/new?${query}`);
  const text = page.getByLabel('Answer');
  await text.pressSequentially('Yes. ');
  await page.getByRole('button', { name: 'Bold', exact: true }).click();
  await page.keyboard.type('Bring it to the workshop');
  await page.keyboard.press('Control+I');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => text.inputValue()).toBe('Yes. **Bring it to the workshop**');
  await page.waitForURL(/#\/demo\/articles\/do-you-repair-a-chipped-rim$/);
  await page.getByText(/^Saved at/).waitFor();

  await shown(page).getByRole('heading', { name: 'Do you repair a chipped rim?' }).waitFor();
  await shown(page).locator('b, strong').filter({ hasText: 'Bring it to the workshop' }).waitFor();
  // Who writes keeps the keyboard, whatever the frame shows.
  await page.keyboard.type('!');
  await expect.poll(() => text.inputValue()).toContain('!');

  await publish(page);
  const { revision } = await published<SiteDocument>('site.json');
  expect(revision).toBe(before.revision + 1);
  const part = await help('en');
  expect(part.articles.map(({ title }) => title)).toContain('Do you repair a chipped rim?');
  const texts = await published<TextsPart>(part.texts);
  expect(JSON.stringify(texts.texts['do-you-repair-a-chipped-rim'])).toContain('Bring it to the workshop');

  await page.getByText(/2 of its phrasings find it|of its 2 phrasings find it/).waitFor();
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByLabel('A shopper asks').fill('my bowl has chiped');
  const tried = page.getByRole('dialog', { name: 'Try what is answered' });
  await tried.getByRole('link', { name: 'Do you repair a chipped rim?' }).waitFor();
  await tried
    .getByText(/% sure$/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
});

it('nothing that an article holds runs in its preview, and nothing reaches the console', async () => {
  const { page, troubles, context } = await desk('#/demo/articles/oven');
  await page.evaluate(() => addEventListener('message', () => (document.title = 'run')));
  await page.getByLabel('Question').fill('<img src=x onerror=alert(1)>');
  await page.getByLabel('Answer').fill(`${HOSTILE}\n\nThe end.`);
  await shown(page).getByText('The end.').waitFor();
  await shown(page).getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
  await shown(page).getByText('press').first().click();
  expect(
    await shown(page).locator('script, iframe, svg[onload], img[src="x"], [onerror], [href^="javascript"]').count(),
  ).toBe(0);
  expect(await page.title()).not.toBe('run');
  expect(page.frames()).toHaveLength(2);
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Throw away' }).click();
  await expect.poll(() => page.getByLabel('Question').inputValue()).toBe('Can it go in the oven?');
  await context.close();
});

it('an older version is looked at, brought back, and published again', async () => {
  const { page, context } = await desk('#/demo/articles/returns');
  const title = page.getByLabel('Question');
  await expect.poll(() => title.inputValue()).toBe('Can I send it back?');
  await title.fill('May I return it?');
  await publish(page);
  await page.getByRole('button', { name: 'Versions 2' }).click();
  await page.getByRole('button', { name: 'Look at version 1' }).click();
  await shown(page).getByRole('heading', { name: 'Can I send it back?' }).waitFor();
  expect(await title.inputValue()).toBe('May I return it?');
  await page.getByRole('button', { name: 'Versions 2' }).click();
  await page.getByRole('button', { name: 'Bring back as draft: version 1' }).click();
  await expect.poll(() => title.inputValue()).toBe('Can I send it back?');
  const titles = async (): Promise<string[]> => (await help('en')).articles.map((one) => one.title);
  expect(await titles()).toContain('May I return it?');
  await publish(page);
  await until('it is published', async () => (await titles()).includes('Can I send it back?'));
  await context.close();
});

it('articles change places by keyboard, and shoppers get the new order', async () => {
  const { page, context } = await desk('#/demo/articles');
  const ids = async (): Promise<string[]> =>
    (await help('ro')).articles.filter(({ topic }) => topic === 'using').map(({ id }) => id);
  const [first, second, ...rest] = await ids();
  await page.getByRole('button', { name: 'Arrange' }).click();
  const up = page.getByRole('button', { name: 'Move Can it go in the microwave and the dishwasher? up' });
  await up.focus();
  await page.keyboard.press('Enter');
  expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Publish the order' }).click();
  await page.getByRole('button', { name: 'Arrange' }).waitFor();
  await until('the order is published', async () => (await ids())[0] === second);
  expect(await ids()).toEqual([second, first, ...rest]);
  await context.close();
});

it('what was written without a connection is kept, and stored when there is one again', async () => {
  const { page, context } = await desk('#/demo/articles/payment');
  const title = page.getByLabel('Question');
  await title.waitFor();
  await context.setOffline(true);
  await title.fill('How do I pay on the train?');
  await page.getByText('No connection: kept on this device').waitFor();
  await context.setOffline(false);
  await page.getByText(/^Saved at/).waitFor();
  await page.reload();
  await expect.poll(() => title.inputValue()).toBe('How do I pay on the train?');
  await context.close();
});

describe.each([
  ['light, desktop', 'desktop', 'light', 'ltr'],
  ['dark, desktop, right to left', 'desktop', 'dark', 'rtl'],
  ['light, phone', 'phone', 'light', 'ltr'],
  ['dark, phone', 'phone', 'dark', 'ltr'],
  ['at 400 % zoom', 'zoomed', 'light', 'ltr'],
] as const)('%s', (_name, size, colorScheme, dir) => {
  it('the list, its dialogs and the editor pass axe and never scroll sideways', async () => {
    const { page, context } = await desk('#/demo/articles', size, { colorScheme });
    await page.evaluate((value) => (document.documentElement.dir = value), dir);
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${state}: scrolls sideways by ${over} px`);
    };
    await page.getByRole('link', { name: 'Where is my order?' }).waitFor();
    await look('list');
    await page.getByRole('button', { name: 'Topics' }).click();
    await page.getByRole('dialog').getByLabel('Romanian').first().waitFor();
    await look('topics');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Arrange' }).click();
    await look('arranging');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Where is my order?' }).click();
    await page.getByLabel('Answer').first().waitFor();
    await look('editor');
    await page.getByRole('button', { name: /Русский/ }).click();
    await page.getByLabel('Question').last().fill('Где посылка?');
    await page.getByText(/^Saved at/).waitFor();
    await look('translating');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await look('publishing');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More' }).last().click();
    await page.getByRole('button', { name: 'Throw the draft away' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Throw away' }).click();
    expect(found).toEqual([]);
    await context.close();
  });
});
