import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../../protocol/ids.ts';
import { StoreError, type Site, type Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, collect, event, events, MINUTE, NOON, put, response, sender, sum } from '../things.ts';

export const logSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });
  const all = () => collect(store.log.each(site.id));

  test('an event is kept as it came', async () => {
    const from = sender(site, { mode: 'full', session: randomId(), tab: 'b7f1' });
    const row = event(NOON, {
      deviceAt: NOON - 5 * MINUTE,
      sentAt: NOON - 4 * MINUTE,
      receivedAt: NOON + 70,
      seq: 3,
      title: 'Boluri — Lut & Foc',
      referrer: 'https://www.google.com/',
      data: { nav: 'route', price_minor: 14_850, words: 'чаша \0 碗', deep: { a: [1, null] } },
    });
    const result = await store.log.append(from, [row]);
    expect(result).toEqual({ stored: 1, duplicate: 0, session: from.session });
    expect(await all()).toEqual([{ ...row, visitor: from.visitor, session: from.session, mode: 'full' }]);
  });

  test('the same events again are repeats, counted in the tallies', async () => {
    const from = sender(site);
    const batch = events(10);
    expect(await store.log.append(from, batch)).toMatchObject({ stored: 10, duplicate: 0 });
    expect(await store.log.append(from, [...batch, event(NOON + 20)])).toMatchObject({ stored: 1, duplicate: 10 });
    expect(await all()).toHaveLength(11);
    const tallies = await store.tallies.sum(site.id, NOON, NOON + 15 * MINUTE);
    expect(tallies).toEqual([
      { name: 'duplicate', count: 10, lastAt: batch[0]!.receivedAt },
      { name: 'stored', count: 11, lastAt: batch[0]!.receivedAt },
    ]);
  });

  test('one id twice in a batch is one row; at another site it is another', async () => {
    const other = await addSite(store, 'other');
    const row = event();
    expect(await store.log.append(sender(site), [row, row])).toMatchObject({ stored: 1, duplicate: 1 });
    expect(await store.log.append(sender(other), [row])).toMatchObject({ stored: 1, duplicate: 0 });
  });

  test('parallel callers with the same events store each once between them, over two stores', async () => {
    const second = await place.open();
    const batches = Array.from({ length: 6 }, (_, n) => events(20, NOON + n * 100));
    const people = batches.map(() => sender(site));
    const appends = [store, second, store, second].flatMap((one) =>
      batches.map((batch, n) => one.log.append(people[n]!, batch)),
    );
    const results = await Promise.all(appends);
    expect(sum(results.map((result) => result.stored))).toBe(120);
    expect(sum(results.map((result) => result.duplicate))).toBe(360);
    expect(await all()).toHaveLength(120);
    expect(new Set(results.map((result) => result.session)).size).toBe(6);
  });

  test('a batch that cannot be kept fails alone', async () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const poison = [event(NOON, { data: loop }), event(Number.NaN), event(NOON, { id: 'no id' })];
    const healthy = Array.from({ length: 6 }, () => events(5, NOON + 1_000));
    const bad = poison.map((row) => store.log.append(sender(site), [event(NOON), row]));
    const good = healthy.map((batch) => store.log.append(sender(site), batch));
    for (const one of await Promise.allSettled(bad)) {
      expect(one.status === 'rejected' && one.reason).toBeInstanceOf(StoreError);
      expect(one.status === 'rejected' && one.reason).toMatchObject({ retry: false });
    }
    for (const result of await Promise.all(good)) expect(result).toMatchObject({ stored: 5, duplicate: 0 });
    expect(await all()).toHaveLength(30);
    expect(await store.log.append(sender(site), [event()])).toMatchObject({ stored: 1 });
  });

  test('more than may wait is refused, to be sent again, and nothing of it is kept', async () => {
    const appends = Array.from({ length: 48 }, (_, n) => store.log.append(sender(site), events(500, NOON + n * 1_000)));
    const results = await Promise.allSettled(appends);
    const kept = results.filter((result) => result.status === 'fulfilled');
    const refused = results.filter((result) => result.status === 'rejected');
    expect(kept.length).toBeGreaterThanOrEqual(40);
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ retry: true });
    expect(await all()).toHaveLength(kept.length * 500);
  });

  test('the export gives every event once, in the order of ids, while more are coming', async () => {
    for (let n = 0; n < 5; n++) await store.log.append(sender(site), events(500, NOON + n * 500));
    const ids: string[] = [];
    for await (const row of store.log.each(site.id)) {
      ids.push(row.id);
      if (ids.length === 1_200) await store.log.append(sender(site), events(3, NOON - MINUTE));
    }
    expect(ids).toHaveLength(2_500);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  test('the newest are those received last, whatever their own clocks said', async () => {
    const late = event(NOON - 3 * 24 * 60 * MINUTE, { receivedAt: NOON + 9_000 });
    await store.log.append(sender(site), events(4));
    await store.log.append(sender(site), [late]);
    const newest = await store.log.newest(site.id, 3);
    expect(newest.map((row) => row.receivedAt)).toEqual([NOON + 9_000, NOON + 93, NOON + 92]);
    expect(newest[0]!.id).toBe(late.id);
    expect(await store.log.newest(site.id, 10, NOON + 92)).toHaveLength(2);
  });

  test('visits in which only messages came do not hide the newest events', async () => {
    await store.log.append(sender(site), events(2));
    for (let n = 1; n <= 4; n++) await put(store, site, response(NOON + n * MINUTE, { receivedAt: NOON + n * MINUTE }));
    expect(await store.log.newest(site.id, 2)).toHaveLength(2);
  });

  test('events of the same millisecond keep the order in which the tab counted them', async () => {
    const from = sender(site);
    const [third, first, second] = [2, 0, 1].map((seq) => event(NOON, { seq }));
    await store.log.append(from, [third!, first!, second!]);
    const path = await store.log.ofVisitor(site.id, from.visitor, 10);
    expect(path.map((row) => row.seq)).toEqual([0, 1, 2]);
    expect((await store.log.newest(site.id, 3)).map((row) => row.seq)).toEqual([2, 1, 0]);
  });

  test("a visitor's events, and those of some types, come oldest first and at most the newest so many", async () => {
    const from = sender(site);
    await store.log.append(from, [event(NOON), event(NOON + 1, { type: 'purchase' }), event(NOON + 2)]);
    await store.log.append(sender(site), [event(NOON + 5, { type: 'view_cart' }), event(NOON + 6)]);
    const path = await store.log.ofVisitor(site.id, from.visitor, 2);
    expect(path.map((row) => row.at)).toEqual([NOON + 1, NOON + 2]);
    const commerce = await store.log.ofTypes(site.id, ['purchase', 'view_cart', 'never_seen'], 5);
    expect(commerce.map((row) => row.type)).toEqual(['purchase', 'view_cart']);
    expect(await store.log.ofTypes(site.id, ['purchase', 'view_cart'], 1)).toMatchObject([{ type: 'view_cart' }]);
    expect(await store.log.ofTypes(site.id, [], 5)).toEqual([]);
  });

  test('the summary counts what happened in a time, with the facts that make a session engaged', async () => {
    const from = sender(site);
    const engaged = (at: number, active: number) => event(at, { type: 'engagement', data: { active_ms: active } });
    await store.log.append(from, [
      event(NOON - MINUTE),
      event(NOON),
      engaged(NOON + 1, 6_000),
      engaged(NOON + 2, 6_000),
    ]);
    await store.log.append(from, [event(NOON + 3, { type: 'purchase' }), engaged(NOON + MINUTE, 99_000)]);
    await store.log.append(sender(site), [event(NOON + 4)]);
    await store.log.append(sender(site), [event(NOON - 5 * MINUTE)]);
    const { events: count, pageViews, sessions } = await store.log.summary(site.id, NOON, NOON + MINUTE);
    expect({ count, pageViews, sessions: sessions.length }).toEqual({ count: 5, pageViews: 2, sessions: 2 });
    expect(sessions.find((one) => one.purchases)).toMatchObject({ pageViews: 1, activeMs: 12_000, purchases: 1 });
  });
};
