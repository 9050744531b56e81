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

/** Of one who has not sat down yet. */
export const NO_SEAT: Seat = { grow: () => false, settle: () => {}, leave: () => {} };

/**
 * The room that all bodies share, so that no flood fills the memory. Whoever needs some where none is left takes that of
 * the bodies which have been coming longest: a body that is sent drop by drop gives way, and nobody waits for it.
 */
export const createRoom = (most: number = MOST) => {
  let used = 0;
  /** Those whose body is still coming, the longest first. */
  const coming = new Set<Seat>();

  const makeRoom = (): void => {
    for (const seat of coming) {
      if (used <= most) return;
      seat.leave();
    }
  };

  // One object a request and no functions of its own: the busiest address takes a seat for each batch.
  class Taken implements Seat {
    onGone?: () => void;
    held = 0;
    gone: boolean;
    constructor(shut: boolean) {
      this.gone = shut;
    }
    grow(bytes: number): boolean {
      if (this.gone) return false;
      if (this.held === 0) coming.add(this);
      this.held += bytes;
      used += bytes;
      if (used > most) makeRoom();
      return !this.gone;
    }
    settle(): void {
      coming.delete(this);
    }
    leave(): void {
      coming.delete(this);
      used -= this.held;
      this.held = 0;
      this.gone = true;
      this.onGone?.();
    }
  }

  return {
    /** Bytes that are held now. */
    used: (): number => used,
    /** @param shut nothing of this body is to be kept */
    enter: (shut = false): Seat => new Taken(shut),
  };
};

export type Room = ReturnType<typeof createRoom>;
