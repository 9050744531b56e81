import { describe, expect, it } from 'vitest';
import {
  bounds,
  dayName,
  figure,
  known,
  percent,
  signedPercent,
  span,
  tellChange,
  wholePercent,
} from '../../server/console/format/shares.ts';
import { segments, told } from '../../server/console/format/emphasis.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('shares in words', () => {
  it.each([
    [0, '0 %'],
    [0.0002, 'under 0.1 %'],
    [0.061, '6.1 %'],
    [0.05, '5 %'],
    [0.0996, '10 %'],
    [0.746, '75 %'],
    [0.995, '100 %'],
    [0.9996, '99.9 %'],
    [1, '100 %'],
  ])('%d is "%s"', (share, text) => expect(plain(percent(share))).toBe(text));

  it('parts of a whole have the same digits', () => {
    expect(plain(wholePercent(0.089))).toBe('9 %');
    expect(plain(wholePercent(0.004))).toBe('0.4 %');
    expect(plain(wholePercent(0))).toBe('0 %');
  });

  it('numbers have thousands apart, a true minus and no minus nought', () => {
    expect([figure(1_204), figure(-0.3, 1), figure(-0.01)]).toEqual(['1,204', '\u22120.3', '0']);
  });

  it('bounds get a digit more when without it they could not be told apart, or from nought', () => {
    expect(bounds({ low: 0.04, high: 0.23 })).toEqual(['4', '23']);
    expect(bounds({ low: 0.029, high: 0.031 })).toEqual(['2.9', '3.1']);
    expect(bounds({ low: 0.004, high: 0.12 })).toEqual(['0.4', '12']);
    expect(span({ low: 0.724, high: 0.767 })).toBe('72–77');
  });

  it('signs say the direction', () => {
    expect(plain(signedPercent(0.13))).toBe('+13 %');
    expect(plain(signedPercent(-0.08))).toBe('\u22128 %');
    expect(plain(signedPercent(0))).toBe('0 %');
  });
});

describe('a change in words', () => {
  it.each([
    [{ verdict: 'more', by: 0.13, low: 0.04, high: 0.23 }, '+13 % (4 to 23)'],
    [{ verdict: 'less', by: -0.08, low: -0.14, high: -0.02 }, '\u22128 % (\u221214 to \u22122)'],
    [{ verdict: 'unclear', by: 0.02, low: -0.02, high: 0.06 }, 'no clear change (\u22122 to 6 %)'],
    [{ verdict: 'too_few' }, 'too few data to compare'],
    [{ verdict: 'too_few', by: 0.5, low: -1, high: 2 }, 'too few data to compare'],
    [{ verdict: 'more', by: 0.5 }, 'too few data to compare'],
  ] as const)('%o', (change, text) => expect(plain(tellChange(change))).toBe(text));

  it('without both bounds there is no figure', () => expect(known({ verdict: 'more', by: 1, low: 0 })).toBeUndefined());
});

it('a day of the shop is the same day in every time zone', () => {
  expect(dayName('2026-11-04')).toBe('4 Nov');
  expect(dayName('someday')).toBe('someday');
});

describe('a sentence with emphasis', () => {
  it('is cut at its signs and places', () =>
    expect(segments({ text: '<b>{n} more</b> <q>(so)</q>.', parts: { n: '3' } })).toEqual([
      { text: '3', how: 'b', said: true },
      { text: ' more', how: 'b' },
      { text: ' ' },
      { text: '(so)', how: 'q' },
      { text: '.' },
    ]));
  it('reads no signs in what stands in a place', () => {
    const sentence = { text: 'Asked: <b>{asked}</b>', parts: { asked: '</b><q>{n}' } };
    expect(segments(sentence)).toEqual([{ text: 'Asked: ' }, { text: '</b><q>{n}', how: 'b', said: true }]);
    expect(told(sentence)).toBe('Asked: </b><q>{n}');
  });
});
