import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoContents } from '../../demo/contents.ts';
import { DEMO_LOGIN, seed, seedWithHistory } from '../../demo/seed.ts';
import { foldSite } from '../../server/insight/folding.ts';
import { helpFiguresOf } from '../../server/insight/helpFigures.ts';
import { overviewOf } from '../../server/insight/overview.ts';
import { questionDetail, questionsOf } from '../../server/insight/questions.ts';
import { publishNewSite } from '../../server/publish/publish.ts';
import { standardLook } from '../../server/publish/standard.ts';
import { openStore } from '../../server/store/open.ts';
import { freePort } from '../support/port.ts';

// What `npm start` runs after the build, in a process of its own.

const main = join(import.meta.dirname, '../../demo/main.ts');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attendant-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  out: string;
  err: string;
  code: number | null;
}

/** Runs it; once it says that it is ready, does what `ready` says and sends the signal. */
const run = (env: Record<string, string>, ready?: () => Promise<void>, signal: NodeJS.Signals = 'SIGINT') =>
  new Promise<Run>((resolve, reject) => {
    const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', ...env } });
    const said = { out: '', err: '' };
    child.stderr.on('data', (chunk) => (said.err += String(chunk)));
    child.stdout.on('data', (chunk) => {
      said.out += String(chunk);
      if (!said.out.includes('Ctrl-C')) return;
      (ready?.() ?? Promise.resolve()).catch(reject).finally(() => child.kill(signal));
    });
    child.once('close', (code) => resolve({ ...said, code }));
  });

/** A free port whose successor is free too: the collector's, and the shop's. */
const twoPorts = async (): Promise<number> => {
  const port = await freePort();
  const next = createServer();
  const free = await new Promise<boolean>((resolve) => {
    next.once('error', () => resolve(false));
    next.listen(port + 1, () => next.close(() => resolve(true)));
  });
  return free ? port : twoPorts();
};

describe('npm start', () => {
  it('starts both, tells how to get in, stops at a signal with 0, and keeps its data', async () => {
    const port = await twoPorts();
    const env = { PORT: String(port), DATA_DIR: join(folder, 'kept') };
    const collector = `http://localhost:${port}`;
    const signIn = async (): Promise<void> => {
      const shop = await (await fetch(`http://localhost:${port + 1}/en/`)).text();
      expect(shop).toContain(`<script async src="${collector}/attendant.js" data-site="demo"`);
      const answer = await fetch(`${collector}/console/api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: collector },
        body: JSON.stringify(DEMO_LOGIN),
      });
      expect(answer.status).toBe(200);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { out, code } = await run(env, signIn, signal);
      expect(code).toBe(0);
      for (const told of [
        `http://localhost:${port + 1}\n`,
        `${collector}/console/`,
        DEMO_LOGIN.email,
        DEMO_LOGIN.password,
        `<script async src="${collector}/attendant.js" data-site="demo"></script>`,
      ]) {
        expect(out).toContain(told);
      }
    }
  });

  it('says in one line what stops it', async () => {
    const port = await twoPorts();
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(port, resolve));
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const DATA_DIR = join(folder, 'failing');
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: String(port), DATA_DIR }, new RegExp(`^attendant: PORT: ${port} is taken`)],
      [
        { PORT: String(port - 1), DATA_DIR },
        new RegExp(`^attendant: PORT: ${port}, where the demo shop goes, is taken`),
      ],
      [{ PORT: 'soon', DATA_DIR }, /^attendant: PORT: "soon"/],
      [{ PORT: '65535', DATA_DIR }, /^attendant: PORT: 65535 leaves no port/],
      [{ PORT: '0', DATA_DIR: join(file, 'data') }, /^attendant: DATA_DIR: /],
      [{ PORT: '0', DATA_DIR, DATABASE_URL: 'mysql://x' }, /^attendant: DATABASE_URL: /],
    ];
    for (const [env, reason] of cases) {
      const { err, out, code } = await run(env);
      expect([err.trimEnd().split('\n').length, code, out]).toEqual([1, 1, '']);
      expect(err).toMatch(reason);
    }
    busy.close();
  });
});

