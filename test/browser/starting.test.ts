import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelpPart } from '../../protocol/help.ts';
import type { SiteDocument } from '../../protocol/site.ts';
import { violations } from '../support/axe.ts';
import { signInByForm } from '../support/desk.ts';
import { setStage, type Stage } from '../support/stage.ts';

// Two ways to many articles at once, over the real collector: questions that every shop gets, and import.

/** As shops build it: what unfolds is named by its button and hidden; one question is there already, one perhaps is. */
const QUESTIONS = [
  ['Do you repair a chipped rim?', 'Yes. Bring it to the <b>workshop</b>.'],
  ['Can it go in the oven?', 'Yes, up to 220 °C.'],
  ['Do you do gift wrapping?', 'Yes, in linen.'],
  ['Do you give lessons for children?', 'On Saturdays.'],
].map(([question, answer], n) => {
  const button = `<h3><button aria-expanded="false" aria-controls="a${n}">${question}</button></h3>`;
  return `${button}<div id="a${n}" hidden><p>${answer}</p></div>`;
});
const PAGE = `<!doctype html><html lang="en"><main><h1>Help</h1>${QUESTIONS.join('')}</main></html>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const published = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${stage.collector.url}/v1/sites/demo/${path}`)).json()) as T;
const help = async (): Promise<HelpPart> => published((await published<SiteDocument>('site.json')).help!['en']!);

/** Looks at each state with axe, and whether it needs to be scrolled sideways. */
const createLook = (page: Page) => {
  const found: string[] = [];
  const look = async (state: string): Promise<void> => {
    found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${state}: scrolls sideways by ${over} px`);
  };
  return { found, look };
};

it('a starter question is answered by keyboard alone, and counts when it is published', async () => {
  const { page, context, troubles } = await stage.visit('desktop', { colorScheme: 'dark' });
  await signInByForm(page, stage.collector.url, '#/demo/articles');
  await page.getByRole('button', { name: 'Add several' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Starter questions' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  const progress = page.getByText(/^\d+ of 60 answered$/);
  const before = parseInt((await progress.textContent()) ?? '', 10);
  await page.getByRole('searchbox').pressSequentially('how long does delivery');
  await page.getByRole('button', { name: 'How long does delivery take?' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/articles\/delivery-time\?from=starter$/);
  await page.getByText('What to write:').waitFor();
  await page.getByLabel('Answer').fill('Two working days.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).press('Enter');
  await page.getByText('Published. Open pages follow within a minute.').waitFor();
  await page.getByRole('link', { name: 'Starter questions' }).press('Enter');
  await page.getByText(`${before + 1} of 60 answered`).waitFor();
  const part = await help();
  const made = part.articles.find(({ id }) => id === 'delivery-time');
  // The demo has a topic of this name already.
  expect(part.topics.find(({ id }) => id === made?.topic)?.name).toBe('Delivery');
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
});

it('a saved page is looked through, taken without what is there already, and published', async () => {
  const { page, context, troubles } = await stage.visit('phone');
  await signInByForm(page, stage.collector.url, '#/demo/articles?view=import');
  await page.getByLabel('Address of the page').fill('http://127.0.0.1/faq');
  await page.keyboard.press('Enter');
  await page.getByText(/127\.0\.0\.1 is not on the public internet/).waitFor();
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  const file = { name: 'faq.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) };
  await page.getByLabel('Choose files').setInputFiles(file);
  await page.getByRole('button', { name: 'Look through it' }).click();
  await page.getByRole('heading', { name: '4 questions found' }).waitFor();
  expect(await page.getByRole('checkbox', { name: 'Can it go in the oven?' }).isChecked()).toBe(false);
  const wrapping = page.getByRole('combobox', { name: 'What to do with Do you do gift wrapping?' });
  expect(await wrapping.inputValue()).toBe('new');
  await wrapping.selectOption('Add as another way to ask it');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Make 2 drafts, change 1 article' }).click();
  await page.getByText('The collector does not reply.').waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Make 2 drafts, change 1 article' }).click();
  await page.getByRole('heading', { name: '2 drafts made, 1 article changed' }).waitFor();
  await page.getByRole('button', { name: 'Publish them' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish 3' }).click();
  await page.getByText('All of them are published.').waitFor();
  const titles = (await help()).articles.map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['Do you repair a chipped rim?', 'Do you give lessons for children?']));
  expect(titles.filter((title) => title === 'Can it go in the oven?')).toHaveLength(1);
  expect(titles).not.toContain('Do you do gift wrapping?');
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
});

describe.each([
  ['light, desktop, right to left', 'desktop', 'light', 'rtl'],
  ['dark, phone', 'phone', 'dark', 'ltr'],
  ['at 400 % zoom', 'zoomed', 'light', 'ltr'],
] as const)('%s', (_name, size, colorScheme, dir) => {
  it('every state passes axe and never scrolls sideways', async () => {
    const { page, context } = await stage.visit(size, { colorScheme });
    await signInByForm(page, stage.collector.url, '#/demo/articles?view=starter');
    await page.evaluate((value) => (document.documentElement.dir = value), dir);
    const { found, look } = createLook(page);
    await page.getByText(/of 60 answered/).waitFor();
    await look('starter');
    await page.goto(`${stage.collector.url}/console/#/demo/articles?view=import`);
    await page.getByRole('button', { name: 'Files', exact: true }).click();
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByText('Choose a file first.').waitFor();
    await look('no file');
    await page.getByRole('button', { name: 'Pasted text' }).click();
    await page.getByLabel('Questions and answers').fill('<p>We are closed.</p>');
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByText('No questions found').waitFor();
    await look('nothing found');
    await page.getByRole('button', { name: 'Another source' }).click();
    const others = [`Do you wrap ${size} gifts?,Yes.`, 'Can it go in the oven?,Yes.', '???,x'];
    const rows = ['question,answer,question_ro,answer_ro', `Why ${size}?,So.,De ce ${size}?,Așa.`, ...others].join(
      '\n',
    );
    await page.getByLabel('Questions and answers').fill(rows);
    await page.getByRole('button', { name: 'Look through it' }).click();
    await page.getByRole('heading', { name: '5 questions found' }).waitFor();
    await look('found');
    await page.getByRole('button', { name: 'Make 2 drafts' }).click();
    await page.getByRole('button', { name: 'Publish them' }).click();
    await page.getByRole('dialog').waitFor();
    await look('publishing');
    await page.keyboard.press('Escape');
    await look('done');
    await page.route('**/content/article', (route) => route.fulfill({ json: [] }));
    await page.goto(`${stage.collector.url}/console/#/demo/articles`);
    await page.reload();
    await page.getByText('No answers yet').waitFor();
    await look('no articles');
    expect(found).toEqual([]);
    await context.close();
  });
});
