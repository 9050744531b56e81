import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, event, mailbag, message } from './serving.ts';

const cli = join(import.meta.dirname, '../../server/command/cli.ts');

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attendant-command-'));
  data = join(folder, 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** `attendant ARGS` as a process of its own; `started` gets what it printed so far and the way to signal it. */
const attendant = (
  args: string[],
  env: Record<string, string> = {},
  started?: (out: string, signal: (name: NodeJS.Signals) => void) => void,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], DATA_DIR: data, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      started?.(out, (name) => child.kill(name));
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });

const SITE = ['--origin', 'https://shop.example', '--time-zone', 'Europe/Chisinau', '--currency', 'mdl'];

describe('attendant site add', () => {
  it('prints both keys and the tag', async () => {
    const { code, out } = await attendant(['site', 'add', 'Lut & Foc', ...SITE, '--key', 'demo']);
    expect(code).toBe(0);
    expect(out).toMatch(/^public key {2}demo$/m);
    expect(out).toMatch(/^secret key {2}[\w-]{43}$/m);
    expect(out).toContain('<script async src="http://localhost:8787/attendant.js" data-site="demo"></script>');
  });
  it.each([
    [['Shop', '--origin', 'shop.example', ...SITE.slice(2)], /--origin shop\.example is not an origin/],
    [['Shop', '--origin', 'https://shop.example/en', ...SITE.slice(2)], /is not an origin/],
    [['Shop', ...SITE.slice(0, 2), '--time-zone', 'Mars/Olympus', '--currency', 'MDL'], /is not a time zone/],
    [['Shop', '--origin', 'https://*.shop.example', ...SITE.slice(2)], /is not an origin/],
    [['Shop', ...SITE, '--lang', 'so so'], /--lang so so is not a language tag/],
    [['Two\nlines', ...SITE], /stands on one line/],
    [['Shop', ...SITE.slice(0, 4), '--currency', 'POT'], /is not an ISO 4217 code/],
    [['Shop', ...SITE.slice(0, 4)], /--currency is missing/],
    [['Shop', ...SITE, '--key', 'a b'], /--key a b may have/],
    [['Shop', ...SITE, '--key=-a'], /--key -a may have/],
    [SITE, /Write the name/],
  ])('says what is wrong: %j', async (args, words) => {
    const { code, err } = await attendant(['site', 'add', ...args]);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(words);
  });
  it('is done although nobody reads what it prints', async () => {
    const child = spawn(process.execPath, [cli, 'site', 'add', 'Unread', ...SITE, '--key', 'unread'], {
      env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'unread') },
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(err).toBe('');
  });
  it('does not take a key twice', async () => {
    const { code, err } = await attendant(['site', 'add', 'Other', ...SITE, '--key', 'demo']);
    expect([code, err]).toEqual([1, 'attendant: There is a site with the key demo already.\n']);
  });
});

