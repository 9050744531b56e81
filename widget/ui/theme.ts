/**
 * `auto` follows the page: the one scheme it declares, both as the device likes; else `ground`, the page's own, which is
 * light until something else is known.
 */
export const themeOf = (wanted: string, ground: string): string => {
  const scheme = wanted === 'auto' ? getComputedStyle(document.documentElement).colorScheme : wanted;
  const light = scheme.includes('light');
  const dark = scheme.includes('dark');
  return light || dark
    ? dark && (!light || matchMedia('(prefers-color-scheme:dark)').matches)
      ? 'dark'
      : 'light'
    : ground;
};
