import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launch, profile, type Size } from './chromium.ts';
import { startCollector, type Collector, type CollectorOptions } from './collector.ts';
import type { StoredRow } from './ledger.ts';
import { startPages, type Pages } from './pages.ts';
import { until } from './until.ts';

/** What went wrong in a page, in the browser's own words. */
export interface Troubles {
  /** Uncaught errors of scripts. */
  errors: string[];
  /** Breaches of the page's Content-Security-Policy and Trusted Types. */
  refusals: string[];
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  troubles: Troubles;
  /** Bodies posted to the collector so far, by path. */
  posts: { path: string; body: Record<string, unknown> }[];
}

/** A browser, a collector with the demo's site, and a server of host pages on another site. */
export interface Stage {
  browser: Browser;
  collector: Collector;
  pages: Pages;
  /** The tag, with further attributes as they stand in markup. */
  tag(attributes?: string): string;
  /** A new profile with one empty page. */
  visit(size?: Size, options?: BrowserContextOptions): Promise<Visit>;
  /** Stored events of pages whose address holds `part`, once `enough` says so. */
  stored(part: string, enough: (rows: StoredRow[]) => boolean): Promise<StoredRow[]>;
  strike(): Promise<void>;
}

const listen = (page: Page, collector: string): Omit<Visit, 'page' | 'context'> => {
  const visit: Omit<Visit, 'page' | 'context'> = { troubles: { errors: [], refusals: [] }, posts: [] };
  page.on('pageerror', (error) => visit.troubles.errors.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type|TrustedHTML/i.test(message.text()))
      visit.troubles.refusals.push(message.text());
  });
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().startsWith(collector)) return;
    const body = JSON.parse(request.postData() ?? '{}') as Record<string, unknown>;
    visit.posts.push({ path: new URL(request.url()).pathname, body });
  });
  return visit;
};

/** Sets everything up; call `strike` when done. */
export const setStage = async (options: CollectorOptions = {}): Promise<Stage> => {
  const [browser, collector, pages] = await Promise.all([launch(), startCollector(options), startPages()]);
  return {
    browser,
    collector,
    pages,
    tag: (attributes = '') =>
      `<script async src="${collector.url}/attendant.js" data-site="demo" ${attributes}></script>`,
    visit: async (size = 'desktop', more = {}) => {
      const context = await profile(browser, size, more);
      const page = await context.newPage();
      return { page, context, ...listen(page, collector.url) };
    },
    stored: (part, enough) =>
      until(`the events of ${part} are stored`, async () => {
        const rows = (await collector.rows<StoredRow>('events')).filter((row) => row.page.url.includes(part));
        return enough(rows) && rows;
      }),
    strike: async () => {
      await browser.close();
      await pages.stop();
      await collector.stop();
    },
  };
};

/** The launcher, by the words the demo's site has in English. */
export const launcher = (page: Page) => page.getByRole('button', { name: 'Ask us' });

/** Says a verb of the public API in the page. */
export const say = (page: Page, ...args: unknown[]): Promise<void> =>
  page.evaluate((all) => {
    (window as unknown as { attendant(...args: unknown[]): void }).attendant(...all);
  }, args);
