import { createHash } from 'node:crypto';
import { compile } from '../../widget/answers/compile.ts';
import type { Compiled } from '../../widget/answers/format.ts';
import type { Entry } from '../../widget/answers/shapes.ts';

/** Indexes that are kept: those of some shops in all their languages; a large one has 200 kB. */
const KEPT = 40;

const kept = new Map<string, Compiled>();

/**
 * As `compile`, which trains a classifier: what has not changed since it was last published is not trained again, such as
 * the other languages of an article that was changed in one.
 */
export const indexed = (entries: readonly Entry[], lang: string): Compiled => {
  const hash = createHash('sha256')
    .update(JSON.stringify([lang, entries]))
    .digest('base64');
  const index = kept.get(hash) ?? compile(entries, lang);
  kept.delete(hash);
  kept.set(hash, index);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return index;
};
