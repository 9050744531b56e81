import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepareChromium } from './chromium.ts';

/** Before any browser test: the build is there, and Chromium is unpacked once, not by two workers at the same moment. */
export default async (): Promise<void> => {
  const loader = join(import.meta.dirname, '../../dist/widget/attendant.js');
  if (!existsSync(loader)) throw new Error('dist/ is empty: run `npm run build` before the browser tests');
  await prepareChromium();
};
