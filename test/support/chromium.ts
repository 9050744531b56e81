import sparticuz, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

// Nothing of the package's own flags: they switch web security off and run one process, and CORS would prove nothing.
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage'];

export const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  // A desktop window at 400 % zoom, the reflow case of WCAG 1.4.10.
  zoomed: { viewport: { width: 320, height: 256 } },
} satisfies Record<string, BrowserContextOptions>;
export type Size = keyof typeof SIZES;

const start = async (flags: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...FLAGS, ...flags],
    // Playwright's own flag would hide what keeps a page out of the back/forward cache.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

/** Unpacks the browser, and the libraries it needs where the system has none. */
export const prepareChromium = async (): Promise<void> => {
  try {
    await (await start([])).close();
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
    const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin/al2023.tar.br');
    await inflate(packed);
    setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
    await (await start([])).close();
  }
};

/** A Chromium of its own; further flags are for what only a flag can do. Close it when done. */
export const launch = (flags: string[] = []): Promise<Browser> => start(flags);

/** A fresh browser profile of that size: nothing stored, nothing cached. */
export const profile = (browser: Browser, size: Size, options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({ ...SIZES[size], locale: 'en-GB', timezoneId: 'Europe/Chisinau', ...options });
