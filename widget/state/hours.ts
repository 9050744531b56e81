import type { Hours } from '../../protocol/hours.ts';

/** Open or closed now, and when that changes, UTC milliseconds; absent if not within the days looked at. */
export interface Opening {
  open: boolean;
  until?: number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Days after today that are looked at. */
const AHEAD = 14;

/** The clock on the wall of a time zone, as if it were UTC. */
const wallOf = (timeZone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => {
    const [month, day, year, hour, minute] = format.format(at).match(/\d+/g)!.map(Number);
    return Date.UTC(2000 + year!, month! - 1, day, hour, minute);
  };
};

/** All times the shop is open around now, in order; those that touch are one. */
const spans = ({ time_zone, week, closed = [] }: Hours, now: number): [from: number, to: number][] => {
  const wall = wallOf(time_zone);
  // Twice, since the offset at the guess may be that of the other side of a clock change.
  const at = (time: number): number => {
    const guess = time - (wall(time) - time);
    return guess - (wall(guess) - time);
  };
  const found: [number, number][] = [];
  const today = Math.floor(wall(now) / DAY) * DAY;
  for (let day = today - DAY; day <= today + AHEAD * DAY; day += DAY) {
    const date = new Date(day);
    if (closed.includes(date.toISOString().slice(0, 10))) continue;
    for (const [opens, closes] of week[(date.getUTCDay() + 6) % 7] ?? []) {
      const [from, to] = [at(day + opens * MINUTE), at(day + closes * MINUTE)];
      const last = found.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else if (to > from) found.push([from, to]);
    }
  }
  return found;
};

/** Whether the shop is open at that moment; undefined if its hours cannot be understood. */
export const openingAt = (hours: Hours, now: number): Opening | undefined => {
  try {
    const next = spans(hours, now).find(([, to]) => to > now);
    if (!next) return { open: false };
    const open = next[0] <= now;
    const until = next[open ? 1 : 0];
    return until - now > (AHEAD - 1) * DAY ? { open } : { open, until };
  } catch {
    return undefined;
  }
};
