import { describe, expect, it } from 'vitest';
import type { Change, Stall } from '../../../protocol/figures.ts';
import { told } from '../../../server/console/format/emphasis.ts';
import { createTimes } from '../../../server/console/format/times.ts';
import { scaleOf } from '../../../server/console/pages/overview/answers.tsx';
import { marksOf } from '../../../server/console/pages/overview/orders.tsx';
import { tellOverview } from '../../../server/console/pages/overview/sentence.ts';
import { tellCounted, tellTrust } from '../../../server/console/pages/overview/trust.tsx';
import { overviewOf } from '../figures.ts';
import { NOW } from '../support.ts';

const stages = (count: number, change: Change) => [{ name: 'conversion' as const, count, change }];
const say = (count: number, change: Change, stalls: Stall[] = [], days = 28): string =>
  tellOverview({ stages: stages(count, change), stalls }, days)
    .map(told)
    .join(' ')
    .replaceAll('\u00a0', ' ');
const unclear: Change = { verdict: 'unclear', by: 0.02, low: -0.05, high: 0.08 };

describe('the sentence on orders', () => {
  it.each([
    [
      1_204,
      { verdict: 'more', by: 0.13, low: 0.04, high: 0.23 },
      '1,204 orders, about 13 % more than before (the true change is most likely between 4 and 23 %).',
    ],
    [
      1,
      { verdict: 'less', by: -0.5, low: -0.8, high: -0.1 },
      '1 order, about 50 % fewer than before (the true change is most likely between 10 and 80 % fewer).',
    ],
    [
      0,
      { verdict: 'less', by: -1, low: -1, high: -0.7 },
      '0 orders, about 100 % fewer than before (the true change is most likely between 70 and 100 % fewer).',
    ],
    [312, unclear, '312 orders, no clear change (the true change may lie anywhere from −5 % to +8 %).'],
    [3, { verdict: 'too_few' }, '3 orders; too few data to compare with the 28 days before.'],
    [0, { verdict: 'too_few' }, 'No orders in these 28 days; too few data to compare with the 28 before.'],
  ] as const)('%i, %o', (count, change, text) => expect(say(count, change)).toBe(text));

  it('says no number of a change that has none', () =>
    expect(say(3, { verdict: 'too_few', by: 2, low: 1, high: 9 })).not.toMatch(/%/));
  it('names the period', () => expect(say(3, { verdict: 'too_few' }, [], 7)).toContain('the 7 days before'));
});

describe('the sentence on where people stall', () => {
  const stall = (stalls: Stall[]): string => say(312, unclear, stalls).split('). ')[1] ?? '';
  const cart = (visits: number, asked?: string): Stall => ({ where: 'cart', visits, ...(asked ? { asked } : {}) });

  it('says most only of more than half', () => {
    expect(stall([cart(60), { where: 'payment', visits: 40 }])).toBe(
      'Most visits that fill a basket and bring no order end between basket and checkout.',
    );
    expect(stall([cart(40), { where: 'checkout', visits: 35 }, { where: 'payment', visits: 25 }])).toBe(
      'Visits that fill a basket and bring no order end most often between basket and checkout.',
    );
  });
  it('tells what was asked most there', () => {
    expect(stall([cart(60, 'delivery abroad')])).toContain('asked most in them is “delivery abroad”.');
    expect(stall([cart(40, 'a'), { where: 'checkout', visits: 35 }, { where: 'payment', visits: 25 }])).toContain(
      'end most often between basket and checkout; what was asked most in them is “a”.',
    );
  });
  it.each([
    ['checkout', 'in the checkout'],
    ['payment', 'at the payment'],
  ] as const)('%s', (where, words) => expect(stall([{ where, visits: 30 }])).toContain(`end ${words}.`));
  it('says so when there are too few', () =>
    expect(stall([cart(19)])).toBe('Too few baskets were left behind to say where people stall.'));
  it('is silent when no basket was left, however many only looked', () =>
    expect(tellOverview({ stages: stages(3, unclear), stalls: [{ where: 'browsed', visits: 900 }] }, 28)).toHaveLength(
      1,
    ));
  it('leaves what people asked as it is', () =>
    expect(stall([cart(60, '<b>{where}</b>')])).toContain('“<b>{where}</b>”'));
});

