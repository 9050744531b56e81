import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import { digest, toBytes } from '../../../../server/store/bytes.ts';
import type { Database } from '../../../../server/store/database.ts';
import { migrate, migrations } from '../../../../server/store/migrate.ts';
import { makePartitions } from '../../../../server/store/partitions.ts';
import type { SenderRow, Site, Store } from '../../../../server/store/store.ts';
import type { Engine, Place } from '../engines.ts';
import { addSite, collect, event, events, MINUTE, NOON, sender } from '../things.ts';

const PROCESSES = 3;
/** Migrations of the first release that counted; everything after has to find its rows. */
const OLDER = 3;
const DERIVED = {
  visit: 'session_id',
  purchase: 'session_id, id',
  question: 'session_id, place',
  reading: 'session_id, place',
  help_visit: 'session_id',
  contact: 'session_id, place',
  counter: 'site_id, name, dimension, quarter',
};

/** Collectors beside each other: whatever several do at once comes to what one would have done. */
export const severalSuite = (kind: Engine['kind'], fresh: () => Promise<Place>): void => {
  let place: Place;
  beforeEach(async () => {
    place = await fresh();
    return () => place.remove();
  });

  /** Starts so many processes at the same time; the ids they were told are kept. */
  const startAtOnce = async (): Promise<string[]> => {
    const script = join(import.meta.dirname, '../starter.ts');
    const one = () => promisify(execFile)(process.execPath, [script, JSON.stringify(place.settings)]);
    const said = await Promise.all(Array.from({ length: PROCESSES }, one));
    return said.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  };
  const idsIn = async (store: Store, site: Site): Promise<string[]> =>
    (await collect(store.log.each(site.id))).map(({ id }) => id).sort();
  const applied = (db: Database) => db.all<{ number: number }>('select number from migration order by number');
  const everyNumber = migrations.map(({ number }) => ({ number }));

  /** A site with one event, as the older release left it. */
  const fillOlder = (db: Database, id: string): Promise<void> =>
    db.write(async (tx) => {
      await tx.run(
        `insert into site (id, key, secret, name, origins, time_zone, currency, created_at)
         values (1, 'demo', 's', 'Lut & Foc', '[]', 'Europe/Chisinau', 'MDL', ?)`,
        [NOON],
      );
      await tx.run(`insert into visitor (id, site_id, uuid, mode, first_at) values (1, 1, ?, 'full', ?)`, [
        toBytes(randomId()),
        NOON,
      ]);
      await tx.run(
        `insert into session (id, site_id, visitor_id, uuid, started_at, last_at, heard_at, unfolded_at)
         values (1, 1, 1, ?, ?, ?, ?, ?)`,
        [toBytes(randomId()), NOON, NOON, NOON, NOON],
      );
      for (const [n, text] of [
        [1, 'page_view'],
        [2, 'https://shop.example/'],
      ] as const) {
        await tx.run('insert into term (id, site_id, digest, text) values (?, 1, ?, ?)', [n, digest(text), text]);
      }
      await tx.run(
        `insert into event (session_id, at, skew, wait, lag, site_id, type_id, url_id, id, data)
         values (1, ?, 0, 0, 0, 1, 1, 2, ?, '{}')`,
        [NOON, toBytes(id)],
      );
      await tx.run(`insert into tally values (1, 'stored', ?, 1, ?)`, [NOON, NOON]);
      // Rows with a number of their own do not move the numbering along by themselves.
      if (db.kind === 'postgres') {
        for (const table of ['site', 'visitor', 'session', 'term']) {
          await tx.get(`select setval(pg_get_serial_sequence('${table}', 'id'), 100)`);
        }
      }
    });

  test('processes that start at once on nothing make the tables once, and all keep', async () => {
    const ids = await startAtOnce();
    expect(await applied(await place.bare())).toEqual(everyNumber);
    const store = await place.open();
    expect(await idsIn(store, (await store.sites.byKey('demo'))!)).toEqual(ids.sort());
  });

  test('processes that start at once on the data of an older release bring them up once, with every row', async () => {
    const old = uuidv7(NOON);
    const db = await place.bare();
    await migrate(db, migrations.slice(0, OLDER), NOON);
    if (kind === 'postgres') await makePartitions(db, NOON);
    await fillOlder(db, old);
    const ids = await startAtOnce();
    expect(await applied(db)).toEqual(everyNumber);
    const store = await place.open();
    const site = (await store.sites.byKey('demo'))!;
    expect(await idsIn(store, site)).toEqual([old, ...ids].sort());
    while (await store.fold.next(site.id, 100, factsOf));
    const counted = await store.figures.counters(site.id, ['event'], { from: 0, to: NOON * 2 });
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(1 + ids.length);
  });

  test('several that fold at once, while others append, derive what one derives alone', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    const site = await addSite(stores[0]!);
    const people: SenderRow[] = Array.from({ length: 8 }, () => sender(site, { mode: 'full' }));
    const sessions = people.map(() => [randomId(), randomId()]);
    const tables = async (): Promise<unknown[]> => {
      const db = await place.bare();
      const read = async (name: string, order: string) =>
        (await db.all<object>(`select * from ${name} order by ${order}`)).map((row) => ({ ...row }));
      return Promise.all(Object.entries(DERIVED).map(([name, order]) => read(name, order)));
    };
    const append = async (store: Store, n: number): Promise<void> => {
      for (let round = 0; round < 10; round++) {
        const who = (n + round) % people.length;
        const order = { transaction_id: `A-${round % 4}`, value_minor: 100 * (n + 1), currency: 'MDL' };
        const batch = [event(NOON + round * MINUTE), event(NOON + round, { type: 'purchase', data: order })];
        await store.log.append({ ...people[who]!, session: sessions[who]![round % 2]! }, batch);
      }
    };
    const foldAll = async (store: Store, limit: number): Promise<void> => {
      while (await store.fold.next(site.id, limit, factsOf));
    };
    await Promise.all(stores.flatMap((store, n) => [append(store, n), foldAll(store, 2)]));
    await Promise.all(stores.map((store, n) => foldAll(store, 1 + n)));
    const together = await tables();
    await stores[0]!.fold.reset(site.id);
    await foldAll(stores[0]!, 100);
    expect(together).toEqual(await tables());
    expect(await stores[0]!.fold.waiting()).toEqual([]);
  });

  test.runIf(kind === 'postgres')('a new month comes while several append: every event is there once', async () => {
    const stores = await Promise.all(Array.from({ length: 3 }, () => place.open(() => NOON)));
    const site = await addSite(stores[0]!);
    const months = [Date.UTC(2027, 1, 3), Date.UTC(2027, 2, 3), Date.UTC(2027, 3, 3)];
    const batches = stores.flatMap(() =>
      Array.from({ length: 12 }, (_, n) => events(20, NOON).map((row) => ({ ...row, id: uuidv7(months[n % 3]!) }))),
    );
    const appending = batches.map((rows, n) => stores[n % 3]!.log.append(sender(site), rows));
    const bare = await Promise.all([place.bare(), place.bare()]);
    const made = await Promise.all(bare.map((db) => makePartitions(db, Date.UTC(2027, 2, 5))));
    await Promise.all(appending);
    expect(made.flat().sort()).toEqual(['event_2027_02', 'event_2027_03', 'event_2027_04', 'event_2027_05']);
    expect(await idsIn(stores[0]!, site)).toEqual(
      batches
        .flat()
        .map(({ id }) => id)
        .sort(),
    );
  });
};
