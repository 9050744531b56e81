import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launch, prepareChromium, profile } from '../support/chromium.ts';
import { startCollector } from '../support/collector.ts';
import { hostPage, startPages } from '../support/pages.ts';
import { median, table } from './table.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 9);
// "Fast 4G" as Chromium's developer tools have it: bytes a second, and milliseconds of latency.
const NETWORK = { offline: false, downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 };
const SETTLE_MS = 2_500;

type Reading = Record<
  'script' | 'requests' | 'bytes' | 'nodes' | 'listeners' | 'heap' | 'shift' | 'longTasks' | 'cookies',
  number
>;

/**
 * What any shop's page does by itself. Without it the first use of each browser interface would be put down to the tag:
 * the engine makes them when they are first touched.
 */
const shopScript = `<script>
  const basket = JSON.parse(localStorage.getItem('basket') || '{"lines":[]}');
  sessionStorage.setItem('seen', new Date().toISOString());
  document.querySelectorAll('p').forEach((p, i) => {
    p.dataset.n = String(i);
    p.classList.toggle('odd', i % 2 === 1);
    p.addEventListener('click', () => p.style.setProperty('color', 'red'));
  });
  new IntersectionObserver((seen) => seen.length).observe(document.body);
  new MutationObserver((changes) => changes.length).observe(document.body, { childList: true });
  customElements.define('shop-price', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).append(new Intl.NumberFormat('en').format(148.5)); }
  });
  document.body.append(document.createElement('shop-price'), document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  addEventListener('scroll', () => matchMedia('(max-width: 600px)').matches, { passive: true });
  fetch('/stock.json').then((answer) => answer.text()).then((text) => new URLSearchParams(text).size + basket.lines.length);
</script>`;

/** Watches what only the page itself can see: layout shifts, long tasks and how long an interaction took. */
const watchPage = (): void => {
  const seen = { shift: 0, longTasks: 0, interaction: 0 };
  Object.assign(window, { seen });
  const watch = (type: string, take: (entry: PerformanceEntry) => void, more = {}): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('layout-shift', (entry) => (seen.shift += (entry as unknown as { value: number }).value));
  watch('longtask', (entry) => (seen.longTasks += entry.duration));
  watch(
    'event',
    (entry) => {
      if ((entry as unknown as { interactionId: number }).interactionId)
        seen.interaction = Math.max(seen.interaction, entry.duration);
    },
    { durationThreshold: 16 },
  );
};
type Seen = { shift: number; longTasks: number; interaction: number };

const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

const throttle = async (cdp: CDPSession): Promise<void> => {
  await cdp.send('Performance.enable');
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
};

const read = async (page: Page, cdp: CDPSession, traffic: { requests: number; bytes: number }): Promise<Reading> => {
  // What dies in one collection may only free the next: weak references, finished promises, compiled code.
  for (let i = 0; i < 3; i += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const { shift, longTasks } = await seenBy(page);
  return {
    script: value('ScriptDuration') * 1000,
    requests: traffic.requests,
    bytes: traffic.bytes,
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    heap: value('JSHeapUsedSize') / 1024,
    shift,
    longTasks,
    cookies: (await page.context().cookies()).length,
  };
};

/** Counts what goes to the collector, but for the posts of events. */
const countTraffic = (cdp: CDPSession, origin: string): { requests: number; bytes: number } => {
  const traffic = { requests: 0, bytes: 0 };
  const mine = new Set<string>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith(origin) || request.method !== 'GET') return;
    mine.add(requestId);
    traffic.requests += 1;
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (mine.has(requestId)) traffic.bytes += encodedDataLength;
  });
  return traffic;
};

/** One cold visit; with `open`, also what the opened panel costs and how long the opening took. */
const visit = async (browser: Browser, address: string, collector: string, open: boolean) => {
  const context: BrowserContext = await profile(browser, 'desktop');
  try {
    await context.addInitScript(watchPage);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const traffic = countTraffic(cdp, collector);
    await throttle(cdp);
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    const closed = await read(page, cdp, traffic);
    if (!open) return { closed };
    await page.locator('attendant-widget').getByRole('button').first().click();
    await page.waitForTimeout(SETTLE_MS);
    return { closed, opened: await read(page, cdp, traffic), interaction: (await seenBy(page)).interaction };
  } finally {
    await context.close();
  }
};

const ROWS: [key: keyof Reading, what: string, gate: string][] = [
  ['script', 'script time, ms', '20'],
  ['requests', 'requests before interaction', '2, and 1 when idle'],
  ['bytes', 'bytes before interaction', ''],
  ['nodes', 'nodes', '12'],
  ['listeners', 'listeners', '6'],
  ['heap', 'heap, KiB', '64'],
  ['shift', 'layout shift', '0'],
  ['longTasks', 'long tasks, ms', '0'],
  ['cookies', 'cookies', '0'],
];

/** What the tag costs a page: visits with and without it in turn, processor 4x slower, fast 4G, cold cache. */
export const benchImpact = async (): Promise<void> => {
  await prepareChromium();
  const collector = await startCollector();
  const tag = `<script async src="${collector.url}/attendant.js" data-site="demo" data-consent="full"></script>`;
  const text = Array.from({ length: 60 }, (_, i) => `<p>Paragraph ${i} of a page about pots.</p>`).join('');
  const body = text + shopScript;
  const pages = await startPages({
    '/with': { html: hostPage(tag, { body }) },
    '/without': { html: hostPage('', { body }) },
  });
  const browser = await launch();
  try {
    const pairs: { bare: Reading; closed: Reading; opened: Reading; inp: number }[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const bare = await visit(browser, `${pages.origin}/without`, collector.url, false);
      const tagged = await visit(browser, `${pages.origin}/with`, collector.url, true);
      pairs.push({ bare: bare.closed, closed: tagged.closed, opened: tagged.opened!, inp: tagged.interaction! });
    }
    const more = (key: keyof Reading, state: 'closed' | 'opened'): number =>
      median(pairs.map((pair) => pair[state][key] - pair.bare[key]));
    const figure = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0));
    const rows = ROWS.map(([key, what, gate]) => [
      what,
      figure(more(key, 'closed')),
      figure(more(key, 'opened')),
      gate,
    ]);
    rows.push(['opening: input delay (INP), ms', '', figure(median(pairs.map(({ inp }) => inp))), '50']);
    const head = ['added by the tag', 'closed', 'open', 'gate, closed'];
    console.log(`\nPage impact, 4x slower processor, fast 4G, median of ${ROUNDS} pairs\n${table(head, rows)}`);
  } finally {
    await browser.close();
    await pages.stop();
    await collector.stop();
  }
};
