import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '../../protocol/figures.ts';
import { violations } from '../support/axe.ts';
import type { Size } from '../support/chromium.ts';
import { signInByForm } from '../support/desk.ts';
import { setStage, type Stage, type Visit } from '../support/stage.ts';
import { until } from '../support/until.ts';
import { ask, fillBasket, order, postVisit } from '../support/visits.ts';

// What shoppers did, counted by the real collector and seen by the owner.

const RIM = 'Do you repair a chipped rim?';
const RIM_TOO = 'do you repair a CHIPPED rim';
const ARABIC = 'هل الطلاء الأزرق خالٍ من الرصاص؟';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  // A visit is over, and may have stalled, after half an hour without anything.
  const post = (deeds: Parameters<typeof postVisit>[1]): Promise<void> =>
    postVisit(stage.collector.url, deeds, 40 * 60_000);
  for (let n = 0; n < 22; n += 1) await post([...fillBasket, ask('Do you deliver abroad?', 'en', 'delivery')]);
  for (let n = 0; n < 12; n += 1) await post([ask('Se poate în cuptor?', 'ro', 'oven')]);
  for (const text of [RIM, RIM, RIM_TOO, ARABIC]) await post([ask(text, text === ARABIC ? 'ar' : 'en')]);
  for (const number of ['L-1', 'L-2', 'L-3']) await post(order(number));
});
afterAll(() => stage.strike());

const sign = async (size: Size, options = {}): Promise<Visit> => {
  const visit = await stage.visit(size, options);
  await signInByForm(visit.page, stage.collector.url, '#/demo/install');
  return visit;
};

/** Waits until the collector has counted that many orders. */
const counted = (page: Page, orders: number): Promise<unknown> =>
  until(`${orders} orders are counted`, async () => {
    const answer = await page.request.get(`${stage.collector.url}/console/api/sites/demo/overview?days=28`);
    const { stages } = (await answer.json()) as Overview;
    return stages.find(({ name }) => name === 'conversion')?.count === orders;
  });

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(`${stage.collector.url}/console/#/demo/${address}`);
};
const card = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });

it('what shoppers did is told, with what it takes to trust it, and a new order comes by itself', async () => {
  const { page, context, troubles } = await sign('desktop');
  await counted(page, 3);
  await page.clock.install();
  await open(page, 'overview');
  await page.getByText('3 orders', { exact: true }).first().waitFor();
  await page.getByText('Most visits that fill a basket and bring no order end').waitFor();
  await card(page, 'Where people stall').getByText('Do you deliver abroad?').waitFor();
  await card(page, 'Asked, and no answer').getByRole('link', { name: RIM, exact: true }).waitFor();
  const health = card(page, 'Health of answers');
  expect(await health.getByRole('row', { name: /Română/ }).textContent()).toContain('too few data yet: 18 more needed');
  await card(page, 'Can these figures be trusted?')
    .getByText(/acknowledged, none of them lost/)
    .waitFor();
  await page.getByText('MDL 720').waitFor();

  await postVisit(stage.collector.url, order('L-4'));
  await counted(page, 4);
  await page.clock.fastForward(31_000);
  await page.getByText('4 orders', { exact: true }).first().waitFor();
  await page.getByRole('img', { name: 'Orders a day: 4 in these 28 days' }).waitFor();
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
});

/** How many pixels of the chart are of about this colour. */
const painted = (page: Page, colour: [number, number, number]): Promise<number> =>
  page.locator('.line canvas').evaluate((canvas, [r, g, b]) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    let found = 0;
    for (let n = 0; n < data.length; n += 4) {
      const near = Math.abs(data[n]! - r) + Math.abs(data[n + 1]! - g) + Math.abs(data[n + 2]! - b) < 24;
      if (near && data[n + 3]! > 200) found += 1;
    }
    return found;
  }, colour);

