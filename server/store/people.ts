import { dropBlocks, staleByBuyer } from './blockDrops.ts';
import { toBytes } from './bytes.ts';
import type { Database } from './database.ts';
import { only } from './database.ts';
import { holdSite } from './foldLock.ts';
import type { People, SenderRow } from './store.ts';
import { createTombstones } from './tombstones.ts';

export const createPeople = (db: Database, tombstones = createTombstones()): People => ({
  visitor: async (siteId, visitor) => {
    const row = await db.get<{ firstAt: number; mode: SenderRow['mode']; visits: number }>(
      `select coalesce(min(s.started_at), v.first_at) as "firstAt", v.mode, count(s.id) as visits
       from visitor v
       left join session s on s.visitor_id = v.id
       where v.site_id = ? and v.uuid = ?
       group by v.id, v.first_at, v.mode`,
      [siteId, toBytes(visitor)],
    );
    return row && { firstAt: row.firstAt, mode: row.mode, visits: row.visits };
  },

  join: (siteId, visitor, customer, now) =>
    db.write(async (tx) => {
      if (await tombstones.has(tx, siteId, visitor)) return;
      await tx.run('insert into customer (site_id, customer, first_at) values (?, ?, ?) on conflict do nothing', [
        siteId,
        customer,
        now,
      ]);
      const { id } = only(
        await tx.get<{ id: number }>('select id from customer where site_id = ? and customer = ?', [siteId, customer]),
      );
      const known = await tx.get<{ id: number; customer: number | null }>(
        'select id, customer_id as customer from visitor where site_id = ? and uuid = ?',
        [siteId, toBytes(visitor)],
      );
      if (known?.customer === id) return;
      if (known) await holdSite(db.kind, siteId)(tx);
      const stale = known ? await staleByBuyer(db.kind, tx, known.id) : [];
      // Events that name the visitor may still be on their way.
      await tx.run(
        `insert into visitor (site_id, uuid, mode, first_at, customer_id)
         values (?, ?, 'full', ?, ?)
         on conflict (site_id, uuid) do update set customer_id = excluded.customer_id`,
        [siteId, toBytes(visitor), now, id],
      );
      if (known) stale.push(...(await staleByBuyer(db.kind, tx, known.id)));
      await dropBlocks(db.kind, tx, siteId, stale);
    }),
});
