import { createMatcher } from './matcher.ts';
import type { Entry } from './shapes.ts';

/** How well an entry is found by ways to ask it that the index was not told. */
export interface Findability {
  id: string;
  /** Alternatives that were tried: all of the entry. */
  of: number;
  /** How many of these found it first. */
  found: number;
  /** The others, in the entry's order, and what came first instead; without `got` nothing came. */
  missed: { text: string; got?: string }[];
  /** What came first instead, and how often, the most frequent first. */
  confusedWith: { id: string; count: number }[];
}

/** Parts into which the alternatives are cut: with so many of them or fewer, each is left out by itself. */
const PARTS = 12;

const counted = (ids: readonly string[]): Findability['confusedWith'] =>
  [...new Set(ids)]
    .map((id) => ({ id, count: ids.filter((other) => other === id).length }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));

/**
 * Cross-validation: leaves out a part of every entry's alternatives, asks them of an index of the rest, and so on until
 * each was left out once. Titles are never left out. Slow, as it makes up to twelve indexes: for a console, not for a page.
 * @param onProgress told after each part; what it returns is awaited, so that the caller can paint or rest meanwhile,
 *   and stop all by throwing
 * @returns one row an entry, in the order given
 */
export const findability = async (
  entries: readonly Entry[],
  lang: string,
  onProgress?: (done: number, of: number) => void | Promise<void>,
): Promise<Findability[]> => {
  const got: (string | undefined)[][] = entries.map(() => []);
  const parts = Math.min(PARTS, Math.max(0, ...entries.map(({ alternatives }) => alternatives.length)));
  for (let part = 0; part < parts; part++) {
    const isOut = (_: string, i: number): boolean => i % parts === part;
    const rest = entries.map((entry) => ({
      ...entry,
      alternatives: entry.alternatives.filter((text, i) => !isOut(text, i)),
    }));
    const matcher = createMatcher(rest, lang);
    entries.forEach(({ alternatives }, entry) =>
      alternatives.forEach((text, i) => {
        if (isOut(text, i)) got[entry]![i] = matcher.search(text)[0]?.id;
      }),
    );
    await onProgress?.(part + 1, parts);
  }
  return entries.map(({ id, alternatives }, entry) => {
    const missed = alternatives.flatMap((text, i): Findability['missed'] => {
      const other = got[entry]![i];
      if (other === id) return [];
      return [other === undefined ? { text } : { text, got: other }];
    });
    const confusedWith = counted(missed.flatMap(({ got: other }) => other ?? []));
    return { id, of: alternatives.length, found: alternatives.length - missed.length, missed, confusedWith };
  });
};
