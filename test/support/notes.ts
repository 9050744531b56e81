import type { BrowserContextOptions, Page } from 'playwright-core';
import type { ContactBudget, NudgePart, NudgeRule } from '../../protocol/nudges.ts';
import type { SiteDocument } from '../../protocol/site.ts';
import type { Size } from './chromium.ts';
import { hostPage } from './pages.ts';
import { say, type Stage, type Visit } from './stage.ts';
import { until } from './until.ts';

// Pages for notes: the real collector's site, with rules and budget of the test's own, and a clock that is handed in.

export const CART = {
  currency: 'MDL',
  items: [
    { item_id: 'bowl', item_name: 'Serving bowl Nistru', price: 148, quantity: 1, image: '/bowl.svg' },
    { item_id: 'mug', item_name: 'Mug Prut', price: 64, quantity: 2 },
  ],
};
const rule = (id: string, kind: NudgeRule['kind'], more: Partial<NudgeRule>): NudgeRule => ({
  id,
  kind,
  version: 1,
  hold: 0,
  part: { en: `c/${id}-en.json`, ar: `c/${id}-ar.json` },
  ...more,
});
export const IDLE = rule('idle', 'idle_cart', { after_s: 30 });
export const LEAVING = rule('leaving', 'exit_intent', {});
export const FREE = rule('free', 'free_delivery', { threshold: 314, within: 100 });

const note = (id: string, lang: string, title: string, yes: string): NudgePart => ({
  id,
  lang,
  title,
  text: lang === 'ar' ? 'إذا طلبت قبل الساعة 15:00 خرج الطرد في اليوم نفسه.' : 'Order by 15:00 and it leaves today.',
  yes,
  href: '/cart',
});
const PARTS: Record<string, NudgePart> = {
  'idle-en.json': note('idle', 'en', '{item} is still in the basket', 'To the basket'),
  'idle-ar.json': note('idle', 'ar', 'ما زال في سلتك: {item}', 'إلى السلة'),
  'leaving-en.json': note('leaving', 'en', '30 days to think it over', 'To the basket'),
  'leaving-ar.json': note('leaving', 'ar', '30 يومًا للتفكير', 'إلى السلة'),
  'free-en.json': note('free', 'en', '{gap} more for free delivery', 'Show small pieces'),
  'free-ar.json': note('free', 'ar', 'بقي {gap} حتى التوصيل المجاني', 'عرض القطع الصغيرة'),
};
const BOWL =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#ddd" d="M0 0h9v9H0z"/><circle cx="4" cy="5" r="3" fill="#286"/></svg>';

export interface NoteOptions {
  rules?: NudgeRule[];
  budget?: Partial<ContactBudget>;
  /** Further attributes of the tag; the mode is `full` unless they say another. */
  tag?: string;
  size?: Size;
  lang?: 'en' | 'ar';
  path?: string;
  head?: string;
  body?: string;
  /** Notes on the device before the first page. */
  kept?: object;
  browser?: BrowserContextOptions;
}

const LONG = `<p>${'Words of the page. '.repeat(900)}</p>`;

let opened = 0;

/** Opens a page with the tag; the cart is told once the assistant is there. */
export const openPage = async (stage: Stage, options: NoteOptions = {}): Promise<Visit> => {
  const {
    rules = [IDLE],
    budget,
    tag = 'data-consent="full"',
    lang = 'en',
    path = `/notes/${++opened}/`,
    kept,
  } = options;
  const visit = await stage.visit(options.size, options.browser);
  const { page } = visit;
  const body = (options.body ?? '') + LONG;
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  stage.pages.put(path, { html: hostPage(stage.tag(tag), { lang, dir, head: options.head ?? '', body }) });
  stage.pages.put('/cart', { html: hostPage(stage.tag(tag), { body: 'The basket' }) });
  await page.clock.install();
  if (kept)
    await page.addInitScript((text) => {
      if (!localStorage.getItem('attendant.demo/n')) localStorage.setItem('attendant.demo/n', text);
    }, JSON.stringify(kept));
  await page.route('**/site.json', async (route) => {
    const answer = await route.fetch();
    const site = (await answer.json()) as SiteDocument;
    const wake = [...site.wake, 'page_view'];
    const json = { ...site, nudges: rules, wake, budget: { session: 1, day: 1, rest_h: 72, never: [], ...budget } };
    await route.fulfill({ response: answer, json });
  });
  await page.route(/\/c\/(?:idle|leaving|free)-\w+\.json$/, (route) =>
    route.fulfill({
      json: PARTS[route.request().url().split('/').pop()!],
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  await page.route('**/bowl.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: BOWL }));
  await page.goto(stage.pages.origin + path);
  await tellCart(page);
  return visit;
};

/** Ends a visit whose requests may still be on their way. */
export const endVisit = async ({ page, context }: Visit): Promise<void> => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
};

/** Tells the page's cart once the assistant is there. */
export const tellCart = async (page: Page, cart: unknown = CART): Promise<void> => {
  await page.waitForFunction(() => 'attendant' in window);
  await say(page, 'cart', cart);
};

/** Lets the page's time pass, second by second, until something is so. */
export const passUntil = (page: Page, what: string, so: () => Promise<boolean>): Promise<true> =>
  until(what, async () => {
    if (await so()) return true;
    await page.clock.runFor(1000);
    return false;
  });

/** What explain() says of a rule. */
export const why = (page: Page, id: string): Promise<string | undefined> =>
  page.evaluate(
    (rule) =>
      (window as unknown as { attendant(verb: string): { rules?: Record<string, string> } }).attendant('explain')
        .rules?.[rule],
    id,
  );

export const passUntilWhy = (page: Page, id: string, like: RegExp): Promise<true> =>
  passUntil(page, `${id}: ${like}`, async () => like.test((await why(page, id)) ?? ''));

/** The note, by its role. */
export const noteOf = (page: Page) => page.locator('attendant-widget').getByRole('complementary');

export const passUntilNote = (page: Page): Promise<true> =>
  passUntil(page, 'the note is there', () => noteOf(page).isVisible());
