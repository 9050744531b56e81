// OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020) and WCAG 2's contrast ratio.

/** Lightness 0 to 1, chroma from 0, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

type Rgb = [number, number, number];

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

const encoded = (channel: number): number => {
  const clipped = Math.min(1, Math.max(0, channel));
  return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
};

/** Linear red, green and blue of `#rrggbb`, each 0 to 1. */
const linearOf = (hex: string): Rgb => {
  const at = (start: number): number => linear(parseInt(hex.slice(start, start + 2), 16) / 255);
  return [at(1), at(3), at(5)];
};

/** @param hex `#rrggbb` */
export const oklchOf = (hex: string): Oklch => {
  const [r, g, b] = linearOf(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const y = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const z = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const h = ((Math.atan2(z, y) * 180) / Math.PI + 360) % 360;
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(y, z), h };
};

const rgbOf = ({ l: light, c, h }: Oklch): Rgb => {
  const y = c * Math.cos((h * Math.PI) / 180);
  const z = c * Math.sin((h * Math.PI) / 180);
  const l = (light + 0.3963377774 * y + 0.2158037573 * z) ** 3;
  const m = (light - 0.1055613458 * y - 0.0638541728 * z) ** 3;
  const s = (light - 0.0894841775 * y - 1.291485548 * z) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
};

/** How far a channel may lie outside before chroma is taken away; below what one step of 8 bits shows. */
const SLACK = 0.0005;
const CHROMA_STEP = 0.002;

const fits = (rgb: Rgb): boolean => rgb.every((channel) => channel >= -SLACK && channel <= 1 + SLACK);

/** `#rrggbb`. What a screen cannot show loses chroma, not lightness or hue: contrast was chosen by lightness. */
export const hexOf = (colour: Oklch): string => {
  let c = colour.c;
  while (c > 0 && !fits(rgbOf({ ...colour, c }))) c -= CHROMA_STEP;
  const channels = rgbOf({ ...colour, c: Math.max(0, c) });
  return (
    '#' +
    channels
      .map((x) =>
        Math.round(encoded(x) * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  );
};

const luminance = (hex: string): number => {
  const [r, g, b] = linearOf(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG 2.2's contrast ratio of two `#rrggbb` colours: 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
