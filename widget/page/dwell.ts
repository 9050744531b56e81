/** Milliseconds after the last sign of life in which a visible page still counts as in use. */
export const IN_USE = 30_000;

export interface Dwell {
  /** A sign of life: a key, a pointer, a scroll. Only while the page is visible. */
  used(): void;
  /** The page was shown or hidden; showing it is a sign of life. */
  shown(visible: boolean): void;
  /** Active milliseconds since the last time this was asked. */
  take(): number;
}

/**
 * Active time: the page is visible, and the last sign of life is no older than IN_USE. Reading without touching
 * anything counts for that long; a tab left open does not.
 */
export const createDwell = (now: () => number): Dwell => {
  let visible = true;
  let counted = now();
  let alive = counted;
  let active = 0;
  const count = (): void => {
    const at = now();
    if (visible) active += Math.max(0, Math.min(at, alive + IN_USE) - counted);
    counted = at;
  };
  const used = (): void => {
    count();
    alive = counted;
  };
  return {
    used,
    shown(is) {
      count();
      visible = is;
      if (is) used();
    },
    take() {
      count();
      const taken = active;
      active = 0;
      return taken;
    },
  };
};
