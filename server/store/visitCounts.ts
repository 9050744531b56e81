import { DAY } from './blockKinds.ts';
import type { Block, Blocks } from './blocks.ts';
import { WIDTHS } from './blockPacks.ts';
import { listed } from './bulk.ts';
import type { Database } from './database.ts';
import { NONE } from './packing.ts';
import type { Figures, Period } from './store.ts';
import { QUARTER } from './tallies.ts';

type Step = Awaited<ReturnType<Figures['visitors']>>[number];

const stepsOf = ({ from, to }: Period): number[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / DAY)) }, (_, n) => from + n * DAY);

const IN_STEP = `site_id = ? and started_at >= step.begins and started_at < step.begins + ${DAY} and started_at < ?`;

/** From the visits themselves, for a period that begins within a quarter-hour. */
const fromRows = (db: Database, siteId: number, { from, to }: Period): Promise<Step[]> =>
  db.all<Step>(
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
  );

/**
 * Visitors are counted at their first visit of a period, which is told by when the one before began: days of every zone
 * begin with a quarter-hour, so that quarter-hours tell it exactly.
 */
const fromBlocks = async (blocks: Blocks, siteId: number, period: Period): Promise<Step[]> => {
  const steps = stepsOf(period).map((from): Step => ({ from, visitors: 0, engaged: 0 }));
  const [first, last] = [period.from / QUARTER, Math.floor(period.to / QUARTER)];
  const add = (cells: Block['cells'], end: number): void => {
    for (let place = 0; place < cells.length; place += WIDTHS.visits) {
      const quarter = cells[place + 1]!;
      const previous = cells[place + 2]!;
      if (quarter < first || quarter >= end || (previous !== NONE && previous >= first)) continue;
      const step = steps[Math.floor(((quarter - first) * QUARTER) / DAY)]!;
      step[cells[place] === 0 ? 'visitors' : 'engaged'] += cells[place + 3]!;
    }
  };
  // The last quarter-hour is cut where the period ends.
  const [whole, rest] = await Promise.all([
    blocks.read(siteId, 'visits', { from: period.from, to: last * QUARTER }),
    blocks.fresh(siteId, 'visits', { from: Math.max(period.from, last * QUARTER), to: period.to }),
  ]);
  for (const { cells } of whole) add(cells, last);
  add(rest.cells, last + 1);
  return steps;
};

export const createVisitCounts = (db: Database, blocks: Blocks): Pick<Figures, 'visitors'> => ({
  visitors: (siteId, period) =>
    period.from % QUARTER === 0 ? fromBlocks(blocks, siteId, period) : fromRows(db, siteId, period),
});
