import { glazeOf } from './kinds.ts';
import type { Coat, Decor, Part } from './kinds.ts';
import { line } from './turning.ts';
import type { Point, Turned } from './turning.ts';

type Random = () => number;

/** The lower edge of a coat of glaze: a slow wave and a few runs where it was thick. */
export const edgeOf = (turned: Turned, coat: Coat, random: Random): Point[] => {
  const run = coat.run ?? 0;
  const phase = random() * 6;
  const runs = Array.from({ length: 5 }, () => ({
    angle: random() * Math.PI,
    width: 0.06 + random() * 0.1,
    long: 0.35 + random() * 0.65,
  }));
  return Array.from({ length: 141 }, (_, i) => {
    const angle = Math.PI - (Math.PI * i) / 140;
    const wave = 0.35 * Math.sin(angle * 5 + phase) + 0.2 * Math.sin(angle * 11 + phase * 2);
    const drip = runs.reduce(
      (sum, each) => Math.max(sum, each.long * Math.exp(-(((angle - each.angle) / each.width) ** 2))),
      0,
    );
    return turned.at(Math.min(0.995, coat.to + run * (wave * 0.5 + drip)), angle);
  });
};

const bands = (turned: Turned, decor: Decor): string =>
  [0, 0.035]
    .map(
      (step, i) =>
        `<path d="${line(turned.ring(decor.at + step, 0, Math.PI))}" fill="none" stroke="${glazeOf(decor.glaze).mid}" stroke-width="${i ? 2.5 : 6}" opacity=".85"/>`,
    )
    .join('');

/** Places around the front of the piece, narrower towards the sides as the wall turns away. */
const around = (turned: Turned, decor: Decor, draw: (x: number, y: number, narrow: number) => string): string => {
  const count = decor.count ?? 15;
  return Array.from({ length: count }, (_, i) => {
    const angle = Math.PI * ((i + 0.5) / count);
    const [x, y] = turned.at(decor.at, angle);
    return draw(x, y, Math.max(0.18, Math.sin(angle)));
  }).join('');
};

const dots = (turned: Turned, decor: Decor): string =>
  around(
    turned,
    decor,
    (x, y, narrow) =>
      `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${(5.5 * narrow).toFixed(1)}" ry="5.5" fill="${glazeOf(decor.glaze).mid}" opacity=".9"/>`,
  );

const leaves = (turned: Turned, decor: Decor): string => {
  const { mid, deep } = glazeOf(decor.glaze);
  const leaf = 'M0 0C10 -10 12 -24 4 -36C-6 -26 -8 -12 0 0Z';
  return around(
    turned,
    decor,
    (x, y, narrow) =>
      `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${narrow.toFixed(2)} 1)" fill="${mid}" opacity=".9"><path d="${leaf}" transform="rotate(24)"/><path d="${leaf}" transform="rotate(-32) scale(.8)"/><path d="M0 16V-4" stroke="${deep}" stroke-width="2" fill="none"/></g>`,
  );
};

/** The running spiral of the painted pottery of Cucuteni. */
const spirals = (turned: Turned, decor: Decor): string => {
  const curl: Point[] = Array.from({ length: 46 }, (_, i) => {
    const angle = i * 0.27;
    const r = 34 - i * 0.7;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
  const path = `${line(curl)}M34 0C44 -30 62 -34 80 -8`;
  return around(
    turned,
    { ...decor, count: decor.count ?? 6 },
    (x, y, narrow) =>
      `<path d="${path}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${narrow.toFixed(2)} 1)" fill="none" stroke="${glazeOf(decor.glaze).deep}" stroke-width="5.5" stroke-linecap="round" opacity=".88"/>`,
  );
};

const drawers = { bands, dots, leaves, spirals };

export const decorOf = (turned: Turned, part: Part): string =>
  (part.decor ?? []).map((decor) => drawers[decor.kind](turned, decor)).join('');

/** Grains of iron that came through in the kiln. */
export const speckles = (turned: Turned, amount: number, random: Random): string =>
  Array.from({ length: Math.round(amount * 260) }, () => {
    const [x, y] = turned.at(random(), random() * Math.PI);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(0.6 + random() * 1.5).toFixed(1)}"/>`;
  }).join('');

/** Flutes cut down the wall: a dark and a light line each. */
export const flutesOf = (turned: Turned): string => {
  const count = turned.shape.flutes ?? 0;
  const shares = Array.from({ length: 13 }, (_, i) => 0.03 + (i / 12) * 0.93);
  return Array.from({ length: Math.floor(count / 2) }, (_, i) => {
    const angle = ((i + 0.5) / (count / 2)) * Math.PI;
    const wall = shares.map((share) => turned.at(share, angle));
    const lit = wall.map(([x, y]): Point => [x + 3.5 * Math.sin(angle), y]);
    return `<path d="${line(wall)}" stroke="#000" opacity=".2"/><path d="${line(lit)}" stroke="#fff" opacity=".22"/>`;
  }).join('');
};
