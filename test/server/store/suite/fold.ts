import * as fc from 'fast-check';
import { setImmediate as pause } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../../protocol/ids.ts';
import { sumsOf } from '../../../../server/insight/askings.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { EventRow, SenderRow, Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { step, wild } from './happenings.ts';
import { addSite, event, events, MINUTE, NOON, response, sender } from '../things.ts';

const seed = Number(process.env['SEED'] ?? 1);
const TABLES = {
  visit: 'session_id',
  purchase: 'session_id, id',
  exposure: 'session_id, nudge, version',
  question: 'session_id, place',
  reading: 'session_id, place',
  help_visit: 'session_id',
  contact: 'session_id, place',
  counter: 'site_id, name, dimension, quarter',
};

export const foldSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });

  const tables = (db: Database): Promise<unknown[]> =>
    Promise.all(
      Object.entries(TABLES).map(async ([name, order]) => [
        name,
        (await db.all<object>(`select * from ${name} order by ${order}`)).map((row) => ({ ...row })),
      ]),
    );
  const foldAll = async (by = store, limit = 100): Promise<void> => {
    while (await by.fold.next(site.id, limit, factsOf));
  };
  const counted = async (name: string) =>
    (await store.figures.counters(site.id, [name], { from: 0, to: NOON * 2 })).reduce(
      (sum, { count }) => sum + count,
      0,
    );

  test('what is folded piecemeal, in any order, is what a rebuild makes of the log', async () => {
    const people: SenderRow[] = Array.from({ length: 4 }, (_, n) =>
      sender(site, n < 2 ? { mode: 'full', tab: `tab-${n}` } : {}),
    );
    const sessions = people.map(() => [randomId(), randomId()]);
    const rows = (what: { type: string; data?: object }[], at: number): EventRow[] =>
      what.map(({ type, data }, n) =>
        event(at + n, { id: uuidv7(at), type, data: { ...data }, seq: n * 2, receivedAt: NOON + 900 * MINUTE }),
      );
    const db = await place.bare();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        for (const one of steps) {
          if (one.do === 'fold') await store.fold.next(site.id, one.limit, factsOf);
          else {
            const from = people[one.by]!;
            const session = from.mode === 'full' ? { session: sessions[one.by]![one.session]! } : {};
            await store.log.append({ ...from, ...session }, rows(one.what, NOON + one.after * MINUTE));
          }
        }
        await foldAll();
        const piecemeal = await tables(db);
        await store.fold.reset(site.id);
        expect(await counted('event')).toBe(0);
        await foldAll(store, 3);
        expect(await tables(db)).toEqual(piecemeal);
      }),
      { seed, numRuns: 15 },
    );
    expect(await store.fold.waiting()).toEqual([]);
  });

  test('whatever is appended while others fold is folded in the end, and once', async () => {
    const second = await place.open();
    const people = Array.from({ length: 6 }, () => sender(site, { mode: 'full', session: randomId() }));
    const others = { busy: true };
    const fold = async (by: Store) => {
      // SQLite never leaves the process: others have their turn only when it is given.
      while (others.busy) await Promise.all([by.fold.next(site.id, 2, factsOf), pause()]);
    };
    const append = async (by: Store, n: number) => {
      for (let round = 0; round < 12; round++) {
        await by.log.append(people[(n + round) % people.length]!, events(3, NOON + round));
      }
    };
    const folding = [fold(store), fold(second)];
    await Promise.all([0, 1, 2, 3].map((n) => append(n % 2 ? store : second, n)));
    others.busy = false;
    await Promise.all(folding);
    await Promise.all([foldAll(), foldAll(second)]);
    expect(await store.fold.waiting()).toEqual([]);
    expect(await counted('event')).toBe(4 * 12 * 3);
    const stored = await store.tallies.sum(site.id, NOON, NOON + 15 * MINUTE);
    expect(stored).toMatchObject([{ name: 'stored', count: 4 * 12 * 3 }]);
    expect(await counted('visit')).toBe(people.length);
  });

  test('waits from the receipt of the first event that is not folded, and only where something is', async () => {
    const other = await addSite(store, 'other');
    const from = sender(site, { mode: 'full', session: randomId() });
    await store.log.append(from, [event(NOON, { receivedAt: NOON + 500 })]);
    await store.log.append(from, [event(NOON, { receivedAt: NOON + 900 })]);
    await store.log.append(sender(other), [event(NOON, { receivedAt: NOON + 700 })]);
    expect(await store.fold.waiting()).toEqual([
      { siteId: site.id, since: NOON + 500 },
      { siteId: other.id, since: NOON + 700 },
    ]);
    await foldAll();
    expect(await store.fold.waiting()).toEqual([{ siteId: other.id, since: NOON + 700 }]);
    await store.log.append(from, [event(NOON, { receivedAt: NOON + 1_500 })]);
    expect((await store.fold.waiting())[0]).toEqual({ siteId: site.id, since: NOON + 1_500 });
  });

  test('repeats leave what is folded as it is, and a message alone is no visit', async () => {
    const from = sender(site);
    const row = event(NOON);
    await store.log.append(from, [row]);
    await foldAll();
    await store.log.append(from, [row]);
    expect(await store.fold.waiting()).toEqual([]);
    await store.responses.put(sender(site), [response(NOON)], new Map());
    await foldAll();
    expect(await counted('visit')).toBe(1);
  });

  test('one order told in two visits is the earliest, whichever was folded first', async () => {
    const order = (at: number, value: number) =>
      event(at, { type: 'purchase', data: { transaction_id: 'A-7', value_minor: value, currency: 'MDL' } });
    const period = { from: NOON, to: NOON + 900 * MINUTE };
    await store.log.append(sender(site), [order(NOON + 200 * MINUTE, 500)]);
    await foldAll();
    expect(await store.figures.orders(site.id, period)).toMatchObject([{ value: 500 }]);
    await store.log.append(sender(site), [order(NOON + 10 * MINUTE, 700)]);
    await foldAll();
    expect(await store.figures.orders(site.id, period)).toMatchObject([
      { at: NOON + 10 * MINUTE, value: 700, again: false },
    ]);
  });

  test('what a hostile page reports is folded all the same, and counted', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(wild, { minLength: 1, maxLength: 20 }), async (deeds) => {
        await store.log.append(
          sender(site),
          deeds.map((deed) => event(NOON, { ...deed, url: `https://shop.example/${'x'.repeat(2_000)}` })),
        );
        sent += deeds.length;
        await foldAll();
        expect(await counted('event')).toBe(sent);
      }),
      { seed, numRuns: 25 },
    );
    const period = { from: 0, to: NOON * 2 };
    await store.figures.orders(site.id, period);
    await store.figures.refunds(site.id, period);
    sumsOf(await store.figures.askings(site.id, period));
  });

  test('a flood of events in one session is counted to the last', async () => {
    const from = sender(site, { mode: 'full', session: randomId(), tab: 'flood' });
    for (let sent = 0; sent < 21_000; sent += 1_000) {
      await store.log.append(
        from,
        events(1_000, NOON).map((row) => ({ ...row, receivedAt: NOON + sent * 100 })),
      );
    }
    await store.log.append(sender(site), [event(NOON)]);
    await foldAll();
    expect(await counted('event')).toBe(21_001);
    expect(await counted('visit')).toBe(2);
  });
};
