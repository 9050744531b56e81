import { describe, expect, it } from 'vitest';
import type { PathStep } from '../../protocol/console.ts';
import { excerpt } from '../../server/console/format/excerpt.ts';
import { shortTitle } from '../../server/console/format/names.ts';
import { tellPath, type PathLine, type Told } from '../../server/console/format/path.ts';
import { pieces, plain } from '../../server/console/format/sentence.ts';
import { NOW } from './support.ts';

const SHOP = 'Lut & Foc';
const step = (type: string, more: Partial<PathStep> = {}): PathStep => ({
  at: NOW,
  type,
  url: 'https://shop.example/en/',
  ...more,
});
const told = (path: PathStep[], more: Partial<Told> = {}, source?: Told['visitor']['source']): Told => ({
  id: 'mine',
  at: NOW + 60_000,
  kind: 'message',
  answers: [],
  ...more,
  visitor: { path, ...(source && { source }) },
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
      step('survey_answered', { about: 'ease', score: 4, response: 'mine' }),
      step('made_up_type', { about: 'x' }),
    ];
    const source = { source: 'google', medium: 'cpc', campaign: 'autumn' };
    const answers = [{ question: 'ease', kind: 'csat' as const, score: 4 }];
    const lines = tellPath(told(path, { kind: 'survey', answers }, source), SHOP);
    expect(lines.map(plain)).toEqual([
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
    expect(lines.findIndex(({ here }) => here)).toBe(7);
  });

  it('keeps what people wrote apart from our words, braces and all', () => {
    const [line] = tellPath(told([step('search', { about: '{page} أفضل' })]), SHOP);
    expect(line && pieces(line)).toEqual(['searched for “', '{page} أفضل', '”']);
    expect(plain(tellPath(told([step('constructor')]), SHOP)[0]!)).toBe('constructor');
  });

  it('marks what is being read, by its own event or else by its time', () => {
    const sent = (response: string, at: number): PathStep => step('message_sent', { response, at });
    const here = (path: PathStep[], more?: Partial<Told>): [string, boolean][] =>
      tellPath(told(path, more), SHOP).map((line) => [plain(line), line.here ?? false]);
    expect(here([sent('mine', NOW), sent('other', NOW + 1)])).toEqual([
      ['wrote to you', true],
      ['wrote to you', false],
    ]);
    const views = [step('page_view', { title: 'A' }), step('page_view', { title: 'B', at: NOW + 90_000 })];
    expect(here(views)).toEqual([
      ['looked at A', false],
      ['wrote to you', true],
      ['looked at B', false],
    ]);
    expect(here(views, { kind: 'survey', at: NOW + 99_000 }).at(-1)).toEqual(['answered the survey', true]);
    expect(here([])).toEqual([]);
  });

  it('calls a page by its title without the shop’s name', () => {
    const names = [
      'Mug · Lut & Foc',
      'Mug | lut & foc',
      'Mug – Lut & Foc ',
      'Mug - Lut & Foc',
      'Mug · Big · Lut & Foc',
    ];
    expect(names.map((name) => shortTitle(name, SHOP))).toEqual(['Mug', 'Mug', 'Mug', 'Mug', 'Mug · Big']);
    for (const whole of ['Lut & Foc', 'Mug · Red', 'MugLut & Foc', 'By Lut & Foc', '']) {
      expect([shortTitle(whole, SHOP), shortTitle(whole, '')]).toEqual([whole, whole]);
    }
  });
});

describe('the part of a long path that is shown', () => {
  const lines = (count: number, here = -1): PathLine[] =>
    Array.from({ length: count }, (_, n) => ({
      at: n,
      key: false,
      text: `${n}`,
      parts: {},
      ...(n === here ? { here: true as const } : {}),
    }));
  const shown = (count: number, here?: number): string =>
    excerpt(lines(count, here))
      .map((line) => ('hidden' in line ? `(${line.before ? '<' : '>'}${line.hidden})` : line.text))
      .join(' ');

  it('begins with how the person came, and goes to the end when nothing is being read', () => {
    expect(shown(3)).toBe('0 1 2');
    expect(shown(16)).toBe(
      lines(16)
        .map(({ text }) => text)
        .join(' '),
    );
    expect(shown(24)).toBe('0 (<9) 10 11 12 13 14 15 16 17 18 19 20 21 22 23');
    expect(shown(0)).toBe('');
  });

  it('stands around what is being read', () => {
    expect(shown(60, 30)).toBe('0 (<21) 22 23 24 25 26 27 28 29 30 31 32 33 34 35 (>24)');
    expect(shown(40, 2)).toBe('0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 (>25)');
    expect(shown(37, 30)).toMatch(/35 36$/);
  });
});
