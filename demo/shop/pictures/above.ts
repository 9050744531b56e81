import { fillOf, glazeOf, groundOf, seeded, shapeOf } from './kinds.ts';
import type { Picture, Shape } from './kinds.ts';
import { drawGround, wrap } from './picture.ts';
import { closed, radiusAt } from './turning.ts';
import type { Point } from './turning.ts';

const MIDDLE_X = 400;
const MIDDLE_Y = 318;

/** The outline of the piece seen from straight above; long forms are half as deep as wide. */
const outline = (shape: Shape, size: number): Point[] =>
  Array.from({ length: 181 }, (_, i): Point => {
    const angle = (i / 180) * Math.PI * 2;
    const power = 2 / (shape.corner ?? 2);
    const bend = (value: number): number => Math.sign(value) * Math.abs(value) ** power;
    const ripple = 1 + (shape.ripple ?? 0) * Math.cos(angle * (shape.flutes ?? 0));
    return [
      MIDDLE_X + bend(Math.cos(angle)) * size * ripple,
      MIDDLE_Y + bend(Math.sin(angle)) * size * ripple * (shape.corner ? 0.62 : 1),
    ];
  });

const disc = (id: string, stops: [number, string][]): string =>
  `<radialGradient id="${id}" cx=".42" cy=".38" r=".72">${stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('')}</radialGradient>`;

const handleOf = (shape: Shape, size: number, colour: string, dark: string): string => {
  const bar = (side: number, out: number, thick: number): string =>
    `<rect x="${side > 0 ? MIDDLE_X + size * 0.9 : MIDDLE_X - size * 0.9 - out}" y="${MIDDLE_Y - thick / 2}" width="${out}" height="${thick}" rx="${thick * 0.45}" fill="${side > 0 ? dark : colour}"/>`;
  if (shape.handle) return bar(1, shape.handle.out * 1.3, shape.handle.thick * 1.3);
  if (shape.ears) return bar(1, shape.ears.out * 1.5, 34) + bar(-1, shape.ears.out * 1.5, 34);
  if (shape.lugs) return bar(1, 56, 110) + bar(-1, 56, 110);
  return '';
};

const lidAbove = (size: number, light: string, deep: string): string =>
  `<circle cx="${MIDDLE_X}" cy="${MIDDLE_Y}" r="${size * 0.9}" fill="none" stroke="#000" stroke-width="4" opacity=".25"/><circle cx="${MIDDLE_X + 8}" cy="${MIDDLE_Y + 10}" r="52" fill="#000" opacity=".28" filter="url(#near)"/><circle cx="${MIDDLE_X}" cy="${MIDDLE_Y}" r="44" fill="${deep}"/><circle cx="${MIDDLE_X - 5}" cy="${MIDDLE_Y - 6}" r="34" fill="${light}"/>`;

/** The turner's spiral, from the middle of the floor to its edge. */
const spiral = (size: number, flat: number): string => {
  const points: Point[] = Array.from({ length: 150 }, (_, i) => {
    const angle = i * 0.21;
    const r = (size * i) / 150;
    return [MIDDLE_X + r * Math.cos(angle), MIDDLE_Y + r * Math.sin(angle) * flat];
  });
  return `<path d="${closed(points).slice(0, -1)}" fill="none" stroke="#000" stroke-width="2" opacity=".09"/>`;
};

const grains = (size: number, flat: number, amount: number, seed: number): string => {
  const random = seeded(seed);
  return Array.from({ length: Math.round(amount * 260) }, () => {
    const r = Math.sqrt(random()) * size;
    const angle = random() * 6.283;
    return `<circle cx="${(MIDDLE_X + r * Math.cos(angle)).toFixed(1)}" cy="${(MIDDLE_Y + r * Math.sin(angle) * flat).toFixed(1)}" r="${(0.7 + random() * 1.7).toFixed(1)}"/>`;
  }).join('');
};

/** The piece from straight above: rim, floor, and what is in it. */
export const drawAbove = (picture: Picture): string => {
  const ground = groundOf(picture.ground);
  const main = picture.parts.at(-1)!;
  const shape = shapeOf(main.shape);
  const inside = glazeOf(main.inside);
  const outer = glazeOf(main.coats.at(-1)!.glaze);
  const lip = glazeOf(main.rim ?? 'clay');
  const size = Math.min(250, 110 + shape.width * 0.5);
  const flat = shape.corner ? 0.62 : 1;
  const mouth = size * (radiusAt(shape)(0) / shape.width);
  const inner = mouth - shape.rim;
  const floor = inner * (shape.well ?? 0.62);
  const fill = shape.fill ? fillOf(shape.fill) : undefined;
  const narrow = mouth < size * 0.8;
  const table = { ...ground, wall: [ground.table[1]!, ground.table[0]!] };
  const body = [
    drawGround(table, 900),
    `<defs>${disc('out', [
      [0, outer.light],
      [0.6, outer.mid],
      [1, outer.deep],
    ])}${disc('in', [
      [0, inside.light],
      [0.62, inside.mid],
      [1, inside.deep],
    ])}${disc('floor', [
      [0, inside.shine],
      [0.35, inside.light],
      [1, inside.mid],
    ])}${
      fill
        ? disc('brew', [
            [0, fill[1]!],
            [1, fill[0]!],
          ])
        : ''
    }</defs>`,
    `<ellipse cx="${MIDDLE_X + 26}" cy="${MIDDLE_Y + 34}" rx="${size * 1.02}" ry="${size * flat * 1.02}" fill="${ground.shade}" opacity=".5" filter="url(#far)"/>`,
    handleOf(shape, size, outer.mid, outer.deep),
    `<path d="${closed(outline(shape, size))}" fill="url(#out)"/>`,
    shape.lid ? lidAbove(size, outer.light, outer.deep) : '',
    shape.lid
      ? ''
      : `<path d="${closed(outline(shape, mouth))}" fill="${lip.light}"/><path d="${closed(outline(shape, inner))}" fill="${narrow ? inside.deep : 'url(#in)'}"/>`,
    shape.lid || narrow
      ? ''
      : `<path d="${closed(outline(shape, floor))}" fill="url(#${fill ? 'brew' : 'floor'})" opacity="${fill ? 1 : 0.75}"/>${spiral(inner * 0.96, flat)}`,
    `<g fill="#3a2a1c" opacity=".4">${grains(size * 0.9, flat, main.speckle ?? 0, picture.seed)}</g>`,
    `<path d="M${MIDDLE_X - size * 0.72} ${MIDDLE_Y - size * 0.3 * flat}A${size * 0.8} ${size * 0.8 * flat} 0 0 1 ${MIDDLE_X - size * 0.2} ${MIDDLE_Y - size * 0.74 * flat}" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".4" filter="url(#soft)"/>`,
  ];
  return wrap(body.join(''));
};
