import { beforeEach, expect, test } from 'vitest';
import { StoreError, type MailRow, type QueuedMail, type Site, type Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, MINUTE, NOON, response, sender } from '../things.ts';

const token = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

/** Sites, staff, mail and counters: what the desk behind the shop needs. */
export const deskSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });

  test('a site is found by its key, changed in parts, and its key is taken', async () => {
    expect(await store.sites.byKey('demo')).toEqual(site);
    expect(site).toMatchObject({
      off: false,
      createdAt: NOON,
      origins: ['http://localhost:*', 'https://shop.example'],
    });
    await store.sites.change(site.id, { off: true, origins: ['https://new.example'] });
    await store.sites.change(site.id, {});
    expect(await store.sites.byKey('demo')).toEqual({ ...site, off: true, origins: ['https://new.example'] });
    await expect(addSite(store)).rejects.toThrow(StoreError);
    expect(await store.sites.all()).toHaveLength(1);
    expect(await store.sites.byKey('none')).toBeUndefined();
  });

  test('staff are one by e-mail whatever its case, with a role on each site', async () => {
    const other = await addSite(store, 'other');
    const ana = await store.staff.add('Ana@Lut.example', 'Ana', site.id, 'staff', NOON);
    const same = await store.staff.add('ana@lut.EXAMPLE', 'Someone', other.id, 'viewer', NOON);
    expect(same).toEqual({ id: ana.id, email: 'Ana@Lut.example', name: 'Ana' });
    await store.staff.add('ana@lut.example', 'Ana', site.id, 'owner', NOON);
    const sites = await store.staff.sites(ana.id);
    expect(sites.map((one) => [one.site.key, one.role])).toEqual([
      ['demo', 'owner'],
      ['other', 'viewer'],
    ]);
    await store.staff.setPassword(ana.id, 'scrypt$…');
    await store.staff.setName(ana.id, 'Ana Rusu');
    expect(await store.staff.byEmail('ANA@lut.example')).toMatchObject({ passwordHash: 'scrypt$…', name: 'Ana Rusu' });
    expect(await store.staff.members(site.id)).toMatchObject([{ id: ana.id, role: 'owner' }]);
    expect(await store.staff.byId(ana.id + 1)).toBeUndefined();
  });

  test('a staff session lasts until its end, can be moved on, and ends at once', async () => {
    const ana = await store.staff.add('ana@lut.example', 'Ana', site.id, 'owner', NOON);
    await store.staff.beginSession(token(1), ana.id, NOON, NOON + MINUTE);
    expect(await store.staff.session(token(1), NOON + 1)).toEqual({ ...ana, begunAt: NOON, until: NOON + MINUTE });
    expect(await store.staff.session(token(1), NOON + MINUTE)).toBeUndefined();
    await store.staff.extendSession(token(1), NOON + 2 * MINUTE);
    expect(await store.staff.session(token(1), NOON + MINUTE)).toMatchObject({ until: NOON + 2 * MINUTE });
    await store.staff.beginSession(token(2), ana.id, NOON, NOON + MINUTE);
    await store.staff.endSession(token(1));
    expect(await store.staff.session(token(1), NOON)).toBeUndefined();
    expect(await store.staff.session(token(2), NOON)).toMatchObject({ id: ana.id });
    await store.staff.endSessions(ana.id);
    expect(await store.staff.session(token(2), NOON)).toBeUndefined();
  });

  test('a sign-in link works once, and not after its time', async () => {
    const second = await place.open();
    const ana = await store.staff.add('ana@lut.example', 'Ana', site.id, 'owner', NOON);
    await store.staff.addLink(token(1), ana.id, NOON + MINUTE);
    await store.staff.addLink(token(2), ana.id, NOON + MINUTE);
    const used = await Promise.all([store, second, store].map((one) => one.staff.useLink(token(1), NOON)));
    expect(used.filter(Boolean)).toEqual([ana]);
    expect(await store.staff.useLink(token(2), NOON + MINUTE)).toBeUndefined();
    expect(await store.staff.useLink(token(3), NOON)).toBeUndefined();
  });

  const queue = async (count: number) => {
    const row = response(NOON, { kind: 'message', text: 'hi' });
    const mails: MailRow[] = Array.from({ length: count }, (_, n) => ({
      messageId: `m${n}@attendant`,
      to: 'ana@lut.example',
      ...(n % 2 && { replyTo: 'x@y.example' }),
      subject: 'A message',
      text: `no. ${n}`,
    }));
    await store.responses.put(sender(site), [row], new Map([[row.id, mails]]));
    return { row, mails };
  };

  test('each mail is claimed by one collector, and again when the claim runs out', async () => {
    const second = await place.open();
    const { mails } = await queue(9);
    const at = NOON + MINUTE;
    const claimed: QueuedMail[] = [];
    // Two that reach for the same row leave it to one of them; the other comes back for more.
    for (let round = 0; round < 9 && claimed.length < 9; round++) {
      const claims = [store, second, store, second].map((one) => one.outgoing.claim(at, at + MINUTE, 2));
      claimed.push(...(await Promise.all(claims)).flat());
    }
    expect(claimed.map((mail) => mail.messageId).toSorted()).toEqual(mails.map((mail) => mail.messageId));
    expect(claimed.find((mail) => mail.messageId === 'm1@attendant')).toMatchObject({ ...mails[1], attempts: 1 });
    expect(await store.outgoing.claim(at, at + MINUTE, 99)).toEqual([]);
    expect(await store.outgoing.claim(at + MINUTE, at + 2 * MINUTE, 99)).toHaveLength(9);
  });

  test('a mail is sent, tried again later, or failed for good', async () => {
    const { row } = await queue(3);
    const [first, next, last] = await store.outgoing.claim(NOON + MINUTE, NOON + 2 * MINUTE, 9);
    await store.outgoing.sent(first!.id, NOON + MINUTE);
    await store.outgoing.failed(next!.id, '451 later', NOON + 60 * MINUTE);
    await store.outgoing.failed(last!.id, '550 no such box');
    await store.outgoing.failed(first!.id, 'a late word');
    expect(await store.outgoing.ofResponse(site.id, row.id)).toEqual([
      { state: 'sent', to: 'ana@lut.example' },
      { state: 'queued', to: 'ana@lut.example', error: '451 later' },
      { state: 'failed', to: 'ana@lut.example', error: '550 no such box' },
    ]);
    expect(await store.outgoing.claim(NOON + 59 * MINUTE, NOON + 60 * MINUTE, 9)).toEqual([]);
    expect(await store.outgoing.claim(NOON + 60 * MINUTE, NOON + 61 * MINUTE, 9)).toMatchObject([{ attempts: 2 }]);
  });

  test('tallies add up in quarter-hours, also from two collectors at once', async () => {
    const second = await place.open();
    const add = (by: Store, at: number) => by.tallies.add(site.id, 'refused:time', at, 2);
    await Promise.all([add(store, NOON), add(second, NOON + 5), add(store, NOON + 1), add(second, NOON + 15 * MINUTE)]);
    expect(await store.tallies.sum(site.id, NOON, NOON + 15 * MINUTE)).toEqual([
      { name: 'refused:time', count: 6, lastAt: NOON + 5 },
    ]);
    expect(await store.tallies.sum(site.id, NOON, NOON + 30 * MINUTE)).toMatchObject([{ count: 8 }]);
  });

  test("a day's salt is the same for every collector, and old ones are gone", async () => {
    const second = await place.open();
    const salts = await Promise.all(
      [store, second, store].map((one, n) => one.salts.ofDay('2026-11-09', token(n).subarray(0, 16), '2026-11-08')),
    );
    expect(new Set(salts.map((salt) => Buffer.from(salt).toString('hex'))).size).toBe(1);
    await store.salts.ofDay('2026-11-11', token(9), '2026-11-10');
    const db = await place.bare();
    expect(await db.all('select day from salt')).toMatchObject([{ day: '2026-11-11' }]);
    const kept = await second.salts.ofDay('2026-11-11', token(7), '2026-11-10');
    expect([...kept]).toEqual([...token(9)]);
  });
};
