import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { randomId } from '../../protocol/ids.ts';
import { run } from '../../server/command/run.ts';
import { batch, event, mailbag, message, serve, type Serving } from './serving.ts';

const cli = join(import.meta.dirname, '../../server/command/cli.ts');

let shop: Serving;
beforeAll(async () => void (shop = await serve()));
afterAll(() => shop.end());

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** `attendant forget …` as a process beside the running collector. */
const start = (args: string[]) => {
  const env = { PATH: process.env['PATH'], DATA_DIR: shop.parts.settings.dataDir };
  const child = spawn(process.execPath, [cli, 'forget', ...args], { env });
  const ended = new Promise<Outcome>((resolve) => {
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
};
const forget = (args: string[]): Promise<Outcome> => start(args).ended;

const arrive = async (email: string): Promise<string> => {
  const visitor = randomId();
  await shop.post('/v1/events', batch([event(), event()], { visitor }));
  await shop.post('/v1/messages', mailbag([message({ email })], { visitor }));
  return visitor;
};

it('forgets by address and by id while the collector runs, which cannot be told of them again', async () => {
  const [ana, ion] = [await arrive('Ana@mail.example'), await arrive('ion@mail.example')];
  const first = await forget(['ana@mail.example']);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/^shop {2}removed 1 visitor, 1 visit, 2 events, 1 message, \d mails?, 0 customers$/m);
  expect(first.out).toContain('Backups, exports and mails that were delivered are not touched');
  expect((await shop.events()).map(({ visitor }) => visitor)).toEqual([ion, ion]);
  // The collector still knows her visit by heart.
  const again = await (await shop.post('/v1/events', batch([event()], { visitor: ana }))).json();
  expect(again).toMatchObject({ stored: 0, refused: [{ why: 'erased by the visitor' }] });
  expect(await forget([ion, '--site', 'shop'])).toMatchObject({ code: 0 });
  expect(await shop.events()).toEqual([]);
});

it('says so when nobody is known, and what it is to be asked', async () => {
  const said: unknown[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(text) > 0);
  const env = { DATA_DIR: shop.parts.settings.dataDir };
  expect(await run(['forget', 'nobody@mail.example'], env)).toBe(1);
  for (const args of [[], ['ana'], ['a@b.example', 'c@d.example']]) expect(await run(['forget', ...args], env)).toBe(2);
  spy.mockRestore();
  expect(said[0]).toMatch(/Nobody is known by that/);
  expect(said[1]).toMatch(/Write the id of a visitor or an e-mail address/);
});

it('killed in the middle, the collector finishes it', async () => {
  const visitor = await arrive('kill@mail.example');
  const sessions = Array.from({ length: 300 }, () => ({ visitor, session: randomId() }));
  await Promise.all(sessions.map((who) => shop.post('/v1/events', batch([event()], who))));
  const { store, keeping } = shop.parts;
  const condemned = async () => (await store.privacy.mine(shop.site.id, visitor)) === undefined;
  const { child, ended } = start(['kill@mail.example']);
  // The tombstone stands before the first row goes: from then on the process may die at any moment.
  while (!(await condemned())) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGKILL');
  await ended;
  await keeping.run();
  expect(await shop.events()).toEqual([]);
  expect(await store.people.visitor(shop.site.id, visitor)).toBeUndefined();
});
