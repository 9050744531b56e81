import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { keptBy } from '../support/kept.ts';
import type { StoredRow } from '../support/ledger.ts';
import { hostPage } from '../support/pages.ts';
import { leaveMessage } from '../support/shopper.ts';
import { launcher, say, setStage, type Stage, type Visit } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const open = async (name: string, attributes: string, head = ''): Promise<Visit> => {
  stage.pages.put(`/${name}`, { html: hostPage(stage.tag(attributes), { head }) });
  const visit = await stage.visit();
  await visit.page.goto(`${stage.pages.origin}/${name}`);
  await launcher(visit.page).waitFor();
  return visit;
};
const decided = ({ page }: Visit) =>
  page.evaluate(() => {
    const { mode, why } = (window as unknown as { attendant(verb: string): { mode: string; why: string } }).attendant(
      'explain',
    );
    return `${mode} ${why}`;
  });
const becomes = (visit: Visit, state: string) => until(state, async () => (await decided(visit)) === state);

/** What each platform puts into a page, and how a shopper's answer is told; made after their specifications. */
const PLATFORMS: Record<string, { head: string; there?: string; give: string; refuse: string }> = {
  google: {
    head: `window.dataLayer = []; function gtag() { dataLayer.push(arguments) }
      gtag('consent', 'default', { analytics_storage: 'denied', wait_for_update: 500 });`,
    give: `gtag('consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' })`,
    refuse: `gtag('consent', 'update', { analytics_storage: 'denied' })`,
  },
  tcf: {
    head: `(() => {
      const queue = []; let hear = [];
      window.__tcfapi = (...all) => void queue.push(all);
      const answer = (command, version, fn, id) => {
        if (command === 'removeEventListener') hear = hear.filter((one) => one.id !== id);
        if (command === 'addEventListener') { const one = { id: hear.length + 1, fn }; hear.push(one); tell(one) }
      };
      let data = { gdprApplies: true, eventStatus: 'cmpuishown', purpose: { consents: {} }, publisher: { consents: {} } };
      const tell = ({ id, fn }) => fn({ ...data, listenerId: id }, true);
      window.cmp = (ids) => {
        data = { ...data, eventStatus: 'useractioncomplete', purpose: { consents: Object.fromEntries(ids.map((id) => [id, true])) } };
        hear.forEach(tell);
      };
      setTimeout(() => { window.__tcfapi = answer; queue.splice(0).forEach((all) => answer(...all)) }, 300);
    })()`,
    give: `cmp([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])`,
    refuse: `cmp([])`,
  },
  shopify: {
    head: `(() => {
      const said = { analytics: '', preferences: '', marketing: '' };
      window.Shopify = { shop: 'lut-foc' };
      setTimeout(() => { Shopify.customerPrivacy = {
        analyticsProcessingAllowed: () => said.analytics === 'yes',
        preferencesProcessingAllowed: () => said.preferences === 'yes',
        marketingAllowed: () => said.marketing === 'yes',
        currentVisitorConsent: () => said,
        setTrackingConsent: (to) => {
          for (const name in said) said[name] = to[name] ? 'yes' : 'no';
          document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail: { analyticsAllowed: to.analytics } }));
        },
      } }, 300);
    })()`,
    there: `!!Shopify.customerPrivacy`,
    give: `Shopify.customerPrivacy.setTrackingConsent({ analytics: true, preferences: true, marketing: true })`,
    refuse: `Shopify.customerPrivacy.setTrackingConsent({ analytics: false, preferences: false, marketing: false })`,
  },
  wordpress: {
    head: `window.wp_fallback_consent_type = 'optin';
      function wp_has_consent(category) { return document.cookie.includes('wp_consent_' + category + '=allow') }
      function wp_set_consent(category, value) {
        document.cookie = 'wp_consent_' + category + '=' + value + ';path=/';
        const detail = []; detail[category] = value;
        document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
      }`,
    give: `wp_set_consent('statistics', 'allow')`,
    refuse: `wp_set_consent('statistics', 'deny')`,
  },
};