describe('what is said for the figures, and against them', () => {
  const trust = overviewOf().trust;
  const lines = (more: Partial<typeof trust>): string[] =>
    tellTrust({ ...trust, ...more }).map(({ sign, text }) => `${sign}: ${text.replaceAll('\u00a0', ' ')}`);

  it('when all is well', () =>
    expect(lines({})).toEqual([
      'ok: 1,284,112 events acknowledged, none of them lost',
      'ok: No gaps seen: pages number their events, and none is missing between those that came',
      'ok: 4,208 repeats dropped: sent again, kept once',
      'ok: No event was refused',
      'know: About 11 % (10 to 12) of visits leave no id on the device: who comes back on another day counts as new',
      'know: Visitors who refuse statistics are not in here, and nobody can count them',
    ]));
  it('when something is missing', () => {
    const told = lines({ acknowledged: 900, lost: 1, gaps: 12, refused: 3, repeats: 0 });
    expect(told.slice(0, 4)).toEqual([
      'warn: 1 event of 900 acknowledged is not in the log',
      'warn: 12 numbers are missing in what pages sent: as many events were made and did not come, or not yet',
      'ok: No repeats',
      'warn: 3 events refused; Health says why',
    ]);
    expect(lines({ lost: 2, gaps: 1, repeats: 1, refused: 1 }).slice(0, 4)).toEqual([
      'warn: 2 events of 1,284,112 acknowledged are not in the log',
      'warn: 1 number is missing in what pages sent: as many events were made and did not come, or not yet',
      'ok: 1 repeat dropped: sent again, kept once',
      'warn: 1 event refused; Health says why',
    ]);
  });
  it('when nothing or everything is counted without an id', () => {
    expect(lines({ acknowledged: 0 })[0]).toBe('know: No event was acknowledged in this period');
    expect(lines({ cookieless: { share: 0, low: 0, high: 0.1 } })[4]).toMatch(/^ok: Every visit/);
    expect(lines({ cookieless: { share: 1, low: 0.9, high: 1 } })[4]).toMatch(/^know: No visit/);
    expect(lines({ cookieless: {} })).toHaveLength(5);
    expect(lines({ cookieless: { share: 0.5 } })[4]).toContain('About 50 % of visits');
  });

  const times = createTimes('UTC');
  it.each([
    [10_000, 'Counted up to 09:59, just now'],
    [70_000, 'Counted up to 09:58, 1 minute ago'],
    [7_200_000, 'Counted up to 08:00, 2 hours ago'],
    [86_400_000, 'Counted up to yesterday 10:00, 24 hours ago'],
  ])('counted %i ms ago', (age, text) => expect(tellCounted(NOW - age, NOW, times)).toBe(text));
});

it('what was published is marked on its day, once a day, shortened', () => {
  const days = ['2026-11-01', '2026-11-02', '2026-11-03'];
  const marks = [
    { day: days[1]!, title: 'Oven' },
    { day: days[2]!, title: 'A' },
    { day: days[2]!, title: 'B' },
    { day: '2026-10-01', title: 'Before the period' },
  ];
  expect(marksOf(marks, days)).toEqual([
    { at: 1, text: '“Oven” published' },
    { at: 2, text: '2 articles published' },
  ]);
  expect(marksOf([{ day: days[0]!, title: 'Can it go in the oven at all?' }], days)[0]!.text).toBe(
    '“Can it go in the o…” published',
  );
});

it('the scale of languages holds every interval between whole tens', () => {
  const share = (low: number, high: number) => ({ share: (low + high) / 2, low, high });
  expect(scaleOf([share(0.61, 0.76), share(0.72, 0.77)])).toEqual({ from: 0.6, to: 0.8 });
  expect(scaleOf([share(1, 1)])).toEqual({ from: 0.9, to: 1 });
});
