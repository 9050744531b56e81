import { holdSite, toItem, toRef, type ItemRecord, type StaffRecord } from './contentRows.ts';
import type { Release, RevisionChange, Revisions, StoredRevision } from './contentStore.ts';
import type { Database, Transaction } from './database.ts';
import { marks } from './database.ts';

/** ms in which a page that still has an older document may ask for its parts. */
const PARTS_STAY = 7 * 86_400_000;

/** The parts of the newest revision, and of older ones those that open pages may still ask for. */
const keepParts = async (tx: Transaction, siteId: number, { parts, packed }: Release, now: number): Promise<void> => {
  const hashes = [...parts.keys()];
  await tx.run(
    `update part set left_at = ? where site_id = ? and left_at is null${hashes.length ? ` and hash not in (${marks(hashes)})` : ''}`,
    [now, siteId, ...hashes],
  );
  for (const [hash, body] of parts) {
    await tx.run(
      `insert into part (site_id, hash, body, br) values (?, ?, ?, ?)
       on conflict (site_id, hash) do update set left_at = null, br = coalesce(excluded.br, part.br)`,
      [siteId, hash, body, packed?.get(hash) ?? null],
    );
  }
  await tx.run('delete from part where site_id = ? and left_at < ?', [siteId, now - PARTS_STAY]);
};

/** Ends the drafts that become versions; false if one of them has moved on. */
const takeDrafts = async (tx: Transaction, siteId: number, add: Release['add']): Promise<boolean> => {
  for (const { kind, id, rev } of add) {
    if (rev === undefined) continue;
    const taken = await tx.run(
      `update content_draft set body = null, rev = rev + 1
       where site_id = ? and kind = ? and id = ? and rev = ? and body is not null`,
      [siteId, kind, id, rev],
    );
    if (taken === 0) return false;
  }
  return true;
};

const keepContents = async (tx: Transaction, siteId: number, release: Release, by: number | null, now: number) => {
  const { base, from, without, add } = release;
  const revision = base + 1;
  await tx.run(
    `insert into revision_content (site_id, revision, kind, id, version)
     select site_id, cast(? as integer), kind, id, version from revision_content where site_id = ? and revision = ?`,
    [revision, siteId, from],
  );
  for (const { kind, id } of [...without, ...add]) {
    await tx.run('delete from revision_content where site_id = ? and revision = ? and kind = ? and id = ?', [
      siteId,
      revision,
      kind,
      id,
    ]);
  }
  for (const { kind, id, version, body } of add) {
    await tx.run(
      'insert into content_version (site_id, kind, id, version, body, staff_id, at) values (?, ?, ?, ?, ?, ?, ?)',
      [siteId, kind, id, version, JSON.stringify(body), by, now],
    );
    await tx.run('insert into revision_content (site_id, revision, kind, id, version) values (?, ?, ?, ?, ?)', [
      siteId,
      revision,
      kind,
      id,
      version,
    ]);
  }
};

class MovedOn extends Error {}

/** @throws MovedOn, which undoes all of it */
const publish = async (tx: Transaction, siteId: number, release: Release, by: number | null, now: number) => {
  const newest = await tx.get<{ revision: number | null }>(
    'select max(revision) as revision from revision where site_id = ?',
    [siteId],
  );
  if ((newest?.revision ?? 0) !== release.base) throw new MovedOn();
  if (!(await takeDrafts(tx, siteId, release.add))) throw new MovedOn();
  await keepParts(tx, siteId, release, now);
  await tx.run('insert into revision (site_id, revision, document, staff_id, at, restored) values (?, ?, ?, ?, ?, ?)', [
    siteId,
    release.base + 1,
    JSON.stringify(release.document),
    by,
    now,
    release.restored ?? null,
  ]);
  await keepContents(tx, siteId, release, by, now);
};

interface ChangeRecord {
  revision: number;
  kind: RevisionChange['kind'];
  id: string;
  how: RevisionChange['how'];
  body: string;
}

