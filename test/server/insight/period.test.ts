import { describe, expect, it } from 'vitest';
import { byDay, dayOf, periodsOf } from '../../../server/insight/period.ts';

const HOUR = 3_600_000;

describe('a period', () => {
  // 22 November 2026, 10:30 in Chișinău, two hours ahead of UTC.
  const NOW = Date.UTC(2026, 10, 22, 8, 30);
  const { now, before } = periodsOf(NOW, 'Europe/Chisinau', 28);

  it('ends today and has so many days, and before it are as many', () => {
    expect([now.dates[0], now.dates.at(-1), now.dates.length]).toEqual(['2026-10-26', '2026-11-22', 28]);
    expect([before.dates[0], before.dates.at(-1), before.dates.length]).toEqual(['2026-09-28', '2026-10-25', 28]);
    expect(now.from).toBe(Date.UTC(2026, 9, 25, 22));
    expect(now.to).toBe(NOW + 1);
  });
  it('is compared up to the same time of day', () =>
    // Clocks went back on 25 October: that day began at 21:00 UTC, and is counted for as long as today is old.
    expect(before.to).toBe(Date.UTC(2026, 9, 24, 21) + 10.5 * HOUR + 1));
  it('has a day of 25 hours where clocks go back', () => {
    const day = before.dates.indexOf('2026-10-25');
    expect(now.starts[0]! - before.starts[day]!).toBe(25 * HOUR);
  });
  it('puts each instant into its day, by the shop’s clocks', () => {
    const last = Date.UTC(2026, 10, 21, 21, 59, 59, 999);
    expect(now.dates[dayOf(now, last)]).toBe('2026-11-21');
    expect(now.dates[dayOf(now, last + 1)]).toBe('2026-11-22');
    expect(dayOf(now, now.from - 1)).toBe(-1);
    const counts = byDay(now, [now.from, last, last + 1, NOW, now.from - 1]);
    expect(counts.length).toBe(28);
    expect([counts[0], counts[26], counts[27]]).toEqual([1, 1, 2]);
  });
  it('holds where a day was left out: Samoa had no 30 December 2011', () => {
    const samoa = periodsOf(Date.UTC(2012, 0, 1, 12), 'Pacific/Apia', 7).now;
    expect(samoa.dates).toContain('2011-12-30');
    const [gone, next] = [samoa.dates.indexOf('2011-12-30'), samoa.dates.indexOf('2011-12-31')];
    expect(samoa.starts[gone]).toBe(samoa.starts[next]);
    expect(byDay(samoa, [samoa.starts[next]!])[next]).toBe(1);
  });
});
