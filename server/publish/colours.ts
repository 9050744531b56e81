import type { ColourName, Colours } from '../../protocol/site.ts';
import { contrast, hexOf, oklchOf, type Oklch } from './oklch.ts';

// Every colour of the widget from one brand colour, when the owner publishes: the page computes nothing.

/** OKLCH lightness and the most chroma of a colour tinted with the brand's hue. */
type Tint = readonly [l: number, c: number];
/** Lightness, chroma and hue of a colour that means something by itself. */
type Sign = readonly [l: number, c: number, h: number];

interface Theme {
  surface: Tint;
  sunken: Tint;
  hover: Tint;
  line: Tint;
  soft: Tint;
  text: Tint;
  'text-2': Tint;
  'text-3': Tint;
  edge: Tint;
  /** The way in lightness that leads to more contrast. */
  towards: 1 | -1;
  /** Lightness the accent starts from, if the brand's own is not beyond it. */
  accent: number;
  /** How a fill with white words on it changes under the pointer. */
  press: number;
  signs: Record<'ok' | 'warn' | 'bad', { soft: Sign; ink: Sign }>;
}

const LIGHT: Theme = {
  surface: [1, 0],
  sunken: [0.975, 0.005],
  hover: [0.95, 0.005],
  line: [0.9, 0.005],
  soft: [0.955, 0.022],
  text: [0.22, 0.0075],
  'text-2': [0.46, 0.0075],
  'text-3': [0.525, 0.0075],
  edge: [0.625, 0.0075],
  towards: -1,
  accent: 0.55,
  press: -0.05,
  signs: {
    ok: { soft: [0.96, 0.03, 152], ink: [0.6, 0.12, 152] },
    warn: { soft: [0.96, 0.03, 70], ink: [0.6, 0.12, 70] },
    bad: { soft: [0.96, 0.03, 25], ink: [0.6, 0.17, 25] },
  },
};

const DARK: Theme = {
  surface: [0.225, 0.007],
  sunken: [0.185, 0.007],
  hover: [0.275, 0.007],
  line: [0.335, 0.007],
  soft: [0.3, 0.026],
  text: [0.955, 0.005],
  'text-2': [0.76, 0.0075],
  'text-3': [0.655, 0.0075],
  edge: [0.55, 0.0075],
  towards: 1,
  accent: 0.68,
  press: -0.03,
  signs: {
    ok: { soft: [0.3, 0.045, 152], ink: [0.7, 0.13, 152] },
    warn: { soft: [0.3, 0.045, 75], ink: [0.7, 0.13, 75] },
    bad: { soft: [0.3, 0.045, 25], ink: [0.7, 0.15, 25] },
  },
};

/** Ratios to reach on every ground, a little above what WCAG asks, since 8 bits round. */
const WANTED = { text: 12.9, 'text-2': 6, 'text-3': 4.6, edge: 3.05 };
const STEP = 0.005;
/** A muted brand tints less: no more than this part of its own chroma. */
const TINT_SHARE = 0.12;
const SOFT_SHARE = { light: 0.3, dark: 0.4 };

/** `start`, moved in lightness until it has the ratio on all grounds; at the end of the scale, its end. */
const until = (start: Oklch, towards: 1 | -1, ratio: number, grounds: string[]): string => {
  const good = (hex: string): boolean => grounds.every((ground) => contrast(hex, ground) >= ratio);
  for (let l = start.l; l >= 0 && l <= 1; l += towards * STEP) {
    const hex = hexOf({ ...start, l });
    if (good(hex)) return hex;
  }
  return towards < 0 ? '#000000' : '#ffffff';
};

/** Fill, the words on it, its ring, and what it becomes under the pointer. */
const fillsOf = (b: Oklch, brand: string, theme: Theme, grounds: string[]) => {
  const light = theme.towards < 0;
  const fill = light ? brand : until(b, theme.towards, WANTED.edge, grounds);
  const onFill = contrast('#ffffff', fill) >= 4.5 ? '#ffffff' : '#000000';
  const f = oklchOf(fill);
  const pressed = Math.min(1, Math.max(0, f.l + (onFill === '#ffffff' ? theme.press : 0.03)));
  // A brand that stands out from the surface keeps its own ring; one that does not gets a ring that does everywhere.
  const ring = contrast(fill, grounds[0]!) >= 3 ? fill : until(b, theme.towards, WANTED.edge, grounds);
  return { fill, 'on-fill': onFill, 'fill-edge': ring, 'fill-hover': hexOf({ ...f, l: pressed }) };
};

const themeOf = (brand: string, theme: Theme): Colours => {
  const { towards } = theme;
  const b = oklchOf(brand);
  // A grey has no hue: what rounding left of one must not be seen.
  const tint = ([l, c]: Tint, share = TINT_SHARE): Oklch => ({
    l,
    c: b.c < 0.005 ? 0 : Math.min(c, b.c * share),
    h: b.h,
  });
  const [surface, sunken, hover] = [hexOf(tint(theme.surface)), hexOf(tint(theme.sunken)), hexOf(tint(theme.hover))];
  const soft = hexOf(tint(theme.soft, towards < 0 ? SOFT_SHARE.light : SOFT_SHARE.dark));
  const grounds = [surface, sunken, hover];
  const ink = (name: keyof typeof WANTED): string => until(tint(theme[name]), towards, WANTED[name], grounds);
  const sign = (name: keyof Theme['signs']) => {
    const {
      soft: [sl, sc, sh],
      ink: [l, c, h],
    } = theme.signs[name];
    const ground = hexOf({ l: sl, c: sc, h: sh });
    return [ground, until({ l, c, h }, towards, WANTED['text-3'], [...grounds, ground])] as const;
  };
  const accentStart = { ...b, l: towards < 0 ? Math.min(b.l, theme.accent) : Math.max(b.l, theme.accent) };
  const [ok, warn, bad] = [sign('ok'), sign('warn'), sign('bad')];
  return {
    surface,
    sunken,
    hover,
    line: hexOf(tint(theme.line)),
    text: ink('text'),
    'text-2': ink('text-2'),
    'text-3': ink('text-3'),
    edge: ink('edge'),
    soft,
    ...fillsOf(b, brand, theme, grounds),
    accent: until(accentStart, towards, WANTED['text-3'], [...grounds, soft]),
    'ok-soft': ok[0],
    ok: ok[1],
    'warn-soft': warn[0],
    warn: warn[1],
    'bad-soft': bad[0],
    bad: bad[1],
  } satisfies Record<ColourName, string>;
};

/**
 * Both themes from one brand colour, by contrast: words on every ground, edges, and the brand's fill.
 * @param brand `#rrggbb`
 */
export const coloursOf = (brand: string): { light: Colours; dark: Colours } => ({
  light: themeOf(brand.toLowerCase(), LIGHT),
  dark: themeOf(brand.toLowerCase(), DARK),
});
