import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../../protocol/ids.ts';
import { sumsOf, wordingsOf } from '../../../../server/insight/askings.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, event, MINUTE, NOON, sender } from '../things.ts';

interface VisitRow {
  session_id: number;
  visitor_id: number;
  started_at: number;
  engaged: number;
  previous_at: number | null;
  engaged_before: number | null;
}

const VISITS = 60;

/** Figures stay right, and cheap to keep, whatever somebody sends. */
export const trustSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });

  const foldAll = async (limit = 100): Promise<void> => {
    while (await store.fold.next(site.id, limit, factsOf));
  };
  const visits = (db: Database) =>
    db.all<VisitRow>('select * from visit order by visitor_id, started_at, session_id').then((rows) => [...rows]);

  /** Visits of one person, the engaged ones with a second page view, in an order of their own. */
  const manyVisits = async () => {
    const visitor = randomId();
    const sessions = Array.from({ length: VISITS }, () => randomId());
    const look = (n: number, after = 0) =>
      store.log.append({ ...sender(site), mode: 'full', visitor, session: sessions[n]! }, [
        event(NOON + ((n * 37) % VISITS) * MINUTE + after),
      ]);
    for (let n = 0; n < VISITS; n++) await look(n);
    for (const n of [3, 20, 41]) await look(n, 5);
    return look;
  };

  test('each visit knows the one before it, in whatever order they were folded', async () => {
    const look = await manyVisits();
    await foldAll(7);
    // An earlier begin, and one that becomes engaged: those which follow have another before them.
    await look(11, -90 * MINUTE);
    await look(30, 5);
    await foldAll(7);
    const rows = await visits(await place.bare());
    rows.forEach((row, n) => {
      const earlier = rows.slice(0, n).map((one) => one.started_at);
      const engaged = rows.slice(0, n).filter((one) => one.engaged === 1);
      expect(row.previous_at).toBe(earlier.at(-1) ?? null);
      expect(row.engaged_before).toBe(row.engaged === 1 ? (engaged.at(-1)?.started_at ?? null) : null);
    });
    expect(rows.filter(({ engaged }) => engaged === 1).length).toBeGreaterThan(3);
  });

  test('one more visit of somebody with many touches its neighbours alone', async () => {
    const look = await manyVisits();
    await foldAll();
    const db = await place.bare();
    const marks = async () =>
      new Set(
        (await db.all<{ at: string }>("select session_id || ' ' || mark as at from written")).map(({ at }) => at),
      );
    await db.write((tx) =>
      tx.exec(
        store.kind === 'postgres'
          ? 'create view written as select session_id, ctid::text as mark from visit'
          : `create table written (session_id integer primary key, mark integer not null default 0);
             insert into written (session_id) select session_id from visit;
             create trigger wrote after update on visit begin
               update written set mark = mark + 1 where session_id = new.session_id;
             end;`,
      ),
    );
    const before = await marks();
    await look(30, 5);
    await foldAll();
    const changed = [...(await marks())].filter((mark) => !before.has(mark));
    expect(changed.length).toBeLessThanOrEqual(3);
  });

  test('of many different questions the list has the most asked, and the counts have all', async () => {
    const ask = (n: number, result: string) =>
      event(NOON + n, {
        type: 'faq_ask',
        data: { ask: `q${n}`, text: `${'abcdefghij'[n % 10]}${n} why`, lang: 'en', result },
      });
    await store.log.append(
      sender(site),
      Array.from({ length: 60 }, (_, n) => ask(n, n % 3 ? 'answered' : 'unsure')),
    );
    await store.log.append(sender(site), [ask(7, 'answered')]);
    await foldAll();
    const period = { from: NOON, to: NOON + 900 * MINUTE };
    const rows = sumsOf(await store.figures.askings(site.id, period));
    expect(rows).toHaveLength(60);
    expect(rows[0]).toMatchObject({ asked: 2, answered: 2, state: 'answered', lang: 'en' });
    expect(rows.filter(({ state }) => state === 'unanswered')).toHaveLength(20);
  });

  test('a loss in one quarter-hour is not made up for by too many in another, nor told while it is being counted', async () => {
    const [first, second] = [event(NOON), event(NOON + 30 * MINUTE)];
    for (const row of [first, event(NOON + MINUTE), second]) await store.log.append(sender(site), [row]);
    const period = { from: NOON, to: NOON + 60 * MINUTE };
    expect(await store.figures.lost(site.id, period)).toBe(0);
    await foldAll();
    expect(await store.figures.lost(site.id, period)).toBe(0);
    const db = await place.bare();
    await db.write(async (tx) => {
      await tx.run('delete from event where at = ?', [first.at]);
      await tx.run(`update tally set count = count - 1 where name = 'stored' and quarter = ?`, [NOON + 30 * MINUTE]);
    });
    await store.fold.reset(site.id);
    expect(await store.figures.lost(site.id, period)).toBe(0);
    await foldAll();
    expect(await store.figures.lost(site.id, period)).toBe(1);
    expect(await store.figures.lost(site.id, { from: NOON, to: NOON + 14 * MINUTE })).toBe(0);
    const days = { from: NOON - 5_000 * MINUTE, to: NOON + 5_000 * MINUTE };
    expect(await store.fold.pack(site.id, days.to, 100)).toBeGreaterThan(0);
    expect(await store.figures.lost(site.id, days)).toBe(1);
  });

  test('a person is judged by the note that was due first, and by what was ordered after it', async () => {
    const due = (at: number, arm: string, version = 1) =>
      event(at, { type: `nudge_${arm}`, data: { nudge: 'idle', version, kind: 'idle_cart', arm } });
    const order = (at: number, id: string) => event(at, { type: 'purchase', data: { transaction_id: id } });
    const visit = (visitor: string, ...rows: ReturnType<typeof event>[]) =>
      store.log.append({ ...sender(site), mode: 'full', visitor, session: randomId() }, rows);
    const [before, after, twice, late] = Array.from({ length: 4 }, () => randomId());
    await visit(before!, order(NOON, 'A'), due(NOON + 1, 'shown'));
    await visit(after!, due(NOON + 1, 'held', 2), due(NOON + 2, 'shown'), order(NOON + 3, 'B'));
    await visit(twice!, due(NOON + 20 * MINUTE, 'shown'), order(NOON + 21 * MINUTE, 'C'));
    await visit(twice!, due(NOON, 'held'));
    await visit(late!, due(NOON, 'held'));
    await visit(late!, order(NOON + 8 * 24 * 60 * MINUTE, 'D'));
    await foldAll();
    const trials = await store.figures.trials(site.id, 7 * 24 * 60 * MINUTE, NOON);
    const { arms } = trials.find(({ version }) => version === 1)!;
    expect(arms.sort((a, b) => (a.arm < b.arm ? -1 : 1))).toMatchObject([
      { arm: 'held', people: 2, ordered: 1 },
      { arm: 'shown', people: 2, ordered: 1 },
    ]);
  });

  test('what one session says beyond measure is folded without being held all at once', async () => {
    const from = sender(site, { mode: 'full', session: randomId() });
    const wide = 'x'.repeat(8_000);
    for (let round = 0; round < 3; round++) {
      const rows = Array.from({ length: 1_000 }, () =>
        event(NOON, { type: 'engagement', data: { active_ms: 1, wide } }),
      );
      await store.log.append(from, rows);
    }
    let looked = 0;
    const fold = () =>
      store.fold.next(site.id, 1, (session) => {
        looked = session.events.length;
        return factsOf(session);
      });
    while (await fold());
    expect(looked).toBe(2_000);
    const [events] = await store.figures.counters(site.id, ['event'], { from: 0, to: NOON * 2 });
    expect(events!.count).toBe(3_000);
  });

  test('a question stands as most of its newest three askings and votes left it', async () => {
    const ask = (n: number, text: string, result: string) =>
      event(NOON + n, { type: 'faq_ask', data: { ask: `${text} ${n}`, text, lang: 'en', result, article: 'a' } });
    const rate = (n: number, text: string, helped: boolean) =>
      event(NOON + 500 + n, { type: 'faq_rate', data: { ask: `${text} ${n}`, article: 'a', lang: 'en', helped } });
    const rows = (text: string, results: string[], votes: boolean[] = []) => [
      ...results.map((result, n) => ask(n, text, result)),
      ...votes.map((helped, n) => rate(n, text, helped)),
    ];
    const [sure, unsure] = ['answered', 'unsure'];
    const all: [text: string, state: string, results: string[], votes?: boolean[]][] = [
      ['once', 'unanswered', [unsure]],
      ['healed', 'answered', [unsure, unsure, unsure, sure, sure]],
      ['broken', 'unanswered', [sure, sure, sure, unsure, unsure]],
      ['half', 'answered', [sure, unsure]],
      ['doubted', 'unhelpful', [sure, sure, sure, sure], [true, true, false, false]],
      ['mended', 'answered', [sure, sure, sure, sure], [false, false, true, true]],
      ['always', 'unhelpful', [sure, sure, sure, sure], [false, false, false, false]],
    ];
    for (const [text, , results, votes] of all) await store.log.append(sender(site), rows(text, results, votes));
    await foldAll();
    const askings = await store.figures.askings(site.id, { from: NOON, to: NOON + MINUTE });
    const found = sumsOf(askings, 'SHOP.example');
    expect(sumsOf(askings, 'elsewhere')).toEqual([]);
    const words = wordingsOf(
      askings,
      found.map((row) => row.question),
    );
    expect(new Map(found.map((row) => [words.get(row.question)?.text, row.state]))).toEqual(
      new Map(all.map(([text, state]) => [text, state])),
    );
  });

  test('a rebuild mends what drifted, also while others fold', async () => {
    await manyVisits();
    await foldAll();
    const db = await place.bare();
    const whole = await visits(db);
    const counters = () => store.figures.counters(site.id, ['event', 'visit', 'depth'], { from: 0, to: NOON * 2 });
    const right = await counters();
    await db.write(async (tx) => {
      await tx.run(`update counter set count = count + 5 where name = 'event'`);
      await tx.run('update visit set session_id = 987654321 where session_id = ?', [whole[5]!.session_id]);
      await tx.run('update visit set previous_at = 1');
    });
    const second = await place.open();
    await Promise.all([store.fold.reset(site.id), second.fold.next(site.id, 20, factsOf)]);
    await foldAll(9);
    expect(await visits(db)).toEqual(whole);
    expect(await counters()).toEqual(right);
  });
};
