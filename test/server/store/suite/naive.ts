import type { DEPTHS, OUTCOMES } from '../../../../server/store/facts.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { HelpSum, Period, ReadingSum, TrialSum } from '../../../../server/store/store.ts';

// The figures once more, by the plainest way from the rows: read all, filter, count.

interface VisitRow {
  session_id: number;
  visitor_id: number;
  started_at: number;
  engaged: number;
}
interface OrderRow {
  session_id: number;
  id: string;
  visitor_id: number;
  customer: number | null;
  at: number;
  value: number | null;
  currency: string | null;
}
interface QuestionRow {
  at: number;
  question: string;
  text: string;
  url: string;
  article: string | null;
  outcome: (typeof OUTCOMES)[number];
  helped: number | null;
  depth: (typeof DEPTHS)[number];
  visitor_id: number;
}
interface ReadingRow {
  at: number;
  article: string;
  lang: string;
  helped: number | null;
  visitor_id: number;
}
interface HelpRow {
  at: number;
  lang: string;
  engaged: number;
  answered: number;
  helped: number | null;
  visitor_id: number;
}
interface ExposureRow {
  session_id: number;
  nudge: string;
  version: number;
  visitor_id: number;
  mode: string;
  arm: 'shown' | 'held' | null;
  at: number;
  clicked: number;
  dismissed: number;
  stopped: number;
}

const before = (a: { at: number; session_id: number }, b: { at: number; session_id: number }): boolean =>
  a.at < b.at || (a.at === b.at && a.session_id < b.session_id);

export const readRows = async (db: Database) => ({
  visits: await db.all<VisitRow>('select * from visit'),
  orders: await db.all<OrderRow>(
    `select purchase.*, visitor.customer_id as customer from purchase join visitor on visitor.id = purchase.visitor_id`,
  ),
  questions: await db.all<QuestionRow>('select * from question order by at, session_id, place'),
  readings: await db.all<ReadingRow>('select * from reading'),
  helps: await db.all<HelpRow>('select * from help_visit'),
  exposures: await db.all<ExposureRow>('select * from exposure'),
  contacts: await db.all<{ visitor_id: number; at: number }>('select * from contact'),
  counters: await db.all<{ name: string; dimension: string; quarter: number; count: number }>('select * from counter'),
});
type Rows = Awaited<ReturnType<typeof readRows>>;

const within = ({ from, to }: Period, at: number): boolean => at >= from && at < to;

export const naiveVisitors = ({ visits }: Rows, period: Period) => {
  const count = (rows: readonly VisitRow[]): number =>
    new Set(rows.filter((row) => within(period, row.started_at)).map((row) => row.visitor_id)).size;
  return { visitors: count(visits), engaged: count(visits.filter(({ engaged }) => engaged === 1)) };
};

const isOrder = ({ id }: OrderRow): boolean => !id.startsWith('r');
const buyerOf = ({ customer, visitor_id }: OrderRow): number => (customer === null ? visitor_id : -customer);
const counted = (all: readonly OrderRow[]): OrderRow[] =>
  all.filter((row) => isOrder(row) && !all.some((told) => told.id === row.id && before(told, row)));

export const naiveOrders = ({ orders, visits }: Rows, period: Period) =>
  counted(orders)
    .filter((row) => within(period, row.at))
    .map((row) => ({
      at: row.at,
      visitor: row.visitor_id,
      buyer: buyerOf(row),
      visitAt: visits.find((visit) => visit.session_id === row.session_id)!.started_at,
      value: row.value,
      currency: row.currency,
      again: orders.some(
        (one) =>
          isOrder(one) &&
          one.at < row.at &&
          one.id !== row.id &&
          (one.visitor_id === row.visitor_id || buyerOf(one) === buyerOf(row)),
      ),
    }));

export const naiveRefunds = ({ orders }: Rows, period: Period) =>
  orders
    .filter((row) => !isOrder(row) && within(period, row.at) && row.value !== null && row.currency !== null)
    .map(({ currency, value }) => ({ currency, value: -value! }));

export const naiveQuestions = ({ questions, contacts }: Rows, period: Period) =>
  questions
    .filter(({ at }) => within(period, at))
    .map(({ at, question, text, url, article, outcome, helped, depth, visitor_id: visitor }) => {
      const waits = contacts.filter((one) => one.visitor_id === visitor && one.at >= at).map((one) => one.at - at);
      return { at, question, text, url, article, outcome, helped, depth, visitor, wrote: Math.min(...waits) };
    });

