import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { silent } from '../../../server/log.ts';
import { createMailer, waitAfter, type Mailer } from '../../../server/mail/mailer.ts';
import { newLetters } from '../../../server/mail/letter.ts';
import { openStore } from '../../../server/store/open.ts';
import type { ResponseRow, Store } from '../../../server/store/store.ts';
import { NOON, response, sender } from '../console/rows.ts';
import { openPostbox, readPost, type Verdict } from './postbox.ts';

const MINUTE = 60_000;
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

const folder = async (): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'attendant-mail-'));
  endings.push(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
};

const open = async (dataDir: string, now: () => number): Promise<Store> => {
  const store = await openStore({ dataDir, now });
  endings.push(() => store.close().catch(() => undefined));
  return store;
};

const setUp = async (judge?: (count: number) => Verdict) => {
  const dataDir = await folder();
  const postbox = await openPostbox(judge);
  endings.push(postbox.close);
  const clock = { now: NOON };
  const settings = {
    smtpUrl: postbox.url,
    mailFrom: 'Attendant <attendant@desk.example>',
    publicUrl: 'https://desk.example',
  };
  const now = () => clock.now;
  const store = await open(dataDir, now);
  const site = await store.sites.add(
    { key: 'demo', secret: 's', name: 'Lut & Foc', origins: [], timeZone: 'Europe/Chisinau', currency: 'MDL' },
    NOON,
  );
  await store.staff.add('owner@shop.example', 'Ana', site.id, 'owner', NOON);
  const mailer = (over: Store = store): Mailer => {
    const made = createMailer(settings, over, now, silent);
    endings.push(made.stop);
    return made;
  };
  const say = async (over: Partial<ResponseRow> = {}): Promise<ResponseRow> => {
    const row = response(clock.now, over);
    const letters = await newLetters(settings, store.staff, site, row);
    await store.responses.put(sender(site), [row], new Map([[row.id, letters]]));
    return row;
  };
  const states = async (row: ResponseRow) =>
    (await store.outgoing.ofResponse(site.id, row.id)).map(({ state }) => state);
  return { reopen: () => open(dataDir, now), postbox, clock, settings, store, site, mailer, say, states };
};

describe('a queued mail', () => {
  it('is sent once, with the shopper as Reply-To', async () => {
    const { postbox, mailer, say, states } = await setUp();
    const row = await say({ email: 'maria@post.example', text: 'Merge la cuptor?\nMulțumesc' });
    const sending = mailer();
    await sending.wake();
    await sending.wake();
    expect(await states(row)).toEqual(['sent']);
    expect(postbox.posts).toHaveLength(1);
    const mail = await readPost(postbox.posts[0]!);
    expect(postbox.posts[0]!.to).toEqual(['owner@shop.example']);
    expect(mail.replyTo).toEqual([{ name: '', address: 'maria@post.example' }]);
    expect(mail.from?.address).toBe('attendant@desk.example');
    expect(mail.subject).toBe('Lut & Foc: a message: Merge la cuptor? Mulțumesc');
    expect(mail.text).toContain('Merge la cuptor?\nMulțumesc');
    expect(mail.text).toContain(`https://desk.example/console/#/demo/inbox/${row.id}`);
  });

  it('survives a restart, and two collectors send it once between them', async () => {
    const { reopen, postbox, store, mailer, say } = await setUp();
    for (let n = 0; n < 5; n++) await say({ text: `Message ${n}` });
    await store.close();
    const [one, other] = [mailer(await reopen()), mailer(await reopen())];
    await Promise.all([one.wake(), other.wake()]);
    const subjects = (await Promise.all(postbox.posts.map(readPost))).map(({ subject }) => subject).toSorted();
    expect(subjects).toEqual([0, 1, 2, 3, 4].map((n) => `Lut & Foc: a message: Message ${n}`));
  });

  it('is tried again after a 4xx, later each time, under the same Message-ID', async () => {
    const { postbox, clock, mailer, say, states } = await setUp((count) =>
      count < 2 ? { code: 451, words: 'try later' } : undefined,
    );
    const row = await say();
    const sending = mailer();
    await sending.wake();
    expect([postbox.tried(), await states(row)]).toEqual([1, ['queued']]);
    await sending.wake();
    expect(postbox.tried()).toBe(1);
    clock.now += waitAfter(1);
    await sending.wake();
    expect(postbox.tried()).toBe(2);
    clock.now += waitAfter(1);
    await sending.wake();
    expect(postbox.tried()).toBe(2);
    clock.now += waitAfter(2);
    await sending.wake();
    expect([postbox.tried(), await states(row)]).toEqual([3, ['sent']]);
    expect((await readPost(postbox.posts[0]!)).messageId).toContain(row.id);
  });

  it('has failed after a 5xx, with the server’s words, and does not hold up the next', async () => {
    const { postbox, clock, store, site, mailer, say, states } = await setUp((count) =>
      count === 0 ? { code: 554, words: 'we do not like this' } : undefined,
    );
    const bad = await say();
    const good = await say();
    const sending = mailer();
    await sending.wake();
    expect([await states(bad), await states(good)]).toEqual([['failed'], ['sent']]);
    expect((await store.outgoing.ofResponse(site.id, bad.id))[0]!.error).toContain('we do not like this');
    clock.now += 10 * 24 * 60 * MINUTE;
    await sending.wake();
    expect(postbox.tried()).toBe(2);
  });

  it('waits while the mail server is down', async () => {
    const { postbox, clock, mailer, say, states } = await setUp();
    const rows = [await say(), await say()];
    await postbox.close();
    const sending = mailer();
    await sending.wake();
    expect([...(await states(rows[0]!)), ...(await states(rows[1]!))]).toEqual(['queued', 'queued']);
    const again = await openPostbox(undefined, postbox.port);
    endings.push(again.close);
    clock.now += waitAfter(1);
    await sending.wake();
    expect(again.posts).toHaveLength(2);
  });

  it('comes back when the process that claimed it is gone', async () => {
    const { postbox, clock, store, mailer, say } = await setUp();
    await say();
    expect(await store.outgoing.claim(clock.now, clock.now + MINUTE, 10)).toHaveLength(1);
    const sending = mailer();
    await sending.wake();
    expect(postbox.posts).toHaveLength(0);
    clock.now += MINUTE;
    await sending.wake();
    expect(postbox.posts).toHaveLength(1);
  });

  it('is not sent again when the store could not note that it was', async () => {
    const { postbox, clock, store, mailer, say, states } = await setUp();
    const row = await say();
    let broken = true;
    const sent: Store['outgoing']['sent'] = (id, now) =>
      broken ? Promise.reject(new Error('disk full')) : store.outgoing.sent(id, now);
    const sending = mailer({ ...store, outgoing: { ...store.outgoing, sent } });
    await sending.wake();
    expect(await states(row)).toEqual(['queued']);
    broken = false;
    clock.now += 10 * MINUTE;
    await sending.wake();
    expect([postbox.tried(), await states(row)]).toEqual([1, ['sent']]);
  });
});

it('a mailer that was stopped sends nothing more, and one without SMTP_URL never begins', async () => {
  const { postbox, store, clock, mailer, say } = await setUp();
  await say();
  const sending = mailer();
  await sending.stop();
  await sending.wake();
  const none = createMailer({ mailFrom: 'a@b.example' }, store, () => clock.now, silent);
  none.start();
  await none.wake();
  await none.stop();
  expect(postbox.tried()).toBe(0);
});
