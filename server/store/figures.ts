import { createAsked } from './asked.ts';
import { listed } from './bulk.ts';
import { COUNTS } from './countedOrders.ts';
import type { Database } from './database.ts';
import { marks } from './database.ts';
import { createExposures } from './exposures.ts';
import type { Figures, OrderRow, Period } from './store.ts';
import { QUARTER, quarterOf } from './tallies.ts';

const DAY = 86_400_000;

const IN_STEP = `site_id = ? and started_at >= step.begins and started_at < step.begins + ${DAY} and started_at < ?`;

const stepsOf = ({ from, to }: Period): number[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / DAY)) }, (_, n) => from + n * DAY);

const EARLIER = `exists (
    select 1 from purchase e where e.visitor_id = p.visitor_id and e.at < p.at and substr(e.id, 1, 1) <> 'r' and e.id <> p.id
  )
  or v.customer_id is not null and exists (
    select 1
    from visitor other
    join purchase e on e.visitor_id = other.id
    where other.customer_id = v.customer_id and e.at < p.at and substr(e.id, 1, 1) <> 'r' and e.id <> p.id
  )`;

type Visits = Pick<Figures, 'counters' | 'lost' | 'visitors' | 'orders' | 'refunds' | 'firstVisitAt' | 'stillOpen'>;

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

  // One statement, so that what is folded meanwhile is on both sides or on neither.
  lost: async (siteId, { from, to }) => {
    const row = await db.get<{ lost: number }>(
      `with compared as (
         select t.count - coalesce(c.count, 0) as missing
         from tally t
         left join counter c
           on c.site_id = t.site_id and c.name = 'event' and c.dimension = '' and c.quarter = t.quarter
         where t.site_id = ? and t.name = 'stored' and t.quarter >= ? and t.quarter + ${QUARTER} <= ?
           and t.quarter + ${QUARTER} <= coalesce(
             (select min(unfolded_at) from session where site_id = ? and unfolded_at is not null), ?
           )
       )
       select cast(coalesce(sum(missing), 0) as bigint) as lost
       from compared
       where missing > 0`,
      [siteId, quarterOf(from), to, siteId, to],
    );
    return row?.lost ?? 0;
  },

  visitors: (siteId, { from, to }) =>
    db.all(
      // A range of the index for each step: nothing has to be sorted.
      `select step.begins as "from", (
                select count(*)
                from visit
                where ${IN_STEP} and (previous_at is null or previous_at < ?)
              ) as visitors, (
                select count(*)
                from visit
                where ${IN_STEP} and engaged = 1 and (engaged_before is null or engaged_before < ?)
              ) as engaged
       from (${db.kind === 'postgres' ? 'select unnest(?::bigint[]) as begins' : 'select value as begins from json_each(?)'}) as step
       order by step.begins`,
      [siteId, to, from, siteId, to, from, listed(db.kind, stepsOf({ from, to }))],
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