export const naiveTrials = ({ exposures, orders }: Rows, window: number, lately: number): TrialSum[] => {
  const sums = new Map<string, TrialSum>();
  for (const { nudge, version, ...row } of exposures) {
    const key = `${nudge} ${version}`;
    const sum = sums.get(key) ?? { nudge, version, arms: [], clicked: 0, dismissed: 0, stopped: 0 };
    sum.clicked += row.clicked;
    sum.dismissed += row.dismissed;
    sum.stopped += row.stopped;
    const mine = exposures.filter((one) => one.nudge === nudge && one.version === version && one.arm !== null);
    const isFirst = row.arm !== null && !mine.some((one) => one.visitor_id === row.visitor_id && before(one, row));
    if (isFirst) {
      let arm = sum.arms.find((one) => one.arm === row.arm);
      if (!arm) sum.arms.push((arm = { arm: row.arm!, people: 0, ordered: 0, since: Infinity, lately: 0 }));
      arm.people++;
      arm.since = Math.min(arm.since, row.at);
      if (row.at >= lately) arm.lately++;
      const bought = counted(orders).some(
        (one) =>
          one.visitor_id === row.visitor_id &&
          one.at >= row.at &&
          one.at < row.at + window &&
          (row.mode === 'full' || one.session_id === row.session_id),
      );
      if (bought) arm.ordered++;
    }
    if (sum.clicked + sum.dismissed + sum.stopped + sum.arms.length > 0) sums.set(key, sum);
  }
  return [...sums.values()];
};

export const naiveCounters = ({ counters }: Rows, names: readonly string[], { from, to }: Period) => {
  const sums = new Map<string, { name: string; dimension: string; count: number }>();
  for (const { name, dimension, quarter, count } of counters) {
    if (!names.includes(name) || quarter < Math.floor(from / 900_000) * 900_000 || quarter >= to) continue;
    const sum = sums.get(`${name} ${dimension}`) ?? { name, dimension, count: 0 };
    sum.count += count;
    sums.set(`${name} ${dimension}`, sum);
  }
  return [...sums.values()];
};

const DAY = 86_400_000;
const quarter = (at: number): number => Math.floor(at / 900_000) * 900_000;
const withinQuarters = ({ from, to }: Period, at: number): boolean => quarter(at) >= quarter(from) && quarter(at) < to;
const isOver = (at: number, now: number): boolean => quarter(at) + 900_000 + DAY <= now;
const wrote = ({ contacts }: Rows, row: { visitor_id: number; at: number }): boolean =>
  contacts.some((one) => one.visitor_id === row.visitor_id && one.at >= row.at && one.at < row.at + DAY);

export const naiveReadings = (rows: Rows, period: Period, now: number): ReadingSum[] => {
  const found = rows.readings.filter(({ at }) => withinQuarters(period, at));
  return [...Map.groupBy(found, ({ lang, article }) => `${lang} ${article}`).values()].map((mine) => {
    const over = mine.filter(({ at }) => isOver(at, now));
    return {
      article: mine[0]!.article,
      lang: mine[0]!.lang,
      viewed: mine.length,
      helped: mine.filter(({ helped }) => helped === 1).length,
      unhelpful: mine.filter(({ helped }) => helped === 0).length,
      over: over.length,
      contacted: over.filter((row) => wrote(rows, row)).length,
    };
  });
};

export const naiveHelps = (rows: Rows, period: Period, now: number): HelpSum[] => {
  const found = rows.helps.filter(({ at }) => withinQuarters(period, at));
  return [...Map.groupBy(found, ({ lang }) => lang)].map(([lang, mine]) => {
    const over = mine.filter(({ at }) => isOver(at, now));
    const isResolved = (row: HelpRow): boolean =>
      row.helped === 1 || (row.answered === 1 && row.helped === null && !wrote(rows, row));
    return {
      lang,
      visits: mine.length,
      engaged: mine.filter(({ engaged }) => engaged === 1).length,
      over: over.length,
      contacted: over.filter((row) => wrote(rows, row)).length,
      resolved: over.filter(isResolved).length,
    };
  });
};

export const naiveEngaged = ({ visits }: Rows, period: Period): number =>
  visits.filter(({ engaged, started_at }) => engaged === 1 && withinQuarters(period, started_at)).length;
