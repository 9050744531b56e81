/** Bytes of bodies that may be held at a time, from their first byte until they are answered. */
const MOST = 16 * 1024 * 1024;

/** One body's place. */
export interface Seat {
  /** Called when it must give way: what was kept of the body is to be let go. */
  onGone?: () => void;
  /** Takes room for more of the body; false when there is none, and then nothing of it is to be kept. */
  grow(bytes: number): boolean;
  /** The body is whole: it stays until it is answered. */
  settle(): void;
  /** What it took is free again. */
  leave(): void;
}

/**
 * The room that all bodies share, so that no flood fills the memory. Whoever needs some where none is left takes that of
 * the bodies which have been coming longest: a body that is sent drop by drop gives way, and nobody waits for it.
 */
export const createRoom = (most: number = MOST) => {
  let used = 0;
  /** How those leave whose body is still coming, the longest first. */
  const coming = new Set<() => void>();

  const makeRoom = (): void => {
    for (const leave of coming) {
      if (used <= most) return;
      leave();
    }
  };

  return {
    /** Bytes that are held now. */
    used: (): number => used,
    /** @param shut nothing of this body is to be kept */
    enter(shut = false): Seat {
      let held = 0;
      let gone = shut;
      const leave = (): void => {
        coming.delete(leave);
        used -= held;
        held = 0;
        gone = true;
        seat.onGone?.();
      };
      const seat: Seat = {
        grow(bytes) {
          if (gone) return false;
          if (held === 0) coming.add(leave);
          held += bytes;
          used += bytes;
          if (used > most) makeRoom();
          return !gone;
        },
        settle: () => void coming.delete(leave),
        leave,
      };
      return seat;
    },
  };
};

export type Room = ReturnType<typeof createRoom>;
