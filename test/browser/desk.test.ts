import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { profile } from '../support/chromium.ts';
import { postMessages, signInByForm } from '../support/desk.ts';
import { setStage, type Stage } from '../support/stage.ts';
import { until } from '../support/until.ts';

// The console at work: by keyboard, in the dark, on a phone, zoomed, and with an address that somebody sent.

const HOSTILE = '<img src=x onerror="document.title=\'run\'"> & "so on"';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await postMessages(stage.collector.url, [
    { text: 'The lid does not sit flat. Otherwise a lovely pot.' },
    { kind: 'feedback', rating: 2, text: 'Could not pay: the page came back empty twice.' },
    { text: HOSTILE },
    {
      kind: 'survey',
      survey: 'after-purchase',
      done: true,
      lang: 'ro',
      answers: [{ question: 'nps', kind: 'nps', score: 9 }],
    },
    { text: 'أفضل هدية هذا العام', lang: 'ar' },
  ]);
});
afterAll(() => stage.strike());

const desk = async (size: 'desktop' | 'phone' | 'zoomed', options = {}, address = '#/demo/inbox'): Promise<Page> => {
  const context = await profile(stage.browser, size, options);
  const page = await context.newPage();
  await signInByForm(page, stage.collector.url, address);
  return page;
};
const row = (page: Page, words: string) => page.getByRole('link').filter({ hasText: words });
interface Row {
  text: string;
  status: string;
  labels: string[];
  assignee?: { name: string };
  notes: { text: string }[];
}
const stored = async (text: string): Promise<Row> =>
  (await stage.collector.rows<Row>('feedback')).find((one) => one.text === text)!;

it('everything is done by keyboard: J K, Enter, L, A, N, E', async () => {
  const text = 'Could not pay: the page came back empty twice.';
  const page = await desk('desktop');
  await row(page, text).waitFor();
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  // Newest first: down past the wanted one, back up, and in.
  for (let i = 0; i < 5; i += 1) await press('j');
  await press('k');
  await press('Enter');
  await page.getByRole('article').getByText(text).waitFor();

  await press('l');
  await page.getByLabel('New label').fill('Payment');
  await press('Enter');
  await until('the label is kept', async () => (await stored(text)).labels.includes('Payment'));
  await press('Escape');

  await press('a');
  const ion = page.getByRole('radio', { name: 'Ion Munteanu' });
  await ion.waitFor();
  await ion.focus();
  await press('Enter');
  await until('it is given to Ion', async () => (await stored(text)).assignee?.name === 'Ion Munteanu');

  await press('n');
  await page.getByLabel('New note').pressSequentially('Asked the bank.');
  await press('Control+Enter');
  await until('the note is kept', async () => (await stored(text)).notes[0]?.text === 'Asked the bank.');
  await page.getByRole('article').getByText('Asked the bank.').waitFor();

  // The note is added, and the keyboard is back with the item.
  await press('n');
  await page.getByLabel('New note').pressSequentially('Half a th');
  await press('Escape');
  await press('e');
  await until('it is done', async () => (await stored(text)).status === 'done');
  await page.context().close();
});

it('filters stand in the address: a link shows the same to another person', async () => {
  const page = await desk('desktop', {}, '#/demo/inbox?status=any&kind=message&lang=ar');
  await row(page, 'أفضل هدية هذا العام').waitFor();
  expect(await row(page, 'The lid does not sit flat').count()).toBe(0);
  await page.getByRole('button', { name: /^Remove Arabic/ }).click();
  await row(page, 'The lid does not sit flat').waitFor();
  expect(page.url()).not.toContain('lang=ar');
  await page.context().close();
});

it('what shoppers write is text and nothing else', async () => {
  const page = await desk('desktop');
  await row(page, HOSTILE).click();
  await page.getByRole('article').getByText(HOSTILE).waitFor();
  expect(await page.title()).not.toBe('run');
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await page.context().close();
});

it('signing in refuses a wrong password in words, and signing out ends the session', async () => {
  const context = await profile(stage.browser, 'desktop');
  const page = await context.newPage();
  await page.goto(`${stage.collector.url}/console/`);
  await page.getByLabel('E-mail').fill('owner@lut-foc.example');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('E-mail and password do not match.').waitFor();
  expect(await violations(page)).toEqual([]);
  await signInByForm(page, stage.collector.url);
  await page.getByRole('button', { name: 'Ana Rusu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect((await page.request.get(`${stage.collector.url}/console/api/me`)).status()).toBe(401);
  await context.close();
});

it.each([
  [1024, 'ltr'],
  [1280, 'ltr'],
  [1280, 'rtl'],
  [1440, 'ltr'],
  [390, 'ltr'],
])('what the item’s buttons open is wholly in sight, at %i px, %s', async (width, dir) => {
  const page = await desk('desktop', { viewport: { width, height: 800 } });
  await page.evaluate((value) => (document.documentElement.dir = value), dir);
  await row(page, 'The lid does not sit flat').click();
  for (const [button, inside] of [
    ['Labels', page.getByLabel('New label')],
    ['Give to…', page.getByRole('radio', { name: 'Ion Munteanu' })],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await inside.waitFor();
    const seen = await page.getByRole('group', { name: button }).evaluate(async (surface) => {
      await Promise.all(surface.getAnimations().map((animation) => animation.finished));
      const { left, right, top, bottom } = surface.getBoundingClientRect();
      const corners = [left + 2, right - 2].flatMap((x) => [top + 12, bottom - 12].map((y) => [x, y] as const));
      return corners.every(([x, y]) => surface.contains(document.elementFromPoint(x, y)));
    });
    expect([button, seen]).toEqual([button, true]);
    await page.keyboard.press('Escape');
  }
  await page.context().close();
});

describe.each([
  ['light, desktop', 'desktop', 'light'],
  ['dark, desktop', 'desktop', 'dark'],
  ['light, phone', 'phone', 'light'],
  ['dark, phone', 'phone', 'dark'],
  ['at 400 % zoom', 'zoomed', 'light'],
] as const)('%s', (_name, size, colorScheme) => {
  it('every page passes axe and never scrolls sideways', async () => {
    const page = await desk(size, { colorScheme });
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${state}: scrolls sideways by ${over} px`);
    };
    await row(page, 'The lid does not sit flat').waitFor();
    await look('inbox');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await look('filters');
    await page.keyboard.press('Escape');
    await row(page, 'The lid does not sit flat').click();
    await page.getByRole('article').getByText('The lid does not sit flat').waitFor();
    await look('item');
    await page.goto(`${stage.collector.url}/console/#/demo/install`);
    await page.getByRole('heading', { name: 'Install', level: 1 }).waitFor();
    await page.getByText('data-site="demo"').first().waitFor();
    await look('install');
    expect(found).toEqual([]);
    await page.context().close();
  });
});
