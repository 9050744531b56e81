import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import type { Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, collect, event, MINUTE, NOON, response, sender } from '../things.ts';

const MIDNIGHT = Date.UTC(2026, 10, 10);

export const visitsSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });
  const at = async (from: Parameters<Store['log']['append']>[0], time: number, by = store) =>
    (await by.log.append(from, [event(time)])).session;

  test('thirty minutes without traffic end a session, forwards and backwards', async () => {
    const from = sender(site);
    const first = await at(from, NOON);
    expect(await at(from, NOON + 30 * MINUTE)).toBe(first);
    expect(await at(from, NOON - 30 * MINUTE)).toBe(first);
    expect(await at(from, NOON + 55 * MINUTE)).toBe(first);
    const second = await at(from, NOON + 55 * MINUTE + 30 * MINUTE + 1);
    expect(second).not.toBe(first);
    expect(await store.people.visitor(site.id, from.visitor)).toEqual({
      firstAt: NOON - 30 * MINUTE,
      mode: 'cookieless',
      visits: 2,
    });
  });

  test('what arrives late joins the visit it happened in', async () => {
    const from = sender(site);
    const morning = await at(from, NOON);
    await at(from, NOON + 20 * MINUTE);
    await at(from, NOON + 40 * MINUTE);
    await at(from, NOON + 180 * MINUTE);
    expect(await at(from, NOON + 5 * MINUTE)).toBe(morning);
  });

  test('a session that is given is used, and its visitor may come back to it', async () => {
    const from = sender(site, { mode: 'full', session: randomId() });
    const again = { ...from, session: randomId() };
    expect(await at(from, NOON)).toBe(from.session);
    expect(await at(again, NOON + MINUTE)).toBe(again.session);
    expect(await at(from, NOON + 2 * MINUTE)).toBe(from.session);
    expect(await store.people.visitor(site.id, from.visitor)).toMatchObject({ visits: 2 });
  });

  test("another visitor who names someone's session gets one of his own under that name", async () => {
    const session = randomId();
    const owner = sender(site, { mode: 'full', session });
    const other = sender(site, { mode: 'full', session });
    await at(owner, NOON);
    await at(other, NOON + 1);
    expect(await store.log.ofVisitor(site.id, owner.visitor, 9)).toHaveLength(1);
    expect(await store.log.ofVisitor(site.id, other.visitor, 9)).toHaveLength(1);
  });

  test('a visit over midnight goes on as the visitor of yesterday', async () => {
    const yesterday = sender(site);
    const first = await at(yesterday, MIDNIGHT - 10 * MINUTE);
    const today = sender(site, { earlier: yesterday.visitor });
    expect(await at(today, MIDNIGHT + 10 * MINUTE)).toBe(first);
    const { earlier: _, ...later } = today;
    // Half an hour after midnight `earlier` is no longer sent; another collector knows of the visit all the same.
    expect(await at(later, MIDNIGHT + 35 * MINUTE, await place.open())).toBe(first);
    const path = await store.log.ofVisitor(site.id, yesterday.visitor, 9);
    expect(path.map((row) => row.at)).toEqual([-10, 10, 35].map((minutes) => MIDNIGHT + minutes * MINUTE));
    expect(await at(later, MIDNIGHT + 120 * MINUTE)).not.toBe(first);
    expect(await store.people.visitor(site.id, yesterday.visitor)).toMatchObject({ visits: 1 });
    expect(await store.people.visitor(site.id, today.visitor)).toMatchObject({ visits: 1 });
  });

  test('once the visit over midnight has ended, nothing ties the two days together', async () => {
    const yesterday = sender(site);
    const today = sender(site, { earlier: yesterday.visitor });
    await at(yesterday, MIDNIGHT - 10 * MINUTE);
    await at(today, MIDNIGHT + 5 * MINUTE);
    await at({ ...today, earlier: randomId() }, MIDNIGHT + 90 * MINUTE);
    const db = await place.bare();
    expect(await db.all('select id from visitor where same_as is not null')).toEqual([]);
  });

  test("yesterday's visit that is over is not continued", async () => {
    const yesterday = sender(site);
    const first = await at(yesterday, MIDNIGHT - 29 * MINUTE);
    expect(await at(sender(site, { earlier: yesterday.visitor }), MIDNIGHT + 2 * MINUTE)).not.toBe(first);
    expect(await at(sender(site, { earlier: randomId() }), MIDNIGHT + 2 * MINUTE)).not.toBe(first);
  });

  test('repeats move no times and begin no visit', async () => {
    const from = sender(site);
    const row = event(NOON);
    await store.log.append(from, [row]);
    const stranger = sender(site);
    await store.log.append(stranger, [{ ...row, at: NOON + 25 * MINUTE }]);
    expect(await store.people.visitor(site.id, stranger.visitor)).toBeUndefined();
    await store.log.append(from, [{ ...row, at: NOON + 25 * MINUTE }]);
    expect(await at(from, NOON + 50 * MINUTE)).not.toBe((await collect(store.log.each(site.id)))[0]!.session);
  });

  test('one visitor at two collectors at once is in one visit', async () => {
    const second = await place.open();
    for (let round = 0; round < 5; round++) {
      const from = sender(site);
      const both = Array.from({ length: 8 }, (_, n) => at(from, NOON + n, n % 2 ? store : second));
      expect(new Set(await Promise.all(both)).size).toBe(1);
    }
  });

  test('a message belongs to the visit that goes on, and keeps it going', async () => {
    const from = sender(site);
    const first = await at(from, NOON);
    const said = await store.responses.put(from, [response(NOON + 20 * MINUTE)], new Map());
    expect(said.session).toBe(first);
    expect(await at(from, NOON + 45 * MINUTE, await place.open())).toBe(first);
  });

  test('rows of visits that go on may be seconds behind: nothing newest is missed, and the fold makes them exact', async () => {
    const [busy, other] = [sender(site), sender(site)];
    const first = await at(busy, NOON);
    await at(other, NOON + 4_000);
    await at(busy, NOON + 8_000);
    const received = async (limit: number, after?: number) =>
      (await store.log.newest(site.id, limit, after)).map(({ at: time }) => time - NOON);
    expect(await received(1)).toEqual([8_000]);
    expect(await received(9, NOON + 4_090)).toEqual([8_000]);
    expect((await store.log.summary(site.id, NOON + 8_000, NOON + MINUTE)).events).toBe(1);
    await store.fold.next(site.id, 9, factsOf);
    const db = await place.bare();
    expect(await db.get('select max(last_at) as last, max(heard_at) as heard from session')).toEqual({
      last: NOON + 8_000,
      heard: NOON + 8_090,
    });
    expect(await at(busy, NOON + 8_000 + 30 * MINUTE, await place.open())).toBe(first);
  });

  test('a visit that another process has deleted is begun anew, and nothing is lost', async () => {
    const from = sender(site, { mode: 'full', session: randomId() });
    await at(from, NOON);
    const db = await place.bare();
    await db.write(async (tx) => {
      for (const table of ['event', 'session', 'visitor']) await tx.run(`delete from ${table}`);
    });
    expect(await at(from, NOON + 1)).toBe(from.session);
    expect(await collect(store.log.each(site.id))).toHaveLength(1);
  });

  test('a proven customer has the visitors who said so', async () => {
    const [phone, laptop] = [sender(site), sender(site)];
    await at(phone, NOON);
    for (const { visitor } of [phone, laptop, laptop]) await store.people.join(site.id, visitor, 'customer-7', NOON);
    const db = await place.bare();
    expect(await db.get('select count(*) as n, count(distinct customer_id) as customers from visitor')).toMatchObject({
      n: 2,
      customers: 1,
    });
  });
};
