import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostPage } from '../support/pages.ts';
import { ask } from '../support/shopper.ts';
import { launcher, setStage, type Stage, type Visit } from '../support/stage.ts';

// Answers while the network, the collector or a blocker stands in their way.

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

describe('help does not depend on measuring', () => {
  it('in mode off it answers, and no event is sent', async () => {
    const visit = await arrive('off', 'data-consent="off"');
    await ask(visit.page, 'how much is delivery');
    await widget(visit.page).getByText('Did this help?').waitFor();
    await widget(visit.page).getByRole('button', { name: 'Yes' }).click();
    await widget(visit.page).getByText('Thank you for telling us').waitFor();
    expect(visit.posts).toEqual([]);
    await leave(visit);
  });
  it('with events blocked it answers, and does not claim that the shop knows', async () => {
    const visit = await arrive('blocked');
    await visit.page.route('**/v1/events', (route) => route.abort());
    await ask(visit.page, 'zeppelin flights');
    await visit.page.waitForTimeout(2500);
    expect(await widget(visit.page).getByText('The shop now knows').count()).toBe(0);
    await leave(visit);
  });
});

describe('when the articles do not come', () => {
  it('says what, and what now; the form works, and trying again brings them', async () => {
    const visit = await arrive('broken');
    const { page } = visit;
    const panel = widget(page);
    await page.route('**/c/*.json', (route) => route.abort());
    await launcher(page).click();
    await panel.getByText('The answers did not load').waitFor();
    await panel.getByText('Your basket is not affected.').waitFor();
    await panel.getByRole('button', { name: 'Leave a message' }).click();
    await panel.getByRole('textbox', { name: 'Your message' }).waitFor();
    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await page.unroute('**/c/*.json');
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('listitem').first().waitFor();
    await leave(visit);
  });
  it('waits with bars only after a moment', async () => {
    const visit = await arrive('slow');
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await visit.page.route('**/c/*.json', async (route) => {
      await held;
      await route.continue();
    });
    await launcher(visit.page).click();
    await widget(visit.page).getByRole('combobox').waitFor();
    await widget(visit.page).locator('.sk').first().waitFor();
    go();
    await widget(visit.page).getByRole('listitem').first().waitFor();
    expect(await widget(visit.page).locator('.sk').count()).toBe(0);
    await leave(visit);
  });
  it('while the collector is down a page that was there before answers from what the browser kept', async () => {
    const visit = await arrive('down');
    await ask(visit.page, 'how much is delivery');
    await stage.collector.kill9();
    try {
      await visit.page.reload();
      await ask(visit.page, 'how much is delivery');
      await widget(visit.page).getByText('Did this help?').waitFor();
    } finally {
      await stage.collector.restart();
    }
    await leave(visit);
  });
  it('offline says so, and goes on answering', async () => {
    const visit = await arrive('offline');
    await launcher(visit.page).click();
    await widget(visit.page).getByRole('listitem').first().waitFor();
    await visit.context.setOffline(true);
    await widget(visit.page).getByText('Answers work as ever.').waitFor();
    await widget(visit.page).getByRole('combobox').fill('how much is delivery');
    await widget(visit.page).getByRole('combobox').press('Enter');
    await widget(visit.page).getByText('Did this help?').waitFor();
    await visit.context.setOffline(false);
    await leave(visit);
  });
});
