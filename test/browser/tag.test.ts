import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCollector } from '../support/collector.ts';
import { hostPage } from '../support/pages.ts';
import { signIn } from '../support/staff.ts';
import { askPerson } from '../support/shopper.ts';
import { launcher, say, setStage, type Stage, type Visit } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const open = async (name: string, html: string): Promise<Visit> => {
  stage.pages.put(`/${name}`, { html });
  const visit = await stage.visit();
  await visit.page.goto(`${stage.pages.origin}/${name}`);
  return visit;
};

it('calls made before the script are answered in their order', async () => {
  const stub = `<script>
    attendant = function () { (attendant.q = attendant.q || []).push(arguments) };
    attendant('on', 'ready', function () { document.title = 'ready' });
    attendant('track', 'early', { n: 1 });
  </script>`;
  const { page, context, troubles } = await open('queue', hostPage(stage.tag(), { head: stub }));
  await page.waitForFunction(() => document.title === 'ready');
  const rows = await stage.stored('/queue', (all) => all.some((row) => row.type === 'custom'));
  expect(rows.find((row) => row.type === 'custom')?.data).toMatchObject({ name: 'early', data: { n: 1 } });
  expect(troubles.errors).toEqual([]);
  await context.close();
});

it('twice on a page is once', async () => {
  const { page, context, troubles } = await open('twice', hostPage(stage.tag() + stage.tag(), { body: stage.tag() }));
  await launcher(page).waitFor();
  await say(page, 'track', 'once');
  expect(await page.locator('attendant-widget').count()).toBe(1);
  const rows = await stage.stored('/twice', (all) => all.some((row) => row.type === 'custom'));
  expect(rows.filter((row) => row.type === 'page_view')).toHaveLength(1);
  expect(rows.filter((row) => row.type === 'custom')).toHaveLength(1);
  expect(troubles.errors).toEqual([]);
  await context.close();
});

/** Notes every listener and timer that is not taken back, by kind. */
const bookkeeping = `(() => {
  const listening = new Map();
  const name = (target, type) => (target === window ? 'window' : target.constructor.name) + ' ' + type;
  const change = (key, by) => listening.set(key, (listening.get(key) ?? 0) + by);
  const seen = new Map();
  const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
  const keyOf = (target, type, fn, options) => [target, type, fn, Boolean(options?.capture ?? options)];
  const same = (a, b) => a.every((part, i) => part === b[i]);
  const open = [];
  EventTarget.prototype.addEventListener = function (type, fn, options) {
    const entry = keyOf(this ?? window, type, fn, options);
    if (fn && !open.some((one) => same(one, entry)) && !options?.signal?.aborted && (this ?? window).isConnected !== false) {
      open.push(entry);
      options?.signal && add.call(options.signal, 'abort', () => open.splice(open.indexOf(entry), 1));
      if (options?.once) { const drop = () => open.includes(entry) && open.splice(open.indexOf(entry), 1); add.call(this ?? window, type, drop, { once: true, capture: true }); }
    }
    return add.call(this ?? window, type, fn, options);
  };
  EventTarget.prototype.removeEventListener = function (type, fn, options) {
    const at = open.findIndex((one) => same(one, keyOf(this ?? window, type, fn, options)));
    if (at >= 0) open.splice(at, 1);
    return remove.call(this ?? window, type, fn, options);
  };
  const timers = new Set();
  for (const kind of ['setTimeout', 'setInterval']) {
    const set = window[kind];
    window[kind] = (fn, ms, ...args) => {
      const id = set(() => { if (kind === 'setTimeout') timers.delete(id); fn(...args); }, ms);
      timers.add(id);
      return id;
    };
  }
  for (const kind of ['clearTimeout', 'clearInterval']) {
    const clear = window[kind];
    window[kind] = (id) => { timers.delete(id); clear(id); };
  }
  const lasting = [window, document, document.documentElement, history, window.navigation, visualViewport];
  window.leftovers = () => ({
    listeners: open.filter(([target]) => lasting.includes(target) || target instanceof MediaQueryList).map(([target, type]) => name(target, type)),
    timers: timers.size,
    globals: Object.keys(window).sort(),
    elements: document.querySelectorAll('*').length,
    natives: [history.pushState, history.replaceState, window.dataLayer?.push ?? Array.prototype.push].every((fn) => /native code/.test(Function.prototype.toString.call(fn))),
    sheets: document.adoptedStyleSheets.length,
  });
})()`;

