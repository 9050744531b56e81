import { createAsked } from './asked.ts';
import { COUNTS } from './countedOrders.ts';
import type { Database } from './database.ts';
import { marks } from './database.ts';
import { createExposures } from './exposures.ts';
import type { Figures, OrderRow } from './store.ts';
import { quarterOf } from './tallies.ts';

const DAY = 86_400_000;

const EARLIER = `exists (
    select 1 from purchase e where e.visitor_id = p.visitor_id and e.at < p.at and substr(e.id, 1, 1) <> 'r' and e.id <> p.id
  )
  or v.customer_id is not null and exists (
    select 1
    from visitor other
    join purchase e on e.visitor_id = other.id
    where other.customer_id = v.customer_id and e.at < p.at and substr(e.id, 1, 1) <> 'r' and e.id <> p.id
  )`;

type Visits = Pick<Figures, 'counters' | 'visitors' | 'orders' | 'refunds' | 'firstVisitAt' | 'stillOpen'>;

const createVisitFigures = (db: Database): Visits => ({
  counters: (siteId, names, { from, to }) =>
    db.all(
      `select name, dimension, cast(sum(count) as bigint) as count
       from counter
       where site_id = ? and name in (${marks(names)}) and quarter >= ? and quarter < ?
       group by name, dimension
       order by name, dimension`,
      [siteId, ...names, quarterOf(from), to],
    ),

  visitors: (siteId, { from, to }) =>
    db.all(
      `with person as (
         select visitor_id, min(started_at) as at, max(engaged) as engaged
         from visit
         where site_id = ? and started_at >= ? and started_at < ?
         group by visitor_id
       )
       select cast((at - ?) / ${DAY} as bigint) as step, count(*) as visitors, cast(sum(engaged) as bigint) as engaged
       from person
       group by 1
       order by 1`,
      [siteId, from, to, from],
    ),

  orders: async (siteId, { from, to }) => {
    const rows = await db.all<Omit<OrderRow, 'again' | 'buyer'> & { again: number; customer: number | null }>(
      `select p.at, p.visitor_id as visitor, v.customer_id as customer, seen.started_at as "visitAt", p.value, p.currency,
              case when ${EARLIER} then 1 else 0 end as again
       from purchase p
       join visitor v on v.id = p.visitor_id
       join visit seen on seen.session_id = p.session_id
       where p.site_id = ? and p.at >= ? and p.at < ? and ${COUNTS}
       order by p.at`,
      [siteId, from, to],
    );
    return rows.map(({ again, customer, ...row }) => ({
      ...row,
      buyer: customer === null ? `visitor ${row.visitor}` : `customer ${customer}`,
      again: again === 1,
    }));
  },

  refunds: (siteId, { from, to }) =>
    db.all(
      `select currency, -value as value
       from purchase p
       where site_id = ? and at >= ? and at < ? and substr(id, 1, 1) = 'r' and value is not null and currency is not null`,
      [siteId, from, to],
    ),

  firstVisitAt: async (siteId) => {
    const row = await db.get<{ at: number | null }>('select min(started_at) as at from visit where site_id = ?', [
      siteId,
    ]);
    return row?.at ?? undefined;
  },

  stillOpen: (siteId, { from, to }, since) =>
    db.all(
      `select depth, count(*) as visits
       from visit
       where site_id = ? and started_at >= ? and started_at < ? and ended_at > ?
       group by depth`,
      [siteId, from, to, since],
    ),
});

/** Questions of an owner to what was folded; see derived.ts. */
export const createFigures = (db: Database): Figures => ({
  ...createVisitFigures(db),
  ...createAsked(db),
  ...createExposures(db),
});
