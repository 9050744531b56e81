import { describe, expect, it } from 'vitest';
import { COLOUR_NAMES, type ColourName } from '../../protocol/site.ts';
import { coloursOf } from '../../server/publish/colours.ts';
import { contrast } from '../../server/publish/oklch.ts';

const NINE = ['#1d5c50', '#ffd400', '#111111', '#e8607f', '#14213d', '#ffffff', '#b6ff3b', '#f26b21', '#2f8fff'];
const RANDOM = 150;

/** Pairs that stand on each other, and the ratio each must have (WCAG 2.2: 1.4.3 and 1.4.11). */
const PAIRS: readonly [ColourName, ColourName, number][] = [
  ['text', 'surface', 4.5],
  ['text', 'hover', 4.5],
  ['text', 'soft', 4.5],
  ['text-2', 'surface', 4.5],
  ['text-2', 'sunken', 4.5],
  ['text-2', 'hover', 4.5],
  ['text-3', 'surface', 4.5],
  ['text-3', 'sunken', 4.5],
  ['text-3', 'hover', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'sunken', 4.5],
  ['accent', 'hover', 4.5],
  ['accent', 'soft', 4.5],
  ['on-fill', 'fill', 4.5],
  ['on-fill', 'fill-hover', 4.5],
  ['edge', 'surface', 3],
  ['edge', 'sunken', 3],
  ['edge', 'hover', 3],
  ['fill-edge', 'surface', 3],
  ['ok', 'surface', 4.5],
  ['ok', 'ok-soft', 4.5],
  ['warn', 'surface', 4.5],
  ['warn', 'warn-soft', 4.5],
  ['bad', 'surface', 4.5],
  ['bad', 'bad-soft', 4.5],
];

const tooLow = (brand: string): string[] => {
  const themes = coloursOf(brand);
  return (['light', 'dark'] as const).flatMap((theme) =>
    PAIRS.filter(([a, b, wanted]) => contrast(themes[theme][a], themes[theme][b]) < wanted).map(
      ([a, b]) => `${brand} ${theme}: ${a} on ${b}`,
    ),
  );
};

/** mulberry32: the same brands for the same seed. */
const randomBrands = (seed: number): string[] => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const t = Math.imul(state ^ (state >>> 15), state | 1);
    return (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ ((t ^ (t >>> 14)) >>> 0)) >>> 8;
  };
  return Array.from({ length: RANDOM }, () => `#${(next() & 0xffffff).toString(16).padStart(6, '0')}`);
};

describe('colours from one brand', () => {
  const seed = Number(process.env['SEED'] ?? 1);

  it('have the wanted contrast for nine hard brands', () => expect(NINE.flatMap(tooLow)).toEqual([]));
  it(`have it for ${RANDOM} random ones (seed ${seed})`, () => expect(randomBrands(seed).flatMap(tooLow)).toEqual([]));
  it('leave the brand as it is where it fills, in light', () =>
    expect(NINE.map((brand) => coloursOf(brand).light.fill)).toEqual(NINE));
  it('are all there, as #rrggbb', () => {
    const { light, dark } = coloursOf('#1D5C50');
    for (const theme of [light, dark]) {
      expect(Object.keys(theme).sort()).toEqual([...COLOUR_NAMES].sort());
      for (const colour of Object.values(theme)) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    }
  });
  it('are those of the drawn look', () => {
    const { light, dark } = coloursOf('#1d5c50');
    expect(light).toMatchObject({ text: '#171c1b', 'text-3': '#666c6a', edge: '#838987', soft: '#e3f5f0' });
    expect(dark).toMatchObject({ surface: '#181d1c', fill: '#417d70', accent: '#69a698', warn: '#cd9130' });
    expect(coloursOf('#ffd400').light).toMatchObject({ 'fill-edge': '#a28500', accent: '#7f6803' });
  });
});
