import type { Reader } from './database.ts';
import { QUARTER } from './tallies.ts';

/**
 * Events that were counted when they were stored and that the fold did not find, by each quarter-hour in [from, to): one
 * that has too many does not make up for another. In one statement, so that what is folded meanwhile is on both sides or
 * on neither.
 */
export const lostIn = async (db: Reader, siteId: number, from: number, to: number): Promise<number> => {
  const row = await db.get<{ lost: number }>(
    `with compared as (
       select t.count - coalesce(c.count, 0) as missing
       from tally t
       left join counter c
         on c.site_id = t.site_id and c.name = 'event' and c.dimension = '' and c.quarter = t.quarter
       where t.site_id = ? and t.name = 'stored' and t.quarter >= ? and t.quarter + ${QUARTER} <= ?
     )
     select cast(coalesce(sum(missing), 0) as bigint) as lost
     from compared
     where missing > 0`,
    [siteId, from, to],
  );
  return row?.lost ?? 0;
};
