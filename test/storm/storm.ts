import type { Browser } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from '../support/chromium.ts';
import type { Cluster } from '../support/cluster.ts';
import type { StoredRow } from '../support/ledger.ts';
import { startPages } from '../support/pages.ts';
import { startProxy } from '../support/proxy.ts';
import { createRandom, type Random } from '../support/random.ts';
import { until } from '../support/until.ts';
import { stormPage } from './page.ts';
import { createRecord, type StormRecord } from './record.ts';
import { startServers, type Kind, type Servers } from './servers.ts';
import { createShopper, TAB_FAULTS, type Shopper, type TabFault } from './shoppers.ts';
import { judge, type Verdict } from './verdict.ts';
import { createWeather, type Weather } from './weather.ts';

export interface StormOptions {
  seed: number;
  /** At least so many are made, and so many faults strike. */
  events: number;
  faults: number;
  /** PostgreSQL, to run two collectors over; none: SQLite and one. */
  cluster?: Cluster | undefined;
  profiles?: number;
  /** Open in each profile. */
  tabs?: number;
}

export interface Outcome extends Verdict {
  seed: number;
  store: Kind;
  made: number;
  /** How often each struck. */
  faults: Map<string, number>;
  /** What the tag said on the console of its pages, how often. */
  warnings: Map<string, number>;
  kills: number;
  seconds: number;
}

/** ms between two deeds of one tab's shopper. */
const PACE = 50;
/** Armed for the network and not yet struck; with more the storm turns to other things. */
const AHEAD = 6;
const SHOP = ['bowls', 'mugs', 'vases', 'plates'];
const SLOWEST = 15 * 60_000;

interface World {
  random: Random;
  record: StormRecord;
  weather: Weather;
  servers: Servers;
  shoppers: Shopper[];
  browser: Browser;
  struck(fault: string): void;
}

/** The way a real process ends without a word: a renderer of any tab, killed from outside. */
const killRenderer = async ({ browser, random }: World): Promise<void> => {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  try {
    if (renderers.length > 0) process.kill(random.pick(renderers).id, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
};

const befallTab = async ({ random, shoppers, struck }: World): Promise<void> => {
  const fault = random.pick(Object.keys(TAB_FAULTS) as TabFault[]);
  struck(fault);
  await random.pick(shoppers).befall(fault);
};

const FAULTS: readonly [share: number, strike: (world: World) => Promise<void> | void][] = [
  [0.46, (world) => (world.weather.waiting() < AHEAD ? world.weather.arm() : befallTab(world))],
  [0.04, ({ weather }) => weather.armSite()],
  [0.3, befallTab],
  [
    0.04,
    async (world) => {
      world.struck('renderer killed');
      await killRenderer(world);
    },
  ],
  [0.08, ({ random, servers, struck }) => servers.kill(random, () => struck('collector killed'))],
  [
    0.08,
    ({ weather, servers, struck }) =>
      weather.armDuring(async (random) => {
        await pause(random.whole(0, 8));
        void servers.kill(random, () => struck('collector killed with a batch'));
      }),
  ],
];

const strikeOne = (world: World): Promise<void> | void => {
  let drawn = world.random.next();
  for (const [share, strike] of FAULTS) {
    drawn -= share;
    if (drawn < 0) return strike(world);
  }
};

/** Faults follow the number of events, so that a slow machine has the same storm as a fast one. */
const rage = async (world: World, { events, faults, tabs = 2 }: StormOptions, count: () => number): Promise<void> => {
  const { record, weather, servers, shoppers, random, struck } = world;
  const stops = [
    { at: 0.35, how: 'immediate' as const },
    { at: 0.7, how: 'fast' as const },
  ];
  const going = new Set<Promise<void>>();
  let failure: unknown;
  const begin = (doing: Promise<void> | void): void => {
    if (!doing) return;
    const ended = doing.catch((error: unknown) => void (failure = error)).finally(() => going.delete(ended));
    going.add(ended);
  };
  const end = Date.now() + SLOWEST;
  for (let planned = 0; record.made.size < events || count() < faults;) {
    if (failure) throw failure;
    if (Date.now() > end) throw new Error(`the storm does not end: ${record.made.size} made, ${count()} faults`);
    for (const shopper of shoppers) await shopper.keep(tabs);
    const done = record.made.size / events;
    if (stops[0] && done >= stops[0].at) {
      const { how } = stops.shift()!;
      if (servers.collectors.length > 1) {
        struck(`database stopped (${how})`);
        begin(servers.restartDatabase(how, random));
      }
    }
    if (planned < done * faults) {
      planned += 1;
      begin(strikeOne(world));
    } else await pause(10);
  }
  weather.clear();
  await Promise.all(going);
  if (failure) throw failure;
};

/** Everything that was made until now is in the log, or has had its time. */
const settled = async ({ record, servers }: World): Promise<StoredRow[]> => {
  const made = [...record.made.keys()];
  let rows: StoredRow[] = [];
  const all = async (): Promise<boolean> => {
    rows = await servers.collectors[0]!.rows<StoredRow>('events');
    const there = new Set(rows.map(({ id }) => id));
    return made.every((id) => there.has(id));
  };
  await until('every made event is stored', all, 10_000).catch(() => {});
  return rows;
};

/**
 * One storm: shoppers in several profiles and tabs, a network that fails, collectors that are killed. In the end all
 * faults stop, one tab of each profile is opened until its outbox is empty, and the log is held against the record.
 */
export const storm = async (options: StormOptions): Promise<Outcome> => {
  const { seed, cluster, profiles = 5 } = options;
  const begun = performance.now();
  const random = createRandom(seed);
  const record = createRecord();
  const faults = new Map<string, number>();
  const struck = (fault: string): void => void faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const count = (): number => [...faults.values()].reduce((all, n) => all + n, 0);

  const weather = createWeather(random, record, struck);
  const [browser, servers, pages] = await Promise.all([launch(), startServers(cluster), startPages()]);
  const proxy = await startProxy(() => servers.collectors.map(({ url }) => url), weather.meddle);
  try {
    for (const name of SHOP) pages.put(`/${name}`, { html: stormPage(proxy.url, name, PACE) });
    pages.put('/quiet', { html: stormPage(proxy.url, 'quiet', 0) });
    const address = (): string => `${pages.origin}/${random.pick(SHOP)}`;
    const shoppers = await Promise.all(
      Array.from({ length: profiles }, (_, number) =>
        createShopper(browser, { number, random, record, address, quiet: `${pages.origin}/quiet` }),
      ),
    );
    const world = { random, record, weather, servers, shoppers, browser, struck };
    await rage(world, options, count);
    await servers.back();
    await Promise.all(shoppers.map((shopper) => shopper.heal()));
    const made = [...record.made.values()];
    const rows = await settled(world);
    await browser.close();
    for (const collector of servers.collectors) await collector.end();
    const verdict = await judge(record, made, rows, servers.settings);
    const seconds = (performance.now() - begun) / 1000;
    const store = cluster ? 'postgres' : 'sqlite';
    return {
      ...verdict,
      seed,
      store,
      made: made.length,
      faults,
      warnings: record.warnings,
      kills: servers.kills(),
      seconds,
    };
  } finally {
    await browser.close();
    await Promise.all([proxy.stop(), pages.stop(), servers.stop()]);
  }
};
