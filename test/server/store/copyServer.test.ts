import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silent } from '../../../server/log.ts';
import { writeBackup } from '../../../server/store/backup.ts';
import { openStore, type StoreSettings } from '../../../server/store/open.ts';
import { openPostgres } from '../../../server/store/postgres.ts';
import { moveStore, restoreFile, restoreServer } from '../../../server/store/restore.ts';
import { startCluster, type Cluster } from '../../support/cluster.ts';
import { contentOf, goesOn, LEFT_OUT, using, without } from './copying.ts';
import { fill } from './filled.ts';
import { addSite, event, NOON, sender } from './things.ts';

let folder: string;
let dataDir: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attendant-copy-'));
  dataDir = join(folder, 'data');
  file = join(folder, 'backup.db');
  return () => rmSync(folder, { recursive: true, force: true });
});

let cluster: Cluster;
let count = 0;
let url: string;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster?.stop());
beforeEach(async () => {
  const name = `copy_${++count}`;
  url = await cluster.create(name);
  return () => cluster.drop(name);
});
const server = (): StoreSettings => ({ dataDir, databaseUrl: url });

test('a move takes every row along, each month of the log into a table of its own', async () => {
  await using({ dataDir }, fill);
  const before = await contentOf({ dataDir });
  const copied = await moveStore(dataDir, url, { now: NOON });
  expect(copied).toContainEqual({ table: 'event', rows: 201 });
  expect(await contentOf(server())).toEqual(before);
  const db = await openPostgres(url, silent);
  const parts = await db.all<{ name: string }>(
    'select distinct tableoid::regclass::text as name from event order by 1',
  );
  expect(parts.map(({ name }) => name)).toEqual([
    'event_2026_07',
    'event_2026_08',
    'event_2026_09',
    'event_2026_10',
    'event_2026_11',
    'event_other',
  ]);
  await db.close();
  await goesOn(server());
  await expect(moveStore(dataDir, url)).rejects.toThrow(/has 2 site\(s\) already/);
});

test('a move that was killed keeps collectors away, and goes on where it was; used meanwhile, it begins anew', async () => {
  await using({ dataDir }, fill);
  const before = await contentOf({ dataDir });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mover.ts'), dataDir, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line === 'event 100') child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  await expect(openStore(server())).rejects.toThrow(/was not finished: run the same command again/);

  const told: string[] = [];
  await moveStore(dataDir, url, { now: NOON, tell: (table, rows) => told.push(`${table} ${rows}`) });
  expect(told[0]).toMatch(/^event 201$/);
  expect(told.some((line) => line.startsWith('site '))).toBe(false);
  expect(await contentOf(server())).toEqual(before);
});

test('a move that was broken off begins anew when the source was used meanwhile', async () => {
  const site = await using({ dataDir }, fill);
  const tell = (table: string): void => {
    if (table === 'event') throw new Error('enough');
  };
  await expect(moveStore(dataDir, url, { tell })).rejects.toThrow('enough');
  const store = await openStore({ dataDir });
  await store.log.append(sender(site), [event(NOON - 99_999, { id: '019a0000-0000-7000-8000-000000000000' })]);
  await store.close();
  await moveStore(dataDir, url, { now: NOON });
  expect(await contentOf(server())).toEqual(await contentOf({ dataDir }));
  const other = join(folder, 'other');
  await using({ dataDir: other }, addSite);
  await expect(moveStore(other, url)).rejects.toThrow(/already/);
});

test('a restore that was broken off begins anew with another backup of the same data', async () => {
  const later = join(folder, 'later.db');
  await using({ dataDir }, async (store) => {
    const site = await addSite(store);
    await store.staff.add('old@shop.example', 'Old', site.id, 'staff', NOON);
    await store.log.append(sender(site), [event(NOON)]);
    await writeBackup({ dataDir }, file);
    await store.log.append(sender(site), [event(NOON + 1, { title: 'New' })]);
    await writeBackup({ dataDir }, later);
  });
  const tell = (table: string): void => {
    if (table === 'event') throw new Error('enough');
  };
  await expect(restoreServer(url, file, { tell })).rejects.toThrow('enough');
  await restoreServer(url, later);
  const place = join(folder, 'restored');
  await restoreFile(place, later);
  expect(await contentOf(server())).toEqual(await contentOf({ dataDir: place }));
});

test('a move is refused where something else is', async () => {
  await using({ dataDir }, addSite);
  const db = await openPostgres(url, silent);
  await db.write((tx) => tx.exec('create table customers (id int)'));
  await expect(moveStore(dataDir, url)).rejects.toThrow(/tables of something else: customers/);
  await db.close();
});

test('a backup of one moment is the same file, and fills either engine', async () => {
  await using({ dataDir }, addSite);
  const site = await using(server(), fill);
  const before = without(await contentOf(server()), LEFT_OUT);
  await using(server(), async (store) => {
    const making = writeBackup(server(), file, { now: NOON });
    await store.log.append(sender(site), [event(NOON + 5)]);
    const { counts } = await making;
    expect(counts.find(({ table }) => table === 'event')!.rows).toBeGreaterThanOrEqual(201);
    expect(await store.marks.at('backup')).toBe(NOON);
  });
  await writeBackup({ dataDir, databaseUrl: url }, file, { overwrite: true });
  const place = join(folder, 'restored');
  await restoreFile(place, file);
  const now = without(await contentOf(server()), LEFT_OUT);
  expect(await contentOf({ dataDir: place })).toEqual(now);
  expect(now['site']).toEqual(before['site']);
  await goesOn({ dataDir: place });

  const second = await cluster.create('copy_second');
  await restoreServer(second, file);
  expect(await contentOf({ dataDir, databaseUrl: second })).toEqual(now);
  await goesOn({ dataDir, databaseUrl: second });
  await expect(restoreServer(second, file)).rejects.toThrow(/already/);
  await cluster.drop('copy_second');
});
