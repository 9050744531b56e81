/**
 * Milliseconds to wait before trying again: doubling from one second to one minute, the upper half left to chance so
 * that tabs and shoppers do not come back together, and never sooner than the collector asked, up to an hour: what is
 * asked for as a date depends on this device's clock, and a timer of a month would fire at once.
 * @param attempt how many have failed before this one: 0, 1, …
 * @param retryAfter seconds; NaN if nothing was asked for
 * @param random from 0 to 1
 */
export const nextWait = (attempt: number, retryAfter: number, random: number): number =>
  Math.max(Math.min(3_600_000, retryAfter * 1000 || 0), Math.min(60_000, 1000 * 2 ** attempt) * (0.5 + random / 2));
