import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldSite, packSite } from '../../server/insight/folding.ts';
import { helpFiguresOf } from '../../server/insight/helpFigures.ts';
import { nudgesOf } from '../../server/insight/nudges.ts';
import { overviewOf } from '../../server/insight/overview.ts';
import { questionDetail, questionsOf } from '../../server/insight/questions.ts';
import { DATABASE_FILE, openStore } from '../../server/store/open.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { silent } from '../../server/log.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import type { Database } from '../../server/store/database.ts';
import type { ResponseFilter, Site, Store } from '../../server/store/store.ts';
import { fillShop } from './shop/fill.ts';
import { NUDGES } from './shop/visits.ts';
import { table } from './table.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
/** Days over which the events are spread, and events in a visit. */
const DAYS = 180;
const EVENTS_A_VISIT = 10;
const ROUNDS = 30;
/** Milliseconds; what is searched for in words may take as long as the second, beside those who are served. */
const GATE = 50;
const SEARCHED = 2_000;

type Page = readonly [name: string, gate: number, ask: () => Promise<unknown>];

const publishNudges = (store: Store, site: Site): Promise<unknown> => {
  const add = NUDGES.map(({ id, kind, version }) => ({
    kind: 'nudge' as const,
    id,
    version,
    body: { kind, name: id, on: true, hold: 15, languages: {} },
  }));
  const change = { base: 0, from: 0, without: [], add, document: {}, parts: new Map<string, string>() };
  return store.content.publish(site.id, change, undefined, NOW);
};

/** What each page of the console asks, as its routes do. */
const pagesOf = async (store: Store, site: Site): Promise<Page[]> => {
  const { rows } = await questionsOf(store, site, { days: 90 }, NOW);
  const { items } = await store.responses.list(site.id, { status: 'any' }, undefined, 1);
  const inbox = (filter: ResponseFilter) => () => store.responses.list(site.id, filter, undefined, 50);
  const asked = (more: object) => () => questionsOf(store, site, { days: 90, ...more }, NOW);
  return [
    ['overview, 7 days', GATE, () => overviewOf(store, site, 7, NOW)],
    ['overview, 28 days', GATE, () => overviewOf(store, site, 28, NOW)],
    ['overview, 90 days', GATE, () => overviewOf(store, site, 90, NOW)],
    ['questions, 90 days', GATE, asked({})],
    ['questions, a language', GATE, asked({ lang: 'ro' })],
    ['questions, a state', GATE, asked({ state: 'unanswered' })],
    ['questions, words of the page', SEARCHED, asked({ page: '/bowl-1' })],
    ['one question, 90 days', GATE, () => questionDetail(store, site, rows[0]!.id, 90, NOW)],
    ['self-service, 28 days', GATE, () => helpFiguresOf(store, site, 28, NOW)],
    ['self-service, 90 days', GATE, () => helpFiguresOf(store, site, 90, NOW)],
    ['nudges', GATE, () => nudgesOf(store, site, NOW)],
    ['inbox, open', GATE, inbox({ status: 'open' })],
    ['inbox, all', GATE, inbox({ status: 'any' })],
    ['inbox, surveys', GATE, inbox({ status: 'any', kind: 'survey' })],
    ['inbox, a language', GATE, inbox({ status: 'any', lang: 'ro' })],
    ['inbox, words', SEARCHED, inbox({ status: 'any', q: 'broken kiln' })],
    ['inbox, words of the page', SEARCHED, inbox({ status: 'any', page: '/bowl-11' })],
    ['inbox, choices', GATE, () => store.responses.facets(site.id)],
    ['one of the inbox', GATE, () => store.responses.get(site.id, items[0]!.id)],
  ];
};

/** Milliseconds by the clock and of the processor: the second is the same however busy the machine is. */
const timesOf = async (ask: () => Promise<unknown>) => {
  const clock: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    await ask();
    const used = process.cpuUsage(before);
    clock.push(performance.now() - begun);
    processor.push((used.user + used.system) / 1_000);
  }
  const [first, ...others] = clock;
  const inOrder = (times: readonly number[]) => times.toSorted((x, y) => x - y);
  return { first: first!, clock: inOrder(others), processor: inOrder(processor.slice(1)) };
};

const at = (times: readonly number[], share: number): string =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
};

/** A shop of so many events, its log folded; tells how long each took. */
const build = async (store: Store, db: Database, events: number): Promise<Site> => {
  const words = { key: 'bench', secret: 's', name: 'Bench', origins: [], timeZone: 'Europe/Chisinau', currency: 'MDL' };
  const site = await store.sites.add(words, NOW);
  await publishNudges(store, site);
  let written = 0;
  const filled = await seconds(async () => {
    written = await fillShop(db, site.id, Math.ceil(events / EVENTS_A_VISIT), DAYS, NOW);
  });
  const folded = await seconds(() => foldSite(store, site.id, Infinity, Infinity));
  const packed = await seconds(() => packSite(store, site.id, NOW));
  const rate = Math.round(written / folded).toLocaleString('en');
  console.log(
    `\n${written.toLocaleString('en')} events over ${DAYS} days (${store.kind}): written in ${filled.toFixed(0)} s, ` +
      `folded in ${folded.toFixed(0)} s (${rate} a second), days put together in ${packed.toFixed(0)} s`,
  );
  return site;
};

const measure = async (store: Store, site: Site): Promise<void> => {
  const lines: string[][] = [];
  for (const [name, gate, ask] of await pagesOf(store, site)) {
    const { first, clock, processor } = await timesOf(ask);
    lines.push([name, first.toFixed(1), at(clock, 0.5), at(clock, 0.99), at(processor, 0.5), String(gate)]);
  }
  console.log(`Milliseconds, ${ROUNDS} times each`);
  console.log(table(['page', 'first', 'median', '99 %', 'processor', 'gate'], lines));
};

/**
 * How long each page of the console takes, and the fold of a whole log.
 * @param databaseUrl an empty PostgreSQL; SQLite without
 * @param kept a folder that was filled before, or is to be kept
 */
export const benchFigures = async (events = 1_000_000, databaseUrl?: string, kept?: string): Promise<void> => {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'attendant-figures-'));
  const store = await openStore({ dataDir, databaseUrl });
  const db = databaseUrl ? await openPostgres(databaseUrl, silent) : await openSqlite(join(dataDir, DATABASE_FILE));
  try {
    const [known] = await store.sites.all();
    await measure(store, known ?? (await build(store, db, events)));
  } finally {
    await db.close();
    await store.close();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
};

// `node test/bench/figures.ts 10000000`, then perhaps the address of an empty PostgreSQL or a folder to keep the shop in.
if (import.meta.main) {
  const [events, where] = process.argv.slice(2);
  const url = where?.startsWith('postgres') ? where : undefined;
  await benchFigures(Number(events ?? 1_000_000), url, url ? undefined : where);
}
