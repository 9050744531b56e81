import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createAside } from '../../../server/store/aside.ts';
import { TooSlow } from '../../../server/store/failure.ts';
import { createEventLog } from '../../../server/store/log.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { DATABASE_FILE, openStore } from '../../../server/store/open.ts';
import { createSites } from '../../../server/store/sites.ts';
import { openSqlite } from '../../../server/store/sqlite.ts';
import { createSqliteEvents } from '../../../server/store/sqliteEvents.ts';
import type { Store } from '../../../server/store/store.ts';
import { addSite, collect, event, events, NOON, sender } from './things.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'attendant-sqlite-'));
  return () => rmSync(dataDir, { recursive: true, force: true });
});

test('the folder is made; one that cannot be used is named, with its setting', async () => {
  const store = await openStore({ dataDir: join(dataDir, 'a', 'b') });
  await store.close();
  writeFileSync(join(dataDir, 'file'), '');
  await expect(openStore({ dataDir: join(dataDir, 'file') })).rejects.toThrow(/file \(DATA_DIR\): /);
  mkdirSync(join(dataDir, 'odd', DATABASE_FILE), { recursive: true });
  await expect(openStore({ dataDir: join(dataDir, 'odd') })).rejects.toThrow(/odd \(DATA_DIR\): .*cannot be opened/);
  writeFileSync(join(dataDir, DATABASE_FILE), 'This is not a database. '.repeat(99));
  await expect(openStore({ dataDir })).rejects.toThrow(/\(DATA_DIR\): SQLite refused it \(26\)/);
});

test('commits go to the disk itself: write-ahead log, synchronous in full', async () => {
  const db = await openSqlite(join(dataDir, DATABASE_FILE));
  const one = (sql: string) => db.write((tx) => tx.get<Record<string, unknown>>(sql));
  expect(await one('pragma journal_mode')).toMatchObject({ journal_mode: 'wal' });
  expect(await one('pragma synchronous')).toMatchObject({ synchronous: 2 });
  expect(await one('pragma foreign_keys')).toMatchObject({ foreign_keys: 1 });
  await db.close();
});

test('what is searched for is looked for beside those who serve, and given up when it takes too long', async () => {
  const db = await openSqlite(join(dataDir, DATABASE_FILE));
  await db.write((tx) => tx.exec(`create table thing (name text); insert into thing values ('bowl')`));
  expect(await db.aside.get('select name from thing where name like ?', ['%ow%'])).toEqual({ name: 'bowl' });
  await expect(db.aside.all('select nothing from thing')).rejects.toThrow('SQLite refused it (1)');
  await db.close();
  const aside = createAside(join(dataDir, DATABASE_FILE), 1);
  const long = `with recursive n (i) as (select 1 union all select i + 1 from n where i < 300000) select count(*) from n`;
  await expect(aside.all(long)).rejects.toThrow(TooSlow);
  await aside.close();
});

test('a full disk refuses to be tried again, keeps what was acknowledged, and heals', async () => {
  const db = await openSqlite(join(dataDir, DATABASE_FILE));
  await migrate(db);
  const site = await addSite({ sites: createSites(db) } as Store);
  const log = createEventLog(db, createSqliteEvents(db));
  const pages = async (more: number): Promise<void> => {
    const { page_count: count } = (await db.get<{ page_count: number }>('pragma page_count'))!;
    await db.write((tx) => tx.get(`pragma max_page_count = ${count + more}`));
  };
  await pages(12);
  const batches = Array.from({ length: 40 }, (_, n) => events(100, NOON + n * 100));
  const acknowledged: string[] = [];
  let refused = 0;
  for (const batch of batches) {
    try {
      await log.append(sender(site), batch);
      acknowledged.push(...batch.map((row) => row.id));
    } catch (error) {
      expect(error).toMatchObject({ retry: true });
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(0);
  const ids = async () => (await collect(log.each(site.id))).map((row) => row.id);
  expect(await ids()).toEqual(acknowledged.toSorted());
  await pages(10_000);
  for (const batch of batches) await log.append(sender(site), batch);
  expect(await ids()).toHaveLength(4_000);
  await log.close();
  await db.close();
});

test('an event with indexes takes at most 190 bytes on disk', async () => {
  const store = await openStore({ dataDir });
  const site = await addSite(store);
  const size = () => statSync(join(dataDir, DATABASE_FILE)).size;
  const made = (n: number) =>
    event(NOON + n * 90 + ((n * 7_919) % 3_000), {
      seq: n % 40,
      url: `https://shop.example/en/products/bowl-${n % 300}`,
      title: `Bowl no. ${n % 300} | Lut & Foc`,
      referrer: 'https://www.google.com/',
      data: n % 2 ? { active_ms: 1_000 + (n % 9_000), reach: n % 101 } : { nav: 'load', lang: 'en', width: 1280 },
    });
  const people = Array.from({ length: 1_000 }, (_, n) => sender(site, { tab: `tab ${n}` }));
  const total = 30_000;
  for (let n = 0; n < total; n += 10) {
    const batch = Array.from({ length: 10 }, (_, i) => made(n + i));
    const waiting = store.log.append(people[(n / 10) % 1_000]!, batch);
    if (n % 1_000 === 990) await waiting;
  }
  await store.close();
  expect(size() / total).toBeLessThan(190);
});
