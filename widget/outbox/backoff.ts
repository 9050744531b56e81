/**
 * Milliseconds to wait before trying again: doubling from one second to one minute, the upper half left to chance so
 * that tabs and shoppers do not come back together, and never sooner than the collector asked. No more than a minute,
 * so that nothing has to watch for the network to return.
 * @param attempt how many have failed before this one: 0, 1, …
 * @param retryAfter seconds; NaN if it was no number
 * @param random from 0 to 1
 */
export const nextWait = (attempt: number, retryAfter: number, random: number): number =>
  Math.max(retryAfter * 1000 || 0, Math.min(60_000, 1000 * 2 ** attempt) * (0.5 + random / 2));
