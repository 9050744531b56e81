import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import { retain } from '../../../../server/privacy/retention.ts';
import { migrate, migrations } from '../../../../server/store/migrate.ts';
import type { SenderRow, Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, event, MINUTE, NOON, sender } from '../things.ts';

const DAY = 86_400_000;
const EVER = { from: 0, to: NOON * 2 };
const MIDNIGHT = NOON + DAY / 2;
/** The migration that these tables came with. */
const CAME = 9;

type Deed = [type: string, data: Record<string, unknown>];

/** Articles that were read, and whoever read them and wrote to a person all the same. */
export const helpSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open(() => NOON);
    site = await addSite(store);
    return () => place.remove();
  });

  const person = (): SenderRow => sender(site, { mode: 'full' });
  const visit = (from: SenderRow, at: number, ...deeds: Deed[]) =>
    store.log.append(
      { ...from, session: randomId() },
      deeds.map(([type, data], n) => event(at + n, { type, data })),
    );
  const read = (more: Record<string, unknown> = {}): Deed => [
    'faq_view',
    { article: 'returns', lang: 'en', from: 'home', ...more },
  ];
  const write: Deed = ['message_sent', { id: 'm', kind: 'message' }];
  const foldAll = async (): Promise<void> => {
    while (await store.fold.next(site.id, 100, factsOf));
  };
  const readings = (now = MIDNIGHT + 3 * DAY) => store.figures.readings(site.id, EVER, now);
  const helps = (now = MIDNIGHT + 3 * DAY) => store.figures.helps(site.id, EVER, now);

  test('who wrote in a later visit within 24 hours wrote all the same, though the day was put together before', async () => {
    const [soon, late, first] = [person(), person(), person()];
    for (const one of [soon, late]) await visit(one, MIDNIGHT - MINUTE, read(), read());
    await visit(first, MIDNIGHT - 2 * MINUTE, write, read());
    await foldAll();
    await store.fold.pack(site.id, MIDNIGHT + DAY, 100);
    expect(await readings()).toMatchObject([{ viewed: 3, over: 3, contacted: 0 }]);
    await visit(soon, MIDNIGHT + 10 * MINUTE, write);
    await visit(late, MIDNIGHT - MINUTE + DAY, write);
    await foldAll();
    expect(await readings()).toMatchObject([{ viewed: 3, over: 3, contacted: 1 }]);
    expect(await helps()).toMatchObject([{ lang: 'en', visits: 3, over: 3, contacted: 1, resolved: 2 }]);
    await store.fold.pack(site.id, MIDNIGHT + 3 * DAY, 100);
    expect(await readings()).toMatchObject([{ viewed: 3, over: 3, contacted: 1 }]);
    expect(await readings(MIDNIGHT + DAY - 20 * MINUTE)).toMatchObject([{ viewed: 3, over: 0, contacted: 0 }]);
  });

  test('what the log had before these tables came is counted from it, once, and what is sealed stays', async () => {
    await visit(person(), NOON - 40 * DAY, read());
    await visit(person(), NOON, read(), ['faq_rate', { article: 'returns', lang: 'en', helped: false }]);
    await visit(person(), NOON, ['page_view', {}]);
    await foldAll();
    const db = await place.bare();
    const sums = await store.figures.counters(site.id, ['visit', 'event'], EVER);
    await db.write(async (tx) => {
      await tx.run('update site set sealed_before = ? where id = ?', [NOON - 30 * DAY, site.id]);
      for (const table of ['reading', 'help_visit']) await tx.run(`drop table ${table}`);
      await tx.run('delete from migration where number >= ?', [CAME]);
    });
    await migrate(db, migrations.slice(0, CAME), NOON);
    const waiting = await db.get<{ count: number }>(
      'select count(*) as count from session where unfolded_at is not null',
    );
    expect(waiting?.count).toBe(1);
    await foldAll();
    expect(await readings()).toMatchObject([{ viewed: 1, unhelpful: 1 }]);
    expect(await store.figures.counters(site.id, ['visit', 'event'], EVER)).toEqual(sums);
  });

  test('figures outlive the log, and hold nothing of anybody', async () => {
    const past = NOON - 41 * DAY;
    const one = person();
    await visit(one, past, read());
    await visit(one, past + MINUTE, write);
    await visit(person(), NOON, ['page_view', {}]);
    await foldAll();
    const before = [await readings(), await helps()];
    expect(before[0]).toMatchObject([{ viewed: 1, contacted: 1 }]);
    const keeps = { retentionDays: 30, retentionMessagesDays: 60 };
    await retain(store, keeps, NOON, async () => {});
    const db = await place.bare();
    expect(await db.all('select 1 from reading union all select 1 from help_visit')).toEqual([]);
    expect([await readings(), await helps()]).toEqual(before);
  });
};
