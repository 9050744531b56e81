export interface Reach {
  /** Looks where the page stands; true if it was scrolled since the last look. */
  look(): boolean;
  /** Deepest point seen, in per cent of the page's height. */
  deepest(): number;
  /** A new page begins. */
  renew(): void;
}

/**
 * How far down a page was seen. It looks when asked, once a second, instead of listening to every scroll:
 * what flew past in less was not seen.
 */
export const createReach = (): Reach => {
  let deepest = 0;
  let last = scrollY;
  return {
    look() {
      const height = document.documentElement.scrollHeight;
      deepest = Math.max(deepest, Math.min(100, Math.round(((scrollY + innerHeight) / height) * 100) || 0));
      const moved = scrollY !== last;
      last = scrollY;
      return moved;
    },
    deepest: () => deepest,
    renew() {
      deepest = 0;
    },
  };
};
