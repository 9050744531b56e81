import type { Transaction } from './database.ts';
import type { Received } from './facts.ts';
import { quarterOf, QUARTER } from './tallies.ts';

/** Milliseconds between happening and receipt from which on an event is late. */
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const NONE: Received = { events: 0, minute: 0, hour: 0, day: 0 };

/** When events were received, by UTC quarter-hour, and how many of them late. `lag`: from happening to receipt. */
export const receivedOf = (rows: readonly { at: number; lag: number }[]): Map<number, Received> => {
  const quarters = new Map<number, Received>();
  for (const { at, lag } of rows) {
    const quarter = quarterOf(at + lag);
    let sum = quarters.get(quarter);
    if (!sum) quarters.set(quarter, (sum = { ...NONE }));
    sum.events++;
    sum.minute += +(lag > MINUTE);
    sum.hour += +(lag > HOUR);
    sum.day += +(lag > DAY);
  }
  return quarters;
};

const late = (over: number): string => `cast(sum(case when lag > ${over} then 1 else 0 end) as bigint)`;

/** The same of a whole session, summed where it is kept. */
export const receivedBy = async (tx: Transaction, sessionId: number): Promise<Map<number, Received>> => {
  const rows = await tx.all<Received & { quarter: number }>(
    `select (at + lag) / ${QUARTER} * ${QUARTER} as quarter, count(*) as events,
            ${late(MINUTE)} as minute, ${late(HOUR)} as hour, ${late(DAY)} as day
     from event where session_id = ? group by (at + lag) / ${QUARTER} * ${QUARTER}`,
    [sessionId],
  );
  return new Map(rows.map(({ quarter, ...sum }) => [quarter, sum]));
};