/** Each revision of a range beside the one before it. */
const CHANGES = `
  select n.revision, n.kind, n.id, v.body, case when o.version is null then 'added' else 'changed' end as how
  from revision_content n
  left join revision_content o
    on o.site_id = n.site_id and o.revision = n.revision - 1 and o.kind = n.kind and o.id = n.id
  join content_version v on v.site_id = n.site_id and v.kind = n.kind and v.id = n.id and v.version = n.version
  where n.site_id = ? and n.revision between ? and ? and (o.version is null or o.version <> n.version)
  union all
  select o.revision + 1, o.kind, o.id, v.body, 'removed'
  from revision_content o
  left join revision_content n
    on n.site_id = o.site_id and n.revision = o.revision + 1 and n.kind = o.kind and n.id = o.id
  join content_version v on v.site_id = o.site_id and v.kind = o.kind and v.id = o.id and v.version = o.version
  where o.site_id = ? and o.revision between ? and ? and n.version is null
  order by 2, 3`;

export const createRevisions = (db: Database): Revisions => {
  const changesOf = async (siteId: number, from: number, to: number): Promise<Map<number, RevisionChange[]>> => {
    const rows = await db.all<ChangeRecord>(CHANGES, [siteId, from, to, siteId, from - 1, to - 1]);
    return Map.groupBy(
      rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as unknown })),
      ({ revision }) => revision,
    );
  };

  return {
    contents: async (siteId, revision) => {
      const row = await db.get<{ revision: number | null }>(
        `select max(revision) as revision from revision where site_id = ?${revision === undefined ? '' : ' and revision = ?'}`,
        [siteId, ...(revision === undefined ? [] : [revision])],
      );
      const found = row?.revision;
      if (found === undefined || found === null) return undefined;
      const rows = await db.all<ItemRecord>(
        `select c.kind, c.id, c.version, c.body, c.at, c.staff_id, s.name as staff_name
         from revision_content r
         join content_version c on c.site_id = r.site_id and c.kind = r.kind and c.id = r.id and c.version = r.version
         left join staff s on s.id = c.staff_id
         where r.site_id = ? and r.revision = ?
         order by c.kind, c.id`,
        [siteId, found],
      );
      return { revision: found, items: rows.map(toItem) };
    },

    publish: async (siteId, release, by, now) => {
      try {
        await db.write(async (tx) => {
          await holdSite(db, tx, siteId);
          await publish(tx, siteId, release, by ?? null, now);
        });
        return true;
      } catch (error) {
        if (error instanceof MovedOn) return false;
        throw error;
      }
    },

    revisions: async (siteId, limit, before = Number.MAX_SAFE_INTEGER) => {
      const rows = await db.all<StaffRecord & { revision: number; at: number; restored: number | null }>(
        `select r.revision, r.at, r.restored, r.staff_id, s.name as staff_name
         from revision r
         left join staff s on s.id = r.staff_id
         where r.site_id = ? and r.revision < ?
         order by r.revision desc
         limit ?`,
        [siteId, before, limit],
      );
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) return [];
      const changes = await changesOf(siteId, last.revision, first.revision);
      return rows.map(({ revision, at, restored, ...staff }): StoredRevision => {
        const told = changes.get(revision) ?? [];
        return {
          revision,
          at,
          ...toRef(staff),
          ...(restored !== null && { restored }),
          changes: told.map(({ kind, id, how, body }) => ({ kind, id, how, body })),
        };
      });
    },

    published: async (siteId) => {
      const row = await db.get<{ revision: number; document: string }>(
        'select revision, document from revision where site_id = ? order by revision desc limit 1',
        [siteId],
      );
      return row && { revision: row.revision, document: JSON.parse(row.document) as unknown };
    },

    part: async (siteId, hash) =>
      (await db.get<{ body: string }>('select body from part where site_id = ? and hash = ?', [siteId, hash]))?.body,

    packedPart: async (siteId, hash) => {
      const row = await db.get<{ body: string; br: Uint8Array | null }>(
        'select body, br from part where site_id = ? and hash = ?',
        [siteId, hash],
      );
      return row && { body: row.body, ...(row.br && { br: row.br }) };
    },

    packed: async (siteId) => {
      const rows = await db.all<{ hash: string }>('select hash from part where site_id = ? and br is not null', [
        siteId,
      ]);
      return new Set(rows.map(({ hash }) => hash));
    },
  };
};
