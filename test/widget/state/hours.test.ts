import { describe, expect, it } from 'vitest';
import type { Hours } from '../../../protocol/hours.ts';
import { openingAt } from '../../../widget/state/hours.ts';

const day: [number, number][] = [[9 * 60, 18 * 60]];
const WEEK: Hours['week'] = [day, day, day, day, day, [], []];
const CHISINAU: Hours = { time_zone: 'Europe/Chisinau', week: WEEK };
const at = (iso: string): number => Date.parse(iso);
const said = (hours: Hours, now: string): unknown => {
  const opening = openingAt(hours, at(now));
  return opening && { open: opening.open, until: opening.until && new Date(opening.until).toISOString() };
};

describe('in the shop’s own zone, wherever the shopper is', () => {
  it.each([
    ['on a working day', '2026-11-23T10:00:00Z', { open: true, until: '2026-11-23T16:00:00.000Z' }],
    ['at the minute it opens', '2026-11-23T07:00:00Z', { open: true, until: '2026-11-23T16:00:00.000Z' }],
    ['at the minute it closes', '2026-11-23T16:00:00Z', { open: false, until: '2026-11-24T07:00:00.000Z' }],
    ['early in the morning', '2026-11-23T05:59:59Z', { open: false, until: '2026-11-23T07:00:00.000Z' }],
    ['at the weekend', '2026-11-21T10:00:00Z', { open: false, until: '2026-11-23T07:00:00.000Z' }],
    ['in summer time', '2026-07-01T05:30:00Z', { open: false, until: '2026-07-01T06:00:00.000Z' }],
  ])('%s', (_, now, expected) => expect(said(CHISINAU, now)).toEqual(expected));
});

describe('over a clock change', () => {
  it('opens at nine by the new time', () =>
    expect(
      said({ time_zone: 'Europe/Berlin', week: [day, day, day, day, day, day, day] }, '2026-10-24T20:00:00Z'),
    ).toEqual({
      open: false,
      until: '2026-10-25T08:00:00.000Z',
    }));
  it('closes an hour sooner in the night that is shorter', () => {
    const night: Hours = { time_zone: 'Europe/Berlin', week: [[], [], [], [], [], [], [[0, 6 * 60]]] };
    expect(said(night, '2026-03-29T00:30:00Z')).toEqual({ open: true, until: '2026-03-29T04:00:00.000Z' });
  });
});

describe('hours that touch', () => {
  it('are one, over midnight too', () => {
    const late: Hours = { ...CHISINAU, week: [[[18 * 60, 1440]], [[0, 120]], [], [], [], [], []] };
    expect(said(late, '2026-11-23T20:00:00Z')).toEqual({ open: true, until: '2026-11-24T00:00:00.000Z' });
  });
  it('that never end are open, with no time to tell', () => {
    const always: Hours = { ...CHISINAU, week: Array.from({ length: 7 }, () => [[0, 1440]]) };
    expect(said(always, '2026-11-23T20:00:00Z')).toEqual({ open: true, until: undefined });
  });
});

describe('closed days', () => {
  it('are passed over', () =>
    expect(said({ ...CHISINAU, closed: ['2026-11-23', '2026-11-24'] }, '2026-11-23T10:00:00Z')).toEqual({
      open: false,
      until: '2026-11-25T07:00:00.000Z',
    }));
  it('a shop that never opens is closed, with no time to tell', () =>
    expect(said({ ...CHISINAU, week: [[], [], [], [], [], [], []] }, '2026-11-23T10:00:00Z')).toEqual({
      open: false,
      until: undefined,
    }));
});

it('says nothing of a zone it does not know', () =>
  expect(openingAt({ time_zone: 'Moon/Tycho', week: WEEK }, at('2026-11-23T10:00:00Z'))).toBeUndefined());
