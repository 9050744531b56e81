import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batch, event } from '../server/serving.ts';
import { until } from '../support/until.ts';

// The package as others get it: packed, installed into an empty folder, and used from there. `npm run build` comes first.

const root = join(import.meta.dirname, '../..');
/** Not counted among those of the core: PostgreSQL's driver and mail, which are loaded when they are configured. */
const WHEN_CONFIGURED = ['pg', 'nodemailer'];
const MOST_PACKAGES = 12;
const MOST_BYTES = 25_000_000;

interface Locked {
  version: string;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  dev?: boolean;
}
interface Lock {
  packages: Record<string, Locked>;
}

let folder: string;
/** The Node of this run comes first: the machine's own may be too old. What `npm test` tells its scripts is not for this npm. */
const env = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  DATA_DIR: join(folder, 'data'),
  DATABASE_URL: '',
  PUBLIC_URL: '',
});
const run = async (file: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)(file, args, { cwd: folder, env: env() })).stdout;
const attendant = (...args: string[]): Promise<string> =>
  run(process.execPath, join(folder, 'node_modules/attendant/bin/attendant.mjs'), ...args);

const readLock = (path: string): Lock => JSON.parse(readFileSync(path, 'utf8')) as Lock;

/**
 * The versions of this clone's lock file, so that npm asks the registry for nothing that `npm ci` has not put into its
 * cache already.
 */
const lockFor = (tarball: string): unknown => {
  const { packages } = readLock(join(root, 'package-lock.json'));
  const { version, bin, dependencies, optionalDependencies } = packages['']!;
  const production = Object.entries(packages).filter(([name, { dev }]) => name && !dev);
  return {
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { attendant: `file:${tarball}` } },
      'node_modules/attendant': { version, resolved: `file:${tarball}`, bin, dependencies, optionalDependencies },
      ...Object.fromEntries(production),
    },
  };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attendant-pack-'));
  await promisify(execFile)('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    env: env(),
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { attendant: `file:${tarball}` } }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lockFor(tarball)));
  await run(
    'npm',
    'install',
    '--omit=dev',
    '--omit=optional',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--silent',
  );
  console.log(`packed      ${(statSync(join(folder, tarball)).size / 1e6).toFixed(2)} MB`);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile());

/** Names of packages that these need, with what they need in turn. */
const neededBy = (names: readonly string[], { packages }: Lock): Set<string> => {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(visit);
  };
  names.forEach(visit);
  return found;
};

it('holds what was built, and none of the sources', () => {
  const files = filesIn(join(folder, 'node_modules/attendant'));
  expect(files).toEqual(
    expect.arrayContaining(['dist/server/main.js', 'dist/widget/attendant.js', 'dist/console/index.html', 'README.md']),
  );
  expect(files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
});

it('is light: few packages beside it, few megabytes', () => {
  const lock = readLock(join(folder, 'node_modules/.package-lock.json'));
  const core = Object.keys(lock.packages['node_modules/attendant']?.dependencies ?? {}).filter(
    (name) => !WHEN_CONFIGURED.includes(name),
  );
  const names = neededBy(core, lock);
  const modules = join(folder, 'node_modules');
  const bytes = filesIn(modules).reduce((sum, name) => sum + statSync(join(modules, name)).size, 0);
  console.log(
    `installed   ${(bytes / 1e6).toFixed(1)} MB, ${names.size} packages of the core: ${[...names].sort().join(', ')}`,
  );
  expect(names.size).toBeGreaterThan(3);
  expect(names.size).toBeLessThanOrEqual(MOST_PACKAGES);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

it('collects, shows and exports, without the parts that are not configured', async () => {
  for (const name of neededBy(WHEN_CONFIGURED, readLock(join(folder, 'node_modules/.package-lock.json'))))
    await rm(join(folder, 'node_modules', name), { recursive: true });
  expect(existsSync(join(folder, 'node_modules/pg'))).toBe(false);

  expect(await run('npx', '--no-install', 'attendant', '--help')).toMatch(/^attendant \[COMMAND\]/);
  await attendant(
    'site',
    'add',
    'Shop',
    '--origin',
    'https://shop.example',
    '--time-zone',
    'Europe/Bucharest',
    '--currency',
    'RON',
    '--key',
    'shop',
  );
  const child = spawn(
    process.execPath,
    [join(folder, 'node_modules/attendant/bin/attendant.mjs'), 'serve', '--port', '0'],
    {
      cwd: folder,
      env: env(),
    },
  );
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  try {
    await until('the collector says where it is', () => /^collector +(\S+)$/m.test(out));
    const url = /^collector +(\S+)$/m.exec(out)![1]!;
    const get = async (path: string): Promise<string> => {
      const response = await fetch(url + path);
      expect([path, response.status]).toEqual([path, 200]);
      return response.text();
    };
    expect(await get('/ready')).toContain('ready');
    expect(await get('/attendant.js')).toContain('attendant');
    const page = await get('/console/');
    await get(/\/console\/main-\w+\.js/.exec(page)![0]);
    await get('/v1/sites/shop/site.json');
    const posted = await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { origin: 'https://shop.example' },
      body: JSON.stringify(batch([event()])),
    });
    expect(await posted.json()).toEqual({ stored: 1, duplicate: 0, refused: [] });
  } finally {
    child.kill('SIGTERM');
  }
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect((await attendant('export', 'events')).trim().split('\n')).toHaveLength(1);
  await attendant('backup', 'kept.db');
  await writeFile(join(folder, 'faq.html'), '<details><summary>How?</summary>So.</details>');
  expect(await attendant('import', 'faq', 'faq.html')).toContain('1 new draft');
});
