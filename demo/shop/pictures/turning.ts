import type { Shape } from './kinds.ts';

export type Point = readonly [number, number];

const number = (value: number): string => String(Math.round(value * 10) / 10);

export const line = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index ? 'L' : 'M'}${number(x)} ${number(y)}`).join('');

export const closed = (points: readonly Point[]): string => `${line(points)}Z`;

/** Slopes that keep a curve through `knots` from overshooting them (Fritsch and Carlson, 1980). */
const slopes = (knots: readonly number[][]): number[] => {
  const steps = knots.slice(1).map((knot, i) => (knot[1]! - knots[i]![1]!) / (knot[0]! - knots[i]![0]!));
  return knots.map((_, i) => {
    const before = steps[i - 1] ?? steps[i]!;
    const after = steps[i] ?? before;
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
};

/** The radius in pixels at a share of the height from the top. */
export const radiusAt = (shape: Shape): ((share: number) => number) => {
  const knots = shape.profile;
  const tangents = slopes(knots);
  return (share) => {
    const t = Math.min(1, Math.max(0, share));
    const next = Math.max(
      1,
      knots.findIndex((knot) => knot[0]! >= t),
    );
    const [x0, y0] = knots[next - 1] as [number, number];
    const [x1, y1] = knots[next] as [number, number];
    const span = x1 - x0;
    const u = (t - x0) / span;
    const curve =
      y0 * (1 + 2 * u) * (1 - u) ** 2 +
      tangents[next - 1]! * span * u * (1 - u) ** 2 +
      y1 * u * u * (3 - 2 * u) +
      tangents[next]! * span * u * u * (u - 1);
    return curve * shape.width;
  };
};

/** The outline seen from above at an angle: round, squarer, rippled, or drawn out into a spout. */
const outline = (shape: Shape, angle: number, share: number): Point => {
  const power = 2 / (shape.corner ?? 2);
  const bend = (value: number): number => Math.sign(value) * Math.abs(value) ** power;
  const ripple = 1 + (shape.ripple ?? 0) * Math.cos(angle * (shape.flutes ?? 0));
  const turn = Math.atan2(Math.sin(angle - Math.PI), Math.cos(angle - Math.PI));
  const spout = 1 + (shape.spout ?? 0) * Math.exp(-((turn / 0.42) ** 2)) * Math.exp(-share / 0.09);
  return [bend(Math.cos(angle)) * ripple * spout, bend(Math.sin(angle)) * ripple];
};

export interface Turned {
  shape: Shape;
  radius: (share: number) => number;
  /** The point of the wall at a height and an angle (0 right, a quarter turn towards us), `grow` times its radius. */
  at: (share: number, angle: number, grow?: number) => Point;
  /** The wall at one height, between two angles. */
  ring: (share: number, from?: number, to?: number, grow?: number) => Point[];
  /** The whole outline of the piece as we see it. */
  silhouette: () => Point[];
}

/** The form on the wheel: the middle of its base is the origin, up is negative. */
export const turn = (shape: Shape): Turned => {
  const radius = radiusAt(shape);
  const at = (share: number, angle: number, grow = 1): Point => {
    const [x, y] = outline(shape, angle, share);
    const r = radius(share) * grow;
    return [x * r, (share - 1) * shape.height + y * r * shape.tilt];
  };
  const ring = (share: number, from = 0, to = Math.PI * 2, grow = 1): Point[] => {
    const steps = shape.ripple || shape.corner ? 180 : 72;
    return Array.from({ length: steps + 1 }, (_, i) => at(share, from + ((to - from) * i) / steps, grow));
  };
  const shares = Array.from({ length: 49 }, (_, i) => i / 48);
  const silhouette = (): Point[] => [
    ...shares.map((share) => at(share, Math.PI)),
    ...ring(1, Math.PI, 0),
    ...shares.toReversed().map((share) => at(share, 0)),
    ...ring(0, 0, -Math.PI),
  ];
  return { shape, radius, at, ring, silhouette };
};
