import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomId, uuidv7 } from '../../../protocol/ids.ts';
import { countedTo, createFolding, foldSite, rebuildSite } from '../../../server/insight/folding.ts';
import { trustOf } from '../../../server/insight/trust.ts';
import { openStore } from '../../../server/store/open.ts';
import { StoreError, type Site, type Store } from '../../../server/store/store.ts';
import { until } from '../../support/until.ts';

const NOON = Date.UTC(2026, 10, 9, 12);

let dataDir: string;
let store: Store;
let site: Site;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'attendant-folding-'));
  store = await openStore({ dataDir });
  const words = { key: 'demo', secret: 's', name: 'Shop', origins: [], timeZone: 'UTC', currency: 'MDL' };
  site = await store.sites.add(words, NOON);
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const visits = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const times = { at: NOON, deviceAt: NOON, sentAt: NOON, receivedAt: NOON };
    const row = { id: uuidv7(NOON), type: 'page_view', ...times, url: 'https://shop.example/', data: {} };
    await store.log.append({ siteId: site.id, mode: 'full', visitor: randomId(), session: randomId() }, [row]);
  }
};
const trust = (now: number) => trustOf(store, site, { from: NOON - 1, to: now }, now);
const waiting = async (): Promise<number> => (await store.fold.waiting()).length;

it('folds what waits, at most so many sessions before an answer, and says up to when it is counted', async () => {
  await visits(5);
  expect(await countedTo(store, site.id, NOON + 9)).toBe(NOON);
  expect(await foldSite(store, site.id, 3)).toBe(3);
  expect(await waiting()).toBe(1);
  expect((await trust(NOON + 60_001)).counting).toBe(true);
  expect(await trust(NOON + 60_000)).not.toHaveProperty('counting');
  expect(await foldSite(store, site.id)).toBe(2);
  expect(await trust(NOON + 60_001)).not.toHaveProperty('counting');
  expect(await countedTo(store, site.id, NOON + 9)).toBe(NOON + 9);
  expect(await rebuildSite(store, site.id)).toBe(5);
});

it('keeps nobody waiting for what takes long, and yet comes forward with each answer', async () => {
  await visits(60);
  const first = await foldSite(store, site.id, 1_000, 0);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(60);
  expect(await waiting()).toBe(1);
  expect(first + (await foldSite(store, site.id, Infinity, Infinity))).toBe(60);
});

it('goes on by itself until stopped, also after the database was away for a moment', async () => {
  const told: string[] = [];
  let away = 1;
  const shaky: Store = {
    ...store,
    fold: {
      ...store.fold,
      waiting: () => (away-- > 0 ? Promise.reject(new StoreError('the database is away', true)) : store.fold.waiting()),
    },
  };
  await visits(3);
  const folding = createFolding(shaky, (_level, what) => told.push(what));
  folding.start();
  await until('everything is folded', async () => (await waiting()) === 0);
  await folding.stop();
  expect(told).toEqual(['what was collected cannot be counted now']);
  await visits(1);
  expect(await waiting()).toBe(1);
});
