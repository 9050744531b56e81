import type { Change, Interval, Share } from '../../protocol/figures.ts';

/** The normal distribution's 97.5 % point: intervals are 95 %. */
const Z = 1.959963984540054;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * A share with Wilson's score interval. E. B. Wilson, JASA 22 (1927) 209-212; without continuity correction, method 3
 * of R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872.
 * @param of more than 0
 */
export const shareOf = (count: number, of: number): Share => {
  const share = count / of;
  const middle = count + (Z * Z) / 2;
  const half = Z * Math.sqrt(count * (1 - share) + (Z * Z) / 4);
  const whole = of + Z * Z;
  return { share, low: clamp((middle - half) / whole, 0, share), high: clamp((middle + half) / whole, share, 1) };
};

/**
 * Student's t, 97.5 % point: the expansion of Abramowitz & Stegun 26.7.5 in 1/df around the normal one. Right to 0.01
 * from 3 degrees of freedom, to 0.0001 from 6.
 */
export const studentOf = (df: number): number => {
  const z3 = Z ** 3;
  const z5 = Z ** 5;
  const z7 = Z ** 7;
  const z9 = Z ** 9;
  const terms = [
    (z3 + Z) / 4,
    (5 * z5 + 16 * z3 + 3 * Z) / 96,
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / 384,
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * Z) / 92_160,
  ];
  return Z + terms.reduce((sum, term, n) => sum + term / df ** (n + 1), 0);
};

const TOO_FEW: Change = { verdict: 'too_few' };

const judged = (by: number, { low, high }: Interval): Change => ({
  verdict: low > 0 ? 'more' : high < 0 ? 'less' : 'unclear',
  by,
  low,
  high,
});

/** Counted in both periods together, and in the one before: fewer say nothing of a change. */
const FEWEST_COUNTED = 20;
const FEWEST_BEFORE = 5;
/** Pairs of days with something in them; the scatter of fewer is not known. */
const FEWEST_DAYS = 4;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/**
 * How much more or less was counted, as a ratio of rates. Given their sum, the counts of a pair of days are binomial
 * (the usual way to compare two Poisson counts), so what both days share, such as the weekday, drops out. People come
 * and buy in clusters, so the scatter over the pairs is measured: Pearson's chi-square by its degrees of freedom,
 * never under 1, widens the interval of the log ratio, with Student's t for its being measured
 * (McCullagh & Nelder, Generalized Linear Models, 1989, 4.5 and 9.2; quasi-likelihood). A half is added to each sum
 * there, so that a period without any has an interval too (Haldane, 1956).
 * @param now of each day, and `before` of its counterpart
 */
export const changeOfCounts = (now: readonly number[], before: readonly number[]): Change => {
  const a = sumOf(now);
  const b = sumOf(before);
  if (a + b < FEWEST_COUNTED || b < FEWEST_BEFORE) return TOO_FEW;
  const share = a / (a + b);
  let chiSquare = 0;
  let pairs = 0;
  now.forEach((count, n) => {
    const both = count + (before[n] ?? 0);
    if (both === 0) return;
    pairs++;
    if (share > 0) chiSquare += (count - both * share) ** 2 / (both * share * (1 - share));
  });
  if (pairs < FEWEST_DAYS) return TOO_FEW;
  const scatter = Math.max(1, chiSquare / (pairs - 1));
  const middle = Math.log((a + 0.5) / (b + 0.5));
  const half = studentOf(pairs - 1) * Math.sqrt(scatter * (1 / (a + 0.5) + 1 / (b + 0.5)));
  return judged(a / b - 1, { low: Math.exp(middle - half) - 1, high: Math.exp(middle + half) - 1 });
};

export interface Part {
  count: number;
  of: number;
}

/**
 * The difference of two shares by Newcombe's hybrid of Wilson's limits: method 10 of Statistics in Medicine 17 (1998)
 * 873-890.
 */
export const differenceOfShares = (one: Part, other: Part): Interval & { by: number } => {
  const p = shareOf(one.count, one.of);
  const q = shareOf(other.count, other.of);
  const by = p.share - q.share;
  return {
    by,
    low: by - Math.hypot(p.share - p.low, q.high - q.share),
    high: by + Math.hypot(p.high - p.share, q.share - q.low),
  };
};

/** People of each period under which shares are not compared, and cases in the one before. */
const FEWEST_PEOPLE = 20;

/**
 * How much greater or smaller a share has become, relative to what it was. Newcombe's hybrid solved for the ratio R at
 * which `now - R * before` is no longer told from 0 (MOVER-R: Donner & Zou, Statistical Methods in Medical Research 21
 * (2012) 347-359): the interval excludes 0 exactly when the one of the difference does.
 */
export const changeOfShares = (now: Part, before: Part): Change => {
  if (Math.min(now.of, before.of) < FEWEST_PEOPLE || before.count < FEWEST_BEFORE) return TOO_FEW;
  const p = shareOf(now.count, now.of);
  const q = shareOf(before.count, before.of);
  const product = p.share * q.share;
  const limit = (own: number, other: number, sign: 1 | -1): number => {
    const a = own * (2 * p.share - own);
    const b = other * (2 * q.share - other);
    return (product + sign * Math.sqrt(Math.max(0, product ** 2 - a * b))) / b;
  };
  return judged(p.share / q.share - 1, { low: limit(p.low, q.high, -1) - 1, high: limit(p.high, q.low, 1) - 1 });
};
