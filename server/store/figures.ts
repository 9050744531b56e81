import { createAsked } from './asked.ts';
import { DAY } from './blockKinds.ts';
import { begunAt, type Blocks } from './blocks.ts';
import { NONE, WIDTHS } from './blockPacks.ts';
import type { Database } from './database.ts';
import { marks } from './database.ts';
import { createExposures } from './exposures.ts';
import { createVisitCounts } from './visitCounts.ts';
import type { Counted, Figures, OrderRow, Period } from './store.ts';
import { QUARTER, quarterOf } from './tallies.ts';

type Sums = Pick<Figures, 'counters' | 'lost' | 'firstVisitAt' | 'stillOpen'>;
type Orders = Pick<Figures, 'orders' | 'refunds'>;

const inOrder = (a: Counted, b: Counted): number =>
  a.name === b.name ? Number(a.dimension > b.dimension) || -1 : a.name < b.name ? -1 : 1;

const createSums = (db: Database, blocks: Blocks): Sums => ({
  // Days from their blocks, and from counters the quarter-hours before the first midnight and after the last.
  counters: async (siteId, names, { from, to }) => {
    const begin = quarterOf(from);
    const [first, last] = [Math.ceil(begin / DAY) * DAY, Math.floor(to / DAY) * DAY];
    const whole = first < last ? { from: first, to: last } : { from: to, to };
    const [edges, days] = await Promise.all([
      db.all<Counted>(
        `select name, dimension, cast(sum(count) as bigint) as count
         from counter
         where site_id = ? and name in (${marks(names)}) and (quarter >= ? and quarter < ? or quarter >= ? and quarter < ?)
         group by name, dimension`,
        [siteId, ...names, begin, Math.min(whole.from, to), whole.to, to],
      ),
      blocks.read(siteId, 'sums', whole),
    ]);
    const wanted = new Set(names);
    const sums = new Map<string, Counted>();
    const add = ({ name, dimension, count }: Counted): void => {
      const sum = sums.get(`${name} ${dimension}`);
      if (sum) sum.count += count;
      else sums.set(`${name} ${dimension}`, { name, dimension, count });
    };
    edges.forEach(add);
    for (const { words, cells } of days) {
      for (let at = 0; at < cells.length; at += WIDTHS.sums) {
        const name = words[cells[at]!]!;
        if (wanted.has(name)) add({ name, dimension: words[cells[at + 1]!]!, count: cells[at + 2]! });
      }
    }
    return [...sums.values()].sort(inOrder);
  },

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

  firstVisitAt: (siteId) => begunAt(db, siteId),

  // By when something was heard last, which cannot be before it happened: those are few.
  stillOpen: (siteId, { from, to }, since) =>
    db.all(
      `select visit.depth, count(*) as visits
       from session
       join visit on visit.session_id = session.id
       where session.site_id = ? and session.heard_at > ?
         and visit.started_at >= ? and visit.started_at < ? and visit.ended_at > ?
       group by visit.depth`,
      [siteId, since, from, to, since],
    ),
});

/** What a row of a block of orders tells; see blockPacks.ts. */
interface Told extends Omit<OrderRow, 'buyer'> {
  customer: number;
  refund: boolean;
}

const createOrders = (blocks: Blocks): Orders => {
  const told = async (siteId: number, period: Period): Promise<Told[]> => {
    const rows: Told[] = [];
    for (const { words, cells } of await blocks.read(siteId, 'orders', period)) {
      for (let place = 0; place < cells.length; place += WIDTHS.orders) {
        const [at, visitor, customer, visitAt, value, currency, flags] = cells.subarray(
          place,
          place + WIDTHS.orders,
        ) as unknown as [number, number, number, number, number, number, number];
        if (at < period.from || at >= period.to) continue;
        rows.push({
          at,
          visitor,
          customer,
          visitAt,
          value: Number.isNaN(value) ? null : value,
          currency: currency === NONE ? null : words[currency]!,
          again: (flags & 1) === 1,
          refund: (flags & 2) === 2,
        });
      }
    }
    return rows;
  };
  return {
    orders: async (siteId, period) =>
      (await told(siteId, period))
        .filter(({ refund }) => !refund)
        .map(({ at, visitor, customer, visitAt, value, currency, again }) => ({
          at,
          visitor,
          visitAt,
          value,
          currency,
          again,
          buyer: customer === 0 ? `visitor ${visitor}` : `customer ${customer}`,
        })),
    refunds: async (siteId, period) =>
      (await told(siteId, period)).flatMap(({ refund, value, currency }) =>
        refund && value !== null && currency !== null ? [{ currency, value: -value }] : [],
      ),
  };
};

/** Questions of an owner to what was folded; see derived.ts. */
export const createFigures = (db: Database, blocks: Blocks): Figures => ({
  ...createSums(db, blocks),
  ...createVisitCounts(db, blocks),
  ...createOrders(blocks),
  ...createAsked(blocks),
  ...createExposures(blocks),
});