describe('attendant staff add', () => {
  it('prints a link that signs in, at the public address', async () => {
    const env = { PUBLIC_URL: 'https://help.shop.example' };
    const { code, out } = await attendant(
      ['staff', 'add', 'ana@shop.example', '--role', 'owner', '--name', 'Ana'],
      env,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^https:\/\/help\.shop\.example\/console\/#link=[\w-]{43}$/m);
  });
  it('leaves no site without an owner, and tells a change of role', async () => {
    const last = await attendant(['staff', 'add', 'Ana@shop.example', '--role', 'staff']);
    expect([last.code, /is the only owner of .*Make somebody else an owner first/.test(last.err)]).toEqual([1, true]);
    await attendant(['staff', 'add', 'ion@shop.example', '--role', 'viewer']);
    const { out } = await attendant(['staff', 'add', 'ion@shop.example', '--role', 'staff']);
    expect(out).toMatch(/ion@shop\.example is staff of .*, and no longer viewer\./);
  });
  it.each([
    [['nobody', '--role', 'owner'], /e-mail address/],
    [['ana@shop.example'], /--role is missing/],
    [['ana@shop.example', '--role', 'king'], /--role king is not one of viewer, staff, owner/],
  ])('says what is wrong: %j', async (args, words) => {
    const { code, err } = await attendant(['staff', 'add', ...args]);
    expect([code, words.test(err)]).toEqual([2, true]);
  });
});

describe('attendant serve and export', () => {
  it('prints every stored row as it was sent, and stops at a signal', async () => {
    const item = { item_id: 'bowl', price: 48.5, quantity: 2 };
    const bought = event({
      type: 'purchase',
      data: { transaction_id: 'T1', currency: 'MDL', value: 97, items: [item] },
    });
    const views = Array.from({ length: 50 }, () => event());
    const note = message({ email: 'mara@mail.example' });
    const origin = { origin: 'https://shop.example' };
    let sending: Promise<void> | undefined;
    const send = async (out: string, signal: (name: NodeJS.Signals) => void): Promise<void> => {
      const url = /^collector {3}(\S+)$/m.exec(out)![1];
      const site = { site: 'demo' };
      const post = (path: string, body: unknown) =>
        fetch(url + path, { method: 'POST', headers: origin, body: JSON.stringify(body) });
      await post('/v1/events', batch([bought, ...views], site));
      await post('/v1/messages', mailbag([note], site));
      signal('SIGTERM');
    };
    const served = await attendant(['--port', '0'], {}, (out, signal) => {
      if (out.includes('console ')) sending ??= send(out, signal);
    });
    await sending;
    expect(served.code).toBe(0);

    const rowsOf = async (what: string) => {
      const { out, err } = await attendant(['export', what]);
      expect(err).toBe('');
      return out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    };
    const events = await rowsOf('events');
    expect(new Set(events.map(({ id }) => id))).toEqual(new Set([bought, ...views].map(({ id }) => id)));
    const row = events.find(({ id }) => id === bought['id'])!;
    expect(row).toMatchObject({ type: 'purchase', page: bought['page'], data: bought['data'] });
    expect(Object.keys(row)).toEqual(expect.arrayContaining(['at', 'session', 'visitor', 'received_at']));
    expect(await rowsOf('feedback')).toMatchObject([
      { id: note['id'], type: 'message', text: note['text'], email: 'mara@mail.example' },
    ]);
    expect(await rowsOf('orders')).toEqual([row]);
    expect(await rowsOf('content')).toContainEqual(
      expect.objectContaining({ id: 'look', type: 'look', version: 1, live: expect.any(Object) as object }),
    );
  });
  it('makes figures anew from what was collected', async () => {
    expect(await attendant(['rebuild'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^demo {2}\d+ visits/) as string,
    });
    expect((await attendant(['rebuild', 'all'])).code).toBe(2);
    expect((await attendant(['rebuild', '--site', 'third'])).err).toContain('There is: demo');
  });

  it('asks which site where there are several', async () => {
    await attendant(['site', 'add', 'Second', ...SITE, '--key', 'second']);
    expect(await attendant(['export', 'events'])).toMatchObject({ code: 2, out: '' });
    expect(await attendant(['export', 'events', '--site', 'second'])).toMatchObject({ code: 0, out: '' });
    expect((await attendant(['export', 'events', '--site', 'third'])).err).toContain('There is: demo, second');
    expect((await attendant(['export', 'dreams', '--site', 'second'])).code).toBe(2);
  });
});

describe('a stop', () => {
  it('that is asked for a second time is at once, whatever is on its way', async () => {
    let hanging: Socket | undefined;
    let again: NodeJS.Timeout | undefined;
    const { code } = await attendant(['--port', '0', '--data-dir', join(folder, 'stop')], {}, (out, signal) => {
      const port = /^collector .*:(\d+)$/m.exec(out)?.[1];
      if (!port || !out.includes('console ') || hanging) return;
      hanging = connect(Number(port), 'localhost', () => {
        hanging!.write('POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n');
        hanging!.once('data', () => (again = setInterval(() => signal('SIGINT'), 100)));
      });
      hanging.on('error', () => {});
    });
    clearInterval(again);
    hanging?.destroy();
    // An orderly end, which here would wait for the one who never sends, is 0.
    expect(code).toBe(1);
  });
});

describe('a start that cannot be', () => {
  const oneLine = ({ code, err }: Outcome, words: RegExp): void => {
    expect(code).not.toBe(0);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(words);
  };
  it('for a wrong setting', async () => oneLine(await attendant(['serve'], { PORT: 'eighty' }), /PORT: "eighty"/));
  it('for a taken port', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    const { port } = taken.address() as AddressInfo;
    oneLine(await attendant([], { PORT: String(port) }), new RegExp(`PORT: ${port} is taken`));
    taken.close();
  });
  it('for a folder that cannot be', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    oneLine(await attendant([], { DATA_DIR: join(file, 'data'), PORT: '0' }), /DATA_DIR/);
  });
  it.skipIf(process.getuid?.() === 0)('for a folder that cannot be written', async () => {
    const locked = await mkdtemp(join(folder, 'locked-'));
    await chmod(locked, 0o500);
    oneLine(await attendant([], { DATA_DIR: locked, PORT: '0' }), /DATA_DIR/);
  });
  it('for an unknown command or flag', async () => {
    expect(await attendant(['dance'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no command "dance"') as string,
    });
    expect(await attendant(['serve', '--loud'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--loud') as string,
    });
    expect(await attendant(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('staff add EMAIL') as string,
    });
  });
});
