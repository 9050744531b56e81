import type { Database, Param, Transaction } from './database.ts';

/** Where a visit stands, or stood, among its visitor's: by its begin, and then by session. */
export interface Standing {
  visitorId: number;
  startedAt: number;
  sessionId: number;
}

const before = (more: string): string => `(
    select max(b.started_at)
    from visit b
    where b.visitor_id = visit.visitor_id ${more} and (b.started_at, b.session_id) < (visit.started_at, visit.session_id)
  )`;

const after = (more: string): string => `(
    select n.session_id
    from visit n
    where n.visitor_id = place.visitor_id ${more} and (n.started_at, n.session_id) > (place.started_at, place.session_id)
    order by n.started_at, n.session_id
    limit 1
  )`;

const PLACES = {
  postgres: 'select * from unnest(?::bigint[], ?::bigint[], ?::bigint[])',
  sqlite: 'select value ->> 0, value ->> 1, value ->> 2 from json_each(?)',
};

const listedFor = (kind: Database['kind'], places: readonly Standing[]): Param[] =>
  kind === 'sqlite'
    ? [JSON.stringify(places.map(({ visitorId, startedAt, sessionId }) => [visitorId, startedAt, sessionId]))]
    : [
        places.map(({ visitorId }) => visitorId),
        places.map(({ startedAt }) => startedAt),
        places.map(({ sessionId }) => sessionId),
      ];

/**
 * Tells the visits at these places, and those that follow them, which came before. No others: one visitor may have
 * thousands, and each visit would cost as many. Two who fold visits of one visitor do so one after the other: each sees
 * what the other wrote.
 * What a server told is nobody's visit: it comes after itself, and so is never a visitor's first.
 * @returns when the visits that were told it began
 */
export const linkVisits = async (
  kind: Database['kind'],
  tx: Transaction,
  places: readonly Standing[],
): Promise<number[]> => {
  if (places.length === 0) return [];
  const told = await tx.all<{ at: number }>(
    `with place (visitor_id, started_at, session_id) as (${PLACES[kind]})
     update visit
     set previous_at    = case when mode = 'none' then started_at else ${before('')} end,
         engaged_before = case when engaged = 1 then ${before('and b.engaged = 1')} end
     where session_id in (
       select session_id from place
       union all
       select ${after('')} from place
       union all
       select ${after('and n.engaged = 1')} from place
     )
     returning started_at as at`,
    listedFor(kind, places),
  );
  return told.map(({ at }) => at);
};
