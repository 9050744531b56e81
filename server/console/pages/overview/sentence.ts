import type { Change, Overview, Stall } from '../../../../protocol/figures.ts';
import type { Sentence } from '../../format/sentence.ts';
import { bounds, known, percent, signedPercent } from '../../format/shares.ts';
import { overviewWords as words } from './words.ts';

const told = words.sentence;
/** Fewer visits than this say nothing of where most stall. */
const ENOUGH_STALLS = 20;

/** How many orders, against the period before. */
const tellOrders = (count: number, change: Change, days: number): Sentence => {
  const parts = { orders: words.orders(count), days: String(days) };
  const found = known(change);
  if (!found) return { text: count ? told.tooFew : told.noneBefore, parts };
  const { by, low, high } = found;
  if (change.verdict === 'unclear') {
    return { text: told.unclear, parts: { ...parts, low: signedPercent(low), high: signedPercent(high) } };
  }
  const less = change.verdict === 'less';
  const [near, far] = bounds(less ? { low: -high, high: -low } : { low, high });
  return {
    text: less ? told.less : told.more,
    parts: { ...parts, by: percent(Math.abs(by)), low: near, high: `${far}\u00a0%` },
  };
};

/** Where visits with a basket end. Those that only looked are no basket left behind. */
const tellStall = (stalls: Stall[]): Sentence | undefined => {
  const begun = stalls.filter(({ where }) => where !== 'browsed');
  const all = begun.reduce((sum, { visits }) => sum + visits, 0);
  const [top] = begun.toSorted((a, b) => b.visits - a.visits);
  if (!top || all === 0) return undefined;
  if (all < ENOUGH_STALLS) return { text: told.fewStalls, parts: {} };
  const parts = { where: words.places[top.where], asked: top.asked ?? '' };
  if (top.visits * 2 > all) return { text: top.asked ? told.mostAsked : told.most, parts };
  return { text: top.asked ? told.oftenAsked : told.often, parts };
};

/** Instead of what is not whole yet. `upTo`: the time up to which it is counted. */
export const tellCounting = (upTo: string): Sentence => ({ text: told.counting, parts: { upTo } });

/** The sentence before everything, in one or two pieces. `days`: of the period. */
export const tellOverview = (overview: Pick<Overview, 'stages' | 'stalls'>, days: number): Sentence[] => {
  const conversion = overview.stages.find(({ name }) => name === 'conversion');
  const orders = tellOrders(conversion?.count ?? 0, conversion?.change ?? { verdict: 'too_few' }, days);
  const stall = tellStall(overview.stalls);
  return stall ? [orders, stall] : [orders];
};
