import { createAsked } from './asked.ts';
import { DAY } from './blockKinds.ts';
import { begunAt, type Block, type Blocks } from './blocks.ts';
import { LOST, WIDTHS } from './blockPacks.ts';
import type { Database } from './database.ts';
import { marks } from './database.ts';
import { createExposures } from './exposures.ts';
import { createHelpSums } from './helpSums.ts';
import { createVisitCounts } from './visitCounts.ts';
import { NONE } from './packing.ts';
import { STALE } from './senders.ts';
import type { Counted, Figures, OrderRow, Period } from './store.ts';
import { lostIn } from './lost.ts';
import { quarterOf } from './tallies.ts';

type Sums = Pick<Figures, 'counters' | 'lost' | 'firstVisitAt' | 'stillOpen'>;
type Orders = Pick<Figures, 'orders' | 'refunds'>;

const inOrder = (a: Counted, b: Counted): number =>
  a.name === b.name ? Number(a.dimension > b.dimension) || -1 : a.name < b.name ? -1 : 1;

/** The days that are whole in a period, and what of it lies before and after them. */
const splitOf = ({ from, to }: Period) => {
  const [first, last] = [Math.ceil(from / DAY) * DAY, Math.floor(to / DAY) * DAY];
  const whole = first < last ? { from: first, to: last } : { from: to, to };
  return { whole, before: [from, Math.min(whole.from, to)] as const, after: [whole.to, to] as const };
};

const createSums = (db: Database, blocks: Blocks): Sums => ({
  // Days from their blocks, and from counters the quarter-hours before the first midnight and after the last.
  counters: async (siteId, names, { from, to }) => {
    const { whole, before, after } = splitOf({ from: quarterOf(from), to });
    const [edges, days] = await Promise.all([
      db.all<Counted>(
        `select name, dimension, cast(sum(count) as bigint) as count
         from counter
         where site_id = ? and name in (${marks(names)}) and (quarter >= ? and quarter < ? or quarter >= ? and quarter < ?)
         group by name, dimension`,
        [siteId, ...names, ...before, ...after],
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

  lost: async (siteId, { from, to }) => {
    const row = await db.get<{ since: number | null }>(
      'select min(unfolded_at) as since from session where site_id = ? and unfolded_at is not null',
      [siteId],
    );
    const period = { from: quarterOf(from), to: Math.min(to, quarterOf(row?.since ?? to)) };
    const { whole, before, after } = splitOf(period);
    const days = await blocks.read(siteId, 'sums', whole);
    let lost = (await lostIn(db, siteId, ...before)) + (await lostIn(db, siteId, ...after));
    for (const { words, cells } of days) {
      const name = words.indexOf(LOST);
      for (let at = 0; at < cells.length; at += WIDTHS.sums) if (cells[at] === name) lost += cells[at + 2]!;
    }
    return lost;
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
      [siteId, since - STALE, from, to, since],
    ),
});

interface Told {
  orders: OrderRow[];
  refunds: { currency: string; value: number }[];
}

/** Reads one day's block of orders; see blockPacks.ts. */
const readOrders = ({ words, cells }: Block, { from, to }: Period, told: Told): void => {
  for (let place = 0; place < cells.length; place += WIDTHS.orders) {
    const at = cells[place]!;
    if (at < from || at >= to) continue;
    const [visitor, customer, flags] = [cells[place + 1]!, cells[place + 2]!, cells[place + 6]!];
    const value = Number.isNaN(cells[place + 4]) ? null : cells[place + 4]!;
    const currency = cells[place + 5] === NONE ? null : words[cells[place + 5]!]!;
    if ((flags & 2) === 0) {
      const buyer = customer === 0 ? visitor : -customer;
      const visitAt = cells[place + 3]!;
      told.orders.push({ at, visitor, buyer, visitAt, value, currency, again: (flags & 1) === 1 });
    } else if (value !== null && currency !== null) told.refunds.push({ currency, value: -value });
  }
};

const createOrders = (blocks: Blocks): Orders => {
  const told = async (siteId: number, period: Period): Promise<Told> => {
    const found: Told = { orders: [], refunds: [] };
    for (const block of await blocks.read(siteId, 'orders', period)) readOrders(block, period, found);
    return found;
  };
  return {
    orders: async (siteId, period) => (await told(siteId, period)).orders,
    refunds: async (siteId, period) => (await told(siteId, period)).refunds,
  };
};

/** Questions of an owner to what was folded; see derived.ts. */
export const createFigures = (db: Database, blocks: Blocks): Figures => ({
  ...createSums(db, blocks),
  ...createVisitCounts(db, blocks),
  ...createOrders(blocks),
  ...createAsked(blocks),
  ...createExposures(blocks),
  ...createHelpSums(db, blocks),
});
