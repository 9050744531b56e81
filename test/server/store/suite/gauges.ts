import { beforeEach, expect, test } from 'vitest';
import { uuidv7 } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import type { Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, event, MINUTE, NOON, response, sender } from '../things.ts';

const HOUR = 60 * MINUTE;
const ALWAYS = { from: 0, to: NOON * 2 };

export const gaugesSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    return () => place.remove();
  });

  test('what was received is told by hour, refusals of all reasons together', async () => {
    const other = await addSite(store, 'other');
    const add = (name: string, at: number, count = 1, to = site) => store.tallies.add(to.id, name, at, count);
    await add('stored', NOON - 1);
    await add('stored', NOON, 2);
    await add('stored', NOON + 59 * MINUTE, 3);
    await add('duplicate', NOON + HOUR);
    await add('refused:older than retention', NOON, 4);
    await add('refused:id: not a UUID', NOON + 20 * MINUTE, 5);
    await add('numbered:full', NOON, 9);
    await add('stored', NOON, 100, other);
    expect(await store.tallies.hours(site.id, NOON, NOON + HOUR + 1)).toEqual([
      { at: NOON, name: 'refused', count: 9 },
      { at: NOON, name: 'stored', count: 5 },
      { at: NOON + HOUR, name: 'duplicate', count: 1 },
    ]);
  });

  test('what was late is counted by how much, when it was received, whatever was folded before', async () => {
    const from = sender(site, { mode: 'full' });
    const lags = [0, MINUTE, MINUTE + 1, HOUR + 1, 24 * HOUR + 1];
    for (const lag of lags) {
      await store.log.append(from, [event(NOON, { id: uuidv7(NOON), receivedAt: NOON + lag })]);
      while (await store.fold.next(site.id, 10, factsOf));
    }
    const late = await store.figures.counters(site.id, ['late'], ALWAYS);
    expect(Object.fromEntries(late.map(({ dimension, count }) => [dimension, count]))).toEqual({
      minute: 3,
      hour: 2,
      day: 1,
    });
    expect(await store.figures.counters(site.id, ['late'], { from: NOON + 24 * HOUR, to: NOON * 2 })).toHaveLength(3);
  });

  test('its size and what waits in it can be asked', async () => {
    expect(await store.gauges.queues()).toEqual({ sessions: 0, mails: 0, failed: 0 });
    expect(await store.gauges.size()).toBeGreaterThan(10_000);
    await store.log.append(sender(site), [event()]);
    const mail = { messageId: 'one@host', to: 'ana@shop.example', subject: 'New', text: 'A message' };
    const answered = response();
    await store.responses.put(sender(site), [answered], new Map([[answered.id, [mail]]]));
    expect(await store.gauges.queues()).toMatchObject({ mails: 1, failed: 0 });
    const [claimed] = await store.outgoing.claim(NOON * 2, NOON * 2, 1);
    await store.outgoing.failed(claimed!.id, 'no such person');
    expect(await store.gauges.queues()).toEqual({ sessions: 2, mails: 0, failed: 1 });
  });
};
