/** Keeps on this device what has not reached the collector, so that neither a lost connection nor a closed tab loses it. */
export interface Shelf<T> {
  read(): T | undefined;
  /** Whether the device keeps it: without storage, or with a full one, it does not. */
  put(value: T): boolean;
  drop(): void;
}

export type Device = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const placeOf = (staff: number): string => `attendant.draft/${staff}/`;

/** This device as one of the staff keeps things on it: whoever signs in next neither sees nor saves them. */
export const deviceOf = (storage: Storage, staff: number): Device => {
  const place = placeOf(staff);
  return {
    getItem: (name) => storage.getItem(place + name),
    setItem: (name, text) => storage.setItem(place + name, text),
    removeItem: (name) => storage.removeItem(place + name),
  };
};

const namesOf = (storage: Storage, staff: number): string[] =>
  Object.keys(storage).filter((name) => name.startsWith(placeOf(staff)));

/** Whether something of this person is kept that has not reached the collector. */
export const keepsAny = (storage: Storage, staff: number): boolean => namesOf(storage, staff).length > 0;

export const forgetAll = (storage: Storage, staff: number): void => {
  for (const name of namesOf(storage, staff)) storage.removeItem(name);
};

/**
 * @param storage may be missing or refuse, as in a private window
 * @param name may change, as when what is kept gets its id
 */
export const createShelf = <T>(storage: () => Device, name: () => string): Shelf<T> => {
  const attempt = <R>(act: (kept: Device) => R): R | undefined => {
    try {
      return act(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: () => attempt((kept) => JSON.parse(kept.getItem(name()) ?? 'null') as T | null) ?? undefined,
    put: (value) => attempt((kept) => (kept.setItem(name(), JSON.stringify(value)), true)) ?? false,
    drop: () => void attempt((kept) => kept.removeItem(name())),
  };
};
