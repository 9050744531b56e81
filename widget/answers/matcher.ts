import { compile } from './compile.ts';
import { load } from './load.ts';
import type { Entry, Matcher } from './shapes.ts';

/** A matcher over entries of one language, as a page would load it. */
export const createMatcher = (entries: readonly Entry[], lang: string): Matcher => load(compile(entries, lang));
