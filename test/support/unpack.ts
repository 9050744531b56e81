import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareChromium } from './chromium.ts';
import { SEEDED } from './collector.ts';

/**
 * Before any browser test: the build is there, Chromium is unpacked once, not by two workers at the same moment, and the
 * demo's data is made once, for each collector to begin with a copy of it.
 */
export default async (): Promise<() => Promise<void>> => {
  const loader = join(import.meta.dirname, '../../dist/widget/attendant.js');
  if (!existsSync(loader)) throw new Error('dist/ is empty: run `npm run build` before the browser tests');
  await prepareChromium();
  const folder = await mkdtemp(join(tmpdir(), 'attendant-seeded-'));
  execFileSync(process.execPath, [join(import.meta.dirname, 'seed.ts')], { env: { ...process.env, DATA_DIR: folder } });
  process.env[SEEDED] = folder;
  return () => rm(folder, { recursive: true, force: true });
};
