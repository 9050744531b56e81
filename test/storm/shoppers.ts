import type { Browser, CDPSession, Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import { profile } from '../support/chromium.ts';
import { keptBy } from '../support/kept.ts';
import type { Random } from '../support/random.ts';
import { until } from '../support/until.ts';
import { listening } from './page.ts';
import type { StormRecord } from './record.ts';

/** ms; a page that is frozen, dying or dead never answers. */
const PATIENCE = 3_000;

interface Tab {
  page: Page;
  cdp: CDPSession;
  frozen: boolean;
}

/** One browser profile with its tabs, which share one outbox. */
export interface Shopper {
  tabs: Tab[];
  /** Opens tabs until there are so many, in the place of those that are gone. */
  keep(count: number): Promise<void>;
  befall(fault: TabFault): Promise<void>;
  /** Closes everything, opens one quiet tab, and waits until nothing waits to be sent. */
  heal(): Promise<void>;
  /** What still waits on the device. */
  waiting(): Promise<number>;
}

const quietly = <T>(doing: Promise<T>): Promise<T | undefined> =>
  Promise.race([doing.catch(() => undefined), pause(PATIENCE, undefined)]);
const evaluate = ({ cdp }: Tab, expression: string) =>
  quietly(cdp.send('Runtime.evaluate', { expression, userGesture: true }));

type Happening = (tab: Tab, random: Random, address: () => string) => Promise<unknown>;

/** What can befall a tab. */
export const TAB_FAULTS = {
  'tab closed': ({ page }) => quietly(page.close()),
  'tab crashed': ({ cdp }) => quietly(cdp.send('Page.crash')),
  'tab frozen and thawed': async (tab, random) => {
    tab.frozen = true;
    await quietly(tab.cdp.send('Page.setWebLifecycleState', { state: 'frozen' }));
    await pause(random.whole(300, 2_500));
    await quietly(tab.cdp.send('Page.setWebLifecycleState', { state: 'active' }));
    tab.frozen = false;
  },
  'tab frozen, then closed': async (tab, random) => {
    tab.frozen = true;
    await quietly(tab.cdp.send('Page.setWebLifecycleState', { state: 'frozen' }));
    await pause(random.whole(100, 1_000));
    await quietly(tab.page.close());
  },
  'tab duplicated': (tab) => evaluate(tab, 'void window.open(location.href)'),
  'left for another page': (tab, _, address) => quietly(tab.cdp.send('Page.navigate', { url: address() })),
  reloaded: ({ cdp }) => quietly(cdp.send('Page.reload')),
  back: (tab) => evaluate(tab, 'history.back()'),
  forward: (tab) => evaluate(tab, 'history.forward()'),
  'offline for a while': async ({ page }, random) => {
    await quietly(page.context().setOffline(true));
    await pause(random.whole(200, 2_000));
    await quietly(page.context().setOffline(false));
  },
} satisfies Record<string, Happening>;
export type TabFault = keyof typeof TAB_FAULTS;

interface Given {
  number: number;
  random: Random;
  record: StormRecord;
  /** A page with a walking shopper; and one where nothing is done. */
  address(): string;
  quiet: string;
}

/** Listens to a page from outside its renderer, over a session that navigation does not end. */
const listenTo = async (page: Page, number: number, record: StormRecord): Promise<Tab> => {
  const cdp = await page.context().newCDPSession(page);
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'stormTold') record.told(number, payload);
  });
  cdp.on('Runtime.consoleAPICalled', ({ type, args: [said] }) => {
    if (type === 'warning') record.warned(String(said?.value));
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: 'stormTold' });
  return { page, cdp, frozen: false };
};

const outboxOf = async (page: Page): Promise<number> => {
  const { local, indexed } = await keptBy(page);
  const here = Object.keys(local).filter((key) => key.startsWith('attendant.demo/o/')).length;
  return here + (indexed['attendant.demo//outbox'] ?? 0);
};

export const createShopper = async (browser: Browser, given: Given): Promise<Shopper> => {
  const { number, random, record, address, quiet } = given;
  const context = await profile(browser, 'desktop');
  await context.addInitScript(listening);
  const tabs: Tab[] = [];
  let last: Page | undefined;

  /** Listens to a new tab; undefined if it died before. */
  const enter = async (page: Page): Promise<Tab | undefined> => {
    const gone = (): void => {
      const at = tabs.findIndex((tab) => tab.page === page);
      if (at >= 0) tabs.splice(at, 1);
    };
    page.on('close', gone);
    page.on('crash', () => {
      gone();
      void quietly(page.close());
    });
    const tab = await quietly(listenTo(page, number, record));
    if (tab && !page.isClosed()) tabs.push(tab);
    else await quietly(page.close());
    return tab;
  };
  const entering = new WeakMap<Page, Promise<Tab | undefined>>();
  context.on('page', (page) => entering.set(page, enter(page)));

  const openTab = async (): Promise<void> => {
    const page = await context.newPage();
    const tab = await entering.get(page);
    if (tab) await quietly(tab.cdp.send('Page.navigate', { url: address() }));
  };
  return {
    tabs,
    async keep(count) {
      for (const { page } of tabs.slice(count + 2)) await quietly(page.close());
      while (tabs.length < count) await openTab();
    },
    async befall(fault) {
      const awake = tabs.filter(({ frozen }) => !frozen);
      if (awake.length === 0) return;
      await (TAB_FAULTS[fault] as Happening)(random.pick(awake), random, address);
    },
    async heal() {
      for (const { page } of tabs.slice()) await quietly(page.close());
      // A tab that is dying in this moment refuses it for all.
      await until('the profile is online', () => context.setOffline(false).then(() => true));
      last = await context.newPage();
      await last.goto(quiet);
      await until(`profile ${number} has sent everything`, async () => (await outboxOf(last!)) === 0, 120_000);
    },
    waiting: () => outboxOf(last!),
  };
};
