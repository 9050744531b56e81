import { describe, expect, it } from 'vitest';
import type { PathStep } from '../../protocol/console.ts';
import { mailto, originOf, pathOf, safeUrl } from '../../server/console/format/links.ts';
import { money } from '../../server/console/format/money.ts';
import { nameOf } from '../../server/console/format/names.ts';
import { tellPath } from '../../server/console/format/path.ts';
import { isScore, toneOf } from '../../server/console/format/scores.ts';
import { pieces, plain } from '../../server/console/format/sentence.ts';
import { createTimes } from '../../server/console/format/times.ts';
import { NOW } from './support.ts';

const step = (type: string, more: Partial<PathStep> = {}): PathStep => ({
  at: NOW,
  type,
  url: 'https://shop.example/en/',
  ...more,
});

describe('a path in words', () => {
  it('tells where someone came from and what they did', () => {
    const path = [
      step('page_view', { title: 'Lut & Foc', active_ms: 12_000 }),
      step('search', { about: 'oven dish' }),
      step('page_view', { at: NOW + 1, url: 'https://shop.example/dish', title: 'Dish' }),
      step('view_item', { at: NOW + 500, url: 'https://shop.example/dish', about: 'Baking dish' }),
      step('engagement', { active_ms: 5_000 }),
      step('add_to_cart', { about: 'Baking dish' }),
      step('purchase', { about: '1042', value: 128, currency: 'EUR' }),
      step('survey_answered', { about: 'nps', score: 2 }),
      step('survey_answered', { about: 'ease', score: 4 }),
      step('made_up_type', { about: 'x' }),
    ];
    const source = { source: 'google', medium: 'cpc', campaign: 'autumn' };
    const answers = [{ question: 'ease', kind: 'csat' as const, score: 4 }];
    expect(tellPath(path, answers, source).map(plain)).toEqual([
      'came from google (cpc), campaign autumn',
      'looked at Lut & Foc for 12\u00a0s',
      'searched for “oven dish”',
      'looked at Baking dish',
      'put Baking dish in the basket',
      'ordered, €128 (no.\u00a01042)',
      'answered: 2 of 10',
      'answered: 4 of 5',
      'made up type: x',
    ]);
  });

  it('keeps what people wrote apart from our words, braces and all', () => {
    const [line] = tellPath([step('search', { about: '{page} أفضل' })], []);
    expect(line && pieces(line)).toEqual(['searched for “', '{page} أفضل', '”']);
    expect(tellPath([step('constructor')], []).map(plain)).toEqual(['constructor']);
  });
});

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
    expect([isScore('0-6'), isScore('9'), isScore('6-0'), isScore('x')]).toEqual([true, true, false, false]);
    expect([nameOf('after-purchase'), nameOf('nps')]).toEqual(['After purchase', 'NPS']);
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
