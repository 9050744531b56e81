/** Whether a computed colour is dark; undefined if it is see-through. rgb() counts to 255, oklch() and its like to 1. */
const isDark = (colour: string): boolean | undefined => {
  const [one, two, three, alpha = 1] = colour.match(/[\d.]+/g)!.map(Number) as [number, number, number, number?];
  return alpha < 0.5 ? undefined : /^r/.test(colour) ? one + two + three < 382 : one < 0.5;
};

/**
 * `auto` follows the page: the one scheme it declares, both as the device likes, else the lightness of its ground,
 * which is white where it has none.
 */
export const themeOf = (wanted: string): 'light' | 'dark' => {
  const [page, body] = [document.documentElement, document.body].map((element) => getComputedStyle(element));
  const scheme = wanted === 'auto' ? page!.colorScheme : wanted;
  const light = /light/.test(scheme);
  const dark = /dark/.test(scheme)
    ? !light || matchMedia('(prefers-color-scheme:dark)').matches
    : !light && (isDark(body!.backgroundColor) ?? isDark(page!.backgroundColor));
  return dark ? 'dark' : 'light';
};
