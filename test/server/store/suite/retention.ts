import { beforeEach, expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import { retain } from '../../../../server/privacy/retention.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { SenderRow, Site, Store } from '../../../../server/store/store.ts';
import type { Engine, Place } from '../engines.ts';
import { addSite, collect, event, NOON, response, sender } from '../things.ts';

const DAY = 86_400_000;
/** In August, in September, and today, a ninth of November. */
const [OLD, PAST] = [NOON - 80 * DAY, NOON - 41 * DAY];
const KEEPS = { retentionDays: 30, retentionMessagesDays: 60 };
const EVER = { from: 0, to: NOON * 2 };

/** What is too old is deleted, figures keep what it gave them, and what is not too old stays with all that belongs to it. */
export const retentionSuite = (kind: Engine['kind'], fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let db: Database;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    // Months have tables of their own when they come.
    for (const now of [OLD, PAST]) await (await place.open(() => now)).close();
    store = await place.open(() => NOON);
    db = await place.bare();
    site = await addSite(store);
    return () => place.remove();
  });

  const rest = async (): Promise<void> => {};
  const person = (): SenderRow => ({ ...sender(site), mode: 'full', session: randomId() });
  const visit = (from: SenderRow, at: number, url: string) =>
    store.log.append(from, [
      event(at, { url }),
      event(at + 1, { type: 'faq_ask', url, data: { ask: 'q', text: `Is ${url}?`, lang: 'en', result: 'unsure' } }),
    ]);
  const foldAll = async (): Promise<void> => {
    while (await store.fold.next(site.id, 100, factsOf));
  };
  const counters = () => store.figures.counters(site.id, ['event', 'visit', 'none'], EVER);
  const count = async (table: string): Promise<number> =>
    (await db.get<{ count: number }>(`select count(*) as count from ${table}`))!.count;
  const urls = async (): Promise<string[]> => (await collect(store.log.each(site.id))).map(({ url }) => url).toSorted();

  test('events go with all that is derived of them, and figures keep their sums', async () => {
    const [old, past, young] = [person(), person(), person()];
    await visit(old, OLD, 'old');
    await store.people.join(site.id, old.visitor, 'customer 7', OLD);
    await visit(past, PAST, 'past');
    await visit(young, NOON, 'young');
    await foldAll();
    const before = await counters();
    expect(await retain(store, KEEPS, NOON, rest)).toBe(true);
    expect(await urls()).toEqual(['young', 'young']);
    const left = await Promise.all(['visit', 'question', 'session', 'visitor', 'customer'].map(count));
    expect(left).toEqual([1, 1, 1, 1, 0]);
    expect(await counters()).toEqual(before);
    expect(await store.figures.lost(site.id, EVER)).toBe(0);
    expect(await store.privacy.sweepTerms(site.id, NOON, rest)).toBe(2);
    expect(await retain(store, KEEPS, NOON, rest)).toBe(false);
    if (kind === 'postgres') {
      const tables = await db.all<{ name: string }>(
        `select relname as name from pg_class where relname ~ '^event_2026_(0[7-9])$'`,
      );
      expect(tables).toEqual([]);
    }
  });

  test('what was not counted yet is counted before it goes', async () => {
    await visit(person(), OLD, 'old');
    await retain(store, KEEPS, NOON, rest);
    expect(await urls()).toEqual([]);
    expect(await counters()).toContainEqual({ name: 'event', dimension: '', count: 2 });
  });

  test('messages go by their own time, with notes and mails, and keep whose they are until then', async () => {
    const staff = await store.staff.add('desk@shop.example', 'Desk', site.id, 'staff', NOON);
    const [old, past] = [person(), person()];
    for (const [from, at] of [[old, OLD] as const, [past, PAST] as const]) {
      await visit(from, at, 'seen');
      const row = response(at, { text: `at ${at}` });
      const mail = { messageId: row.id, to: 'desk@shop.example', subject: 's', text: 't' };
      await store.responses.put(from, [row], new Map([[row.id, [mail]]]));
      await store.responses.note(site.id, row.id, 'note', staff.id, at);
    }
    await retain(store, KEEPS, NOON, rest);
    const kept = await collect(store.responses.each(site.id, { status: 'any' }));
    expect(kept.map(({ text, visitor }) => [text, visitor])).toEqual([[`at ${PAST}`, past.visitor]]);
    expect(await Promise.all(['event', 'note', 'mail', 'session', 'visitor'].map(count))).toEqual([0, 1, 1, 1, 1]);
    expect(await store.people.visitor(site.id, old.visitor)).toBeUndefined();
    await retain(store, KEEPS, NOON + 30 * DAY, rest);
    expect(await Promise.all(['response', 'note', 'mail', 'session', 'visitor'].map(count))).toEqual([0, 0, 0, 0, 0]);
  });

  test('ids of broken clocks: what happened decides, and not what the id says', async () => {
    const [behind, ahead] = [person(), person()];
    await store.log.append(behind, [event(NOON, { id: uuidv7(OLD), url: 'behind' })]);
    await store.log.append(ahead, [event(OLD, { id: uuidv7(NOON + 4_000 * DAY), url: 'ahead' })]);
    await store.log.append(ahead, [event(OLD + 1, { id: uuidv7(NOON), url: 'ahead a little' })]);
    await retain(store, KEEPS, NOON, rest);
    expect(await urls()).toEqual(['behind']);
    expect(await store.log.append(behind, [event(NOON + 5, { url: 'behind' })])).toMatchObject({ stored: 1 });
    await foldAll();
    expect(await count('visit')).toBe(1);
  });

  test('a visit that never ends loses its old days, and goes on', async () => {
    const screen = person();
    for (const at of [OLD, PAST, NOON]) await visit(screen, at, `at ${at}`);
    await foldAll();
    await retain(store, KEEPS, NOON, rest);
    await foldAll();
    expect(await urls()).toEqual([`at ${NOON}`, `at ${NOON}`]);
    expect(await store.figures.lost(site.id, EVER)).toBe(0);
    expect(await store.log.append(screen, [event(NOON + 9)])).toMatchObject({ stored: 1, session: screen.session });
  });

  test('of several collectors one does it, once an hour; and whoever kept it by heart begins a new visit', async () => {
    const hour = 3_600_000;
    const other = await place.open(() => NOON);
    const her = person();
    await other.log.append(her, [event(OLD)]);
    const claims = await Promise.all([store, other, store].map((one) => one.privacy.claim(NOON, hour)));
    expect(claims.toSorted()).toEqual([false, false, true]);
    expect(await other.privacy.claim(NOON + hour - 1, hour)).toBe(false);
    expect(await other.privacy.claim(NOON + hour, hour)).toBe(true);
    await Promise.all([retain(store, KEEPS, NOON, rest), retain(other, KEEPS, NOON, rest)]);
    expect(await count('visitor')).toBe(0);
    expect(await other.log.append(her, [event(NOON)])).toMatchObject({ stored: 1 });
    expect(await urls()).toHaveLength(1);
  });

  test('keys that are over go too: tombstones, links, sessions and previews', async () => {
    const her = person();
    await visit(her, OLD, 'old');
    await store.privacy.condemn(site.id, await store.privacy.find(site.id, { visitor: her.visitor }), OLD);
    const staff = await store.staff.add('desk@shop.example', 'Desk', site.id, 'staff', OLD);
    const token = (n: number) => new Uint8Array(32).fill(n);
    await store.staff.beginSession(token(1), staff.id, OLD, OLD + DAY);
    await store.staff.beginSession(token(2), staff.id, NOON, NOON + DAY);
    await store.staff.addLink(token(3), staff.id, OLD + DAY);
    await store.content.keepPreview(site.id, staff.id, token(4), {}, OLD, OLD + DAY);
    await retain(store, KEEPS, NOON - 30 * DAY, rest);
    expect(await count('tombstone')).toBe(1);
    await retain(store, KEEPS, NOON, rest);
    const left = await Promise.all(['tombstone', 'staff_session', 'staff_link', 'preview'].map(count));
    expect(left).toEqual([0, 1, 0, 0]);
  });
};
