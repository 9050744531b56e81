import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { profile, type Size } from '../support/chromium.ts';
import { signInByForm } from '../support/desk.ts';
import { doubles, keepLedger, type Ledger } from '../support/ledger.ts';
import * as shopper from '../support/shopper.ts';
import { setShopStage, type ShopStage } from '../support/shopStage.ts';
import { until } from '../support/until.ts';

// The whole way: a shopper comes from a newsletter, buys, answers and writes; the collector dies on the way; the owner
// signs in and reads exactly that.

const PIECE = 'Soup bowl Bîc';
const ANSWERS = {
  csat: 4,
  nps: 6,
  followUp: 'What went wrong?',
  words: 'The page with the sizes was hard to find on my phone.',
};
const MESSAGE = 'Do you also make this bowl in blue? I would take six.';

let stage: ShopStage;
beforeAll(async () => {
  stage = await setShopStage();
});
afterAll(() => stage.strike());

/** Opens the row of the inbox that holds the words; the article with it. */
const read = async (page: Page, words: string) => {
  await page.getByRole('link').filter({ hasText: words }).first().click();
  const article = page.getByRole('article');
  await article.getByText(words).first().waitFor();
  return article;
};

describe.each<Size>(['desktop', 'phone'])('on a %s', (size) => {
  let page: Page;
  let ledger: Ledger;
  const states: string[] = [];
  const look = async (state: string, at: Page): Promise<void> => {
    states.push(...(await violations(at)).map((violation) => `${state}: ${violation}`));
  };
  beforeEach(async () => {
    const context = await profile(stage.browser, size);
    ledger = await keepLedger(context);
    page = await context.newPage();
  });
  afterEach(() => page.context().close());

  it('the shopper’s way reaches the inbox whole, though the collector is killed in the middle', async () => {
    const made = (type: string): number => ledger.made.filter((one) => one.type === type).length;
    await shopper.arrive(page, stage.shop.url);
    await look('shop', page);
    await shopper.browse(page, PIECE);
    // The part that reads the data layer is loaded when the page is idle: people look before they buy.
    await until('the piece is seen in the data layer', () => made('view_item') === 1);
    await stage.collector.kill9();
    await shopper.addToBasket(page);
    await until('the basket is seen in the data layer', () => made('add_to_cart') === 1);
    const order = await shopper.checkOut(page);
    await stage.collector.restart();
    await shopper.answerSurvey(page, ANSWERS, () => look('survey, second question', page));
    await shopper.browse(page, PIECE);
    await shopper.addToBasket(page);
    await until('the second piece is seen in the data layer', () => made('add_to_cart') === 2);
    await shopper.leaveMessage(page, MESSAGE);
    await look('message sent', page);

    const rows = await ledger.settled(stage.collector);
    expect(doubles(rows)).toEqual([]);
    const mine = rows.filter((row) => ledger.made.some(({ id }) => id === row.id));
    expect(mine).toHaveLength(ledger.made.length);
    const count = (type: string): number => mine.filter((row) => row.type === type).length;
    expect({ purchase: count('purchase'), answered: count('survey_answered'), sent: count('message_sent') }).toEqual({
      purchase: 1,
      answered: 3,
      sent: 1,
    });

    const context = await profile(stage.browser, size);
    const desk = await context.newPage();
    await look('console, sign in', await desk.goto(`${stage.collector.url}/console/`).then(() => desk));
    await signInByForm(desk, stage.collector.url);
    await look('console, inbox', desk);

    const survey = await read(desk, ANSWERS.words);
    await look('console, survey response', desk);
    expect(await survey.getByText('6 of 10').count()).toBeGreaterThan(0);
    expect(await survey.getByText('4 of 5').count()).toBeGreaterThan(0);
    const aside = desk.getByRole('complementary', { name: 'The visitor' });
    await aside.getByRole('button', { name: /^Show \d+ earlier steps$/ }).click();
    await aside.getByText('came from newsletter (email), campaign autumn').waitFor();
    expect(await aside.getByText(`(no. ${order})`).count()).toBe(1);

    if (size === 'phone') await desk.getByRole('link', { name: 'Back to the list' }).click();
    const message = await read(desk, MESSAGE);
    await look('console, message', desk);
    expect(await message.getByText(MESSAGE).count()).toBe(1);
    await aside.getByText(`put ${PIECE} in the basket`).first().waitFor();
    const basket = aside.locator('section', { has: desk.getByRole('heading', { name: 'In the basket' }) });
    expect(await basket.getByText(PIECE).count()).toBe(1);
    expect(states).toEqual([]);
    await context.close();
  });
});
