import { describe, expect, it } from 'vitest';
import { armOf } from '../../../widget/nudge/arm.ts';

const rule = (hold: number, version = 1, id = 'idle-basket') => ({ id, version, hold });
const shareHeld = (units: (string | number)[], hold: number): number =>
  units.filter((unit) => armOf(unit, rule(hold)) === 'held').length / units.length;

const uuids = Array.from({ length: 20_000 }, (_, n) => {
  const hex = (n * 2654435761).toString(16).padStart(12, '0');
  return `00000000-0000-4000-8000-${hex.slice(-12)}`;
});

describe('the arm', () => {
  it('is the same for ever: shoppers keep theirs over releases', () => {
    const arms = ['a', 'b', 'c', 'd', 'e', 'f', 0, 1, 2, 3, 4711].map((unit) => armOf(unit, rule(50))[0]).join('');
    expect(arms).toBe('sshhshsssss');
  });
  it('holds back the share that was asked for, among identifiers and among numbers', () => {
    const lots = Array.from({ length: 10_000 }, (_, lot) => lot);
    for (const hold of [5, 10, 25, 50])
      for (const units of [uuids, lots]) {
        const deviation = Math.sqrt(((hold / 100) * (1 - hold / 100)) / units.length);
        expect(Math.abs(shareHeld(units, hold) - hold / 100)).toBeLessThan(4 * deviation);
      }
  });
  it('holds back nobody at 0', () => expect(shareHeld(uuids, 0)).toBe(0));
  it('keeps those held at a lower share held at a higher', () => {
    for (const unit of uuids.slice(0, 2000))
      if (armOf(unit, rule(10)) === 'held') expect(armOf(unit, rule(30))).toBe('held');
  });
  it('is drawn anew for another rule and another version', () => {
    for (const other of [rule(50, 2), rule(50, 1, 'before-leaving')]) {
      const alike = uuids.filter((unit) => armOf(unit, rule(50)) === armOf(unit, other)).length / uuids.length;
      expect(Math.abs(alike - 0.5)).toBeLessThan(0.02);
    }
  });
});
