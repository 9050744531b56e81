import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doubles, type StoredRow } from '../support/ledger.ts';
import { hostPage } from '../support/pages.ts';
import { say, setStage, type Stage } from '../support/stage.ts';

// Faults that only a real browser has. Frozen and duplicated tabs, broken storage, wrong clocks and odd answers are in
// test/widget, where they can be had one by one; this Chromium has no back/forward cache and does not prerender.

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const FULL = 'data-consent="full"';
const EVENTS = '**/v1/events';

const open = async (context: BrowserContext, path: string): Promise<Page> => {
  stage.pages.put(path, { html: hostPage(stage.tag(FULL)) });
  const page = await context.newPage();
  await page.goto(stage.pages.origin + path);
  await page.waitForFunction(() => 'attendant' in window);
  return page;
};
const tell = (page: Page, names: string[]): Promise<void> =>
  page.evaluate((all) => {
    for (const name of all) (window as unknown as { attendant(...args: unknown[]): void }).attendant('track', name);
  }, names);
const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}_${n}`);
const namesOf = (rows: StoredRow[]): string[] =>
  rows.filter(({ type }) => type === 'custom').map(({ data }) => String(data['name']));
/** All that was told under this address is stored, each once. */
const arrived = async (path: string, told: string[]): Promise<void> => {
  const rows = await stage.stored(path, (all) => told.every((name) => namesOf(all).includes(name)));
  expect([doubles(rows), namesOf(rows).toSorted()]).toEqual([[], told.toSorted()]);
};

describe('what a page made arrives once', () => {
  it('when its process dies while nothing can leave: with the next page', async () => {
    const { context } = await stage.visit();
    const dead = new Set<Page>();
    await context.route(EVENTS, (route) => (dead.size ? route.continue() : route.abort()));
    const page = await open(context, '/crash/one');
    const told = named('crashed', 20);
    await tell(page, told);
    const cdp = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void cdp.send('Page.crash').catch(() => {});
    dead.add(await crashed);
    await open(context, '/next/crash');
    await arrived('/crash/one', told);
    await context.close();
  });

  it('when eight tabs of one browser keep it together, and are closed', async () => {
    const { context } = await stage.visit();
    await context.route(EVENTS, (route) => route.abort());
    const tabs = await Promise.all(named('/tabs/', 8).map((path) => open(context, path)));
    const told = tabs.map((_, n) => named(`tab${n}`, 5));
    await Promise.all(tabs.map((tab, n) => tell(tab, told[n]!)));
    await context.unroute(EVENTS);
    // Each sends what it has, and what it finds of the others; then the last of them alone.
    await Promise.all(tabs.slice(1).map((tab) => tab.close({ runBeforeUnload: true })));
    await say(tabs[0]!, 'track', 'last');
    await arrived('/tabs/', [...told.flat(), 'last']);
    await context.close();
  });
});

describe('a page whose keepalive bytes another script has used up', () => {
  let silent: Server;
  beforeAll(async () => {
    silent = createServer((request) => void request.resume());
    await new Promise<void>((resolve) => silent.listen(0, resolve));
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });
  it('sends what it can without them, and leaves the rest to the next', async () => {
    const { context } = await stage.visit();
    const page = await open(context, '/quota/one');
    const refused = await page.evaluate(
      (url) => {
        const take = (bytes: number): Promise<Response> =>
          fetch(url, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x'.repeat(bytes) });
        take(65_000).catch(() => {});
        return take(1000).then(
          () => false,
          () => true,
        );
      },
      `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    );
    expect(refused).toBe(true);
    await say(page, 'track', 'stayed');
    await arrived('/quota/one', ['stayed']);
    await say(page, 'track', 'left');
    await page.goto(`${stage.pages.origin}/quota/one?next`);
    await arrived('/quota/one', ['stayed', 'left']);
    await context.close();
  });
});
