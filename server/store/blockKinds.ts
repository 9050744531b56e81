/** Milliseconds; blocks are of UTC days, whatever the site's zone. */
export const DAY = 86_400_000;
export const dayOf = (at: number): number => Math.floor(at / DAY) * DAY;

/** What there is a block of for each day; see blockPacks.ts for what is in it. */
export const BLOCKS = ['sums', 'visits', 'orders', 'questions', 'exposures', 'readings', 'helps'] as const;
export type BlockKind = (typeof BLOCKS)[number];
