import { beforeEach, expect, test } from 'vitest';
import { content } from '../../../../server/store/migrations/002-content.ts';
import { migrate, migrations } from '../../../../server/store/migrate.ts';
import {
  Nothing,
  publishDraft,
  publishNewSite,
  publishSite,
  rollBack,
  takeOff,
} from '../../../../server/publish/publish.ts';
import { standardContents } from '../../../../server/publish/standard.ts';
import type { Site, Store } from '../../../../server/store/store.ts';
import { article } from '../../publish/contents.ts';
import type { Engine, Place } from '../engines.ts';
import { addSite, NOON } from '../things.ts';

const key = (n: number) => ({ kind: 'article', id: `a${n}` }) as const;

/** Several collectors that publish on one database. */
export const publishingSuite = (kind: Engine['kind'], fresh: () => Promise<Place>): void => {
  let place: Place;
  let stores: Store[];
  let site: Site;
  beforeEach(async () => {
    place = await fresh();
    stores = [await place.open(), await place.open(), await place.open()];
    site = await addSite(stores[0]!);
    await publishNewSite(stores[0]!, site, NOON, standardContents());
    return () => place.remove();
  });

  const of = (n: number): Store => stores[n % stores.length]!;
  const begin = (n: number) =>
    of(n).content.saveDraft(site.id, key(n), { rev: 0 }, article(`Text ${n}`), undefined, NOON);
  const held = async () =>
    (await of(0).content.contents(site.id))!.items.filter((item) => item.kind === 'article').map(({ id }) => id);

  test('none loses what another publishes at the same time, and each has a revision of its own', async () => {
    const all = [0, 1, 2, 3, 4, 5];
    await Promise.all(all.map(begin));
    const revisions = await Promise.all(all.map((n) => publishDraft(of(n), site, key(n), { now: NOON })));
    expect(revisions.toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
    expect(await held()).toEqual(all.map((n) => `a${n}`));
    await Promise.all([
      takeOff(of(0), site, key(0), { now: NOON }),
      takeOff(of(1), site, key(1), { now: NOON }),
      of(2)
        .sites.change(site.id, { name: 'New name' })
        .then(() => publishSite(of(2), site, NOON)),
    ]);
    expect(await held()).toEqual(['a2', 'a3', 'a4', 'a5']);
    const { revision, document } = (await of(1).content.published(site.id))!;
    expect(revision).toBe(10);
    expect(document).toMatchObject({ name: 'New name' });
  });

  test('a draft is published once, however many ask for it', async () => {
    await begin(1);
    const asked = await Promise.allSettled([0, 1, 2].map((n) => publishDraft(of(n), site, key(1), { now: NOON })));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Nothing);
    expect(await of(0).content.versions(site.id, key(1))).toHaveLength(1);
  });

  test('rolled back, the pages get exactly what they had, parts and all', async () => {
    await begin(1);
    await publishDraft(of(0), site, key(1), { now: NOON });
    const then = (await of(0).content.published(site.id))!.document as { help: Record<string, string> };
    await of(1).content.saveDraft(site.id, key(1), { rev: 0 }, article('Other'), undefined, NOON);
    await publishDraft(of(1), site, key(1), { now: NOON });
    expect(await rollBack(of(2), site, 2, { now: NOON })).toBe(4);
    expect((await of(0).content.published(site.id))!.document).toEqual(then);
    expect(await of(0).content.part(site.id, then.help['en']!.slice(2, -5))).toContain('Text 1');
    await expect(rollBack(of(2), site, 9, { now: NOON })).rejects.toThrow(Nothing);
  });

  test('what older versions of the program published is known as contents, and their documents are served whole', async () => {
    const db = await place.bare();
    const old = await addSite(of(0), 'old');
    await db.write(async (tx) => {
      const look = (version: number, at: number) =>
        tx.run(
          `insert into content_version (site_id, kind, id, version, body, at) values (?, 'look', 'look', ?, ?, ?)`,
          [old.id, version, JSON.stringify({ brand: version === 1 ? '#111111' : '#222222' }), at],
        );
      const revision = (number: number, at: number) =>
        tx.run('insert into revision (site_id, revision, document, at) values (?, ?, ?, ?)', [
          old.id,
          number,
          `{"v":1,"name":"Old","surveys":[]}`,
          at,
        ]);
      await look(1, NOON);
      await revision(1, NOON);
      await look(2, NOON + 5);
      await revision(2, NOON + 6);
    });
    const filling = content[kind].slice(content[kind].indexOf('insert into revision_content'));
    await db.write((tx) => tx.exec(`delete from revision_content; ${filling}`));
    const versions = async (revision: number) =>
      (await of(0).content.contents(old.id, revision))!.items.map(({ id, version }) => [id, version]);
    expect([await versions(1), await versions(2)]).toEqual([[['look', 1]], [['look', 2]]]);
    expect(await of(0).content.published(old.id)).toEqual({
      revision: 2,
      document: { v: 1, name: 'Old', surveys: [] },
    });
    expect(await rollBack(of(1), old, 1, { now: NOON + 9 })).toBe(3);
    expect((await of(0).content.published(old.id))!.document).toMatchObject({
      name: 'Lut & Foc',
      nudges: [],
      lang: 'en',
    });
    expect(await migrate(db, migrations)).toEqual([]);
  });
};
