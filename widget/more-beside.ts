import { createMore as create } from './more.ts';
import type { First, More, Parts } from './more.ts';

// Set by the build: addresses of the parts beside this script.
declare const __PANEL__: string;
declare const __WRITE__: string;
declare const __SURVEY__: string;
declare const __NUDGE__: string;
declare const __CONSENTS__: string;

const part =
  (path: string) =>
  <T>(tries: number): Promise<T> =>
    import(new URL(path, import.meta.url) + (tries ? '?' + tries : ''));

const parts: Parts = {
  panel: part(__PANEL__),
  write: part(__WRITE__),
  survey: part(__SURVEY__),
  nudge: part(__NUDGE__),
  consents: part(__CONSENTS__),
};

/** The second script as the tag loads it: it knows by name what lies beside it, which the first then need not carry. */
export const createMore = (first: First): More => create({ ...first, load: parts });
