/**
 * Keeps what was used lately, in two generations: when the young one is full the old one is dropped. A hit costs one look-up,
 * where a list in order of use would be re-linked by each. Holds at most twice `limit`.
 */
export interface Recent<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  clear(): void;
}

/** @param limit weight of one generation; a value weighs 1 unless `weigh` says otherwise */
export const createRecent = <V>(limit: number, weigh: (key: string) => number = () => 1): Recent<V> => {
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  let weight = 0;
  const set = (key: string, value: V): void => {
    if ((weight += weigh(key)) > limit) {
      old = young;
      young = new Map();
      weight = weigh(key);
    }
    young.set(key, value);
  };
  return {
    get: (key) => {
      const value = young.get(key);
      if (value !== undefined) return value;
      const kept = old.get(key);
      if (kept !== undefined) set(key, kept);
      return kept;
    },
    set,
    delete: (key) => {
      young.delete(key);
      old.delete(key);
    },
    clear: () => {
      young = new Map();
      old = new Map();
      weight = 0;
    },
  };
};
