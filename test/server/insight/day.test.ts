import { describe, expect, it } from 'vitest';
import { dateAt, endOfDate, startOfDate, startOfToday } from '../../../server/insight/day.ts';

const HOUR = 3_600_000;
const iso = (instant: number | undefined) => new Date(instant!).toISOString();

describe('a day in the site’s zone', () => {
  it('begins at local midnight', () => {
    expect(iso(startOfDate('2026-11-21', 'Europe/Chisinau'))).toBe('2026-11-20T22:00:00.000Z');
    expect(iso(startOfDate('2026-07-01', 'Europe/Chisinau'))).toBe('2026-06-30T21:00:00.000Z');
    expect(iso(startOfDate('2026-11-21', 'Asia/Kathmandu'))).toBe('2026-11-20T18:15:00.000Z');
    expect(iso(startOfDate('2026-11-21', 'UTC'))).toBe('2026-11-21T00:00:00.000Z');
  });

  it('has 23 hours when clocks go forward, and 25 when they go back', () => {
    const hours = (date: string) =>
      (endOfDate(date, 'Europe/Chisinau')! - startOfDate(date, 'Europe/Chisinau')!) / HOUR;
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    expect(hours('2026-10-26')).toBe(24);
  });

  it('begins at one o’clock where midnight was skipped', () => {
    expect(iso(startOfDate('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
    expect(dateAt(Date.parse('2018-11-04T02:59:59Z'), 'America/Sao_Paulo')).toBe('2018-11-03');
  });

  it('is empty where the zone left it out', () => {
    expect(startOfDate('2011-12-30', 'Pacific/Apia')).toBe(endOfDate('2011-12-30', 'Pacific/Apia'));
  });

  it('is none when the calendar has no such date', () => {
    expect(startOfDate('2026-02-30', 'UTC')).toBeUndefined();
    expect(startOfDate('yesterday', 'UTC')).toBeUndefined();
    expect(endOfDate('2026-13-01', 'UTC')).toBeUndefined();
  });

  it('is today since the last local midnight', () => {
    expect(iso(startOfToday(Date.parse('2026-11-20T22:30:00Z'), 'Europe/Chisinau'))).toBe('2026-11-20T22:00:00.000Z');
    expect(iso(startOfToday(Date.parse('2026-11-20T21:59:00Z'), 'Europe/Chisinau'))).toBe('2026-11-19T22:00:00.000Z');
  });
});
