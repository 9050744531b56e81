/**
 * Whether a computed colour is dark; undefined if it is see-through. rgb() counts to 255, lab() to 100, oklch(), oklab()
 * and color() to 1.
 */
export const isDark = (colour: string): boolean | undefined => {
  const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  const [one = 0, two = 0, three = 0] = numbers;
  if (!colour || (/rgba|\//.test(colour) && numbers.at(-1)! < 0.5)) return undefined;
  return /^r/.test(colour) ? one * 2 + two * 5 + three < 1024 : one < (/^l/.test(colour) ? 50 : 0.5);
};

/** The lightness of the page's ground: its body's, else its root's, else a browser's white. */
export const groundOf = (): 'light' | 'dark' => {
  const [body, page] = [document.body, document.documentElement].map((element) =>
    isDark(getComputedStyle(element).backgroundColor),
  );
  return (body ?? page) ? 'dark' : 'light';
};
