import { beforeEach, expect, test } from 'vitest';
import type { Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, NOON } from '../things.ts';

/** What staff decided about questions. */
export const questionMarksSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  let by: number;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    by = (await store.staff.add('ana@shop.example', 'Ana', site.id, 'staff', NOON)).id;
    return () => place.remove();
  });

  const of = async (mark: 'aside' | 'declined', article = '', one = site): Promise<string[]> =>
    [...(await store.questionMarks.of(one.id, mark, article))].sort();

  test('is kept once for each question, by site, mark and article', async () => {
    const other = await addSite(store, 'other');
    await store.questionMarks.put(site.id, 'aside', '', ['a', 'b'], by, NOON);
    await store.questionMarks.put(site.id, 'aside', '', ['b', 'c'], by, NOON + 1);
    await store.questionMarks.put(site.id, 'declined', 'oven', ['a'], by, NOON);
    expect(await of('aside')).toEqual(['a', 'b', 'c']);
    expect(await of('declined', 'oven')).toEqual(['a']);
    expect(await of('declined', 'returns')).toEqual([]);
    expect(await of('aside', '', other)).toEqual([]);
  });

  test('can be taken back', async () => {
    await store.questionMarks.put(site.id, 'aside', '', ['a', 'b'], by, NOON);
    await store.questionMarks.put(site.id, 'declined', 'oven', ['a'], by, NOON);
    await store.questionMarks.drop(site.id, 'aside', '', ['a', 'never there']);
    expect(await of('aside')).toEqual(['b']);
    expect(await of('declined', 'oven')).toEqual(['a']);
  });
};
