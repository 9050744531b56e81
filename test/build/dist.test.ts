import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

// What `npm run build` left in dist/, as it is served and published.

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
interface Manifest {
  version: string;
  loader: { file: string; integrity: string };
  parts: Record<string, string>;
  console: { script: string; style: string };
}
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Manifest;
const bytes = (...path: string[]): Buffer => readFileSync(join(dist, ...path));

describe('the built widget', () => {
  it('has the loader under its version too, with the integrity that the pinned tag names', () => {
    expect(manifest.loader.file).toBe(`attendant-${manifest.version}.js`);
    const pinned = bytes('widget', manifest.loader.file);
    expect(pinned.equals(bytes('widget', 'attendant.js'))).toBe(true);
    expect(manifest.loader.integrity).toBe(`sha384-${createHash('sha384').update(pinned).digest('base64')}`);
  });
  it('has a loader that knows the second script by its hashed name, and that knows the others', () => {
    const { more, ...others } = manifest.parts;
    expect(bytes('widget', 'attendant.js').toString()).toContain(more);
    const second = bytes('widget', more!).toString();
    for (const part of Object.values(others)) {
      expect(second).toContain(part.replace('p/', ''));
      expect(existsSync(join(dist, 'widget', part))).toBe(true);
    }
    expect(Object.keys(others).sort()).toEqual(['consents', 'nudge', 'panel', 'survey', 'write']);
  });
  it('tells Chromium to compile the first two scripts whole while they arrive, in their first line', () => {
    for (const name of ['attendant.js', manifest.parts['more']!])
      expect(bytes('widget', name).toString().split('\n')[0]).toBe('//# allFunctionsCalledOnLoad');
  });
  it('has each script compressed beside it, byte for byte the same inside', () => {
    const scripts = readdirSync(join(dist, 'widget'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    expect(scripts.length).toBeGreaterThanOrEqual(9);
    for (const name of scripts) {
      expect(brotliDecompressSync(bytes('widget', `${name}.br`)).equals(bytes('widget', name))).toBe(true);
      expect(gunzipSync(bytes('widget', `${name}.gz`)).equals(bytes('widget', name))).toBe(true);
    }
  });
  it('has parts that never load the loader, which would start it twice', () => {
    for (const name of readdirSync(join(dist, 'widget/p')).filter((file) => file.endsWith('.js')))
      expect(bytes('widget/p', name).toString()).not.toMatch(/from"\.\.\/attendant|import\("\.\.\/attendant/);
  });
});

describe('the built console', () => {
  it('has a page that names its hashed script and sheet, and nothing inline', () => {
    const page = bytes('console/index.html').toString();
    for (const file of Object.values(manifest.console)) {
      expect(page).toContain(`/console/${file}`);
      expect(existsSync(join(dist, 'console', file))).toBe(true);
    }
    expect(page).not.toMatch(/\{\{|<script>|<style|style="|\son\w+="/);
  });
});

describe('the built server', () => {
  it('has the thread that computes articles beside it', async () => {
    const worker = new Worker(join(dist, 'server/publishWorker.js'));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    worker.postMessage({ site: { name: 'Shop', currency: 'EUR' }, items: [] });
    expect(await once(worker, 'message')).toMatchObject([{ done: { document: { v: 1, name: 'Shop' } } }]);
    await worker.terminate();
  });
});

describe('the built server, asked how well articles are found', () => {
  it('has the thread that checks beside it', async () => {
    const articles = [{ id: 'oven', title: 'In the oven?', text: 'Yes.', phrasings: [] }];
    const workerData = { lang: 'en', articles };
    const worker = new Worker(join(dist, 'server/findabilityWorker.js'), { workerData });
    const row = { id: 'oven', of: 0, found: 0, missed: [], confused_with: [] };
    expect(await once(worker, 'message')).toEqual([{ rows: [row] }]);
  });
});

describe('the built server, asked to import', () => {
  it('has the thread that reads pages beside it', async () => {
    const worker = new Worker(join(dist, 'server/importWorker.js'));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    worker.postMessage({ source: { text: '# Why?\n\nSo.', name: 'why.md' } });
    const entries = [{ question: 'Why?', answer: 'So.' }];
    expect(await once(worker, 'message')).toMatchObject([{ found: { entries } }]);
    await worker.terminate();
  });
});

describe('the built server, over SQLite', () => {
  it('has the thread that searches beside it', async () => {
    const home = await mkdtemp(join(tmpdir(), 'attendant-aside-'));
    const path = join(home, 'some.db');
    new DatabaseSync(path).close();
    const worker = new Worker(join(dist, 'server/asideWorker.js'), { workerData: path });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    worker.postMessage({ sql: 'select ? as found', params: ['it'] });
    expect(await once(worker, 'message')).toEqual([{ rows: [{ found: 'it' }] }]);
    await worker.terminate();
    await rm(home, { recursive: true });
  });
});

describe('the npm package', () => {
  it('gives its verbs with types to a strict program of someone else', async () => {
    const home = await mkdtemp(join(tmpdir(), 'attendant-user-'));
    try {
      await mkdir(join(home, 'node_modules'));
      await symlink(root, join(home, 'node_modules/attendant'));
      await writeFile(join(home, 'package.json'), '{"type":"module"}');
      await writeFile(
        join(home, 'shop.ts'),
        `import { start } from 'attendant';
const assistant = start({ site: 'demo', host: 'https://help.shop.example', consent: 'cookieless' });
assistant.track('opened_size_guide', { size: 'M' });
assistant.cart({ currency: 'MDL', items: [{ item_id: 'LF-1', price: 148.5, quantity: 2 }] });
// @ts-expect-error: no such mode
start({ site: 'demo', host: 'https://help.shop.example', consent: 'everything' });
`,
      );
      const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      const run = promisify(execFile)(process.execPath, [compiler, ...flags, 'shop.ts'], { cwd: home });
      const output = await run.then(
        () => '',
        (error: { stdout: string }) => error.stdout,
      );
      expect(output).toBe('');
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});
