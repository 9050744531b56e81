import { COUNTS } from './countedOrders.ts';
import type { Database } from './database.ts';
import { only } from './database.ts';
import type { Figures } from './store.ts';

export const createExposures = (db: Database): Pick<Figures, 'exposures' | 'reactions'> => ({
  // A person is in the arm of the first time, also if another visit or tab was dealt the other one.
  exposures: (siteId, nudge, version, window, lately) =>
    db.all(
      `with due as (
         select visitor_id, session_id, arm, at,
                row_number() over (partition by visitor_id order by at, session_id) as place
         from exposure
         where site_id = ? and nudge = ? and version = ? and arm is not null
       )
       select d.arm, count(*) as people, min(d.at) as since,
              cast(sum(case when d.at >= ? then 1 else 0 end) as bigint) as lately,
              cast(sum(case when exists (
                select 1
                from purchase p
                where p.visitor_id = d.visitor_id and p.at >= d.at and p.at < d.at + ?
                  and (seen.mode = 'full' or p.session_id = d.session_id) and ${COUNTS}
              ) then 1 else 0 end) as bigint) as ordered
       from due d
       join visit seen on seen.session_id = d.session_id
       where d.place = 1
       group by d.arm`,
      [siteId, nudge, version, lately, window],
    ),

  reactions: async (siteId, nudge, version) =>
    only(
      await db.get(
        `select cast(coalesce(sum(clicked), 0) as bigint) as clicked,
                cast(coalesce(sum(dismissed), 0) as bigint) as dismissed,
                cast(coalesce(sum(stopped), 0) as bigint) as stopped
         from exposure
         where site_id = ? and nudge = ? and version = ?`,
        [siteId, nudge, version],
      ),
    ),
});
