import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import type { Size } from '../support/chromium.ts';
import { hostPage } from '../support/pages.ts';
import { choose } from '../support/shopper.ts';
import { say, setStage, type Stage } from '../support/stage.ts';

// Every state of the widget, as axe sees it: sizes, themes, both directions.

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  stage.pages.put('/en', { html: hostPage(stage.tag()) });
  stage.pages.put('/ar', { html: hostPage(stage.tag(), { lang: 'ar', dir: 'rtl' }) });
});
afterAll(() => stage.strike());

interface Names {
  launcher: string;
  no: string;
  person: string;
  back: string;
  message: string;
  send: string;
  feedback: string;
  close: string;
  csat: string;
  next: string;
  nps: string;
}
const NAMES: Record<'en' | 'ar', Names> = {
  en: {
    launcher: 'Ask us',
    no: 'No',
    person: 'Leave a message',
    back: 'Back',
    message: 'Your message',
    send: 'Send',
    feedback: 'Give feedback',
    close: 'Close',
    csat: '2 of 5',
    next: 'Next',
    nps: '9 of 10',
  },
  ar: {
    launcher: 'اسألنا',
    no: 'لا',
    person: 'اترك رسالة',
    back: 'رجوع',
    message: 'رسالتك',
    send: 'إرسال',
    feedback: 'أخبرنا برأيك',
    close: 'إغلاق',
    csat: '2 من 5',
    next: 'التالي',
    nps: '9 من 10',
  },
};

const CASES: [size: Size, theme: 'light' | 'dark', lang: 'en' | 'ar'][] = [
  ['desktop', 'light', 'en'],
  ['desktop', 'dark', 'ar'],
  ['phone', 'light', 'ar'],
  ['phone', 'dark', 'en'],
  ['zoomed', 'light', 'en'],
];

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.querySelector('attendant-widget')!.shadowRoot!;
    const wide = [...root.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const hidden = getComputedStyle(element).clipPath !== 'none' || width < 2;
      return !hidden && (left < -1 || right > innerWidth + 1);
    });
    return wide.length + (document.documentElement.scrollWidth > innerWidth ? 1 : 0);
  });

describe.each(CASES)('%s, %s, %s', (size, theme, lang) => {
  it('passes axe in every state, and nothing leaves the screen at the side', async () => {
    const names = NAMES[lang];
    const { page, context, troubles } = await stage.visit(size, { colorScheme: theme });
    const widget = page.locator('attendant-widget');
    const button = (name: string) => widget.getByRole('button', { name, exact: true });
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
      const over = await sideways(page);
      if (over) found.push(`${state}: ${over} elements reach over the side`);
    };
    await page.goto(`${stage.pages.origin}/${lang}`);
    await say(page, 'theme', theme);
    await button(names.launcher).waitFor();
    await look('closed');

    await button(names.launcher).click();
    const find = widget.getByRole('combobox');
    await widget.getByRole('listitem').first().waitFor();
    await look('home');
    await find.fill('delivery cots');
    await find.press('ArrowDown');
    await widget.getByRole('option', { selected: true }).waitFor();
    await look('typing');
    await find.fill('how much is delivery');
    await find.press('Enter');
    await button(names.no).click();
    await widget.getByRole('radio').nth(2).waitFor();
    await look('answer, and what was missing');
    await find.fill('zeppelin flights to the moon');
    await find.press('Enter');
    await widget.locator('#hand').waitFor();
    await look('no sure answer');
    await button(names.back).click();
    await widget.getByRole('listitem').getByRole('button').first().click();
    await widget.getByRole('article').waitFor();
    await look('article');
    await widget.locator('#person').click();
    await widget.getByRole('textbox', { name: names.message }).waitFor();
    await look('message form');
    await button(names.send).click();
    await widget
      .getByRole('textbox', { name: names.message, disabled: false })
      .and(page.locator('[aria-invalid=true]'))
      .waitFor();
    await look('message form with its error');
    await widget.getByRole('textbox', { name: names.message }).fill('Where is my pot?');
    await button(names.send).click();
    await widget.getByRole('textbox', { name: names.message }).waitFor({ state: 'detached' });
    await look('message sent');
    await widget.getByRole('button', { name: names.feedback }).click();
    await widget.getByRole('radio').nth(4).waitFor();
    await look('feedback form');
    await button(names.close).click();

    await say(page, 'survey', 'after-purchase', { force: true });
    await widget.getByRole('radio', { name: names.csat }).waitFor();
    await look('survey, first question');
    await choose(page, names.csat);
    await button(names.next).click();
    await widget.getByRole('radio', { name: names.nps }).waitFor();
    await look('survey, scale of ten');
    await choose(page, names.nps);
    await button(names.next).click();
    await widget.getByRole('textbox').waitFor();
    await look('survey, words');
    await button(names.send).click();
    await widget.getByRole('textbox').waitFor({ state: 'detached' });
    await look('survey, thanks');
    expect(found).toEqual([]);
    expect(troubles).toEqual({ errors: [], refusals: [] });
    await context.close();
  });
});
