import type { Settings } from '../settings.ts';

type Theme = 'light' | 'dark';

/** Lightness of a computed colour, 0 to 1; undefined if it is see-through. */
const lightnessOf = (colour: string): number | undefined => {
  const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  const [one = 0, two = 0, three = 0] = numbers;
  if (/^rgba|\//.test(colour) && numbers.at(-1)! < 0.5) return undefined;
  if (/^(ok)?l/.test(colour)) return colour[0] === 'o' ? one : one / 100;
  return (one * 0.3 + two * 0.59 + three * 0.11) / (colour[0] === 'r' ? 255 : 1);
};

/**
 * `auto` follows the page: the one scheme it declares, both as the device likes, else the lightness of its ground,
 * which is white where it has none.
 */
export const themeOf = (wanted: Settings['theme']): Theme => {
  if (wanted !== 'auto') return wanted;
  const page = getComputedStyle(document.documentElement);
  const [light, dark] = ['light', 'dark'].map((name) => page.colorScheme.includes(name));
  if (light && dark) return matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light';
  if (light || dark) return dark ? 'dark' : 'light';
  const ground = lightnessOf(getComputedStyle(document.body).backgroundColor) ?? lightnessOf(page.backgroundColor) ?? 1;
  return ground < 0.5 ? 'dark' : 'light';
};
