import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredRow } from '../support/ledger.ts';
import { hostPage } from '../support/pages.ts';
import { launcher, say, setStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const FULL = 'data-consent="full"';
const put = (name: string, more: Parameters<typeof hostPage>[1] = {}): string => {
  stage.pages.put(`/${name}`, { html: hostPage(stage.tag(FULL), more) });
  return `${stage.pages.origin}/${name}`;
};
const ofType = (rows: StoredRow[], type: string): StoredRow[] => rows.filter((row) => row.type === type);
const begun = async (page: Page, address: string, referer?: string): Promise<void> => {
  await page.goto(address, referer ? { referer } : {});
  await launcher(page).waitFor();
};

describe('page views', () => {
  it('count loads, the History API and a page’s own call, each once', async () => {
    const { page, context } = await stage.visit();
    await begun(page, put('views'));
    await page.evaluate(() => {
      history.pushState({}, '', '/views/a');
      document.title = 'A';
    });
    await page.evaluate(() => history.pushState({}, '', '/views/b'));
    // The same address again, and a fragment that is no route, are no new pages.
    await page.evaluate(() => history.replaceState({}, '', '/views/b#details'));
    await page.goBack();
    await stage.stored('/views', (all) => ofType(all, 'page_view').length === 4);
    await say(page, 'page');
    const rows = ofType(await stage.stored('/views', (all) => ofType(all, 'page_view').length >= 5), 'page_view');
    const seen = rows.toSorted((a, b) => a.id.localeCompare(b.id));
    expect(seen.map((row) => [new URL(row.page.url).pathname, row.data['nav']])).toEqual([
      ['/views', 'load'],
      ['/views/a', 'route'],
      ['/views/b', 'route'],
      ['/views/a', 'route'],
      ['/views/a', 'call'],
    ]);
    await context.close();
  });

  it('a page restored from the back/forward cache is seen anew', async () => {
    const { page, context } = await stage.visit();
    await begun(page, put('restored'));
    await page.evaluate(() => {
      let state = 'visible';
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
      const show = (to: string): void => {
        state = to;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      };
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      show('hidden');
      show('visible');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await stage.stored('/restored', (all) => ofType(all, 'page_view').length === 2);
    await context.close();
  });

  it('the tag does not keep a page out of the back/forward cache', async () => {
    stage.pages.put('/cache/bare', { html: hostPage('') });
    put('cache/tagged');
    const reasonsFor = async (path: string): Promise<string[]> => {
      const { page, context } = await stage.visit();
      const cdp = await context.newCDPSession(page);
      const reasons = new Promise<string[]>((resolve) => {
        cdp.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
          resolve(notRestoredExplanations.map(({ reason }) => reason).sort()),
        );
      });
      await cdp.send('Page.enable');
      await page.goto(`${stage.pages.origin}${path}`);
      if (path.endsWith('tagged')) await launcher(page).waitFor();
      await page.goto(`${stage.pages.origin}/cache/bare?next`);
      await page.goBack();
      const found = await reasons;
      await context.close();
      return found;
    };
    expect(await reasonsFor('/cache/tagged')).toEqual(await reasonsFor('/cache/bare'));
  });
});

describe('looking', () => {
  const tall = '<div style="height: 3000px">Tall</div>';

  it('active time counts a page in use, and not the tab that was left alone', async () => {
    const { page, context } = await stage.visit();
    await page.clock.install();
    await begun(page, put('time', { body: tall }));
    for (let i = 0; i < 4; i += 1) {
      await page.mouse.move(100 + i, 100);
      await page.clock.runFor(5_000);
    }
    // An hour away from the keyboard.
    await page.clock.runFor(3_600_000);
    await page.goto('about:blank');
    const rows = await stage.stored('/time', (all) => ofType(all, 'engagement').length > 0);
    const active = ofType(rows, 'engagement').reduce((sum, row) => sum + (row.data['active_ms'] as number), 0);
    expect(active).toBeGreaterThanOrEqual(20_000);
    expect(active).toBeLessThanOrEqual(60_000);
    await context.close();
  });

  it('reach is the deepest point that was seen', async () => {
    const { page, context } = await stage.visit();
    await page.clock.install();
    await begun(page, put('reach', { body: tall }));
    await page.clock.runFor(2_000);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2 - innerHeight));
    await page.clock.runFor(3_000);
    await page.evaluate(() => scrollTo(0, 0));
    await page.clock.runFor(3_000);
    await page.goto('about:blank');
    const rows = await stage.stored('/reach', (all) => ofType(all, 'engagement').length > 0);
    expect(Math.max(...ofType(rows, 'engagement').map((row) => row.data['reach'] as number))).toBe(50);
    await context.close();
  });
});

describe('where a visit comes from', () => {
  it('campaign parameters, and the first source stays beside the last', async () => {
    const { page, context } = await stage.visit();
    await begun(page, `${put('source')}?utm_source=newsletter&utm_medium=email&utm_campaign=autumn`);
    await stage.stored('/source', (all) => ofType(all, 'page_view').length === 1);
    const later = put('source-later');
    await begun(page, `${later}?gclid=Cj0KCQiA-person-s-own-click`, 'https://www.google.com/');
    const [view] = ofType(
      await stage.stored('/source-later', (all) => ofType(all, 'page_view').length === 1),
      'page_view',
    );
    expect(view?.data).toMatchObject({
      first: { source: 'newsletter', medium: 'email', campaign: 'autumn' },
      last: { source: 'www.google.com', medium: 'referral', click: 'gclid' },
    });
    expect(JSON.stringify(view)).not.toContain('person-s-own-click');
    await context.close();
  });
});

describe('commerce from dataLayer', () => {
  const item = { item_id: 'LF-104', item_name: 'Mug with a blue foot', price: 148, quantity: 1 };
  const pushes = `<script>
    window.dataLayer = window.dataLayer || [];
    function gtag() { dataLayer.push(arguments); }
    dataLayer.push({ ecommerce: null });
    dataLayer.push({ event: 'view_item', ecommerce: { currency: 'MDL', value: 148, items: [${JSON.stringify(item)}] } });
    gtag('event', 'add_to_cart', { currency: 'MDL', value: 148, items: [${JSON.stringify(item)}] });
  </script>`;
  const order = { transaction_id: 'T-1', currency: 'MDL', value: 296, items: [{ ...item, quantity: 2 }] };

  it('is read as it was pushed before the tag and after it, an order once', async () => {
    const { page, context, troubles } = await stage.visit();
    await begun(page, put('layer', { head: pushes }));
    await page.evaluate((purchase) => {
      const { dataLayer } = window as unknown as { dataLayer: unknown[] };
      dataLayer.push({ event: 'purchase', ecommerce: purchase }, { event: 'purchase', ecommerce: purchase });
      dataLayer.push({ event: 'something_else', user: 'not for us' }, 'a text', null, () => undefined);
    }, order);
    const kinds = ['view_item', 'add_to_cart', 'purchase'];
    const rows = await stage.stored('/layer', (all) => kinds.every((kind) => ofType(all, kind).length > 0));
    expect(kinds.map((kind) => ofType(rows, kind).length)).toEqual([1, 1, 1]);
    expect(ofType(rows, 'add_to_cart')[0]?.data).toMatchObject({ currency: 'MDL', value: 148, source: 'dataLayer' });
    expect(ofType(rows, 'purchase')[0]?.data).toMatchObject({
      transaction_id: 'T-1',
      value: 296,
      items: [{ quantity: 2 }],
    });
    expect(JSON.stringify(rows)).not.toContain('not for us');
    expect(troubles.errors).toEqual([]);
    await context.close();
  });
});
