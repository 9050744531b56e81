import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { along, apart, spread, ticks } from '../../../server/console/charts/scale.ts';

describe('marks of a scale', () => {
  it.each([
    [0, 54, 3, true, [0, 20, 40, 60]],
    [0, 1, 3, true, [0, 1]],
    [0, 2, 3, true, [0, 1, 2]],
    [0, 0.17, 4, false, [0, 0.05, 0.1, 0.15, 0.2]],
    [-3.2, 6.4, 5, false, [-4, -2, 0, 2, 4, 6, 8]],
  ])('%d to %d', (from, to, wanted, whole, marks) => expect(ticks(from, to, wanted, whole)).toEqual(marks));

  it('hold everything, evenly and in order, and are few', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        (from, size) => {
          const marks = ticks(from, from + size);
          expect(marks.length).toBeLessThan(12);
          expect(marks[0]).toBeLessThanOrEqual(from + size * 1e-6);
          expect(marks.at(-1)).toBeGreaterThanOrEqual(from + size * (1 - 1e-6));
          expect(marks.toSorted((a, b) => a - b)).toEqual(marks);
        },
      ),
    ));
  it('of counts are whole', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), (most) => {
        expect(ticks(0, most, 3, true).filter((mark) => !Number.isInteger(mark))).toEqual([]);
      }),
    ));
});

it('a value outside the scale stays at its end', () => {
  expect([along(0.5, 0, 1), along(-1, 0, 1), along(2, 0, 1), along(1, 1, 1)]).toEqual([50, 0, 100, 0]);
});

it('days are written evenly, the first and the last among them', () => {
  expect(spread(28, 4)).toEqual([0, 9, 18, 27]);
  expect([spread(2, 4), spread(1, 4), spread(0, 4)]).toEqual([[0, 1], [0], []]);
});

it('names stand apart and keep their order', () => {
  expect(apart(10, 100, 18)).toEqual([10, 100]);
  expect(apart(50, 54, 18)).toEqual([43, 61]);
  expect(apart(54, 50, 18)).toEqual([61, 43]);
  // Two that end at nought stay clear of the dates under the line.
  expect(apart(100, 100, 18, 96)).toEqual([78, 96]);
  expect(apart(100, 60, 18, 96)).toEqual([96, 60]);
  expect(apart(98, 86, 18, 96)).toEqual([96, 78]);
});