it('destroy leaves the page as it was found', async () => {
  stage.pages.put('/destroy', { html: hostPage('', { head: '<script>window.dataLayer = [];</script>' }) });
  const { page, context, troubles } = await stage.visit();
  await context.addInitScript(bookkeeping);
  await page.goto(`${stage.pages.origin}/destroy`);
  const leftovers = () => page.evaluate(() => (window as unknown as { leftovers(): object }).leftovers());
  const found = await leftovers();
  await page.evaluate((src) => {
    const script = Object.assign(document.createElement('script'), { src });
    Object.assign(script.dataset, { site: 'demo', consent: 'full' });
    document.head.append(script);
  }, `${stage.collector.url}/attendant.js`);
  await (await askPerson(page)).fill('half a word');
  await say(page, 'track', 'before_destroy');
  await stage.stored('/destroy', (rows) => rows.some((row) => row.type === 'custom'));

  await say(page, 'destroy');
  await page.evaluate(() => document.querySelector('script[data-site]')!.remove());
  await until('timers have ended', async () => ((await leftovers()) as { timers: number }).timers === 0);
  expect(await leftovers()).toEqual(found);
  expect(await page.locator('attendant-widget').count()).toBe(0);
  expect(troubles.errors).toEqual([]);
  await context.close();
});

it('survives a body that is swapped, as some routers do', async () => {
  const { page, context, troubles } = await open('swap', hostPage(stage.tag()));
  await launcher(page).waitFor();
  await page.evaluate(() => {
    const body = document.createElement('body');
    body.append(Object.assign(document.createElement('h1'), { textContent: 'Another body' }));
    document.body.replaceWith(body);
  });
  await (await askPerson(page)).waitFor();
  expect(troubles.errors).toEqual([]);
  await context.close();
});

describe('a collector that is not there', () => {
  it('is never noticed by the page', async () => {
    const gone = await startCollector();
    const { page, context, troubles } = await open(
      'gone',
      hostPage(`<script async src="${gone.url}/attendant.js" data-site="demo" data-consent="full"></script>`),
    );
    await launcher(page).waitFor();
    await gone.kill9();
    await say(page, 'track', 'while_down');
    await page.evaluate(() => history.pushState({}, '', '/gone?step=2'));
    await launcher(page).click();
    await page.reload();
    expect(await page.getByRole('heading', { name: 'Host page' }).isVisible()).toBe(true);
    expect(troubles.errors).toEqual([]);

    // Back again: the event that could not leave goes out when the shop is next visited.
    await gone.restart();
    await page.reload();
    await launcher(page).waitFor();
    await until('the event that waited arrives', async () =>
      (await gone.rows('events')).some((row) => (row['data'] as { name?: string }).name === 'while_down'),
    );
    await context.close();
    await gone.stop();
  });
});

it('the owner’s off-switch works within a minute on a page that is open', async () => {
  stage.pages.put('/switch', { html: hostPage(stage.tag()) });
  const { page, context } = await stage.visit();
  await page.clock.install();
  await page.goto(`${stage.pages.origin}/switch`);
  await launcher(page).waitFor();

  const staff = await signIn(stage.collector.url);
  await staff.change({ off: true });
  await page.clock.runFor(60_000);
  await page.locator('attendant-widget').waitFor({ state: 'detached' });

  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('attendant-widget').count()).toBe(0);
  await staff.change({ off: false });
  // A page loaded within the minute may still have the old document from the browser's cache.
  await page.clock.runFor(60_000);
  await page.reload();
  await launcher(page).waitFor();
  await context.close();
});