describe.each(Object.keys(PLATFORMS))('%s', (name) => {
  it('is read by itself: nothing is kept before the answer, a visitor after a yes, and nothing again after a no', async () => {
    const { head, there = 'true', give, refuse } = PLATFORMS[name]!;
    const visit = await open(`platform-${name}`, '', `<script>${head}</script>`);
    const { page, context, troubles } = visit;
    await say(page, 'track', 'before');
    expect(await decided(visit)).toBe('cookieless data-consent');
    expect((await keptBy(page)).local).toEqual({});
    await page.waitForFunction(there);
    await page.evaluate(give);
    await becomes(visit, `full ${name}`);
    const rows = await stage.stored(`platform-${name}`, (all) => all.some((row) => row.type === 'consent'));
    expect(rows.find((row) => row.type === 'consent')?.data).toMatchObject({ mode: 'full', measurement: true });
    await page.evaluate(refuse);
    await becomes(visit, `off ${name}`);
    await until('nothing is kept', async () => {
      const { local, session, indexed } = await keptBy(page);
      return JSON.stringify([local, session, indexed]) === '[{},{},{}]';
    });
    expect(troubles.errors).toEqual([]);
    await context.close();
  });
});

describe('my data', () => {
  const text = 'Is the blue bowl back soon?';
  const part = ({ page }: Visit) => page.locator('attendant-widget').locator('.panel');

  it('shows what the collector has, and erases it there and here', async () => {
    const visit = await open('mine', 'data-consent="full"');
    const { page, context, troubles } = visit;
    await leaveMessage(page, text);
    await stage.stored('/mine', (rows) => rows.some((row) => row.type === 'message_sent'));
    const before = (await keptBy(page)).local['attendant.demo/n']!;
    const { visitor } = JSON.parse(before) as { visitor: string };
    await say(page, 'open', 'data');
    await part(visit).getByText(text).waitFor();
    await part(visit).getByText('Pages seen').waitFor();
    expect(await violations(page)).toEqual([]);

    const file = page.waitForEvent('download');
    await part(visit).getByRole('button', { name: 'Download' }).click();
    expect((await file).suggestedFilename()).toBe('my-data-demo.json');

    await part(visit).getByRole('button', { name: 'Erase' }).focus();
    await page.keyboard.press('Enter');
    await part(visit).getByText('It cannot be brought back').waitFor();
    expect(
      await part(visit)
        .getByRole('button', { name: 'Keep' })
        .evaluate((e) => e.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await part(visit)
      .getByText(/^Erased\. What you do next/)
      .waitFor();
    await until('the collector has nothing of the visitor', async () => {
      const rows = await stage.collector.rows<StoredRow>('events');
      const written = await stage.collector.rows('feedback');
      return !rows.some((row) => row.visitor === visitor) && !written.some((row) => row['text'] === text);
    });
    await say(page, 'track', 'anew');
    const anew = await stage.stored('/mine', (rows) => rows.some((row) => row.type === 'custom'));
    expect(anew.map((row) => row.visitor)).not.toContain(visitor);
    expect(troubles.errors).toEqual([]);
    await context.close();
  });

  it('a no said there is a no on the next page too, whatever the tag says, until it is taken back', async () => {
    const visit = await open('refused', 'data-consent="full"');
    const { page, context } = visit;
    await say(page, 'open', 'data');
    await part(visit).getByRole('button', { name: 'Do not count my visits' }).click();
    await part(visit).getByText('Your visits are not counted.').waitFor();
    await page.reload();
    await launcher(page).waitFor();
    expect(await decided(visit)).toBe('off visitor');
    await say(page, 'open', 'data');
    await part(visit)
      .getByRole('button', { name: /setting decide again/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await part(visit)
      .getByRole('button', { name: /setting decide again/ })
      .click();
    await page.reload();
    await launcher(page).waitFor();
    expect(await decided(visit)).toBe('full data-consent');
    await context.close();
  });
});
