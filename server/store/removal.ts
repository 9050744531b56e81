import { among, listed } from './bulk.ts';
import type { Database, Param, Transaction } from './database.ts';
import { marks } from './database.ts';
import { QUARTER } from './tallies.ts';

type Kind = Database['kind'];

/** Events by a condition over the log, deleted; the texts to which they referred are remembered, see strays.ts. */
export const removeEvents = async (
  tx: Transaction,
  siteId: number,
  where: string,
  params: readonly Param[],
): Promise<number> => {
  const columns = ['url_id', 'title_id', 'referrer_id', 'type_id'];
  const terms = columns.map((column) => `select ${column} as term_id from event where ${where}`);
  await tx.run(
    `insert into stray_term (term_id, site_id)
     select term_id, cast(? as bigint) from (${terms.join(' union ')}) as said where term_id is not null
     on conflict (term_id) do update set looking = 0`,
    [siteId, ...columns.flatMap(() => params)],
  );
  return tx.run(`delete from event where ${where}`, params);
};

/** As `removeEvents`, for a part of a session: what was acknowledged is less by them, so that none is called lost. */
export const removeSome = async (
  tx: Transaction,
  siteId: number,
  where: string,
  params: readonly Param[],
): Promise<number> => {
  const quarters = await tx.all<{ quarter: number; count: number }>(
    `select (at + lag) / ${QUARTER} * ${QUARTER} as quarter, count(*) as count
     from event
     where ${where}
     group by (at + lag) / ${QUARTER} * ${QUARTER}
     order by 1`,
    params,
  );
  for (const { quarter, count } of quarters) {
    await tx.run(`update tally set count = count - ? where site_id = ? and name = 'stored' and quarter = ?`, [
      count,
      siteId,
      quarter,
    ]);
  }
  return removeEvents(tx, siteId, where, params);
};

export interface RemovedResponses {
  messages: number;
  /** Waiting, sent and failed ones. */
  mails: number;
}

/** Responses with what staff wrote to them and the mails about them. */
export const removeResponses = async (
  tx: Transaction,
  siteId: number,
  ids: readonly Uint8Array[],
): Promise<RemovedResponses> => {
  if (ids.length === 0) return { messages: 0, mails: 0 };
  const of = (table: string, column: string) =>
    tx.run(`delete from ${table} where site_id = ? and ${column} in (${marks(ids)})`, [siteId, ...ids]);
  await of('note', 'response_id');
  await of('response_label', 'response_id');
  const mails = await of('mail', 'response_id');
  return { mails, messages: await of('response', 'id') };
};

/**
 * Visitors of whom nothing is left, and customers who were only they. Who was a deleted visitor before midnight is no one
 * else's yesterday any more.
 * @returns how many there were of each
 */
export const removeIdle = async (
  kind: Kind,
  tx: Transaction,
  siteId: number,
  visitorIds: readonly number[],
): Promise<{ visitors: number; customers: number }> => {
  const mine = [listed(kind, visitorIds)];
  const customers = await tx.all<{ id: number }>(
    `select distinct customer_id as id from visitor where ${among(kind, 'id')} and customer_id is not null`,
    mine,
  );
  const idle = 'not exists (select 1 from session where session.visitor_id = visitor.id)';
  const gone = `select id from visitor where ${among(kind, 'id')} and ${idle}`;
  // A visitor of this morning whose only visit began yesterday has no other trace.
  await tx.run(`update visitor set same_as = null where same_as in (${gone})`, mine);
  const visitors = await tx.run(`delete from visitor where ${among(kind, 'id')} and ${idle}`, mine);
  const without = await tx.run(
    `delete from customer
     where site_id = ? and ${among(kind, 'id')}
       and not exists (select 1 from visitor where visitor.customer_id = customer.id)`,
    [
      siteId,
      listed(
        kind,
        customers.map(({ id }) => id),
      ),
    ],
  );
  return { visitors, customers: without };
};
