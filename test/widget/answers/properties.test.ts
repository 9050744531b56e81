import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../widget/answers/compile.ts';
import { VERSION } from '../../../widget/answers/format.ts';
import { load } from '../../../widget/answers/load.ts';
import { createMatcher } from '../../../widget/answers/matcher.ts';
import { questionKey } from '../../../widget/answers/key.ts';
import type { Entry } from '../../../widget/answers/shapes.ts';

const seed = Number(process.env['SEED']);
const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\0',
  '\uD800',
  '🎁',
  'ﬁ',
  'İ',
  'ẞ',
  'ก็',
  '㍿',
  '\u0301',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...NASTY, 'delivery', 'livrare', 'доставка', '配送', 'توصيل'), { maxLength: 12 })
    .map((words) => words.join(' ')),
);
const entry: fc.Arbitrary<Entry> = fc.record({
  id: text,
  question: text,
  alternatives: fc.array(text, { maxLength: 4 }),
  answer: text,
});

describe('whatever is asked of whatever was written', () => {
  it('gives at most ten results, sorted, each likely between 0 and 1, and known', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 14 }), text, (entries, asked) => {
        const found = createMatcher(entries, 'en').search(asked);
        const scores = found.map(({ score }) => score);
        expect(found.length).toBeLessThanOrEqual(10);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(found.every(({ id }) => entries.some((entry) => entry.id === id))).toBe(true);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('never throws, and cuts a title into pieces that make it up', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), text, text, (entries, title, asked) => {
        const matcher = createMatcher(entries, 'ro');
        expect(typeof matcher.confident(matcher.search(asked), asked)).toBe('boolean');
        expect(matcher.repaired(asked).every(({ typed }) => asked.includes(typed))).toBe(true);
        const pieces = matcher.marks(title, asked);
        expect(pieces.map(([piece]) => piece).join('')).toBe(title);
        expect(pieces.every(([piece]) => piece)).toBe(true);
        expect(typeof questionKey(asked, 'ro')).toBe('string');
      }),
      { seed, numRuns: 300 },
    );
  });

  it('makes the same index of the same entries', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        expect(compile(structuredClone(entries), 'en')).toEqual(compile(entries, 'en'));
      }),
      { seed, numRuns: 50 },
    );
  });

  it('reads an index that went through JSON as the one that was made', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), text, (entries, asked) => {
        const compiled = compile(entries, 'en');
        const search = (index: unknown) => load(index).search(asked);
        expect(search(JSON.parse(JSON.stringify(compiled)))).toEqual(search(compiled));
      }),
      { seed, numRuns: 50 },
    );
  });

  it.each([['AQ8C'], [[2, ['a'], [], '']], [[VERSION + 1]], [''], [{}]])(
    'finds nothing in %j, of another version',
    (index) => {
      const matcher = load(index);
      expect(matcher.search('delivery')).toEqual([]);
      expect(matcher.repaired('delivery today')).toEqual([]);
    },
  );
});

describe('texts of no sensible length', () => {
  const long = 'a'.repeat(10_000);
  const entries = [
    { id: 'long', question: long, alternatives: [long, ''], answer: `${long} delivery` },
    { id: 'none', question: '', alternatives: [] },
    { id: '__proto__', question: '__proto__ constructor', alternatives: ['hasOwnProperty'] },
  ];

  it('are found, and asked for, without harm', () => {
    const matcher = createMatcher(entries, 'en');
    expect(matcher.search(long).map(({ id }) => id)).toContain('long');
    expect(matcher.search(`${'delivery '.repeat(5_000)}`).length).toBeGreaterThan(0);
    expect(matcher.search('constructor')[0]?.id).toBe('__proto__');
    expect(JSON.stringify(compile(entries, 'en')).length).toBeLessThan(1_000);
  });

  it('of no entry at all give nothing', () => {
    const matcher = createMatcher([], 'en');
    expect(matcher.search('delivery')).toEqual([]);
    expect(matcher.confident([], 'delivery')).toBe(false);
  });
});
