import type { Locator, Page } from 'playwright-core';

// What a shopper does in the demo shop, found as people find things: by role and name.

export const NEWSLETTER = '?utm_source=newsletter&utm_medium=email&utm_campaign=autumn';

const isPhone = (page: Page): boolean => page.viewportSize()!.width < 600;

/** Follows a link of the shop's main navigation, which phones keep behind a button. */
const follow = async (page: Page, name: string): Promise<void> => {
  if (isPhone(page)) await page.getByRole('banner').locator('.menu summary').click();
  await page
    .getByRole('navigation', { name: /^(Main|Menu)$/ })
    .getByRole('link', { name, exact: true })
    .click();
};

/** Comes by a link in a newsletter, and agrees to be measured. */
export const arrive = async (page: Page, shop: string): Promise<void> => {
  await page.goto(`${shop}/en/${NEWSLETTER}`);
  await page.getByRole('button', { name: 'Accept' }).click();
};

/** Looks at the bowls and at one of them. */
export const browse = async (page: Page, piece: string): Promise<void> => {
  await follow(page, 'Bowls');
  await page.getByRole('heading', { name: 'Bowls', level: 1 }).waitFor();
  await page.getByRole('main').getByRole('link', { name: piece }).first().click();
  await page.getByRole('heading', { name: piece, level: 1 }).waitFor();
};

export const addToBasket = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await page.getByText('In the basket: 1.').waitFor();
};

/** Goes to the basket from the piece that was put in, and orders. */
export const checkOut = async (page: Page): Promise<string> => {
  await page.getByRole('link', { name: 'Go to the basket' }).click();
  return order(page);
};

/** Orders as a guest what is in the basket one stands before; resolves with the order's number on the thank-you page. */
export const order = async (page: Page): Promise<string> => {
  await page.getByRole('heading', { name: 'Basket', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  const fields = {
    'First and last name': 'Maria Ceban',
    'E-mail': 'maria@ceban.example',
    Phone: '+373 69 123 456',
    'Street, number, flat': 'Strada Florilor 3, ap. 14',
    'Town or village': 'Orhei',
    Postcode: 'MD-3505',
  };
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: false }).fill(value);
  await page.getByRole('button', { name: 'Place the order' }).click();
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
  const said = await page.getByText(/Your order number is/).textContent();
  return /LF-\w+/.exec(said ?? '')![0];
};

/** Everything of the assistant in the page; its shadow root is open. */
const assistant = (page: Page) => page.locator('attendant-widget');

/** Chooses a score by its label, once the sheet has come to rest: the radio itself cannot be pointed at. */
export const choose = async (page: Page, name: string): Promise<void> => {
  await assistant(page)
    .locator('label')
    .filter({ has: page.getByRole('radio', { name, exact: true }) })
    .click();
};

/**
 * Answers the survey after a purchase: how buying was (1 to 5), how likely a recommendation is (0 to 10), and the
 * follow-up that fits that score. `between` runs with the first question answered.
 */
export const answerSurvey = async (
  page: Page,
  answers: { csat: number; nps: number; followUp: string; words: string },
  between: () => Promise<void> = async () => {},
): Promise<void> => {
  const survey = assistant(page);
  await choose(page, `${answers.csat} of 5`);
  await survey.getByRole('button', { name: 'Next' }).click();
  await survey.getByRole('heading', { name: 'How likely are you to recommend us to a friend?' }).waitFor();
  await between();
  await choose(page, `${answers.nps} of 10`);
  await survey.getByRole('button', { name: 'Next' }).click();
  await survey.getByRole('textbox', { name: answers.followUp }).fill(answers.words);
  await survey.getByRole('button', { name: 'Send' }).click();
  await survey.getByText(/^Thank you/).waitFor();
  await survey.getByRole('button', { name: 'Close' }).click();
};

/** Opens the panel from its launcher and goes to a person; what is written there. */
export const askPerson = async (page: Page): Promise<Locator> => {
  await assistant(page).getByRole('button', { name: 'Ask us' }).click();
  await assistant(page).getByRole('button', { name: 'Leave a message' }).click();
  return assistant(page).getByRole('textbox', { name: 'Your message' });
};

/** Opens the panel from its launcher and asks; resolves once the question is answered, one way or the other. */
export const ask = async (page: Page, text: string): Promise<void> => {
  await assistant(page).getByRole('button', { name: 'Ask us' }).click();
  await assistant(page).getByRole('combobox').fill(text);
  await assistant(page).getByRole('combobox').press('Enter');
  await assistant(page)
    .getByText(/^(Did this help\?|We have no sure answer)/)
    .waitFor();
};

/** Opens the panel from its launcher and leaves a message. */
export const leaveMessage = async (page: Page, text: string): Promise<void> => {
  await (await askPerson(page)).fill(text);
  await assistant(page).getByRole('button', { name: 'Send', exact: true }).click();
  // A browser whose storage hangs is told only that the message is on its way.
  await assistant(page)
    .getByText(/^(Sent|Kept for sending)$/)
    .waitFor();
};
