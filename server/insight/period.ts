import { dateAt, endOfDate, startOfDate } from './day.ts';

const DAY = 86_400_000;

/** Days of a site's calendar, one after the other, and the instants [from, to) that are counted of them. */
export interface Days {
  /** YYYY-MM-DD in the site's zone. */
  dates: readonly string[];
  /** When each begins, UTC milliseconds. */
  starts: readonly number[];
  from: number;
  to: number;
}

const datesUpTo = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    new Date(Date.parse(`${last}T00:00:00Z`) - (count - 1 - n) * DAY).toISOString().slice(0, 10),
  );

const daysUpTo = (last: string, count: number, timeZone: string, to: number): Days => {
  const dates = datesUpTo(last, count);
  const starts = dates.map((date) => startOfDate(date, timeZone) ?? 0);
  return { dates, starts, from: starts[0]!, to };
};

/**
 * So many days up to today, today as far as it has come; and as many before them, the last of which is cut at the same
 * time of day, so that like is compared with like.
 */
export const periodsOf = (now: number, timeZone: string, count: number): { now: Days; before: Days } => {
  const today = dateAt(now, timeZone);
  const these = daysUpTo(today, count, timeZone, now + 1);
  const last = datesUpTo(these.dates[0]!, 2)[0]!;
  const gone = now + 1 - these.starts.at(-1)!;
  const start = startOfDate(last, timeZone) ?? 0;
  const before = daysUpTo(last, count, timeZone, Math.min(start + gone, endOfDate(last, timeZone) ?? Infinity));
  return { now: these, before };
};

/** Which of the days an instant lies in; -1 if it is before them. */
export const dayOf = ({ starts }: Days, at: number): number => {
  let [before, after] = [-1, starts.length];
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (starts[middle]! <= at) before = middle;
    else after = middle;
  }
  return before;
};

/** How many instants lie in each day. */
export const byDay = (days: Days, instants: readonly number[]): number[] => {
  const counts = days.dates.map(() => 0);
  for (const at of instants) {
    const day = dayOf(days, at);
    if (day >= 0) counts[day]!++;
  }
  return counts;
};
