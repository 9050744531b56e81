import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { SenderRow, Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, event, MINUTE, NOON, sender } from '../things.ts';

const DAY = 86_400_000;
const MIDNIGHT = NOON - DAY / 2;
const EVER = { from: 0, to: NOON * 2 };
const NAMES = ['event', 'visit', 'depth', 'gap', 'answered', 'none', 'recommends'];

/** Days whose log is gone keep their counters; a person who is forgotten is taken out of them. */
export const sealSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });

  const foldAll = async (): Promise<void> => {
    while (await store.fold.next(site.id, 100, factsOf));
  };
  const rows = async (db: Database, table: string, order: string) =>
    (await db.all<object>(`select * from ${table} order by ${order}`)).map((row) => ({ ...row }));
  const derived = async (db: Database) => [
    await rows(db, 'visit', 'session_id'),
    await rows(db, 'purchase', 'session_id, id'),
    await rows(db, 'counter', 'name, dimension, quarter'),
  ];
  const counters = () => store.figures.counters(site.id, NAMES, EVER);
  const person = (): SenderRow => ({ ...sender(site), mode: 'full', visitor: randomId() });
  const visit = async (from: SenderRow, at: number, id: string): Promise<void> => {
    const session = { ...from, session: randomId() };
    const data = { transaction_id: id, value_minor: 5, currency: 'MDL' };
    await store.log.append(session, [event(at), event(at + 1, { type: 'purchase', data })]);
    // Sent when the person was online again: received long after it was.
    const asked = { receivedAt: at + 2 * DAY, data: { text: 'Is it safe?', result: 'unsure' } };
    await store.log.append(session, [event(at + 2, { type: 'faq_ask', ...asked })]);
  };
  const sessionsOf = async (db: Database, before: number) =>
    (await db.all<{ id: number }>('select id from session where last_at < ? order by id', [before])).map(
      ({ id }) => id,
    );

  test('what is sealed stays in the counters when its log goes, also through a rebuild', async () => {
    const [old, young] = [person(), person()];
    await visit(old, NOON - 3 * DAY, 'A');
    await visit(old, MIDNIGHT - 5 * MINUTE, 'B');
    await visit(young, MIDNIGHT - 1, 'C');
    await visit(young, NOON, 'D');
    await foldAll();
    const whole = await counters();
    expect(await store.fold.seal(site.id, NOON)).toBe(MIDNIGHT);
    const db = await place.bare();
    expect(await db.all('select session_id from visit')).toHaveLength(2);
    const gone = await sessionsOf(db, MIDNIGHT);
    expect(gone).toHaveLength(2);
    await db.write(async (tx) => {
      for (const id of gone) {
        await tx.run('delete from event where session_id = ?', [id]);
        await tx.run('delete from session where id = ?', [id]);
      }
    });
    expect(await counters()).toEqual(whole);
    expect(await store.figures.lost(site.id, EVER)).toBe(0);
    const sealed = await derived(db);
    await store.fold.reset(site.id);
    await foldAll();
    expect(await derived(db)).toEqual(sealed);
    expect(await counters()).toEqual(whole);
    // Never back: what is older is already gone.
    expect(await store.fold.seal(site.id, NOON - 3 * DAY)).toBe(MIDNIGHT);
  });

  test('what is not folded yet is not sealed', async () => {
    await visit(person(), NOON - 3 * DAY, 'A');
    await store.fold.seal(site.id, NOON);
    await foldAll();
    expect((await counters()).find(({ name }) => name === 'visit')?.count).toBe(1);
    await store.fold.seal(site.id, NOON);
    expect(await (await place.bare()).all('select session_id from visit')).toHaveLength(0);
    expect((await counters()).find(({ name }) => name === 'visit')?.count).toBe(1);
  });

  test('sessions that are forgotten leave figures as if they had never been, and nothing that looks lost', async () => {
    const [stays, goes] = [person(), person()];
    await visit(stays, NOON, 'A');
    await visit(stays, NOON + 300 * MINUTE, 'B');
    await foldAll();
    const db = await place.bare();
    const without = await derived(db);
    const tallies = await store.tallies.sum(site.id, 0, EVER.to);
    await visit(goes, NOON - 60 * MINUTE, 'A');
    await foldAll();
    await visit(goes, NOON + 60 * MINUTE, 'C');
    const forgotten = await db.all<{ id: number }>(
      `select id from session where visitor_id = (select max(id) from visitor)`,
    );
    const ids = forgotten.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    await store.fold.forget(site.id, ids);
    await db.write(async (tx) => {
      for (const id of ids) {
        await tx.run('delete from event where session_id = ?', [id]);
        await tx.run('delete from session where id = ?', [id]);
      }
    });
    expect(await derived(db)).toEqual(without);
    expect((await store.tallies.sum(site.id, 0, EVER.to)).map(({ name, count }) => [name, count])).toEqual(
      tallies.map(({ name, count }) => [name, count]),
    );
    expect(await store.figures.lost(site.id, EVER)).toBe(0);
    expect(await store.fold.waiting()).toEqual([]);
  });
};