it('the chart takes the page’s colours and width when they change, and has a table behind it', async () => {
  const { page, context } = await sign('desktop');
  await open(page, 'overview');
  await page.locator('.line canvas').waitFor();
  await until('light ink', async () => (await painted(page, [36, 80, 127])) > 50);
  await page.emulateMedia({ colorScheme: 'dark' });
  await until('dark ink', async () => (await painted(page, [110, 156, 208])) > 50);
  await page.setViewportSize({ width: 700, height: 800 });
  await until('the chart is as wide as its place', () =>
    page.locator('.line').evaluate((figure) => {
      const canvas = figure.querySelector('canvas')!.getBoundingClientRect();
      return Math.abs(canvas.width - figure.getBoundingClientRect().width) < 2;
    }),
  );
  await page.getByText('As a table').focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('row', { name: /so far/ }).count()).toBe(1);
  await context.close();
});

it('alike questions are one; it is opened by keyboard, and an article begins from it', async () => {
  const { page, context, troubles } = await sign('desktop');
  await open(page, 'questions?state=unanswered');
  const row = page.getByRole('row', { name: new RegExp(`^${RIM.replace('?', '\\?')}`) });
  await row.waitFor();
  expect(await row.getByRole('cell').nth(1).textContent()).toBe('3');
  expect(await page.getByRole('link', { name: ARABIC }).locator('bdi').getAttribute('lang')).toBe('ar');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: RIM, level: 2 }).waitFor();
  await page.getByRole('article').getByText(RIM_TOO, { exact: true }).waitFor();
  await page.getByText('Too few data yet: 3 people asked it so far, 27 more needed.').waitFor();
  await page.getByRole('button', { name: 'Write it' }).press('Enter');
  await page.waitForURL(/#\/demo\/articles\/do-you-repair/);
  expect(await page.getByRole('textbox', { name: 'Question' }).first().inputValue()).toBe(RIM);
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
});

it('offline the figures stay, and say that they may be old', async () => {
  const { page, context } = await sign('desktop');
  await open(page, 'overview');
  await page.getByRole('heading', { name: 'Orders a day' }).waitFor();
  await context.setOffline(true);
  await page.getByText('You are offline.').waitFor();
  expect(await page.getByRole('heading', { name: 'Orders a day' }).isVisible()).toBe(true);
  await context.close();
});

describe.each([
  ['light, desktop', 'desktop', { colorScheme: 'light' }],
  ['dark, desktop', 'desktop', { colorScheme: 'dark' }],
  ['light, phone', 'phone', { colorScheme: 'light' }],
  ['dark, phone', 'phone', { colorScheme: 'dark' }],
  ['at 400 % zoom', 'zoomed', {}],
  ['forced colours', 'desktop', { forcedColors: 'active' }],
] as const)('%s', (_name, size, options) => {
  it('overview, self-service and questions pass axe and never scroll sideways', async () => {
    const { page, context } = await sign(size, options);
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${state}: scrolls sideways by ${over} px`);
    };
    await open(page, 'overview');
    await page.locator('.line canvas').waitFor();
    await look('overview');
    await page.getByRole('button', { name: 'What is counted: Loyalty' }).click();
    await look('definition');
    await page.keyboard.press('Escape');
    await page.getByText('As a table').click();
    await look('table');
    await open(page, 'service');
    await page.getByRole('heading', { name: 'Articles that fail most' }).waitFor();
    await look('self-service');
    await open(page, 'questions');
    await page.getByRole('link', { name: ARABIC }).waitFor();
    await look('questions');
    await page.getByRole('link', { name: ARABIC }).click();
    await page.getByRole('heading', { name: ARABIC, level: 2 }).waitFor();
    await look('question');
    expect(found).toEqual([]);
    await context.close();
  });
});

it('Health is reached by keys, says what arrived, and is clean for screen readers on desk and phone', async () => {
  const { page, context, troubles } = await sign('desktop', { colorScheme: 'dark' });
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByText(/none is known to be lost/).waitFor();
  await card(page, 'The machine').getByText('Yes, tried just now').waitFor();
  await card(page, 'What pages numbered').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
  const phone = await sign('phone');
  await open(phone.page, 'health?days=1');
  await phone.page.getByText(/none is known to be lost/).waitFor();
  expect(await violations(phone.page)).toEqual([]);
  await phone.context.close();
});
