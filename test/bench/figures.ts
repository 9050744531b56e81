import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomId, uuidv7 } from '../../protocol/ids.ts';
import { rebuildSite } from '../../server/insight/folding.ts';
import { nudgesOf } from '../../server/insight/nudges.ts';
import { overviewOf } from '../../server/insight/overview.ts';
import { questionDetail, questionsOf } from '../../server/insight/questions.ts';
import { openStore } from '../../server/store/open.ts';
import type { EventRow, SenderRow, Site, Store } from '../../server/store/store.ts';
import { median, table } from './table.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 12);
/** Days over which the events are spread. */
const DAYS = 180;
const EVENTS_A_VISIT = 10;
const VISITORS_A_HUNDRED_VISITS = 70;
const ROUNDS = 5;
const GATE = 50;

type Deed = readonly [type: string, data: Record<string, unknown>];

const question = (n: number): Deed => [
  'faq_ask',
  {
    ask: `q${n}`,
    text: `How long does it take to send ${n % 400} bowls${n % 3 ? '?' : ''}`,
    lang: ['en', 'ro', 'ru'][n % 3],
    result: n % 4 ? 'answered' : 'unsure',
    ...(n % 4 && { article: `article-${n % 20}` }),
  },
];

/** A visit as shops have them: most look, some ask, one in seven has a cart, one in fifty buys. */
const deedsOf = (n: number): Deed[] => {
  const deeds: Deed[] = Array.from({ length: EVENTS_A_VISIT / 2 }, (_, page): Deed[] => [
    [page % 2 ? 'view_item' : 'page_view', { nav: 'load', lang: 'en' }],
    ['engagement', { active_ms: 900 + ((n * 7_919) % 9_000), reach: 60 }],
  ]).flat();
  if (n % 5 === 0) deeds[2] = question(n);
  if (n % 7 === 0) deeds[4] = ['add_to_cart', { currency: 'MDL', value_minor: 14_850 }];
  if (n % 7 === 0) {
    const arm = n % 70 === 0 ? 'held' : 'shown';
    deeds[6] = [`nudge_${arm}`, { nudge: 'idle', version: 1, kind: 'idle_cart', arm }];
  }
  if (n % 50 === 0) deeds[9] = ['purchase', { transaction_id: `T-${n}`, currency: 'MDL', value_minor: 14_850 }];
  return deeds;
};

const rowOf = ([type, data]: Deed, at: number, seq: number, n: number): EventRow => ({
  id: uuidv7(at),
  type,
  at,
  deviceAt: at,
  sentAt: at,
  receivedAt: at,
  seq,
  url: `https://shop.example/en/p/bowl-${n % 300}`,
  title: `Bowl no. ${n % 300}`,
  data,
});

const fill = async (store: Store, site: Site, visits: number): Promise<void> => {
  const people = Math.ceil((visits * VISITORS_A_HUNDRED_VISITS) / 100);
  const visitors = Array.from({ length: people }, () => randomId());
  for (let n = 0; n < visits; n += 100) {
    const batches = Array.from({ length: Math.min(100, visits - n) }, (_, i) => {
      const at = Math.floor(NOW - DAYS * DAY + ((n + i) / visits) * DAYS * DAY);
      const from: SenderRow = {
        siteId: site.id,
        mode: 'full',
        visitor: visitors[((n + i) * 7_919) % people]!,
        session: randomId(),
        tab: `tab-${n + i}`,
      };
      return store.log.append(
        from,
        deedsOf(n + i).map((deed, seq) => rowOf(deed, at + seq * 9_000, seq, n + i)),
      );
    });
    await Promise.all(batches);
  }
};

const publishNudge = async (store: Store, site: Site): Promise<void> => {
  const body = { kind: 'idle_cart', name: 'Idle basket', on: true, hold: 10, languages: {} };
  const add = [{ kind: 'nudge' as const, id: 'idle', version: 1, body }];
  await store.content.publish(
    site.id,
    { base: 0, from: 0, without: [], add, document: {}, parts: new Map() },
    undefined,
    NOW,
  );
};

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
};

/** How long each page of figures takes, and the fold of a whole log. SQLite. */
export const benchFigures = async (events = 1_000_000): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'attendant-figures-'));
  try {
    const store = await openStore({ dataDir });
    const words = {
      key: 'bench',
      secret: 's',
      name: 'Bench',
      origins: [],
      timeZone: 'Europe/Chisinau',
      currency: 'MDL',
    };
    const site = await store.sites.add(words, NOW);
    await publishNudge(store, site);
    await fill(store, site, events / EVENTS_A_VISIT);
    const begun = performance.now();
    await rebuildSite(store, site.id);
    const seconds = (performance.now() - begun) / 1_000;
    const { rows } = await questionsOf(store, site, { days: 90 }, NOW);
    const pages: [string, () => Promise<unknown>][] = [
      ['overview, 7 days', () => overviewOf(store, site, 7, NOW)],
      ['overview, 28 days', () => overviewOf(store, site, 28, NOW)],
      ['overview, 90 days', () => overviewOf(store, site, 90, NOW)],
      ['questions, 90 days', () => questionsOf(store, site, { days: 90 }, NOW)],
      ['one question, 90 days', () => questionDetail(store, site, rows[0]!.id, 90, NOW)],
      ['nudges', () => nudgesOf(store, site, NOW)],
    ];
    const lines: string[][] = [];
    for (const [name, page] of pages) lines.push([name, (await timeOf(page)).toFixed(1), String(GATE)]);
    console.log(`\nFigures of ${events.toLocaleString('en')} events in ${DAYS} days (SQLite), median of ${ROUNDS}`);
    console.log(table(['page', 'milliseconds', 'gate'], lines));
    console.log(
      `\nFolded in ${seconds.toFixed(0)} s, ${Math.round(events / seconds).toLocaleString('en')} events a second`,
    );
    await store.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

if (import.meta.main) await benchFigures(Number(process.argv[2] ?? 1_000_000));
