import { describe, expect, it } from 'vitest';
import { mailto, originOf, pathOf, safeUrl } from '../../server/console/format/links.ts';
import { money } from '../../server/console/format/money.ts';
import { nameOf } from '../../server/console/format/names.ts';
import { isScore, tellScore, toneOf, writtenScore } from '../../server/console/format/scores.ts';
import { createTimes } from '../../server/console/format/times.ts';
import { NOW } from './support.ts';

describe('times, in a fixed zone', () => {
  const times = createTimes('Europe/Chisinau');
  it('are short in lists and whole in titles', () => {
    const ago = (ms: number): string => times.short(NOW - ms, NOW);
    expect([ago(0), ago(120_000), ago(3 * 3_600_000), ago(25 * 3_600_000), ago(9 * 86_400_000)]).toEqual([
      'now',
      '2 min',
      '3 h',
      '1 d',
      '12 Nov',
    ]);
    expect(times.short(Date.UTC(2025, 0, 5), NOW)).toBe('5 Jan 2025');
    expect(times.full(NOW)).toMatch(/Saturday.* 21 November 2026 at 12:00:00 .*/);
  });

  it('know the shop’s day, not the reader’s', () => {
    const lateUtc = Date.UTC(2026, 10, 20, 22, 30);
    expect(times.date(lateUtc)).toBe('2026-11-21');
    expect(times.when(lateUtc, NOW)).toBe('today 00:30');
    expect(times.when(lateUtc - 3_600_000, NOW)).toBe('yesterday 23:30');
    expect(createTimes('Nowhere/Land').clock(NOW)).toBe('10:00');
  });
});

describe('figures', () => {
  it('write money with its code, and without empty cents', () => {
    expect(money(148.5, 'EUR')).toBe('€148.50');
    expect(money(742, 'MDL').replace(/\s/u, ' ')).toBe('MDL 742');
    expect(money(1200, 'JPY')).toBe('¥1,200');
    expect(money(5, 'nonsense')).toBe('5 nonsense');
  });

  it('colour a score by its own scale', () => {
    expect([6, 7, 9].map((score) => toneOf(score, 10))).toEqual(['lo', '', 'hi']);
    expect([2, 3, 4].map((score) => toneOf(score, 5))).toEqual(['lo', '', 'hi']);
    expect(toneOf(3, undefined)).toBe('');
    expect([nameOf('after-purchase'), nameOf('nps')]).toEqual(['After purchase', 'NPS']);
  });
});

describe('a score filter', () => {
  it('is a score or a range, with its scale or without', () => {
    for (const right of ['0-6', '9', '0-6/10', '2/5', '10/10']) expect([right, isScore(right)]).toEqual([right, true]);
    for (const wrong of ['6-0', 'x', '7/5', '/5', '2/', '2/5/10', ''])
      expect([wrong, isScore(wrong)]).toEqual([wrong, false]);
  });

  it('is read and written in words', () => {
    expect(['0-6/10', '3/5', '9'].map(tellScore)).toEqual(['0–6 of 10', '3 of 5', '9']);
    expect(['0–6 of 10', '3 OF 5', ' 0 - 6 / 10 ', '9'].map(writtenScore)).toEqual(['0-6/10', '3/5', '0-6/10', '9']);
  });
});

describe('addresses', () => {
  it('become links only if a browser may follow them', () => {
    expect(safeUrl('https://shop.example/x')).toBe('https://shop.example/x');
    expect(safeUrl('javascript:alert(1)')).toBeUndefined();
    expect(safeUrl('data:text/html,x')).toBeUndefined();
    expect(pathOf('https://shop.example/ro/co%C8%99?a=1')).toBe('/ro/coș?a=1');
    expect(mailto('a@b.example?bcc=c@d.example', 'Hi & bye')).toBe(
      'mailto:a@b.example%3Fbcc%3Dc%40d.example?subject=Hi%20%26%20bye',
    );
  });

  it('of shops are origins, as a browser sends them', () => {
    expect(originOf(' Shop.Example/ ')).toBe('https://shop.example');
    expect(originOf('http://localhost:*')).toBe('http://localhost:*');
    expect(originOf('https://shop.example:443')).toBe('https://shop.example');
    for (const wrong of ['https://a.example/path', 'ftp://a.example', 'https://*.example', 'two words', '']) {
      expect(originOf(wrong)).toBeUndefined();
    }
  });
});
