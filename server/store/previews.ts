import type { Previews } from './contentStore.ts';
import type { Database } from './database.ts';

/** A person writes in a tab or two, and each change of the text asks for a new preview. */
const KEPT = 20;

export const createPreviews = (db: Database): Previews => ({
  keepPreview: (siteId, staffId, tokenHash, body, now, until) =>
    db.write(async (tx) => {
      await tx.run('delete from preview where until_at <= ?', [now]);
      await tx.run(
        `delete from preview
         where site_id = ? and staff_id = ? and token_hash not in (
           select token_hash from preview where site_id = ? and staff_id = ? order by until_at desc limit ?
         )`,
        [siteId, staffId, siteId, staffId, KEPT - 1],
      );
      await tx.run('insert into preview (token_hash, site_id, staff_id, body, until_at) values (?, ?, ?, ?, ?)', [
        tokenHash,
        siteId,
        staffId,
        JSON.stringify(body),
        until,
      ]);
    }),

  preview: async (tokenHash, now) => {
    const row = await db.get<{ body: string }>('select body from preview where token_hash = ? and until_at > ?', [
      tokenHash,
      now,
    ]);
    return row && (JSON.parse(row.body) as unknown);
  },
});
