import type { Overview, PeriodDays, Stage, Stall } from '../../protocol/figures.ts';
import { STALLS } from '../../protocol/figures.ts';
import { limits } from '../../protocol/limits.ts';
import { toMajor } from '../../protocol/money.ts';
import type { Askings, Depth, OrderRow, Period, Site, Store } from '../store/store.ts';
import { askedAt, wordingsOf } from './askings.ts';
import { hadBegun } from './begun.ts';
import { dateAt } from './day.ts';
import { healthOf } from './health.ts';
import { marksOf } from './marks.ts';
import { byDay, periodsOf, type Days } from './period.ts';
import { missingQuestions } from './questions.ts';
import { changeOfCounts, changeOfShares, shareOf, type Part } from './statistics.ts';
import { trustOf } from './trust.ts';

const DAY = 86_400_000;

/** What is counted of one period. */
interface Counted {
  days: Days;
  /** New visitors of each day. */
  arrivals: number[];
  visitors: number;
  engaged: number;
  orders: readonly OrderRow[];
  ordersByDay: number[];
  /** Engaged visitors who ordered in one of the period's visits. */
  ordered: number;
  buyers: number;
  again: number;
  scores: Part;
}

const count = async (store: Store, site: Site, days: Days): Promise<Counted> => {
  const { figures } = store;
  const orders = await figures.orders(site.id, days);
  // After the orders: what is folded in between must not make more who ordered than were engaged.
  const [arrived, scores] = await Promise.all([
    figures.visitors(site.id, days),
    figures.counters(site.id, ['recommends'], days),
  ]);
  return countedOf(days, orders, arrived, scores);
};

const countedOf = (
  days: Days,
  orders: readonly OrderRow[],
  arrived: readonly { visitors: number; engaged: number }[],
  scores: readonly { dimension: string; count: number }[],
): Counted => {
  // A step more than days: where clocks go back, the days are an hour longer.
  const arrivals = Array.from({ length: days.dates.length + 1 }, () => 0);
  arrived.forEach(({ visitors }, step) => (arrivals[step] = visitors));
  const [ordered, buyers, again] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const { visitor, visitAt, buyer, again: before } of orders) {
    if (visitAt >= days.from) ordered.add(visitor);
    buyers.add(buyer);
    if (before) again.add(buyer);
  }
  return {
    days,
    arrivals,
    visitors: arrived.reduce((sum, { visitors }) => sum + visitors, 0),
    engaged: arrived.reduce((sum, { engaged }) => sum + engaged, 0),
    orders,
    ordersByDay: byDay(
      days,
      orders.map(({ at }) => at),
    ),
    ordered: ordered.size,
    buyers: buyers.size,
    again: again.size,
    scores: {
      count: scores.find(({ dimension }) => dimension === 'yes')?.count ?? 0,
      of: scores.reduce((sum, score) => sum + score.count, 0),
    },
  };
};

const share = (part: Part): { share?: number } => (part.of > 0 ? { share: shareOf(part.count, part.of).share } : {});

/** @param whole false if the site was not yet collecting when the period before began: there is nothing to compare with */
const stagesOf = (now: Counted, before: Counted, whole: boolean): Stage[] => {
  const parts = (of: Counted) => ({
    acquisition: { count: of.engaged, of: of.visitors },
    conversion: { count: of.ordered, of: of.engaged },
    retention: { count: of.again, of: of.buyers },
    loyalty: of.scores,
  });
  const [these, those] = [parts(now), parts(before)];
  const shares = (name: 'acquisition' | 'retention' | 'loyalty'): Stage => ({
    name,
    count: these[name].count,
    ...share(these[name]),
    change: changeOfShares(these[name], those[name]),
  });
  const stages: Stage[] = [
    { name: 'reach', count: now.visitors, change: changeOfCounts(now.arrivals, before.arrivals) },
    shares('acquisition'),
    {
      name: 'conversion',
      count: now.orders.length,
      ...share(these.conversion),
      change: changeOfCounts(now.ordersByDay, before.ordersByDay),
    },
    shares('retention'),
    shares('loyalty'),
  ];
  return whole ? stages : stages.map((stage) => ({ ...stage, change: { verdict: 'too_few' } }));
};

/** What came in, less what was given back, by currency. */
const revenueOf = async (store: Store, site: Site, days: Days, orders: readonly OrderRow[]) => {
  const minor = new Map<string, number>();
  const add = (currency: string, value: number) => minor.set(currency, (minor.get(currency) ?? 0) + value);
  for (const { currency, value } of orders) if (currency !== null && value !== null) add(currency, value);
  for (const { currency, value } of await store.figures.refunds(site.id, days)) add(currency, -value);
  return Object.fromEntries([...minor].map(([currency, sum]) => [currency, toMajor(sum, currency)]));
};

/** Visits that are over, by where they stayed, and the question asked most in them. */
const stallsOf = async (store: Store, site: Site, period: Period, askings: Askings, now: number): Promise<Stall[]> => {
  const { figures } = store;
  const today = { from: Math.max(period.from, now - DAY), to: period.to };
  const [depths, open] = await Promise.all([
    figures.counters(site.id, ['depth'], period),
    figures.stillOpen(site.id, today, now - limits.sessionGap),
  ]);
  const asked = askedAt(askings);
  const words = wordingsOf(askings, [...asked.values()]);
  const visitsAt = (depth: Depth): number =>
    (depths.find(({ dimension }) => dimension === depth)?.count ?? 0) -
    (open.find((one) => one.depth === depth)?.visits ?? 0);
  return STALLS.flatMap((where) => {
    const visits = visitsAt(where);
    const text = words.get(asked.get(where) ?? '')?.text;
    return visits > 0 ? [{ where, visits, ...(text !== undefined && { asked: text }) }] : [];
  });
};

const datesOf = ({ dates }: Days) => ({ from: dates[0]!, to: dates.at(-1)! });

/** The owner's first page: how the shop does, against the same number of days before. */
export const overviewOf = async (store: Store, site: Site, days: PeriodDays, now: number): Promise<Overview> => {
  const period = periodsOf(now, site.timeZone, days);
  const [these, those, whole] = await Promise.all([
    count(store, site, period.now),
    count(store, site, period.before),
    hadBegun(store, site, period.before),
  ]);
  const [marks, askings] = await Promise.all([
    marksOf(store, site, period.now),
    store.figures.askings(site.id, period.now),
  ]);
  return {
    ...datesOf(period.now),
    before: datesOf(period.before),
    currency: site.currency,
    stages: stagesOf(these, those, whole),
    orders: {
      days: [...period.now.dates],
      now: these.ordersByDay,
      before: those.ordersByDay,
      marks: marks.map(({ at, title }) => ({ day: dateAt(at, site.timeZone), title })),
    },
    revenue: await revenueOf(store, site, period.now, these.orders),
    answers: await healthOf(store, site, period.now),
    missing: await missingQuestions(store, site, askings),
    stalls: await stallsOf(store, site, period.now, askings, now),
    trust: await trustOf(store, site, period.now, now),
  };
};
