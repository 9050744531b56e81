import { DAY, dayOf } from './blockKinds.ts';
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

type Counts = Pick<Step, 'visitors' | 'engaged'> & { step: number };

/** What of a period lies in one day, by step, from the visits themselves. */
const ofDay = (db: Database, siteId: number, { from, to }: Period, day: number): Promise<Counts[]> =>
  db.all<Counts>(
    `select (started_at - cast(? as bigint)) / ${DAY} as step,
            cast(sum(case when previous_at is null or previous_at < ? then 1 else 0 end) as bigint) as visitors,
            cast(sum(case when engaged = 1 and (engaged_before is null or engaged_before < ?) then 1 else 0 end) as bigint)
              as engaged
     from visit
     where site_id = ? and started_at >= ? and started_at < ?
     group by 1`,
    [from, from, from, siteId, Math.max(from, day), Math.min(to, day + DAY)],
  );

/** Adds one day's block, see blockPacks.ts, from one quarter-hour to another. */
const readVisits = (cells: Block['cells'], steps: Step[], first: number, last: number): void => {
  for (let place = 0; place < cells.length; place += WIDTHS.visits) {
    const quarter = cells[place + 1]!;
    const previous = cells[place + 2]!;
    if (quarter < first || quarter >= last || (previous !== NONE && previous >= first)) continue;
    const step = steps[Math.floor(((quarter - first) * QUARTER) / DAY)]!;
    if (cells[place] === 0) step.visitors += cells[place + 3]!;
    else step.engaged += cells[place + 3]!;
  }
};

/**
 * Visitors are counted at their first visit of a period, which is told by when the one before began: days of every zone
 * begin with a quarter-hour, so that quarter-hours tell it exactly.
 */
const fromBlocks = async (db: Database, blocks: Blocks, siteId: number, period: Period): Promise<Step[]> => {
  const steps = stepsOf(period).map((from): Step => ({ from, visitors: 0, engaged: 0 }));
  const [first, last] = [period.from / QUARTER, period.to / QUARTER];
  // Where the period ends within a quarter-hour, that day is read from its visits.
  const cut = last % 1 === 0 ? undefined : dayOf(period.to);
  const { blocks: found, without } = await blocks.found(siteId, 'visits', period);
  for (const { day, cells } of found) {
    if (day === cut) continue;
    readVisits(cells, steps, first, last);
  }
  for (const day of new Set(cut === undefined ? without : [...without, cut])) {
    for (const { step, visitors, engaged } of await ofDay(db, siteId, period, day)) {
      steps[step]!.visitors += visitors;
      steps[step]!.engaged += engaged;
    }
  }
  return steps;
};

export const createVisitCounts = (db: Database, blocks: Blocks): Pick<Figures, 'visitors'> => ({
  visitors: (siteId, period) =>
    period.from % QUARTER === 0 ? fromBlocks(db, blocks, siteId, period) : fromRows(db, siteId, period),
});
