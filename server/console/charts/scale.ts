/** Steps that people count in. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round marks from `from` to at least `to`, both included, about `wanted` steps apart.
 * @param whole no fractions: for counts
 */
export const ticks = (from: number, to: number, wanted = 4, whole = false): number[] => {
  const raw = Math.max(to - from, Number.EPSILON) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const fits = (step: number): boolean => step >= raw * 0.999 && (!whole || step % 1 === 0);
  const step = STEPS.map((part) => part * power).find(fits) ?? 1;
  const first = Math.floor(from / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(to / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
};

/** Where a value lies between the ends, in per cent, kept inside. */
export const along = (value: number, from: number, to: number): number =>
  to > from ? Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) : 0;

/** About `wanted` of `count` places, the first and the last among them, evenly apart. */
export const spread = (count: number, wanted: number): number[] => {
  if (count < 2) return count ? [0] : [];
  const parts = Math.min(wanted, count) - 1;
  return Array.from({ length: parts + 1 }, (_, n) => Math.round((n * (count - 1)) / parts));
};

/**
 * Two heights moved apart until at least `gap` lies between them, around their middle; their order stays.
 * @param lowest neither comes lower than this: something else stands there
 */
export const apart = (a: number, b: number, gap: number, lowest = Infinity): [number, number] => {
  const near = Math.abs(a - b) < gap;
  const middle = (a + b) / 2;
  const half = (a <= b ? gap : -gap) / 2;
  const [first, second] = near ? [middle - half, middle + half] : [a, b];
  const low = Math.max(first, second);
  if (low <= lowest) return [first, second];
  const high = Math.min(Math.min(first, second), lowest - gap);
  return first < second ? [high, lowest] : [lowest, high];
};
