/** Keeps on this device what has not reached the collector, so that neither a lost connection nor a closed tab loses it. */
export interface Shelf<T> {
  read(): T | undefined;
  /** Whether the device keeps it: without storage, or with a full one, it does not. */
  put(value: T): boolean;
  drop(): void;
}

/** @param storage may be missing or refuse, as in a private window */
export const createShelf = <T>(storage: () => Storage, name: string): Shelf<T> => {
  const attempt = <R>(act: (kept: Storage) => R): R | undefined => {
    try {
      return act(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: () => attempt((kept) => JSON.parse(kept.getItem(name) ?? 'null') as T | null) ?? undefined,
    put: (value) => attempt((kept) => (kept.setItem(name, JSON.stringify(value)), true)) ?? false,
    drop: () => void attempt((kept) => kept.removeItem(name)),
  };
};
