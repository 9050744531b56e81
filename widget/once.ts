/**
 * Loads once; a failure is forgotten, and the next call tries again.
 * @param load `tries` differs each time: browsers remember that an address failed
 */
export const once = <T>(load: (tries: number) => Promise<T>): (() => Promise<T>) => {
  let tries = 0;
  let part: Promise<T> | undefined;
  return () =>
    (part ??= load(tries++).catch((problem: unknown) => {
      part = undefined;
      throw problem;
    }));
};
