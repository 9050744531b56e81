import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteDocument } from '../../protocol/site.ts';
import { violations } from '../support/axe.ts';
import { profile, type Size } from '../support/chromium.ts';
import { signInByForm } from '../support/desk.ts';
import { setStage, type Stage } from '../support/stage.ts';
import { until } from '../support/until.ts';

// What an owner sets up reaches the document that open pages ask for, and every publication can be brought back.

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const published = async (): Promise<SiteDocument> =>
  (await fetch(`${stage.collector.url}/v1/sites/demo/site.json`)).json() as Promise<SiteDocument>;
const settings = async (size: Size, options = {}): Promise<Page> => {
  const context = await profile(stage.browser, size, options);
  const page = await context.newPage();
  await signInByForm(page, stage.collector.url, '#/demo/settings');
  await page.getByLabel('Brand colour').waitFor();
  return page;
};

it('a new colour, hours and budget are on the pages, and the revision before is brought back', async () => {
  const before = await published();
  const page = await settings('desktop');
  const section = (name: string) => page.getByRole('form', { name });
  const publish = async (name: string): Promise<void> => {
    await section(name).getByRole('button', { name: 'Publish', exact: true }).click();
    await section(name)
      .getByText(/^Published as revision/)
      .waitFor();
  };
  await page.getByLabel('Brand colour').fill('#7a1fa2');
  await page.getByText(/^The faintest words have a contrast of (4\.[5-9]|[5-9])/).waitFor();
  await publish('Look');
  await page.getByLabel('Monday: opens').fill('07:30');
  await publish('Opening hours');
  await page.getByLabel('At most in 24 hours').fill('5');
  await publish('How often anything may interrupt');

  const after = await published();
  expect(after.revision).toBe(before.revision + 3);
  expect([after.colours.light.fill, after.hours?.week[0]?.[0]?.[0], after.budget.day]).toEqual(['#7a1fa2', 450, 5]);

  await page.getByRole('button', { name: `Bring back: Revision ${before.revision}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
  await page.getByText(`brought back revision ${before.revision}`).waitFor();
  const back = await until('it is published', async () => {
    const now = await published();
    return now.revision === before.revision + 4 && now;
  });
  expect({ ...back, revision: 0 }).toEqual({ ...before, revision: 0 });
  expect(await page.getByLabel('Brand colour').inputValue()).toBe(before.colours.light.fill);
  await page.context().close();
});

it('what cannot be published is said at once, and nothing is lost', async () => {
  const page = await settings('desktop');
  const hours = page.getByRole('form', { name: 'Opening hours' });
  await page.getByLabel('Monday: opens').fill('19:00');
  await hours.getByRole('button', { name: 'Publish', exact: true }).click();
  await hours.getByRole('alert').getByText('The shop closes after it opens. Swap the two.').waitFor();
  expect(await page.getByLabel('Monday: opens').inputValue()).toBe('19:00');
  await page.context().close();
});

describe.each<[Size, object]>([
  ['desktop', { colorScheme: 'dark' }],
  ['phone', {}],
  ['zoomed', {}],
])('on a %s', (size, options) => {
  it('everybody can use it', async () => {
    const page = await settings(size, options);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });
});
