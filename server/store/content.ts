import type { Database, Transaction } from './database.ts';
import { only } from './database.ts';
import type { Content } from './store.ts';

export const createContent = (db: Database): Content => {
  /** Two owners who save at once get two numbers. */
  const hold = (tx: Transaction, siteId: number) => tx.get(`select id from site where id = ?${db.forUpdate}`, [siteId]);

  return {
    save: (siteId, kind, id, body, by, now) =>
      db.write(async (tx) => {
        await hold(tx, siteId);
        const row = await tx.get<{ version: number }>(
          `insert into content_version (site_id, kind, id, version, body, staff_id, at)
           values (?, ?, ?,
                   (select coalesce(max(version), 0) + 1 from content_version where site_id = ? and kind = ? and id = ?),
                   ?, ?, ?)
           returning version`,
          [siteId, kind, id, siteId, kind, id, JSON.stringify(body), by ?? null, now],
        );
        return only(row).version;
      }),

    current: async (siteId, kind) => {
      const rows = await db.all<{ id: string; version: number; body: string }>(
        `with newest as (
           select id, max(version) as version from content_version where site_id = ? and kind = ? group by id
         )
         select c.id, c.version, c.body
         from content_version c
         join newest n on n.id = c.id and n.version = c.version
         where c.site_id = ? and c.kind = ?
         order by c.id`,
        [siteId, kind, siteId, kind],
      );
      return rows.map((row) => ({ id: row.id, version: row.version, body: JSON.parse(row.body) as unknown }));
    },

    publish: (siteId, document, parts, by, now) =>
      db.write(async (tx) => {
        await hold(tx, siteId);
        for (const [hash, body] of parts) {
          await tx.run('insert into part (site_id, hash, body) values (?, ?, ?) on conflict do nothing', [
            siteId,
            hash,
            body,
          ]);
        }
        const row = await tx.get<{ revision: number }>(
          `insert into revision (site_id, revision, document, staff_id, at)
           values (?, (select coalesce(max(revision), 0) + 1 from revision where site_id = ?), ?, ?, ?)
           returning revision`,
          [siteId, siteId, JSON.stringify(document), by ?? null, now],
        );
        return only(row).revision;
      }),

    published: async (siteId) => {
      const row = await db.get<{ revision: number; document: string }>(
        'select revision, document from revision where site_id = ? order by revision desc limit 1',
        [siteId],
      );
      return row && { revision: row.revision, document: JSON.parse(row.document) as unknown };
    },

    part: async (siteId, hash) =>
      (await db.get<{ body: string }>('select body from part where site_id = ? and hash = ?', [siteId, hash]))?.body,
  };
};
