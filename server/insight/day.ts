const MINUTE = 60_000;
/** No place is further than 14 hours from UTC; one more for a clock change on the same day. */
const REACH = 15 * 60;

/** Starts of dates held in memory: to find one takes a dozen looks at the calendar. */
const MOST = 5_000;
const starts = new Map<string, number>();

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format;
};

/** The date YYYY-MM-DD on the calendars of the zone. Throws RangeError if there is no such zone. */
export const dateAt = (instant: number, timeZone: string): string => {
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) part[type] = value;
  return `${part['year']!.padStart(4, '0')}-${part['month']}-${part['day']}`;
};

/** UTC milliseconds of YYYY-MM-DD; undefined if the calendar has no such day (2026-02-30). */
const utcOf = (date: string): number | undefined => {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const instant = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date ? undefined : instant;
};

/**
 * The instant at which a date begins in the zone, in UTC milliseconds; undefined if there is no such date.
 * Found as the first minute that the zone calls by this date or a later one, because a day may begin at 01:00
 * (clocks go forward at midnight) or not exist at all (the zone moves over the date line).
 */
export const startOfDate = (date: string, timeZone: string): number | undefined => {
  const key = `${date} ${timeZone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = foundStart(date, timeZone);
  if (starts.size > MOST) starts.clear();
  if (start !== undefined) starts.set(key, start);
  return start;
};

const foundStart = (date: string, timeZone: string): number | undefined => {
  const utc = utcOf(date);
  if (utc === undefined) return undefined;
  let before = -REACH;
  let after = REACH;
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (dateAt(utc + middle * MINUTE, timeZone) >= date) after = middle;
    else before = middle;
  }
  return utc + after * MINUTE;
};

/** The instant at which a date is over in the zone. */
export const endOfDate = (date: string, timeZone: string): number | undefined => {
  const utc = utcOf(date);
  return utc === undefined ? undefined : startOfDate(new Date(utc + 86_400_000).toISOString().slice(0, 10), timeZone);
};

/** The last midnight in the zone, or what stood in for it. */
export const startOfToday = (now: number, timeZone: string): number =>
  startOfDate(dateAt(now, timeZone), timeZone) ?? now;
