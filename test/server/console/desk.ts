import { scryptSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Role } from '../../../protocol/console.ts';
import { hashToken, newToken } from '../../../server/guard/session.ts';
import { createApp } from '../../../server/app.ts';
import { silent } from '../../../server/log.ts';
import { createMailer } from '../../../server/mail/mailer.ts';
import { fetchPage } from '../../../server/import/fetchPage.ts';
import type { BuiltFile, Files } from '../../../server/files.ts';
import { createParts } from '../../../server/parts.ts';
import { readSettings } from '../../../server/settings.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Site } from '../../../server/store/store.ts';
import { NOON } from './rows.ts';

export const PASSWORD = 'ceramics-2026';
const page = (html: string): BuiltFile => ({
  type: 'text/html; charset=utf-8',
  tag: 'tag',
  plain: new TextEncoder().encode(html),
});

/** Of the lowest cost, which a hash carries with it: people sign in here again and again, and scrypt is slow on purpose. */
const passwordHash = `scrypt$16$8$1$${'A'.repeat(22)}$${scryptSync(PASSWORD, Buffer.alloc(16), 32, { N: 16, r: 8, p: 1 }).toString('base64url')}`;

/** As a build of version 1.2.3 leaves them. */
const FILES: Files = {
  version: '1.2.3',
  loader: { file: 'attendant-1.2.3.js', integrity: 'sha384-x' },
  widget: new Map(),
  console: new Map([['index.html', page('<!doctype html><title>Console</title>')]]),
};

export interface Answered<T> {
  status: number;
  headers: Headers;
  text: string;
  json: T;
}

/** A browser of a staff member: it keeps the cookie and says which page it is on. */
export const createBrowser = (url: string) => {
  let cookie = '';
  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered<T>> => {
    const answer = await fetch(`${url}/console/api${path}`, {
      method,
      headers: { origin: url, ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set) cookie = /^attendant=[^;]+/.exec(set.split(/, (?=attendant=)/).at(-1)!)?.[0] ?? '';
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, text, json: (isJson ? JSON.parse(text) : undefined) as T };
  };
  return {
    ask,
    get: <T>(path: string) => ask<T>('GET', path),
    post: <T>(path: string, body?: unknown) => ask<T>('POST', path, body),
    patch: <T>(path: string, body?: unknown) => ask<T>('PATCH', path, body),
    cookie: () => cookie,
  };
};

export type Browser = ReturnType<typeof createBrowser>;

/** The console's API over HTTP, on a real store in a folder of its own, with a clock that is told the time. */
export const openDesk = async (env: Record<string, string> = {}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'attendant-desk-'));
  const clock = { now: NOON };
  const now = () => clock.now;
  const store = await openStore({ dataDir, now });
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, PUBLIC_URL: 'http://desk.example', ...env });
  const mailer = createMailer(settings, store, now, silent);
  // Shops of tests are on this machine.
  const readPage = (address: string) => fetchPage(address, { allowPrivate: !address.includes('//localhost') });
  const parts = createParts({ store, settings, files: FILES, log: silent, now, mailer, readPage });
  const server = serve({ fetch: createApp(parts).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;

  const addSite = (key: string, name: string): Promise<Site> =>
    store.sites.add(
      {
        key,
        secret: `secret-${key}`,
        name,
        origins: ['https://shop.example'],
        timeZone: 'Europe/Chisinau',
        currency: 'MDL',
      },
      clock.now,
    );
  const site = await addSite('demo', 'Lut & Foc');

  return {
    url,
    store,
    parts,
    clock,
    mailer,
    site,
    addSite,
    async addStaff(email: string, role: Role, at: Site = site) {
      const person = await store.staff.add(email, email.split('@')[0]!, at.id, role, clock.now);
      await store.staff.setPassword(person.id, passwordHash);
      return person;
    },
    async link(id: number, until: number) {
      const token = newToken();
      await store.staff.addLink(hashToken(token), id, until);
      return token;
    },
    browser: () => createBrowser(url),
    async signedIn(email: string) {
      const browser = createBrowser(url);
      const { status, text } = await browser.post('/login', { email, password: PASSWORD });
      if (status !== 200) throw new Error(`no sign-in: ${status} ${text}`);
      return browser;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await mailer.stop();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;
