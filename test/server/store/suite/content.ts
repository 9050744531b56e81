import { beforeEach, describe, expect, test } from 'vitest';
import type { Release, Site, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, MINUTE, NOON } from '../things.ts';

const DAY = 24 * 60 * MINUTE;

/** Drafts, versions, revisions and previews of what owners write. */
export const contentSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  let by: number;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    by = (await store.staff.add('ana@lut.example', 'Ana', site.id, 'owner', NOON)).id;
    return () => place.remove();
  });

  const returns = { kind: 'article', id: 'returns' } as const;
  type Added = Release['add'][number];
  const article = (id: string, version: number, more: Partial<Added> = {}): Added => ({
    kind: 'article',
    id,
    version,
    body: { text: `${id} ${version}` },
    ...more,
  });
  const release = (base: number, more: Partial<Release> = {}): Release => ({
    base,
    from: base,
    without: [],
    add: [],
    document: { v: 1, base },
    parts: new Map(),
    ...more,
  });
  const publish = (made: Release, at = NOON, to = store) => to.content.publish(site.id, made, by, at);
  const save = (rev: number, n: number, to = store) =>
    to.content.saveDraft(site.id, returns, { rev }, { n }, by, NOON + n);
  const held = async (revision?: number) =>
    (await store.content.contents(site.id, revision))?.items.map(({ id, version }) => `${id} ${version}`);

  describe('a draft', () => {
    test('is changed only by who has read it, and says who wrote it', async () => {
      const second = await place.open();
      const begun = await Promise.all([save(0, 1), save(0, 2, second), save(0, 3)]);
      expect(begun.filter((rev) => rev !== undefined)).toEqual([1]);
      expect(await save(0, 4)).toBeUndefined();
      expect(await save(2, 4)).toBeUndefined();
      expect(await save(1, 5)).toBe(2);
      expect(await save(1, 6, second)).toBeUndefined();
      expect(await store.content.get(site.id, returns)).toEqual({
        id: 'returns',
        draft: { rev: 2, body: { n: 5 }, at: NOON + 5, by: { id: by, name: 'Ana' } },
      });
    });

    test('finds room while there are fewer, or if it is there itself', async () => {
      await save(0, 1);
      const other = { ...returns, id: 'other' };
      expect(await store.content.hasRoom(site.id, other, 2)).toBe(true);
      expect(await store.content.hasRoom(site.id, other, 1)).toBe(false);
      expect(await store.content.hasRoom(site.id, returns, 1)).toBe(true);
      await store.content.dropDraft(site.id, returns, 1);
      expect(await store.content.hasRoom(site.id, other, 1)).toBe(true);
    });

    test('thrown away is gone, and one that follows is not taken for it', async () => {
      await save(0, 1);
      expect(await store.content.dropDraft(site.id, returns, 2)).toBe(false);
      expect(await store.content.dropDraft(site.id, returns, 1)).toBe(true);
      expect(await store.content.get(site.id, returns)).toBeUndefined();
      expect(await store.content.list(site.id, 'article')).toEqual([]);
      expect(await save(1, 2)).toBeUndefined();
      expect(await save(0, 3)).toBe(3);
    });

    test('that was begun upon an older version is not taken', async () => {
      await publish(release(0, { add: [article('returns', 1)] }));
      const upon = (version: number) => store.content.saveDraft(site.id, returns, { rev: 0, version }, {}, by, NOON);
      expect(await upon(0)).toBeUndefined();
      expect(await upon(1)).toBe(1);
    });
  });

  describe('a revision', () => {
    test('takes the draft it publishes, and what the one before it held', async () => {
      await publish(release(0, { add: [article('sizes', 1)] }));
      await save(0, 1);
      expect(await publish(release(1, { add: [article('returns', 1, { rev: 1 })] }))).toBe(true);
      expect(await held()).toEqual(['returns 1', 'sizes 1']);
      expect(await held(1)).toEqual(['sizes 1']);
      const { draft, live, newest } = (await store.content.get(site.id, returns))!;
      expect([draft, live, newest?.version]).toEqual([undefined, newest, 1]);
      expect(live).toMatchObject({ body: { text: 'returns 1' }, at: NOON, by: { name: 'Ana' } });
    });

    test('is refused whole when another was made, or its draft has moved on', async () => {
      await publish(release(0, { add: [article('sizes', 1)] }));
      await save(0, 1);
      await save(1, 2);
      expect(await publish(release(0, { add: [article('late', 1)] }))).toBe(false);
      expect(
        await publish(release(1, { add: [article('returns', 1, { rev: 1 })], parts: new Map([['h', '1']]) })),
      ).toBe(false);
      expect(await held()).toEqual(['sizes 1']);
      expect(await store.content.part(site.id, 'h')).toBeUndefined();
      expect(await store.content.versions(site.id, returns)).toEqual([]);
      expect((await store.content.get(site.id, returns))?.draft?.rev).toBe(2);
    });

    test('of several collectors that publish at once is one, and the others know', async () => {
      const second = await place.open();
      const stores = [store, second, store, second];
      const made = await Promise.all(
        stores.map((one, n) => publish(release(0, { add: [article(`a${n}`, 1)] }), NOON, one)),
      );
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await held()).toHaveLength(1);
      expect(await store.content.published(site.id)).toMatchObject({ revision: 1 });
    });

    test('leaves out what is taken off, which keeps its versions', async () => {
      await publish(release(0, { add: [article('returns', 1), article('sizes', 1)] }));
      await publish(release(1, { without: [{ kind: 'article', id: 'sizes' }] }));
      expect(await held()).toEqual(['returns 1']);
      const [, off] = await store.content.list(site.id, 'article');
      expect(off).toMatchObject({ id: 'sizes', newest: { version: 1 } });
      expect(off).not.toHaveProperty('live');
      expect(await store.content.version(site.id, { kind: 'article', id: 'sizes' }, 1)).toMatchObject({
        body: { text: 'sizes 1' },
      });
    });

    test('that brings another back holds exactly what that one held', async () => {
      await publish(release(0, { add: [article('returns', 1), article('sizes', 1)] }));
      await publish(release(1, { add: [article('returns', 2)], without: [{ kind: 'article', id: 'sizes' }] }));
      await publish(release(2, { add: [article('care', 1)] }));
      expect(await publish(release(3, { from: 1, restored: 1 }), NOON + MINUTE)).toBe(true);
      expect(await held()).toEqual(await held(1));
      expect(await held(3)).toEqual(['care 1', 'returns 2']);
      const told = await store.content.revisions(site.id, 3);
      expect(told.map(({ revision, restored }) => [revision, restored])).toEqual([
        [4, 1],
        [3, undefined],
        [2, undefined],
      ]);
      expect(told[0]).toMatchObject({ at: NOON + MINUTE, by: { name: 'Ana' } });
      const whats = told.map(({ changes }) => changes.map(({ id, how }) => `${id} ${how}`));
      expect(whats).toEqual([
        ['care removed', 'returns changed', 'sizes added'],
        ['care added'],
        ['returns changed', 'sizes removed'],
      ]);
      expect(told[0]!.changes[0]!.body).toEqual({ text: 'care 1' });
      const [oldest, ...none] = await store.content.revisions(site.id, 9, 2);
      expect(oldest!.changes.map(({ how }) => how)).toEqual(['added', 'added']);
      expect(none).toEqual([]);
    });

    test('shares its parts with others; those nobody can ask for any more are gone in a week', async () => {
      const parts = (...hashes: string[]) => new Map(hashes.map((hash) => [hash, `"${hash}"`]));
      await publish(release(0, { parts: parts('a', 'b') }));
      await publish(release(1, { parts: parts('b', 'c') }), NOON + 30 * DAY);
      await publish(release(2, { parts: parts('c', 'd') }), NOON + 36 * DAY);
      const there = async () =>
        (await Promise.all(['a', 'b', 'c', 'd'].map((hash) => store.content.part(site.id, hash)))).map(Boolean);
      expect(await there()).toEqual([true, true, true, true]);
      await publish(release(3, { parts: parts('a', 'd') }), NOON + 38 * DAY);
      expect(await there()).toEqual([true, true, true, true]);
      await publish(release(4, { parts: parts('a') }), NOON + 44 * DAY);
      expect(await there()).toEqual([true, false, true, true]);
      expect(await store.content.part(site.id + 1, 'a')).toBeUndefined();
    });

    test('of another site is another', async () => {
      const other = await addSite(store, 'other');
      await publish(release(0, { add: [article('returns', 1)] }));
      expect(await store.content.contents(other.id)).toBeUndefined();
      expect(await store.content.get(other.id, returns)).toBeUndefined();
      expect(await store.content.contents(site.id, 2)).toBeUndefined();
    });
  });

  describe('a preview', () => {
    const token = (n: number): Uint8Array => new Uint8Array(32).fill(n);
    const keep = (n: number, now = NOON) =>
      store.content.keepPreview(site.id, by, token(n), { n }, now, now + 30 * MINUTE);

    test('is there until its end, and of one person no more than a few', async () => {
      await keep(1);
      expect(await store.content.preview(token(1), NOON + 30 * MINUTE - 1)).toEqual({ n: 1 });
      expect(await store.content.preview(token(1), NOON + 30 * MINUTE)).toBeUndefined();
      expect(await store.content.preview(token(2), NOON)).toBeUndefined();
      for (let n = 2; n <= 22; n++) await keep(n, NOON + n);
      expect(await store.content.preview(token(2), NOON)).toBeUndefined();
      expect(await store.content.preview(token(3), NOON)).toEqual({ n: 3 });
    });
  });
};
