import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShop } from '../../demo/shop/index.ts';
import { keptBy } from '../support/kept.ts';
import type { StoredRow } from '../support/ledger.ts';
import { hostPage } from '../support/pages.ts';
import { askPerson } from '../support/shopper.ts';
import { launcher, say, setStage, type Stage, type Visit } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;
const NOTHING = { cookies: [], local: {}, session: {}, indexed: {} };

/** Two pages seen in one mode, with an event of the page's own on each. */
const look = async (name: string, attributes: string, before?: (visit: Visit) => Promise<void>): Promise<Visit> => {
  const html = hostPage(stage.tag(attributes));
  stage.pages.put(`/${name}/one`, { html });
  stage.pages.put(`/${name}/two`, { html });
  const visit = await stage.visit();
  await before?.(visit);
  for (const leaf of ['one', 'two']) {
    await visit.page.goto(`${stage.pages.origin}/${name}/${leaf}`);
    await launcher(visit.page).waitFor();
    await say(visit.page, 'track', `seen_${leaf}`);
  }
  return visit;
};
const both = (part: string) => stage.stored(part, (rows) => rows.filter((row) => row.type === 'custom').length === 2);
const batches = ({ posts }: Visit) => posts.filter(({ path }) => path === '/v1/events').map(({ body }) => body);

describe('off', () => {
  it('keeps nothing and sends no event, and what is sent by hand arrives alone', async () => {
    const visit = await look('off', 'data-consent="off"');
    await (await askPerson(visit.page)).fill('Is the blue bowl back soon?');
    await visit.page.getByRole('button', { name: 'Send', exact: true }).click();
    await visit.page.getByText('Sent', { exact: true }).waitFor();
    expect(await keptBy(visit.page)).toEqual(NOTHING);
    expect(batches(visit)).toEqual([]);
    const sent = visit.posts.map(({ body }) => body);
    expect(sent.length).toBeGreaterThan(0);
    for (const body of sent) expect(body).toMatchObject({ unlinked: true });
    for (const body of sent) expect(body).not.toHaveProperty('visitor');
    const rows = await stage.collector.rows('feedback');
    expect(rows.filter((row) => row['text'] === 'Is the blue bowl back soon?')).toHaveLength(1);
    expect((await stage.collector.rows<StoredRow>('events')).filter((row) => row.page.url.includes('/off/'))).toEqual(
      [],
    );
    await visit.context.close();
  });
});

describe('cookieless', () => {
  it('keeps the tab’s outbox alone, with nothing that tells who it is', async () => {
    const visit = await look('cookieless', 'data-consent="cookieless"');
    const rows = await both('/cookieless/');
    const kept = await until('the outbox is empty', async () => {
      const now = await keptBy(visit.page);
      return !UUID.test(JSON.stringify(now.session)) && now;
    });
    expect(kept).toMatchObject({ cookies: [], local: {}, indexed: {} });
    for (const batch of batches(visit)) {
      expect(batch).not.toHaveProperty('visitor');
      expect(batch).not.toHaveProperty('session');
    }
    // The collector tells visits apart by itself: both pages are one visit of one visitor.
    expect(new Set(rows.map((row) => row.visitor)).size).toBe(1);
    expect(new Set(rows.map((row) => row.session)).size).toBe(1);
    await visit.context.close();
  });
  it('is the mode of a tag that says nothing', async () => {
    const visit = await look('unsaid', '');
    await both('/unsaid/');
    expect(await keptBy(visit.page)).toMatchObject({ cookies: [], local: {}, indexed: {} });
    await visit.context.close();
  });
});

describe('full', () => {
  it('keeps a visitor that the next page, and the next tab, still is', async () => {
    const visit = await look('full', 'data-consent="full"');
    const rows = await both('/full/');
    const kept = await keptBy(visit.page);
    expect(kept.cookies).toEqual([]);
    const visitors = new Set(batches(visit).map((batch) => batch['visitor'] as string));
    expect(visitors.size).toBe(1);
    const [visitor] = visitors;
    expect(visitor).toMatch(UUID);
    expect(JSON.stringify(kept.local)).toContain(visitor);
    expect(new Set(rows.map((row) => row.visitor))).toEqual(visitors);
    expect(new Set(rows.map((row) => row.session)).size).toBe(1);

    const tab = await visit.context.newPage();
    const later: unknown[] = [];
    tab.on('request', (request) => {
      if (request.url().endsWith('/v1/events')) later.push((request.postDataJSON() as { visitor: string }).visitor);
    });
    await tab.goto(`${stage.pages.origin}/full/one`);
    await until('the second tab sends', () => later.length > 0);
    expect(new Set(later)).toEqual(visitors);
    await visit.context.close();
  });

  it('erases what was kept when it is turned down, to the tab and then to nothing', async () => {
    const visit = await look('down', 'data-consent="full"');
    await both('/down/');
    await say(visit.page, 'consent', 'cookieless');
    await until('the browser’s stores are empty', async () => {
      const { local, indexed } = await keptBy(visit.page);
      return Object.keys(local).length + Object.keys(indexed).length === 0;
    });
    await say(visit.page, 'consent', 'off');
    await until('the tab’s store is empty', async () => Object.keys((await keptBy(visit.page)).session).length === 0);
    expect(await keptBy(visit.page)).toEqual(NOTHING);

    const before = visit.posts.length;
    await say(visit.page, 'track', 'after_off');
    await visit.page.goto('about:blank');
    expect(visit.posts.slice(before).filter(({ body }) => JSON.stringify(body).includes('after_off'))).toEqual([]);
    await visit.context.close();
  });

  it('given and taken back at the shop’s own banner leaves nothing', async () => {
    const shop = await startShop({ port: 0, collector: stage.collector.url });
    const { page, context } = await stage.visit();
    await page.goto(`${shop.url}/en/p/serving-bowl-nistru`);
    await page.getByRole('button', { name: 'Accept' }).click();
    await until('the visitor is kept', async () => UUID.test(JSON.stringify((await keptBy(page)).local)));
    await page.getByRole('contentinfo').getByText('Cookie choices').click();
    await page.getByRole('button', { name: 'Only what is necessary' }).click();
    await until('nothing of the assistant is kept', async () => {
      const { local, session, indexed } = await keptBy(page);
      return !/attendant/.test(JSON.stringify([local, session, indexed]));
    });
    await context.close();
    await shop.stop();
  });
  it('is held down by Global Privacy Control until consent is said on the page', async () => {
    const signal = async ({ context }: Visit): Promise<void> => {
      await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    };
    const visit = await look('gpc', 'data-consent="full"', signal);
    await both('/gpc/');
    expect(await keptBy(visit.page)).toMatchObject({ cookies: [], local: {}, indexed: {} });
    for (const batch of batches(visit)) expect(batch).not.toHaveProperty('visitor');

    await say(visit.page, 'consent', 'full');
    await say(visit.page, 'track', 'said_full');
    await until('a batch carries the visitor', () => batches(visit).some((batch) => 'visitor' in batch));
    await visit.context.close();
  });
});
