/** Bytes held in memory: the blocks of a year of 10 million events, as they are kept. */
const MOST = 48_000_000;

interface Held<V> {
  stamp: number;
  value: V;
  bytes: number;
}

/** What was read lately and is known by a stamp; the longest unused goes first. */
export const createShelf = <V>(most = MOST) => {
  const held = new Map<string, Held<V>>();
  let bytes = 0;
  const remove = (key: string): void => {
    bytes -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  };
  return {
    /** Undefined also if the stamp is another by now. */
    get: (key: string, stamp: number): V | undefined => {
      const found = held.get(key);
      if (found?.stamp !== stamp) return undefined;
      held.delete(key);
      held.set(key, found);
      return found.value;
    },
    put: (key: string, stamp: number, value: V, size: number): void => {
      remove(key);
      held.set(key, { stamp, value, bytes: size });
      bytes += size;
      for (const [oldest] of held) {
        if (bytes <= most) break;
        remove(oldest);
      }
    },
  };
};
