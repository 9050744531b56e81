import { COUNTS } from './countedOrders.ts';
import type { Database } from './database.ts';
import { only } from './database.ts';
import type { ExposureSum, Figures } from './store.ts';

/** A person is in the arm of the first time, also if another visit or tab was dealt the other one. */
export const createExposures = (db: Database): Pick<Figures, 'exposures' | 'reactions'> => ({
  exposures: async (siteId, nudge, version, window, lately) => {
    const mine = [siteId, nudge, version] as const;
    const [people, buyers] = await Promise.all([
      db.all<Omit<ExposureSum, 'ordered'>>(
        `with due as (
           select arm, at, row_number() over (partition by visitor_id order by at, session_id) as place
           from exposure
           where site_id = ? and nudge = ? and version = ? and arm is not null
         )
         select arm, count(*) as people, min(at) as since,
                cast(sum(case when at >= ? then 1 else 0 end) as bigint) as lately
         from due
         where place = 1
         group by arm`,
        [...mine, lately],
      ),
      // From the orders, which are far fewer than the people, to what was due first for the one who ordered.
      db.all<{ arm: ExposureSum['arm']; ordered: number }>(
        `select due.arm, count(distinct p.visitor_id) as ordered
         from purchase p
         cross join exposure due
         where p.site_id = ? and ${COUNTS}
           and due.session_id = (
             select e.session_id
             from exposure e
             where e.site_id = p.site_id and e.nudge = ? and e.version = ? and e.visitor_id = p.visitor_id
               and e.arm is not null
             order by e.at, e.session_id
             limit 1
           )
           and due.nudge = ? and due.version = ? and p.at >= due.at and p.at < due.at + ?
           and (due.mode = 'full' or p.session_id = due.session_id)
         group by due.arm`,
        [siteId, nudge, version, nudge, version, window],
      ),
    ]);
    return people.map((sum) => ({ ...sum, ordered: buyers.find(({ arm }) => arm === sum.arm)?.ordered ?? 0 }));
  },

  reactions: async (siteId, nudge, version) =>
    only(
      await db.get(
        `select cast(coalesce(sum(clicked), 0) as bigint) as clicked,
                cast(coalesce(sum(dismissed), 0) as bigint) as dismissed,
                cast(coalesce(sum(stopped), 0) as bigint) as stopped
         from exposure
         where site_id = ? and nudge = ? and version = ? and clicked + dismissed + stopped > 0`,
        [siteId, nudge, version],
      ),
    ),
});
