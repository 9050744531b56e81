import { groundOf, shapeOf } from './kinds.ts';
import type { Ground, Part, Picture, Shape } from './kinds.ts';
import { drawPiece } from './piece.ts';

/** Every picture is this wide and high, in pixels. */
export const WIDTH = 800;
export const HEIGHT = 640;

const FILTERS =
  '<filter id="far" x="-40%" y="-150%" width="180%" height="400%"><feGaussianBlur stdDeviation="17"/></filter><filter id="near" x="-30%" y="-100%" width="160%" height="300%"><feGaussianBlur stdDeviation="7"/></filter><filter id="soft" filterUnits="userSpaceOnUse" x="-600" y="-700" width="1500" height="1500"><feGaussianBlur stdDeviation="3"/></filter><filter id="haze" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="26"/></filter>';

/** Wall, table, and the light of a window that falls across both. */
export const drawGround = (ground: Ground, horizon: number, width = WIDTH, height = HEIGHT): string => {
  const [wall, low] = ground.wall;
  const [edge, near] = ground.table;
  return `<defs>${FILTERS}<linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="${wall}"/><stop offset="1" stop-color="${low}"/></linearGradient><linearGradient id="table" x2="0" y2="1"><stop offset="0" stop-color="${edge}"/><stop offset="1" stop-color="${near}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#wall)"/><path d="M${width * 0.04} 0H${width * 0.3}L${width * 0.62} ${horizon}H${width * 0.3}Z" fill="#fff" opacity=".26" filter="url(#haze)"/><rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#table)"/><rect y="${horizon - 7}" width="${width}" height="14" fill="${edge}" opacity=".7" filter="url(#near)"/>`;
};

export const wrap = (body: string, box = `0 0 ${WIDTH} ${HEIGHT}`, width = WIDTH, height = HEIGHT): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}">${body}</svg>`;

/** How high the piece looks, its opening and lid included. */
const looksHigh = ({ height, width, tilt, lid }: Shape): number => height + width * tilt + (lid ? 130 : 0);

/** Pieces of every size fill the picture alike, as a photographer would have it. */
const zoomOf = (picture: Picture): number => {
  const shape = shapeOf(picture.parts.at(-1)!.shape);
  const wide = shape.width * 2 + (shape.handle?.out ?? 0) * 0.5 + (shape.lugs ? 70 : 0);
  const group = picture.parts.some((part) => part.dx) ? 1.1 : Math.min(1.55, 600 / wide, 450 / looksHigh(shape));
  return Math.max(1, group);
};

/** The height of the base on the picture: low pieces stand nearer the middle. */
const standOf = (picture: Picture): number => {
  const main = picture.parts.at(-1)!;
  return Math.min(566, 322 + (looksHigh(shapeOf(main.shape)) * zoomOf(picture) * (main.scale ?? 1)) / 2 + 20);
};

/** A part at its own place and size, the middle of its base at the origin of the group it stands in. */
export const drawPart = (part: Part, id: string, seed: number, shade: string): string =>
  `<g transform="translate(${part.dx ?? 0} ${part.dy ?? 0}) scale(${part.scale ?? 1})">${drawPiece(part, id, seed, shade)}</g>`;

const standing = (picture: Picture): string => {
  const ground = groundOf(picture.ground);
  const pieces = picture.parts.map((part, i) => drawPart(part, `p${i}`, picture.seed + i, ground.shade)).join('');
  const zoom = zoomOf(picture);
  return `${drawGround(ground, 408)}<g transform="translate(400 ${standOf(picture).toFixed(1)}) scale(${zoom.toFixed(3)})">${pieces}</g>`;
};

/** The piece from the side, as it stands on the table. */
export const drawFront = (picture: Picture): string => wrap(standing(picture));

/** The same, close enough to see how the glaze ran. */
export const drawDetail = (picture: Picture): string => {
  const main = picture.parts.at(-1)!;
  const { height, width } = shapeOf(main.shape);
  const zoom = zoomOf(picture) * (main.scale ?? 1);
  const middle = standOf(picture) + (main.dy ?? 0) * zoomOf(picture) - height * zoom * (height < 90 ? 0.75 : 0.36);
  const left = 400 + (main.dx ?? 0) * zoomOf(picture) - Math.min(width * zoom * 0.95, 235);
  return wrap(standing(picture), `${Math.round(left)} ${Math.round(middle - 136)} 340 272`);
};
