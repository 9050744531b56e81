import { assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside } from '../../server/console/format/place.ts';

const seed = Number(process.env['SEED'] ?? 1);
const button = { left: 640, top: 118, width: 42, height: 32 };
const view = { width: 1280, height: 800 };

describe('the place of what a button opens', () => {
  it('is below the button, at the side it keeps to', () => {
    expect(placeBeside(button, { width: 280, height: 90 }, view, true)).toMatchObject({ left: 640, top: 156 });
    expect(placeBeside(button, { width: 280, height: 90 }, view, false)).toMatchObject({ left: 402, top: 156 });
  });

  it('moves sideways at an edge of the window, and above the button at its foot', () => {
    expect(placeBeside({ ...button, left: 1200 }, { width: 280, height: 90 }, view, true).left).toBe(992);
    expect(placeBeside({ ...button, left: 20 }, { width: 280, height: 90 }, view, false).left).toBe(8);
    expect(placeBeside({ ...button, top: 750 }, { width: 280, height: 90 }, view, true).top).toBe(654);
  });

  it('is wholly in the window, wherever the button is', () => {
    const places = record({
      left: integer({ min: -200, max: 1_600 }),
      top: integer({ min: -200, max: 1_200 }),
      width: integer({ min: 300, max: 1_600 }),
      height: integer({ min: 200, max: 1_200 }),
      wanted: integer({ min: 40, max: 600 }),
      atLeft: boolean(),
    });
    assert(
      property(places, ({ left, top, width, height, wanted, atLeft }) => {
        const placed = placeBeside({ ...button, left, top }, { width: 280, height: wanted }, { width, height }, atLeft);
        expect(placed.left).toBeGreaterThanOrEqual(8);
        expect(placed.left + 280).toBeLessThanOrEqual(width - 8);
        expect(placed.top).toBeGreaterThanOrEqual(8);
        expect(placed.top + Math.min(wanted, placed.height)).toBeLessThanOrEqual(height - 8);
      }),
      { seed, numRuns: 500 },
    );
  });
});
