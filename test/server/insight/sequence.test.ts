import { describe, expect, it } from 'vitest';
import { differenceAtAnyTime, enough, marginOf, peopleNeeded } from '../../../server/insight/sequence.ts';
import { differenceOfShares, type Part } from '../../../server/insight/statistics.ts';
import { random } from './chance.ts';

const DAYS = 365;

interface Trial {
  /** Share of people who order, and what the note adds to it. */
  share: number;
  effect?: number;
  hold: number;
  perDay: number;
  /** Orders come up to a week after the note was due. */
  late?: boolean;
}

const excludes = ({ low, high }: { low: number; high: number }) => low > 0 || high < 0;

/** A year in which somebody looks every day; whether any look told a difference, and what the last interval was. */
const year = (trial: Trial, seed: number) => {
  const next = random(seed);
  const shown: Part = { count: 0, of: 0 };
  const held: Part = { count: 0, of: 0 };
  const due: Part[][] = Array.from({ length: DAYS + 7 }, () => []);
  const told = { sequence: false, fixed: false, missed: false };
  for (let day = 0; day < DAYS; day++) {
    for (let n = 0; n < trial.perDay; n++) {
      const arm = next() < trial.hold ? held : shown;
      arm.of++;
      const share = trial.share + (arm === shown ? (trial.effect ?? 0) : 0);
      if (next() < share) due[day + (trial.late ? Math.floor(next() * next() * 7) : 0)]!.push(arm);
    }
    for (const arm of due[day]!) arm.count++;
    if (!enough(shown, held)) continue;
    const sequence = differenceAtAnyTime(shown, held);
    told.sequence ||= excludes(sequence);
    told.fixed ||= excludes(differenceOfShares(shown, held));
    if (!trial.late) told.missed ||= sequence.low > (trial.effect ?? 0) || sequence.high < (trial.effect ?? 0);
  }
  return { ...told, shown, held };
};

const rateOf = (trial: Trial, what: 'sequence' | 'fixed' | 'missed', runs = 300): number =>
  Array.from({ length: runs }, (_, n) => year(trial, n * 7 + 1)).filter((one) => one[what]).length / runs;

describe('a nudge that does nothing, looked at every day for a year', () => {
  it.each<Trial>([
    { share: 0.05, hold: 0.1, perDay: 30 },
    { share: 0.25, hold: 0.1, perDay: 20, late: true },
    { share: 0.02, hold: 0.05, perDay: 100, late: true },
    { share: 0.1, hold: 0.5, perDay: 20, late: true },
  ])('is told from nothing in at most one case in twenty: %o', (trial) =>
    // Three standard errors of slack over so many runs; measured over 1,000 runs each: 1 to 3.5 %.
    expect(rateOf(trial, 'sequence')).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300)),
  );
  it('while the usual interval, right for one look, would fool somebody who looks daily', () =>
    expect(rateOf({ share: 0.1, hold: 0.2, perDay: 50 }, 'fixed')).toBeGreaterThan(0.2));
});

describe('a nudge that works', () => {
  const trial: Trial = { share: 0.25, effect: 0.06, hold: 0.2, perDay: 30 };
  it('is found', () => expect(rateOf(trial, 'sequence', 100)).toBeGreaterThan(0.9));
  it('has its true difference in the interval at all times', () =>
    expect(rateOf(trial, 'missed', 200)).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 200)));
});

describe('the interval', () => {
  it('has the width of Robbins’ normal mixture, computed independently', () => {
    // sqrt(2 (n r + 1) / (n^2 r) * ln(sqrt(n r + 1) / 0.05)) with r = (2 ln 20 + ln(1 + 2 ln 20)) / 2000, by hand for n = 2000.
    expect(marginOf(2_000) * Math.sqrt(2_000)).toBeCloseTo(3.0352, 3);
    expect(marginOf(20_000) * Math.sqrt(20_000)).toBeCloseTo(3.2418, 3);
  });
  it('is wider than that of a single look, and stays within what a difference can be', () => {
    const arms = [
      { count: 200, of: 1_000 },
      { count: 20, of: 120 },
    ] as const;
    const [any, one] = [differenceAtAnyTime(...arms), differenceOfShares(...arms)];
    expect(any.low).toBeLessThan(one.low);
    expect(any.high).toBeGreaterThan(one.high);
    const few = differenceAtAnyTime({ count: 1, of: 1 }, { count: 0, of: 1 });
    expect(few).toMatchObject({ low: -1, high: 1 });
  });
});

describe('how many people it takes', () => {
  it('is told before there are enough, from the arms and orders so far', () => {
    const [shown, held] = [
      { count: 90, of: 900 },
      { count: 10, of: 100 },
    ];
    expect(enough(shown, held)).toBe(false);
    // The smaller arm is a tenth, and 15 orders in it are 150 people there.
    expect(peopleNeeded(shown, held)).toBe(1_500);
    expect(enough({ count: 135, of: 1_350 }, { count: 15, of: 150 })).toBe(true);
  });
  it('is not told where nobody ordered, or nobody is held back', () => {
    expect(peopleNeeded({ count: 0, of: 50 }, { count: 0, of: 5 })).toBeUndefined();
    expect(peopleNeeded({ count: 5, of: 500 }, { count: 0, of: 0 })).toBeUndefined();
  });
  it('is what makes the interval as narrow as the difference', () => {
    const [shown, held] = [
      { count: 540, of: 1_800 },
      { count: 50, of: 200 },
    ];
    const people = peopleNeeded(shown, held)!;
    expect(people).toBeGreaterThan(2_000);
    const grown = (factor: number) =>
      differenceAtAnyTime(
        { count: shown.count * factor, of: shown.of * factor },
        { count: held.count * factor, of: held.of * factor },
      );
    expect(excludes(grown((people * 1.05) / 2_000))).toBe(true);
    expect(excludes(grown((people * 0.95) / 2_000))).toBe(false);
  });
  it('is not told once even a tenth of the orders would have been seen', () =>
    expect(peopleNeeded({ count: 250_000, of: 1_000_000 }, { count: 249_900, of: 1_000_000 })).toBeUndefined());
});
