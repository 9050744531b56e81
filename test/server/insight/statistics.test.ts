import { describe, expect, it } from 'vitest';
import {
  changeOfCounts,
  changeOfShares,
  differenceOfShares,
  shareOf,
  studentOf,
} from '../../../server/insight/statistics.ts';
import { normal, poisson, random } from './chance.ts';

const limits = ({ low, high }: { low: number; high: number }) => [low, high].map((value) => value.toFixed(4));

describe('the interval of a share', () => {
  it('is Wilson’s, as Newcombe (1998) prints it', () => {
    expect(limits(shareOf(81, 263))).toEqual(['0.2553', '0.3662']);
    expect(limits(shareOf(15, 148))).toEqual(['0.0624', '0.1605']);
    expect(limits(shareOf(0, 20))).toEqual(['0.0000', '0.1611']);
    expect(limits(shareOf(1, 29))).toEqual(['0.0061', '0.1718']);
    expect(shareOf(20, 20)).toMatchObject({ share: 1, high: 1 });
  });
});

describe('the difference of shares', () => {
  it('is Newcombe’s method 10, as he prints it', () => {
    const of = (a: number, m: number, b: number, n: number) =>
      limits(differenceOfShares({ count: a, of: m }, { count: b, of: n }));
    expect(of(56, 70, 48, 80)).toEqual(['0.0524', '0.3339']);
    expect(of(9, 10, 3, 10)).toEqual(['0.1705', '0.8090']);
    expect(of(5, 56, 0, 29)).toEqual(['-0.0381', '0.1926']);
    expect(of(10, 10, 0, 10)).toEqual(['0.6075', '1.0000']);
  });
});

describe('Student’s t', () => {
  it('is that of the tables', () => {
    const table = { 3: 3.182, 4: 2.776, 6: 2.447, 10: 2.228, 27: 2.052, 89: 1.987 };
    for (const [df, value] of Object.entries(table))
      expect(Math.abs(studentOf(Number(df)) - value)).toBeLessThan(0.005);
  });
});

describe('the change of a share', () => {
  it('is told from none exactly when the difference is', () => {
    const next = random(7);
    for (let n = 0; n < 2_000; n++) {
      const now = { of: 20 + Math.floor(next() * 400), count: 0 };
      const before = { of: 20 + Math.floor(next() * 400), count: 0 };
      now.count = Math.floor(next() * now.of);
      before.count = 5 + Math.floor(next() * (before.of - 5));
      const { low, high } = differenceOfShares(now, before);
      const verdict = low > 0 ? 'more' : high < 0 ? 'less' : 'unclear';
      const change = changeOfShares(now, before);
      expect(change.verdict).toBe(verdict);
      expect(change.low! <= change.by! && change.by! <= change.high!).toBe(true);
    }
  });
  it('has the true ratio in it about as often as it says', () => {
    const next = random(11);
    const draw = (share: number, of: number) => ({
      of,
      count: Array.from({ length: of }, next).filter((x) => x < share).length,
    });
    let held = 0;
    const runs = 1_000;
    for (let n = 0; n < runs; n++) {
      const { low, high } = changeOfShares(draw(0.3, 250), draw(0.24, 300));
      if (low! <= 0.25 && high! >= 0.25) held++;
    }
    expect(held / runs).toBeGreaterThan(0.93);
    expect(held / runs).toBeLessThan(0.975);
  });
  it('says nothing of few', () => {
    expect(changeOfShares({ count: 5, of: 19 }, { count: 50, of: 100 })).toEqual({ verdict: 'too_few' });
    expect(changeOfShares({ count: 9, of: 90 }, { count: 4, of: 100 })).toEqual({ verdict: 'too_few' });
    expect(changeOfShares({ count: 0, of: 0 }, { count: 0, of: 0 })).toEqual({ verdict: 'too_few' });
    expect(changeOfShares({ count: 0, of: 200 }, { count: 60, of: 200 })).toMatchObject({ verdict: 'less', by: -1 });
  });
});

describe('the change of a count', () => {
  const DAYS = 28;
  const WEEK = [1, 0.8, 0.9, 1, 1.2, 1.6, 1.5];

  /** How often the interval holds the true change of a fifth, where a day's counts scatter as much. */
  const coverage = (count: (mean: number) => number): number => {
    let held = 0;
    const runs = 1_000;
    for (let n = 0; n < runs; n++) {
      const days = (mean: number) => Array.from({ length: DAYS }, (_, day) => count(mean * WEEK[day % 7]!));
      const { low, high } = changeOfCounts(days(12), days(10));
      if (low! <= 0.2 && high! >= 0.2) held++;
    }
    return held / runs;
  };

  it('holds the truth as often as it says when people come one by one', () => {
    const next = random(3);
    const share = coverage((mean) => poisson(mean, next));
    expect(share).toBeGreaterThan(0.935);
    expect(share).toBeLessThan(0.985);
  });
  it('and when they come in clusters, which plain Poisson counts would not', () => {
    const next = random(5);
    // Gamma-like days: each day's own mean scatters by 30 %, so that the variance is about twice the mean.
    const share = coverage((mean) => poisson(Math.max(0, mean * (1 + 0.3 * normal(next))), next));
    expect(share).toBeGreaterThan(0.925);
    expect(share).toBeLessThan(0.985);
  });
  it('is the ratio of the sums, whatever the weekdays do', () => {
    const before = WEEK.map((day) => Math.round(day * 100));
    const change = changeOfCounts(
      before.map((day) => day * 2),
      before,
    );
    expect(change).toMatchObject({ verdict: 'more', by: 1 });
    expect(change.low).toBeGreaterThan(0.75);
    expect(change.high).toBeLessThan(1.3);
  });
  it('says nothing of few, and sees it when nothing comes any more', () => {
    expect(changeOfCounts([1, 2, 3, 2], [2, 2, 2, 1])).toEqual({ verdict: 'too_few' });
    expect(changeOfCounts([9, 9, 9, 9], [0, 1, 2, 1])).toEqual({ verdict: 'too_few' });
    expect(changeOfCounts([90, 90, 0, 0], [90, 0, 0, 90])).toEqual({ verdict: 'too_few' });
    expect(changeOfCounts([], [])).toEqual({ verdict: 'too_few' });
    expect(changeOfCounts([0, 0, 0, 0, 0, 0], [9, 8, 9, 9, 8, 9])).toMatchObject({ verdict: 'less', by: -1 });
  });
});
