import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../../protocol/ids.ts';
import { startServer, type Running } from '../../server/main.ts';
import { publishNewSite } from '../../server/publish/publish.ts';
import { standardContents } from '../../server/publish/standard.ts';
import { readSettings } from '../../server/settings.ts';
import type { Site, StoredEvent } from '../../server/store/store.ts';

export const ORIGIN = 'https://shop.example';

export interface Serving extends Running {
  site: Site;
  /** Sends a body to one of the POST routes as a browser does. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  events(): Promise<StoredEvent[]>;
  /** Moves the collector's clock on. */
  pass(milliseconds: number): void;
  end(): Promise<void>;
}

/** The real collector on a port of its own, over SQLite in a folder of its own, with one published site. */
export const serve = async (env: Record<string, string> = {}): Promise<Serving> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'attendant-serve-'));
  let ahead = 0;
  const running = await startServer(
    readSettings({ PORT: '0', DATA_DIR: dataDir, ...env }),
    () => {},
    () => Date.now() + ahead,
  );
  const { store } = running.parts;
  const site = await store.sites.add(
    {
      key: 'shop',
      secret: 'a secret key',
      name: 'Shop',
      origins: [ORIGIN, 'http://localhost:*'],
      timeZone: 'Europe/Chisinau',
      currency: 'MDL',
    },
    Date.now(),
  );
  await publishNewSite(store, site, Date.now(), standardContents());
  return {
    ...running,
    site,
    post: (path, body, headers = {}) =>
      fetch(running.url + path, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', origin: ORIGIN, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async events() {
      const events: StoredEvent[] = [];
      for await (const stored of store.log.each(site.id)) events.push(stored);
      return events;
    },
    pass: (milliseconds) => void (ahead += milliseconds),
    async end() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export const event = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: uuidv7(Date.now()),
  type: 'page_view',
  at: Date.now(),
  page: { url: 'https://shop.example/en/' },
  data: { nav: 'load' },
  ...more,
});

export const batch = (events: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> => ({
  v: 1,
  site: 'shop',
  sent_at: Date.now(),
  events,
  ...more,
});

export const message = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: uuidv7(Date.now()),
  kind: 'message',
  at: Date.now(),
  page: { url: 'https://shop.example/en/' },
  lang: 'en',
  text: 'Is the bowl back soon?',
  ...more,
});

export const mailbag = (messages: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> => ({
  v: 1,
  site: 'shop',
  sent_at: Date.now(),
  messages,
  ...more,
});
