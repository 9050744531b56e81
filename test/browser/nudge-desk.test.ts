import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NudgePart, NudgeRule } from '../../protocol/nudges.ts';
import type { SiteDocument } from '../../protocol/site.ts';
import { violations } from '../support/axe.ts';
import { signInByForm } from '../support/desk.ts';
import { setStage, type Stage, type Visit } from '../support/stage.ts';
import type { Size } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { fillBasket, order, postVisit } from '../support/visits.ts';

// What an owner writes into a note reaches the pages, and what the note did comes back.

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const open = async (size: Size, id = '', options = {}): Promise<Visit> => {
  const visit = await stage.visit(size, options);
  await signInByForm(visit.page, stage.collector.url, `#/demo/nudges${id && `/${id}`}`);
  await visit.page
    .getByRole('table', { name: 'Nudges' })
    .or(visit.page.locator('.nudge-head, .nudge-new'))
    .first()
    .waitFor();
  return visit;
};
const published = async <T = SiteDocument>(path = 'site.json'): Promise<T> =>
  (await fetch(`${stage.collector.url}/v1/sites/demo/${path}`)).json() as Promise<T>;
const ruleOf = async (id: string): Promise<NudgeRule | undefined> =>
  (await published()).nudges.find((rule) => rule.id === id);
const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

it('a changed rule and text are on the pages once they are published, and not before', async () => {
  const { page, context, troubles } = await open('desktop', 'idle-basket');
  const before = (await ruleOf('idle-basket'))!;
  await page.getByLabel('Seconds without a change of the basket').fill('90');
  await page.getByRole('button', { name: /^Română/ }).click();
  await page.getByLabel('Title').fill('Mai este în coș: {item}');
  await page.getByText('Mai este în coș: Bol de servit').waitFor();
  await page.getByText(/^Saved at/).waitFor();
  expect(await ruleOf('idle-basket')).toEqual(before);
  await row(page, 'The basket rests').getByText('Changes not published').waitFor();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByText('Changed: the rule, Romanian.').waitFor();
  await confirm(page, 'Publish');
  const after = await until('it is published', async () => {
    const rule = await ruleOf('idle-basket');
    return rule?.version === before.version + 1 && rule;
  });
  expect([after.after_s, after.hold]).toEqual([90, 10]);
  expect((await published<NudgePart>(after.part['ro'])).title).toBe('Mai este în coș: {item}');
  expect(after.part['en']).toBe(before.part['en']);
  await page.getByRole('button', { name: 'Publish', exact: true, disabled: true }).waitFor();
  expect(troubles).toEqual({ errors: [], refusals: [] });
  await context.close();
});

it('a note that speaks of scarcity without a stock figure is refused, in the list too, until it no longer does', async () => {
  const { page, context } = await open('desktop', 'new');
  await page.getByRole('button', { name: /^About to leave/ }).click();
  await page.getByLabel('Name').fill('Only 2 left');
  await page.getByLabel('Title').fill('Only 2 left');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const why = 'It speaks of scarcity, and no stock figure reaches it. Take the number out.';
  await page.getByText(`Cannot be published, in English: ${why}`).waitFor();
  expect(await page.getByLabel('Title').getAttribute('aria-invalid')).toBe('true');
  await until('the keyboard is on the field', () =>
    page.getByLabel('Title').evaluate((field) => field.matches(':focus')),
  );
  await row(page, 'Only 2 left').getByText('Cannot be published').waitFor();
  expect(await ruleOf('about-to-leave')).toBeUndefined();

  await page.getByLabel('Title').fill('{item} is in your basket');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await confirm(page, 'Publish');
  await until('it is published', async () => (await ruleOf('about-to-leave'))?.kind === 'exit_intent');
  await context.close();
});

