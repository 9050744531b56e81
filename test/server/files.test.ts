import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { lastingFiles, readFiles } from '../../server/files.ts';
import { createParts } from '../../server/parts.ts';
import { readSettings } from '../../server/settings.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';

const LOADER = 'console.log("the loader")'.repeat(40);
let root: string;
let store: Store;
let app: ReturnType<typeof createApp>;

const put = async (path: string, text: string, squeezed = true): Promise<void> => {
  await writeFile(join(root, path), text);
  if (squeezed) await writeFile(join(root, `${path}.br`), brotliCompressSync(text));
  if (squeezed) await writeFile(join(root, `${path}.gz`), gzipSync(text));
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attendant-files-'));
  await mkdir(join(root, 'dist/widget/p'), { recursive: true });
  await mkdir(join(root, 'dist/console'));
  await put('package.json', '{"version":"1.2.3"}', false);
  await put('dist/manifest.json', '{"loader":{"file":"attendant-1.2.3.js","integrity":"sha384-x"}}', false);
  await put('dist/widget/attendant.js', LOADER);
  await put('dist/widget/attendant-1.2.3.js', LOADER);
  await put('dist/widget/p/panel-ABC.js', 'export {}', false);
  await put('dist/console/index.html', '<!doctype html>');
  await put('dist/console/main-ABC.js', 'export {}');
  store = await openStore({ dataDir: join(root, 'data') });
  const log = () => {};
  app = createApp(createParts({ store, settings: readSettings({}), files: readFiles(root), log }));
});
afterAll(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

describe('the built files', () => {
  it('are known by version and integrity', () =>
    expect(readFiles(root)).toMatchObject({
      version: '1.2.3',
      loader: { file: 'attendant-1.2.3.js', integrity: 'sha384-x' },
    }));
  it.each([
    ['br, gzip', 'br'],
    ['gzip;q=0.5, br;q=0', 'gzip'],
    ['deflate', null],
    ['', null],
  ])('come as the browser takes them: %s', async (accepted, encoding) => {
    const response = await get('/attendant.js', { 'accept-encoding': accepted });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const plain = { br: brotliCompressSync(LOADER), gzip: gzipSync(LOADER) }[encoding ?? ''] ?? Buffer.from(LOADER);
    expect(Buffer.from(await response.arrayBuffer()).equals(plain)).toBe(true);
  });
  it('may be loaded by any page, strict ones too', async () => {
    for (const path of ['/attendant.js', '/attendant-1.2.3.js', '/p/panel-ABC.js']) {
      const { headers } = await get(path);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    }
  });
  it('are kept shortly without a version in the name, and for ever with one', async () => {
    expect((await get('/attendant.js')).headers.get('cache-control')).toBe('public, max-age=300');
    for (const path of ['/attendant-1.2.3.js', '/p/panel-ABC.js']) {
      expect((await get(path)).headers.get('cache-control')).toContain('immutable');
    }
  });
  it('are told unchanged by their ETag, also when a proxy weakened it', async () => {
    const etag = (await get('/attendant.js')).headers.get('etag')!;
    expect((await get('/attendant.js', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/attendant.js', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    expect((await get('/attendant.js', { 'if-none-match': '"x"' })).status).toBe(200);
  });
  it.each([
    '/attendant-1.2.4.js',
    '/p/other.js',
    '/p/%00.js',
    '/console/other.js',
    '/p/panel-ABC.js.br',
    '/manifest.json',
  ])('are no others: %s', async (path) => expect((await get(path)).status).toBe(404));
});

describe('a file of an earlier version', () => {
  const now = Date.now();
  it('is there for pages that were opened before the update', async () => {
    await store.widgetFiles.keep([{ name: 'p/panel-OLD.js', type: 'text/javascript', body: Buffer.from(LOADER) }], now);
    await store.widgetFiles.keep(lastingFiles(readFiles(root)), now + 1);
    const response = await get('/p/panel-OLD.js', { 'accept-encoding': 'br' });
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(LOADER);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await get('/p/panel-OLDER.js')).status).toBe(404);
  });
  it('is whatever a page may load later by name', () =>
    expect(lastingFiles(readFiles(root)).map(({ name }) => name)).toEqual(['attendant-1.2.3.js', 'p/panel-ABC.js']));
});

describe('the console’s page', () => {
  it('is asked for anew each time, under a strict policy', async () => {
    const { status, headers } = await get('/console/');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect((await get('/console/main-ABC.js')).headers.get('cache-control')).toContain('immutable');
  });
  it.each(['/', '/console'])('is where %s leads', async (path) =>
    expect((await get(path)).headers.get('location')).toBe('/console/'),
  );
});
