import { signal, type Signal } from '../state/signal.ts';

/** A part that comes when it is wanted. */
export interface Later<T> {
  part: Signal<T | undefined>;
  failed: Signal<boolean>;
  /** Resolves in either case; after a failure the next wish tries again. */
  load(): Promise<void>;
  /** What comes after this is stopped at once. */
  stop(): void;
}

const end = (part?: { stop?(): void }): void => part?.stop?.();

/** @param fetch `tries` counts the failures before */
export const later = <T extends object>(fetch: (tries: number) => Promise<T>): Later<T> => {
  const part = signal<T | undefined>(undefined);
  const failed = signal(false);
  let over = false;
  let tries = 0;
  let coming: Promise<void> | undefined;
  return {
    part,
    failed,
    load: () =>
      (coming ??= fetch(tries++)
        .then((made) => {
          if (over) return end(made);
          failed.value = false;
          part.value = made;
        })
        .catch(() => {
          failed.value = true;
          coming = undefined;
        })),
    stop() {
      over = true;
      end(part.value);
    },
  };
};
