/** Milliseconds after the last sign of life in which a visible page still counts as in use. */
export const IN_USE = 30_000;

export interface Attention {
  /** Looks once more; call it every second while the page is visible, and before it is left. */
  look(): void;
  /** A sign of life: a key or a pointer. Scrolling is seen by looking. */
  used(): void;
  /** The page is shown again: what passed meanwhile does not count. */
  resume(): void;
  /** Active milliseconds since the last time this was asked, and the deepest point seen so far in per cent. */
  take(): { active_ms: number; reach: number };
  /** Another page begins. */
  renew(): void;
}

/**
 * Active time and reach of a page. Active: visible, with a sign of life in the last 30 seconds, so that reading without
 * touching anything counts for that long and a tab left open does not. It looks once a second instead of listening to
 * every scroll: what flew past in less was not seen.
 * @param now milliseconds of a clock that nobody sets
 */
export const createAttention = (now: () => number): Attention => {
  let counted = now();
  let alive = counted;
  let active = 0;
  let reach = 0;
  let last = scrollY;
  const look = (): void => {
    const at = now();
    if (at - alive < IN_USE) active += at - counted;
    counted = at;
    const seen = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
    reach = Math.min(100, Math.max(reach, ~~(seen + 0.5)));
    if (last !== scrollY) alive = at;
    last = scrollY;
  };
  return {
    look,
    used: () => void (alive = now()),
    resume: () => void (counted = alive = now()),
    renew: () => void (reach = 0),
    take() {
      look();
      const taken = { active_ms: ~~active, reach };
      active = 0;
      return taken;
    },
  };
};