describe('what shoppers asked before', () => {
  it('is there once, and shows a question that was answered and others that wait', async () => {
    const store = await openStore({ dataDir: await mkdtemp(join(folder, 'history-')) });
    const now = Date.UTC(2026, 10, 21, 12);
    expect(await seedWithHistory(store, 'http://localhost:1', now)).toBe(true);
    const site = (await store.sites.byKey('demo'))!;
    await foldSite(store, site.id, Infinity, Infinity);
    expect(await store.figures.lost(site.id, { from: 0, to: now })).toBe(0);
    const { rows, counts } = await questionsOf(store, site, { days: 90 }, now);
    expect(counts).toMatchObject({ unanswered: 7, unhelpful: 1, aside: 1 });
    const oven = rows.find(({ text }) => text === 'can it go in the oven')!;
    const { since } = (await questionDetail(store, site, oven.id, 90, now))!;
    expect(since?.contacted?.high).toBeLessThan(0);
    expect(since?.answered?.low).toBeGreaterThan(0);
    // Nobody's shop is answered always after and never before, and most who look long enough do not order.
    expect([since!.before.answered!.share > 0, since!.after.answered!.share < 0.95]).toEqual([true, true]);
    for (const days of [7, 28, 90] as const) {
      const { stages } = await overviewOf(store, site, days, now);
      const [reach, engaged, ordered] = stages.map(({ count }) => count) as [number, number, number];
      expect(reach).toBeGreaterThan(engaged * 1.2);
      expect(engaged).toBeGreaterThan(ordered * 5);
      expect((await helpFiguresOf(store, site, days, now)).involved.share!.share).toBeLessThan(0.6);
    }
    const all = (await store.log.summary(site.id, 0, now)).events;
    await seedWithHistory(store, 'http://localhost:1', now + 1);
    expect((await store.log.summary(site.id, 0, now + 1)).events).toBe(all);
    await store.close();
  });
});

describe('seeding', () => {
  it('fills an empty database, once, and finishes what was left half done', async () => {
    const store = await openStore({ dataDir: await mkdtemp(join(folder, 'seed-')) });
    await store.sites.add(
      { key: 'demo', secret: 's', name: 'Lut & Foc', origins: [], timeZone: 'Europe/Chisinau', currency: 'MDL' },
      1,
    );
    expect(await seed(store, 2)).toBe(true);
    const [site] = await store.sites.all();
    const before = await store.content.published(site?.id ?? 0);
    expect(await seed(store, 3)).toBe(true);
    expect(await store.content.published(site?.id ?? 0)).toEqual(before);
    const members = await store.staff.members(site?.id ?? 0);
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ['Ana Rusu', 'owner'],
      ['Ion Munteanu', 'staff'],
    ]);
    await store.close();
  });

  it('publishes the whole of it in one revision, which later starts leave alone', async () => {
    const store = await openStore({ dataDir: await mkdtemp(join(folder, 'new-')) });
    await seed(store, 1);
    await seed(store, 2);
    const { id } = (await store.sites.byKey('demo'))!;
    const held = await store.content.contents(id);
    expect(held?.revision).toBe(1);
    expect(held?.items.map(({ kind, id: item }) => `${kind} ${item}`).toSorted()).toEqual(
      demoContents()
        .map(({ kind, id: item }) => `${kind} ${item}`)
        .toSorted(),
    );
    const { document } = (await store.content.published(id)) as { document: { help: object; nudges: object[] } };
    expect(Object.keys(document.help)).toEqual(['en', 'ro', 'ru', 'zh']);
    expect(document.nudges).toHaveLength(4);
    await store.close();
  });

  it('gives a demo of an older version what it lacks, and touches nothing of what is there', async () => {
    const store = await openStore({ dataDir: await mkdtemp(join(folder, 'older-')) });
    const site = await store.sites.add(
      { key: 'demo', secret: 's', name: 'Lut & Foc', origins: [], timeZone: 'Europe/Chisinau', currency: 'MDL' },
      1,
    );
    const look = { ...standardLook, brand: '#aa3311' };
    await publishNewSite(store, site, 2, [{ kind: 'look', id: 'look', body: look }]);
    await store.content.saveDraft(site.id, { kind: 'article', id: 'mine' }, { rev: 0 }, {}, undefined, 3);
    await seed(store, 4);
    const held = (await store.content.contents(site.id))!;
    expect(held.revision).toBe(2);
    expect(held.items.find(({ kind }) => kind === 'look')).toMatchObject({ body: look, version: 1, at: 2 });
    const kinds = new Set(held.items.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['budget', 'hours', 'look', 'nudge', 'survey', 'topics']);
    await seed(store, 5);
    expect((await store.content.contents(site.id))?.revision).toBe(2);
    await store.close();
  });

  it('leaves a database with other sites alone', async () => {
    const store = await openStore({ dataDir: await mkdtemp(join(folder, 'own-')) });
    const own = { key: 'own', secret: 's', name: 'Own', origins: [], timeZone: 'Europe/Paris', currency: 'EUR' };
    await store.sites.add(own, 1);
    expect(await seed(store, 2)).toBe(false);
    expect((await store.sites.all()).map(({ key }) => key)).toEqual(['own']);
    await store.close();
  });
});