it('by keyboard: a new note begins in the shop’s languages, is published, and is switched off', async () => {
  const { page, context } = await open('desktop');
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await page.getByRole('link', { name: 'New nudge' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Gap to free delivery/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Delivery is free from (MDL)').focus();
  await page.keyboard.type('400');
  await page.getByLabel('At most missing (MDL)').focus();
  await page.keyboard.type('120.5');
  await page.locator('.note-bar').getByText('MDL 48 more for free delivery').waitFor();
  await press('Publish');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  const rule = await until('it is published', () => ruleOf('gap-to-free-delivery'));
  expect(rule).toMatchObject({ kind: 'free_delivery', threshold: 400, within: 120.5, hold: 10 });
  expect(Object.keys(rule!.part).toSorted()).toEqual(['ar', 'en', 'ro', 'ru', 'zh']);

  const on = page.getByRole('switch', { name: 'Gap to free delivery is on the pages' });
  await on.focus();
  expect(await on.getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await until('it is off', async () => !(await ruleOf('gap-to-free-delivery')));
  await row(page, 'Gap to free delivery').getByText('Off', { exact: true }).waitFor();
  await context.close();
});

describe('what a note did', () => {
  const due = (arm: 'shown' | 'held', version: number) =>
    [`nudge_${arm}`, { nudge: 'back-again', kind: 'returning_cart', version, arm }] as const;
  let ordered = 0;
  /** Posts visits, some at a time, so many of them with an order. */
  const post = async (arm: 'shown' | 'held', people: number, orders: number): Promise<void> => {
    const version = (await ruleOf('back-again'))!.version;
    const visits = Array.from({ length: people }, (_, n) => [
      ...fillBasket,
      due(arm, version),
      ...(n < orders ? order(`N-${++ordered}`).slice(fillBasket.length) : []),
    ]);
    for (let at = 0; at < visits.length; at += 30)
      await Promise.all(visits.slice(at, at + 30).map((deeds) => postVisit(stage.collector.url, deeds)));
  };

  it('is told when there are enough people, with its interval, and no number before', async () => {
    await Promise.all([post('shown', 60, 30), post('held', 12, 2)]);
    const { page, context, troubles } = await open('desktop', 'back-again');
    await page.getByRole('heading', { name: 'Back with a basket: too few data yet' }).first().waitFor();
    await page.getByText(/more people are needed: 72 people of about/).waitFor();
    expect(await page.getByText('% ordered').count()).toBe(0);

    await post('shown', 120, 60);
    await post('held', 138, 20);
    await page.reload();
    await page.getByRole('heading', { name: 'Back with a basket works' }).waitFor();
    await page.getByText(/^Of 100 people who saw it, about 35 more ordered than of 100 held back/).waitFor();
    await page.getByRole('figure', { name: 'Ordered: shown 50\u00a0%, held back 14.7\u00a0%' }).waitFor();
    await row(page, 'Back with a basket').getByText('Works').waitFor();
    expect(await row(page, 'Back with a basket').getByRole('cell').first().textContent()).toBe('180');
    expect(troubles).toEqual({ errors: [], refusals: [] });
    await context.close();
  });
});

it('offline, what is written is kept and saved when the network is back', async () => {
  const { page, context } = await open('desktop', 'before-leaving');
  await page.getByLabel('Name').waitFor();
  await context.setOffline(true);
  await page.getByLabel('Name').fill('Before leaving');
  await page.getByText('No connection: kept on this device').waitFor();
  await context.setOffline(false);
  await page.getByText(/^Saved at/).waitFor();
  await context.close();
});

describe.each<[string, Size, object]>([
  ['desktop', 'desktop', {}],
  ['desktop, dark', 'desktop', { colorScheme: 'dark' }],
  ['phone', 'phone', {}],
  ['phone, dark', 'phone', { colorScheme: 'dark' }],
  ['400 % zoom', 'zoomed', {}],
  ['forced colours', 'desktop', { forcedColors: 'active' }],
])('%s', (_name, size, options) => {
  it('list, result, form, dialog and choice pass axe and never scroll sideways', async () => {
    const { page, context } = await open(size, '', options);
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${state}: scrolls sideways by ${over} px`);
    };
    const go = (id: string): Promise<unknown> => page.goto(`${stage.collector.url}/console/#/demo/nudges/${id}`);
    await look('list');
    await page.getByRole('link', { name: 'Back with a basket', exact: true }).click();
    await page.getByLabel('Hours since the last visit').waitFor();
    await look('result and form');
    await page.getByRole('switch').click();
    await page.getByRole('dialog').waitFor();
    await look('dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^العربية/ }).click();
    await look('Arabic');
    await go('free-delivery');
    await page.locator('.note-bar').waitFor();
    await look('bar');
    await go('new');
    await page.getByRole('heading', { name: 'What should the note be about?' }).waitFor();
    await look('choice');
    expect(found).toEqual([]);
    await context.close();
  });
});
