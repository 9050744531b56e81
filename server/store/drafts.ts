import type { ContentKind } from '../../protocol/content.ts';
import { toItem, toRef, holdSite, type ItemRecord, type StaffRecord } from './contentRows.ts';
import type { ContentItem, ContentKey, Drafts, StoredContent, StoredDraft } from './contentStore.ts';
import type { Database, Transaction } from './database.ts';

interface DraftRecord extends StaffRecord {
  id: string;
  rev: number;
  body: string;
  at: number;
}

const toDraft = (row: DraftRecord): StoredDraft => ({
  rev: row.rev,
  body: JSON.parse(row.body) as unknown,
  at: row.at,
  ...toRef(row),
});

interface VersionRecord extends ItemRecord {
  live: number | null;
  newest: number;
}

/** The newest version of each, and the one in the newest revision if that is another. */
const VERSIONS = `
  with newest as (
    select id, max(version) as version
    from content_version
    where site_id = ? and kind = ?
    group by id
  ), live as (
    select id, version
    from revision_content
    where site_id = ? and revision = (select max(revision) from revision where site_id = ?) and kind = ?
  )
  select c.kind, c.id, c.version, c.body, c.at, c.staff_id, s.name as staff_name,
         live.version as live, newest.version as newest
  from content_version c
  join newest on newest.id = c.id
  left join live on live.id = c.id
  left join staff s on s.id = c.staff_id
  where c.site_id = ? and c.kind = ? and c.version in (newest.version, live.version)`;

const DRAFTS = `
  select d.id, d.rev, d.body, d.at, d.staff_id, s.name as staff_name
  from content_draft d
  left join staff s on s.id = d.staff_id
  where d.site_id = ? and d.kind = ? and d.body is not null`;

const merged = (versions: VersionRecord[], drafts: DraftRecord[]): StoredContent[] => {
  const found = new Map<string, StoredContent>();
  const of = (id: string): StoredContent => {
    const one = found.get(id) ?? { id };
    found.set(id, one);
    return one;
  };
  for (const row of versions) {
    const item = toItem(row);
    if (row.version === row.live) of(row.id).live = item;
    if (row.version === row.newest) of(row.id).newest = item;
  }
  for (const row of drafts) of(row.id).draft = toDraft(row);
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Whether the newest version is still the one that was told, if one was. */
const upToDate = async (tx: Transaction, siteId: number, { kind, id }: ContentKey, version?: number) => {
  if (version === undefined) return true;
  const row = await tx.get<{ version: number | null }>(
    'select max(version) as version from content_version where site_id = ? and kind = ? and id = ?',
    [siteId, kind, id],
  );
  return (row?.version ?? 0) === version;
};

export const createDrafts = (db: Database): Drafts => {
  const find = async (siteId: number, kind: ContentKind, id?: string): Promise<StoredContent[]> => {
    const more = id === undefined ? [] : [id];
    // Drafts first: one that becomes a version between the two is seen twice, and not nowhere.
    const drafts = await db.all<DraftRecord>(`${DRAFTS}${id === undefined ? '' : ' and d.id = ?'}`, [
      siteId,
      kind,
      ...more,
    ]);
    const versions = await db.all<VersionRecord>(`${VERSIONS}${id === undefined ? '' : ' and c.id = ?'}`, [
      siteId,
      kind,
      siteId,
      siteId,
      kind,
      siteId,
      kind,
      ...more,
    ]);
    return merged(versions, drafts);
  };

  return {
    list: (siteId, kind) => find(siteId, kind),
    get: async (siteId, { kind, id }) => (await find(siteId, kind, id))[0],

    versions: async (siteId, { kind, id }) => {
      const rows = await db.all<Omit<ItemRecord, 'body'>>(
        `select c.kind, c.id, c.version, c.at, c.staff_id, s.name as staff_name
         from content_version c
         left join staff s on s.id = c.staff_id
         where c.site_id = ? and c.kind = ? and c.id = ?
         order by c.version desc`,
        [siteId, kind, id],
      );
      return rows.map((row): Omit<ContentItem, 'body'> => {
        return { kind: row.kind, id: row.id, version: row.version, at: row.at, ...toRef(row) };
      });
    },

    version: async (siteId, { kind, id }, version) => {
      const row = await db.get<ItemRecord>(
        `select c.kind, c.id, c.version, c.body, c.at, c.staff_id, s.name as staff_name
         from content_version c
         left join staff s on s.id = c.staff_id
         where c.site_id = ? and c.kind = ? and c.id = ? and c.version = ?`,
        [siteId, kind, id, version],
      );
      return row && toItem(row);
    },

    saveDraft: (siteId, { kind, id }, base, body, by, now) =>
      db.write(async (tx) => {
        await holdSite(db, tx, siteId);
        if (!(await upToDate(tx, siteId, { kind, id }, base.version))) return undefined;
        const text = JSON.stringify(body);
        const changed = await tx.get<{ rev: number }>(
          `update content_draft set rev = rev + 1, body = ?, staff_id = ?, at = ?
           where site_id = ? and kind = ? and id = ? and case when body is null then 0 else rev end = ?
           returning rev`,
          [text, by ?? null, now, siteId, kind, id, base.rev],
        );
        if (changed || base.rev !== 0) return changed?.rev;
        const added = await tx.get<{ rev: number }>(
          `insert into content_draft (site_id, kind, id, rev, body, staff_id, at)
           values (?, ?, ?, 1, ?, ?, ?)
           on conflict do nothing
           returning rev`,
          [siteId, kind, id, text, by ?? null, now],
        );
        return added?.rev;
      }),

    dropDraft: (siteId, { kind, id }, rev) =>
      db.write(async (tx) => {
        const dropped = await tx.run(
          `update content_draft set body = null, rev = rev + 1
           where site_id = ? and kind = ? and id = ? and body is not null and rev = ?`,
          [siteId, kind, id, rev],
        );
        return dropped === 1;
      }),

    hasRoom: async (siteId, { kind, id }, most) => {
      const ids = await db.all<{ id: string }>(
        `select id from content_draft where site_id = ? and kind = ? and body is not null
         union
         select id from content_version where site_id = ? and kind = ?`,
        [siteId, kind, siteId, kind],
      );
      return ids.length < most || ids.some((one) => one.id === id);
    },
  };
};
