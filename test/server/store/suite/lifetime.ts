import { beforeEach, expect, test } from 'vitest';
import { uuidv7 } from '../../../../protocol/ids.ts';
import { migrate, migrations } from '../../../../server/store/migrate.ts';
import type { Migration } from '../../../../server/store/migrations/migration.ts';
import { makePartitions } from '../../../../server/store/partitions.ts';
import type { Engine, Place } from '../engines.ts';
import { addSite, collect, event, events, NOON, sender } from '../things.ts';

const plus: Migration = {
  number: migrations.at(-1)!.number + 1,
  sqlite: 'create table one_more (id {int}){strict};',
  postgres: 'create table one_more (id {int}){strict};',
};

export const lifetimeSuite = (kind: Engine['kind'], fresh: () => Promise<Place>): void => {
  let place: Place;
  beforeEach(async () => {
    place = await fresh();
    return () => place.remove();
  });

  test('opened again, everything is there', async () => {
    const before = await place.open();
    const site = await addSite(before);
    const from = sender(site);
    const rows = events(5);
    const { session } = await before.log.append(from, rows);
    await before.close();
    const after = await place.open();
    expect((await collect(after.log.each(site.id))).map((row) => row.id)).toEqual(rows.map((row) => row.id).toSorted());
    expect(await after.log.append(from, rows)).toEqual({ stored: 0, duplicate: 5, session });
  });

  test('closing writes what is waiting, then takes nothing more', async () => {
    const store = await place.open();
    const site = await addSite(store);
    const waiting = store.log.append(sender(site), events(3));
    await store.close();
    expect(await waiting).toMatchObject({ stored: 3 });
    await expect(store.log.append(sender(site), events(1))).rejects.toMatchObject({ retry: true });
    await store.close();
  });

  test('many that start at once on an empty database make its tables once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open(() => NOON)));
    const site = await addSite(stores[0]!);
    await Promise.all(stores.map((store) => store.log.append(sender(site), events(10))));
    expect(await collect(stores[3]!.log.each(site.id))).toHaveLength(40);
    await Promise.all(stores.map((store) => store.ready()));
  });

  test('a migration is applied once, whole or not at all, and an older program keeps away', async () => {
    const store = await place.open();
    const db = await place.bare();
    expect(await migrate(db)).toEqual([]);
    const broken = { ...plus, [kind]: `${plus[kind]} insert into nowhere values (1);` };
    await expect(migrate(db, [...migrations, broken])).rejects.toThrow(/refused/);
    const twice = await Promise.all([migrate(db, [...migrations, plus]), migrate(db, [...migrations, plus])]);
    expect(twice.flat()).toEqual([plus.number]);
    await store.close();
    await expect(place.open()).rejects.toThrow(/newer/);
  });

  test('ready proves that a row can be written', async () => {
    const store = await place.open(() => NOON + 7);
    await store.ready();
    const db = await place.bare();
    expect(await db.get('select at from pulse')).toMatchObject({ at: NOON + 7 });
    await store.close();
    await expect(store.ready()).rejects.toMatchObject({ retry: true });
  });

  test.runIf(kind === 'postgres')(
    'events lie in monthly tables made ahead, and strays move in when theirs comes',
    async () => {
      const store = await place.open(() => NOON);
      const site = await addSite(store);
      const [soon, far] = [Date.UTC(2027, 0, 31, 23, 59, 59, 999), Date.UTC(2027, 1, 1)];
      const row = (time: number) => event(NOON, { id: uuidv7(time) });
      const batch = [row(NOON), row(soon), row(far), row(0)];
      await store.log.append(sender(site), batch);
      const db = await place.bare();
      const where = () =>
        db.all<{ name: string; count: number }>(
          'select tableoid::regclass::text as name, count(*) as count from event group by 1 order by 1',
        );
      expect(await where()).toEqual([
        { name: 'event_2026_11', count: 1 },
        { name: 'event_2027_01', count: 1 },
        { name: 'event_other', count: 2 },
      ]);
      expect(await makePartitions(db, NOON)).toEqual([]);
      expect(await makePartitions(db, Date.UTC(2026, 11, 5))).toEqual(['event_2027_02']);
      expect((await where()).map(({ name }) => name)).toEqual([
        'event_2026_11',
        'event_2027_01',
        'event_2027_02',
        'event_other',
      ]);
      expect(await store.log.append(sender(site), batch)).toMatchObject({ stored: 0, duplicate: 4 });
      expect(await collect(store.log.each(site.id))).toHaveLength(4);
    },
  );

  test.runIf(kind === 'postgres')('a connection that is cut heals by itself', async () => {
    const store = await place.open();
    const site = await addSite(store);
    const cut = async () => {
      const db = await place.bare();
      await db.all(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
    };
    const appends = Array.from({ length: 5 }, (_, n) => store.log.append(sender(site), events(400, NOON + n * 1_000)));
    const settled = Promise.allSettled(appends);
    await cut();
    const results = await settled;
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ retry: true });
    }
    const kept = results.filter((result) => result.status === 'fulfilled').length;
    expect((await collect(store.log.each(site.id))).length).toBeGreaterThanOrEqual(kept * 400);
    expect(await store.log.append(sender(site), events(2, NOON - 9_000))).toMatchObject({ stored: 2 });
  });
};
