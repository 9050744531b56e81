import { beforeEach, expect, test } from 'vitest';
import { randomId } from '../../../../protocol/ids.ts';
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
};
