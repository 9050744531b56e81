import type { Interval } from '../../protocol/figures.ts';
import type { Part } from './statistics.ts';

/** The chance of ever being wrong, over all looks. */
const ALPHA = 0.05;
/** People at which the sequence is narrowest; it is nearly so from a fifth to ten times as many. */
const TUNED_TO = 2_000;
/**
 * rho squared of Robbins' normal mixture for that number: -2 log a + log(-2 log a + 1), by the number (Waudby-Smith
 * et al., appendix B.2).
 */
const RHO2 = (-2 * Math.log(ALPHA) + Math.log(-2 * Math.log(ALPHA) + 1)) / TUNED_TO;

/** Half the width for a mean of `n` with variance 1 (Waudby-Smith et al., theorem 2.2). */
export const marginOf = (n: number): number => {
  const mixed = n * RHO2 + 1;
  return Math.sqrt(((2 * mixed) / (n * n * RHO2)) * Math.log(Math.sqrt(mixed) / ALPHA));
};

/** Variance of one person's part in the difference: each arm's binomial one, by the arm's part of all people. */
const varianceOf = (shown: Part, held: Part): number => {
  const n = shown.of + held.of;
  // One with and one without an order are added to each arm (Agresti & Caffo, The American Statistician 54 (2000)
  // 280-288): an arm in which nobody ordered yet is not sure of it.
  const own = ({ count, of }: Part): number => (((count + 1) / (of + 2)) * (1 - (count + 1) / (of + 2)) * n) / of;
  return own(shown) + own(held);
};

/**
 * The difference of two arms' shares, with an interval that holds at all looks together, however often and whenever
 * one looks and stops: the asymptotic confidence sequence of I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy,
 * A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52 (2024)
 * 2613-2640, for a randomised trial with unequal arms (H. Robbins' normal mixture, 1970). Asymptotic: only to be read
 * once there are `enough` people.
 */
export const differenceAtAnyTime = (shown: Part, held: Part): Interval & { by: number } => {
  const by = shown.count / shown.of - held.count / held.of;
  const half = Math.sqrt(varianceOf(shown, held)) * marginOf(shown.of + held.of);
  return { by, low: Math.max(-1, by - half), high: Math.min(1, by + half) };
};

const FEWEST_PEOPLE = 100;
/** Orders, and people without one, that would be in the smaller arm if there were no difference. */
const FEWEST_EXPECTED = 15;

/**
 * Whether there are enough in both arms for the normal distribution to stand for them. Cochran asks for 5 expected cases
 * for one look; over a year of daily looks 5 gave 6 % false alarms in simulation, 10 gave 5 %, 15 give 3 %.
 */
export const enough = (shown: Part, held: Part): boolean => {
  const smaller = Math.min(shown.of, held.of);
  const share = (shown.count + held.count) / (shown.of + held.of);
  return smaller >= FEWEST_PEOPLE && smaller * Math.min(share, 1 - share) >= FEWEST_EXPECTED;
};

/** A difference as small as this part of what the held back ordered is not looked for. */
const WORTHWHILE = 0.1;
const MOST_PEOPLE = 1e7;

/** People in all until there are enough to tell anything, if arms and orders go on as they are. */
const peopleForEnough = (shown: Part, held: Part): number | undefined => {
  const n = shown.of + held.of;
  const smaller = Math.min(shown.of, held.of);
  const share = (shown.count + held.count) / n;
  const rarer = Math.min(share, 1 - share);
  if (smaller === 0 || rarer === 0) return undefined;
  return Math.ceil((n / smaller) * Math.max(FEWEST_PEOPLE, FEWEST_EXPECTED / rarer));
};

/**
 * About how many people it takes until the difference, if it stays as it is, is told from none; one under a tenth of
 * the orders is taken as a tenth. Undefined where that cannot be said.
 */
export const peopleNeeded = (shown: Part, held: Part): number | undefined => {
  if (!enough(shown, held)) return peopleForEnough(shown, held);
  const base = held.count / held.of;
  const sought = Math.max(Math.abs(shown.count / shown.of - base), WORTHWHILE * base);
  const deviation = Math.sqrt(varianceOf(shown, held));
  const n = shown.of + held.of;
  if (sought <= 0 || deviation * marginOf(n) <= sought) return undefined;
  let low = n;
  let high = n;
  while (deviation * marginOf(high) > sought && high < MOST_PEOPLE) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (deviation * marginOf(middle) > sought) low = middle;
    else high = middle;
  }
  return high < MOST_PEOPLE ? high : undefined;
};
