import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { HelpPart } from '../../../protocol/help.ts';
import { publishNewSite } from '../../../server/publish/publish.ts';
import { refreshIndexes } from '../../../server/publish/refresh.ts';
import { standardContents } from '../../../server/publish/standard.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Site, Store } from '../../../server/store/store.ts';
import { load } from '../../../widget/answers/load.ts';
import { addSite } from '../store/things.ts';
import { article } from './contents.ts';

let folder: string;
let store: Store;
let site: Site;
let told: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attendant-refresh-'));
  store = await openStore({ dataDir: folder });
  site = await addSite(store);
  await publishNewSite(store, site, 1, [...standardContents(), { kind: 'article', id: 'back', body: article() }]);
});
beforeEach(() => {
  told = [];
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const refresh = (isStopping = () => false) =>
  refreshIndexes(
    store,
    (level, what) => void told.push(`${level} ${what}`),
    () => 5,
    isStopping,
  );
const newest = async () => (await store.content.published(site.id))!;
const found = async (): Promise<unknown> => {
  const { document } = await newest();
  const address = (document as { help: Record<string, string> }).help['en']!;
  const part = await store.content.part(site.id, address.slice('c/'.length, -'.json'.length));
  return load((JSON.parse(part!) as HelpPart).index).search('return policy')[0]?.id;
};
/** As a version before this one had published it. */
const publishOld = async (): Promise<void> => {
  const { revision, document } = await newest();
  const old = { ...(document as object), help: { en: 'c/old-part.json' } };
  const release = { base: revision, from: revision, without: [], add: [], document: old };
  const parts = new Map([
    ['old-part', JSON.stringify({ lang: 'en', topics: [], articles: [], index: 'AQAA', texts: '' })],
  ]);
  expect(await store.content.publish(site.id, { ...release, parts }, undefined, 2)).toBe(true);
};

it('publishes anew what an older version had published, and leaves what is up to date', async () => {
  await refresh();
  expect([(await newest()).revision, told]).toEqual([1, []]);
  await publishOld();
  expect(await found()).toBeUndefined();
  await refresh();
  expect(await found()).toBe('back');
  expect((await newest()).revision).toBe(3);
  expect(told).toEqual([expect.stringMatching(/^info .*published anew/)]);
});

it('begins nothing once the collector stops, and says in the log what it could not do', async () => {
  await publishOld();
  await refresh(() => true);
  expect([await found(), told]).toEqual([undefined, []]);
  const broken = { ...store, content: { ...store.content, part: () => Promise.reject(new Error('gone')) } };
  await refreshIndexes(
    broken,
    (level, what) => void told.push(`${level} ${what}`),
    () => 5,
    () => false,
  );
  expect(told).toEqual([expect.stringMatching(/^warn .*not found by words.*gone$/)]);
});
