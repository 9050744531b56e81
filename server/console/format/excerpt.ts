import type { PathLine } from './path.ts';

/** Steps left out between two that are shown. */
export interface Gap {
  hidden: number;
  /** Whether they come before the ones that are shown, rather than after. */
  before: boolean;
}

/** Shown of a long path, besides its first step. */
const SHOWN = 14;
/** Of these, steps after the one that is being read. */
const AFTER = 5;

const gapOf = (lines: PathLine[], before: boolean): (PathLine | Gap)[] =>
  lines.length < 2 ? lines : [{ hidden: lines.length, before }];

/**
 * The part of a path that explains what is being read: how the person came, what led to it and what followed; without
 * anything that is being read, the newest. One step alone is never left out.
 */
export const excerpt = (lines: PathLine[]): (PathLine | Gap)[] => {
  const here = lines.findLastIndex((line) => line.here);
  const wanted = here < 0 ? lines.length : here + 1 + AFTER;
  const end = Math.min(lines.length, Math.max(wanted, SHOWN + 1));
  const start = Math.max(1, end - SHOWN);
  return [
    ...lines.slice(0, 1),
    ...gapOf(lines.slice(1, start), true),
    ...lines.slice(start, end),
    ...gapOf(lines.slice(end), false),
  ];
};
