import { startServer } from '../server/main.ts';
import { readSettings, SettingError } from '../server/settings.ts';
import type { Settings } from '../server/settings.ts';
import { DEMO_LOGIN, DEMO_SITE, seedWithHistory } from './seed.ts';
import { startShop } from './shop/index.ts';
import type { RunningShop } from './shop/index.ts';

const LAST_PORT = 65_535;

/** The shop stands beside the collector, one port on: another origin, as in life. */
const shopPort = ({ port }: Settings): number => {
  if (port === LAST_PORT) throw new SettingError('PORT', `${port} leaves no port after it for the demo shop`);
  return port && port + 1;
};

const openShop = async (port: number, collector: string | undefined): Promise<RunningShop> => {
  try {
    return await startShop({ port, site: DEMO_SITE, ...(collector ? { collector } : {}) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new SettingError('PORT', `${port}, where the demo shop goes, is taken by another program`);
  }
};

const DEMO = (shop: string, publicUrl: string): string => `
  Demo shop   ${shop}
  Collector   ${publicUrl}
  Console     ${publicUrl}/console/
  Sign in     ${DEMO_LOGIN.email}
  Password    ${DEMO_LOGIN.password}

  To try it on a page of your own, paste this into its head:
  <script async src="${publicUrl}/attendant.js" data-site="${DEMO_SITE}"></script>

  Ctrl-C stops both.
`;

const NO_DEMO = (shop: string, publicUrl: string): string => `
  Demo shop   ${shop}
  Collector   ${publicUrl}
  Console     ${publicUrl}/console/

  This database has sites of its own, so the demo's was not added, and the shop stands without the tag.
  With another DATA_DIR the demo starts afresh.

  Ctrl-C stops both.
`;

/** Resolves at the first signal; more of them change nothing, for the terminal and npm each send one. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });

const run = async (): Promise<void> => {
  const asked = stopAsked();
  const settings = readSettings(process.env);
  const port = shopPort(settings);
  const server = await startServer(settings);
  try {
    const { store, settings: actual, now } = server.parts;
    const seeded = await seedWithHistory(store, `http://localhost:${port}`, now());
    const shop = await openShop(port, seeded ? actual.publicUrl : undefined);
    process.stdout.write((seeded ? DEMO : NO_DEMO)(shop.url, actual.publicUrl));
    await asked;
    await shop.stop();
  } finally {
    await server.stop();
  }
};

try {
  await run();
} catch (error) {
  process.stderr.write(`attendant: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
  process.exitCode = 1;
}
