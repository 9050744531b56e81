import { DAY } from './blockKinds.ts';
import { WIDTHS } from './blockPacks.ts';
import type { Block, Blocks } from './blocks.ts';
import type { Database } from './database.ts';
import { HOW } from './helpPacks.ts';
import type { Figures, HelpSum, Period, ReadingSum } from './store.ts';
import { QUARTER, quarterOf } from './tallies.ts';

/** Takes visits of one name that have something in common. @param over whether their 24 hours are over */
type Take = (name: string, how: number, count: number, over: boolean) => void;

const readRows = ({ day, words, cells }: Block, { from, to }: Period, now: number, take: Take): void => {
  const [first, end] = [(quarterOf(from) - day) / QUARTER, (to - day) / QUARTER];
  const until = (now - DAY - day) / QUARTER - 1;
  for (let place = 0; place < cells.length; place += WIDTHS.readings) {
    const quarter = cells[place]!;
    if (quarter < first || quarter >= end) continue;
    take(words[cells[place + 1]!]!, cells[place + 2]!, cells[place + 3]!, quarter <= until);
  }
};

const readingOf = (name: string): ReadingSum => {
  const [lang = '', article = ''] = name.split(' ');
  return { article, lang, viewed: 0, helped: 0, unhelpful: 0, over: 0, contacted: 0 };
};

const addReading = (sum: ReadingSum, how: number, count: number, over: boolean): void => {
  sum.viewed += count;
  if (how & HOW.yes) sum.helped += count;
  if (how & HOW.no) sum.unhelpful += count;
  if (!over) return;
  sum.over += count;
  if (how & HOW.contacted) sum.contacted += count;
};

const helpOf = (lang: string): HelpSum => ({ lang, visits: 0, engaged: 0, over: 0, contacted: 0, resolved: 0 });

const isResolved = (how: number): boolean =>
  (how & HOW.yes) !== 0 || (how & (HOW.answered | HOW.no | HOW.contacted)) === HOW.answered;

const addHelp = (sum: HelpSum, how: number, count: number, over: boolean): void => {
  sum.visits += count;
  if (how & HOW.engaged) sum.engaged += count;
  if (!over) return;
  sum.over += count;
  if (how & HOW.contacted) sum.contacted += count;
  if (isResolved(how)) sum.resolved += count;
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Engaged visits of one day's block that began in [first, end), quarter-hours since 1970. */
const engagedIn = (cells: Block['cells'], first: number, end: number): number => {
  let visits = 0;
  for (let place = 0; place < cells.length; place += WIDTHS.visits) {
    const quarter = cells[place + 1]!;
    if (cells[place] === 1 && quarter >= first && quarter < end) visits += cells[place + 3]!;
  }
  return visits;
};

/** What help was used and what came of it. */
export const createHelpSums = (
  db: Pick<Database, 'get'>,
  blocks: Blocks,
): Pick<Figures, 'readings' | 'helps' | 'engagedVisits'> => {
  const summed = async <Sum>(
    found: Promise<Block[]>,
    period: Period,
    now: number,
    begin: (name: string) => Sum,
    add: (sum: Sum, how: number, count: number, over: boolean) => void,
  ): Promise<Sum[]> => {
    const sums = new Map<string, Sum>();
    const take: Take = (name, how, count, over) => {
      let sum = sums.get(name);
      if (!sum) sums.set(name, (sum = begin(name)));
      add(sum, how, count, over);
    };
    for (const block of await found) readRows(block, period, now, take);
    return [...sums].sort(([a], [b]) => inOrder(a, b)).map(([, sum]) => sum);
  };
  return {
    readings: (siteId, period, now) =>
      summed(blocks.read(siteId, 'readings', period), period, now, readingOf, addReading),
    helps: (siteId, period, now) => summed(blocks.read(siteId, 'helps', period), period, now, helpOf, addHelp),
    engagedVisits: async (siteId, period) => {
      const from = quarterOf(period.from);
      const to = quarterOf(period.to - 1) + QUARTER;
      const { blocks: found, without } = await blocks.found(siteId, 'visits', period);
      let visits = 0;
      for (const { cells } of found) visits += engagedIn(cells, from / QUARTER, to / QUARTER);
      // Days without a block, such as today, are counted without making one.
      for (const day of without) {
        const row = await db.get<{ count: number }>(
          'select count(*) as count from visit where site_id = ? and started_at >= ? and started_at < ? and engaged = 1',
          [siteId, Math.max(from, day), Math.min(to, day + DAY)],
        );
        visits += row?.count ?? 0;
      }
      return visits;
    },
  };
};
