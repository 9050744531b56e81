import type { Reader } from './database.ts';
import { createWords, type Pack } from './packing.ts';
import { QUARTER } from './tallies.ts';

/** Articles of one day that are kept, each language for itself, the most read first: anybody can name a million. */
const ARTICLES = 2_000;
const LANGUAGES = 200;

/** What a row's visits have in common. `no` and `yes`: the last vote. */
export const HOW = { contacted: 1, no: 2, yes: 4, answered: 8, engaged: 16 } as const;

/** Whether the visitor wrote a message to a person within 24 hours. */
const CONTACTED = `
  case when exists (
    select 1 from contact c where c.visitor_id = used.visitor_id and c.at >= used.at and c.at < used.at + 86400000
  ) then ${HOW.contacted} else 0 end`;
const VOTE = `case helped when 0 then ${HOW.no} when 1 then ${HOW.yes} else 0 end`;

interface Row {
  name: string;
  quarter: number;
  how: number;
  count: number;
}

/** @param name what rows are told apart by, and `most` the number of names that are kept */
const packed = async (
  db: Reader,
  sql: { table: string; name: string; more: string; most: number },
  within: readonly [siteId: number, from: number, to: number],
) => {
  const rows = await db.all<Row>(
    `with day as (
       select ${sql.name} as name, (at - cast(? as bigint)) / ${QUARTER} as quarter, ${CONTACTED} + ${VOTE} ${sql.more} as how
       from ${sql.table} used
       where site_id = ? and at >= ? and at < ?
     ), kept as (
       select name from day group by name order by count(*) desc, name limit ${sql.most}
     )
     select name, quarter, how, count(*) as count
     from day
     where name in (select name from kept)
     group by name, quarter, how
     order by quarter, name, how`,
    [within[1], ...within],
  );
  const { words, place } = createWords();
  return { words, cells: rows.flatMap(({ name, quarter, how, count }) => [quarter, place(name), how, count]) };
};

/** quarter-hour since the day began, language and article with a space between, HOW, how many visits */
export const readings: Pack = (db, ...within) =>
  packed(db, { table: 'reading', name: `lang || ' ' || article`, more: '', most: ARTICLES }, within);

/** quarter-hour since the day began, language, HOW, how many visits */
export const helps: Pack = (db, ...within) =>
  packed(
    db,
    {
      table: 'help_visit',
      name: 'lang',
      more: `+ ${HOW.answered} * answered + ${HOW.engaged} * engaged`,
      most: LANGUAGES,
    },
    within,
  );
