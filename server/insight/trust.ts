import type { Trust } from '../../protocol/figures.ts';
import type { Counted, Period, Site, Store } from '../store/store.ts';
import { countedTo } from './folding.ts';
import { shareOf } from './statistics.ts';

const REFUSED = 'refused:';
/** Milliseconds in which a commit that was under way is surely over. */
const COMMITTED = 60_000;

const sum = (rows: readonly { count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);

const cookielessOf = (visits: readonly Counted[]): Trust['cookieless'] => {
  const of = sum(visits);
  return of === 0 ? {} : shareOf(sum(visits.filter(({ dimension }) => dimension === 'cookieless')), of);
};

/**
 * How far the figures of a period can be trusted. Lost are events that were acknowledged, by the count made in the
 * transaction that stored them, and are not in the log, by the count that the fold makes of it. Anything but 0 means
 * that rows left the database after their commit: a damaged disk, or a backup put back.
 */
export const trustOf = async (store: Store, site: Site, period: Period, now: number): Promise<Trust> => {
  const counted = await countedTo(store, site.id, now);
  const [tallies, visits, gaps, lost] = await Promise.all([
    store.tallies.sum(site.id, period.from, period.to),
    store.figures.counters(site.id, ['visit'], period),
    store.figures.counters(site.id, ['gap'], period),
    store.figures.lost(site.id, { from: period.from, to: now - COMMITTED }),
  ]);
  return {
    acknowledged: sum(tallies.filter(({ name }) => name === 'stored')),
    lost,
    gaps: sum(gaps),
    repeats: sum(tallies.filter(({ name }) => name === 'duplicate')),
    refused: sum(tallies.filter(({ name }) => name.startsWith(REFUSED))),
    cookieless: cookielessOf(visits),
    counted_to: counted,
    ...(counted < now - COMMITTED && { counting: true }),
  };
};
