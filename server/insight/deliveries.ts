import type { Health, HealthDays, Hour, Machine, Numbering, Refused } from '../../protocol/health.ts';
import { limits } from '../../protocol/limits.ts';
import type { Counted, Period, Site, Store } from '../store/store.ts';
import { countedTo } from './folding.ts';
import { quarterOf } from './given.ts';

const HOUR = 3_600_000;
const HOURS_A_DAY = 24;
const REFUSED = 'refused:';
/** Milliseconds in which a commit that was under way is surely over. */
const COMMITTED = 60_000;
const NUMBERS = ['tab', 'resumed', 'gap', 'holed', 'unended'] as const;
const FIELDS = { stored: 'stored', duplicate: 'repeats', refused: 'refused' } as const;

type Tallied = Awaited<ReturnType<Store['tallies']['sum']>>;

/** So many times 24 hours up to now, the first and the last of them whole hours of the clock. */
const periodOf = (now: number, days: HealthDays): Period => ({
  from: Math.floor(now / HOUR) * HOUR - (days * HOURS_A_DAY - 1) * HOUR,
  to: now + 1,
});

const countOf = (rows: readonly { name: string; count: number }[], name: string): number =>
  rows.reduce((sum, row) => (row.name === name ? sum + row.count : sum), 0);

const refusedOf = (tallies: Tallied): Refused[] =>
  tallies
    .filter(({ name }) => name.startsWith(REFUSED))
    .map(({ name, count, lastAt }) => ({ why: name.slice(REFUSED.length), count, last_at: lastAt }))
    .sort((a, b) => b.count - a.count || b.last_at - a.last_at);

/** A page load that goes on in a later visit is without a good-bye in the first, and told as resumed in the later one. */
const numberingOf = (counted: readonly Counted[], tallies: Tallied, mode: keyof Health['numbering']): Numbering => {
  const of = (name: (typeof NUMBERS)[number]): number =>
    countOf(
      counted.filter(({ dimension }) => dimension === mode),
      name,
    );
  return {
    tabs: of('tab'),
    missing: of('gap'),
    holed: of('holed'),
    unended: Math.max(0, of('unended') - of('resumed')),
    refused: countOf(tallies, `numbered:${mode}`),
  };
};

const lateOf = (late: readonly Counted[]): Health['late'] => {
  const over = (dimension: string): number => late.find((row) => row.dimension === dimension)?.count ?? 0;
  return { minute: over('minute'), hour: over('hour'), day: over('day') };
};

const hoursOf = async (store: Store, site: Site, { from, to }: Period): Promise<Hour[]> => {
  const hours = new Map<number, Hour>();
  for (let at = from; at < to; at += HOUR) hours.set(at, { at, stored: 0, repeats: 0, refused: 0 });
  for (const { at, name, count } of await store.tallies.hours(site.id, from, to)) {
    const hour = hours.get(at);
    if (hour) hour[FIELDS[name]] = count;
  }
  return [...hours.values()];
};

/** How far what the pages of a site reported has arrived. Page loads that may still go on are left out of the numbering. */
export const deliveriesOf = async (
  store: Store,
  site: Site,
  days: HealthDays,
  now: number,
  machine: Machine,
): Promise<Health> => {
  const period = periodOf(now, days);
  const over = { from: period.from, to: quarterOf(now - limits.sessionGap) };
  const counted_to = await countedTo(store, site.id, now);
  const [tallies, numbers, late, lost, hours] = await Promise.all([
    store.tallies.sum(site.id, period.from, period.to),
    store.figures.counters(site.id, NUMBERS, over),
    store.figures.counters(site.id, ['late'], period),
    store.figures.lost(site.id, { from: period.from, to: now - COMMITTED }),
    hoursOf(store, site, period),
  ]);
  return {
    from: period.from,
    to: now,
    stored: countOf(tallies, 'stored'),
    lost,
    repeats: countOf(tallies, 'duplicate'),
    refused: refusedOf(tallies),
    late: lateOf(late),
    numbering: { full: numberingOf(numbers, tallies, 'full'), cookieless: numberingOf(numbers, tallies, 'cookieless') },
    hours,
    counted_to,
    machine,
  };
};
