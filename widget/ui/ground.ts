/** Whether a computed colour is dark; undefined if it is see-through. rgb() counts to 255, oklch() and its like to 1. */
export const isDark = (colour: string): boolean | undefined => {
  const [one = 0, two = 0, three = 0] = colour.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const alpha = Number(/(?:\/|rgba\(.+,)\s*([\d.]+)/.exec(colour)?.[1] ?? 1);
  if (alpha < 0.5) return undefined;
  if (colour.startsWith('rgb')) return 0.3 * one + 0.59 * two + 0.11 * three < 128;
  if (colour.startsWith('lab') || colour.startsWith('lch')) return one < 50;
  return colour.startsWith('color') ? one + two + three < 1.5 : one < 0.5;
};

/** The lightness of the page's ground: its body's, else its root's, else a browser's white. */
export const groundOf = (): 'light' | 'dark' => {
  const [body, page] = [document.body, document.documentElement].map((element) =>
    isDark(getComputedStyle(element).backgroundColor),
  );
  return (body ?? page) ? 'dark' : 'light';
};
