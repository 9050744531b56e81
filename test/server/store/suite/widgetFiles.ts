import { beforeEach, expect, test } from 'vitest';
import type { Store, WidgetFile } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { MINUTE, NOON } from '../things.ts';

const DAY = 24 * 60 * MINUTE;
const file = (name: string, text = name): WidgetFile => ({
  name,
  type: 'text/javascript; charset=utf-8',
  body: new TextEncoder().encode(text),
});

/** What pages that are open load of the widget. */
export const widgetFilesSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    return () => place.remove();
  });
  const there = async (...names: string[]): Promise<boolean[]> =>
    (await Promise.all(names.map((name) => store.widgetFiles.get(name)))).map(Boolean);

  test('stays for a week after a version that has no such file, and comes back with one that has', async () => {
    await store.widgetFiles.keep([file('a', 'ä'), file('b')], NOON);
    const { name, type, body } = (await store.widgetFiles.get('a'))!;
    expect([name, type, new TextDecoder().decode(body)]).toEqual(['a', file('a').type, 'ä']);
    await store.widgetFiles.keep([file('b'), file('c')], NOON + DAY);
    await store.widgetFiles.keep([file('b'), file('c')], NOON + 7 * DAY);
    expect(await there('a', 'b', 'c', 'd')).toEqual([true, true, true, false]);
    await store.widgetFiles.keep([file('a'), file('c')], NOON + 7 * DAY);
    await store.widgetFiles.keep([file('c')], NOON + 13 * DAY);
    expect(await there('a', 'b', 'c')).toEqual([true, true, true]);
    await store.widgetFiles.keep([file('c')], NOON + 15 * DAY);
    expect(await there('a', 'b', 'c')).toEqual([true, false, true]);
  });

  test('is the newest of its name, as a loader of one version that was built again', async () => {
    await store.widgetFiles.keep([file('attendant-1.js', 'first')], NOON);
    await store.widgetFiles.keep([file('attendant-1.js', 'second')], NOON + DAY);
    await store.widgetFiles.keep([file('attendant-2.js')], NOON + 2 * DAY);
    expect(new TextDecoder().decode((await store.widgetFiles.get('attendant-1.js'))!.body)).toBe('second');
  });

  test('is kept once by collectors that start at once', async () => {
    const second = await place.open();
    await Promise.all([store, second, store].map((one) => one.widgetFiles.keep([file('a'), file('b')], NOON)));
    expect(await there('a', 'b')).toEqual([true, true]);
  });

  test('is not lost to a start without any, as in a clone that is not built', async () => {
    await store.widgetFiles.keep([file('a')], NOON);
    await store.widgetFiles.keep([], NOON + DAY);
    await store.widgetFiles.keep([], NOON + 30 * DAY);
    expect(await there('a')).toEqual([true]);
  });
};
