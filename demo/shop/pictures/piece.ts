import { decorOf, edgeOf, flutesOf, speckles } from './decor.ts';
import { fillOf, glazeOf, seeded, shapeOf } from './kinds.ts';
import type { Coat, Glaze, Part, Shape } from './kinds.ts';
import { closed, line, turn } from './turning.ts';
import type { Point, Turned } from './turning.ts';

/** Light from the left: the wall is brightest a third of the way across. */
const across = (id: string, glaze: Glaze): string =>
  `<linearGradient id="${id}"><stop offset="0" stop-color="${glaze.deep}"/><stop offset=".1" stop-color="${glaze.mid}"/><stop offset=".3" stop-color="${glaze.light}"/><stop offset=".55" stop-color="${glaze.mid}"/><stop offset=".9" stop-color="${glaze.deep}"/><stop offset="1" stop-color="${glaze.mid}"/></linearGradient>`;

const down = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

/** A coat, its thick lower edge, and the shadow that edge throws on what is below. */
const coatOf = (turned: Turned, coat: Coat, id: string, random: () => number): string => {
  const { width, height } = turned.shape;
  const edge = edgeOf(turned, coat, random);
  const far = width * 1.6;
  const top = -height - width;
  const area: Point[] = [[far, top], [-far, top], [-far, edge[0]![1]], ...edge, [far, edge.at(-1)![1]]];
  const rolled =
    coat.to < 0.97
      ? `<path d="${line(edge)}" fill="none" stroke="#000" stroke-width="7" opacity=".16" transform="translate(0 4)"/>`
      : '';
  const shine =
    coat.to < 0.97
      ? `<path d="${line(edge)}" fill="none" stroke="${glazeOf(coat.glaze).shine}" stroke-width="2.4" opacity=".45" transform="translate(0 -2)"/>`
      : '';
  return `${rolled}<g clip-path="url(#${id}-a)"><path d="${closed(turned.silhouette())}" fill="url(#${id})"/></g><clipPath id="${id}-a"><path d="${closed(area)}"/></clipPath>${shine}`;
};

const loop = (
  turned: Turned,
  side: 1 | -1,
  handle: NonNullable<Shape['handle']>,
  fill: string,
  glaze: Glaze,
): string => {
  const { height } = turned.shape;
  const root = (share: number): Point => [side * (turned.radius(share) - handle.thick * 0.3), (share - 1) * height];
  const [x1, y1] = root(handle.from);
  const [x2, y2] = root(handle.to);
  const reach = side * (Math.max(Math.abs(x1), Math.abs(x2)) + handle.out * 1.25);
  const path = `M${x1} ${y1}C${reach} ${y1 - handle.out * 0.22} ${reach} ${y2 - handle.out * 0.1} ${x2} ${y2}`;
  const stroke = (colour: string, width: number, more = ''): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" ${more}/>`;
  return (
    stroke(glaze.deep, handle.thick) +
    stroke(fill, handle.thick - 4, 'transform="translate(-1 -1)"') +
    stroke(
      glaze.shine,
      handle.thick * 0.16,
      `opacity=".4" transform="translate(${-handle.thick * 0.2} ${-handle.thick * 0.18})"`,
    )
  );
};

const lugsOf = (turned: Turned, share: number, glaze: Glaze): string => {
  const { width, height } = turned.shape;
  const y = (share - 1) * height;
  const lug = (side: number): string =>
    `<path d="M${side * width * 0.94} ${y - 14}C${side * (width + 34)} ${y - 20} ${side * (width + 34)} ${y + 24} ${side * width * 0.94} ${y + 20}Z" fill="${side < 0 ? glaze.mid : glaze.deep}"/><path d="M${side * width * 0.96} ${y - 12}C${side * (width + 24)} ${y - 17} ${side * (width + 28)} ${y - 4} ${side * (width + 25)} ${y + 2}" fill="none" stroke="${glaze.shine}" stroke-width="3" opacity=".4"/>`;
  return lug(-1) + lug(1);
};

const lidOf = (turned: Turned, id: string, glaze: Glaze): string => {
  const r = turned.radius(0) * 0.97;
  const y = -turned.shape.height;
  const flat = r * turned.shape.tilt;
  const dome = `M${-r} ${y - 4}C${-r * 0.9} ${y - 74} ${-r * 0.3} ${y - 92} 0 ${y - 92}C${r * 0.3} ${y - 92} ${r * 0.9} ${y - 74} ${r} ${y - 4}A${r} ${flat} 0 0 1 ${-r} ${y - 4}Z`;
  const knob = `<ellipse cx="3" cy="${y - 86}" rx="34" ry="9" fill="#000" opacity=".25"/><path d="M-15 ${y - 88}C-12 ${y - 104} -30 ${y - 108} -28 ${y - 122}C-24 ${y - 138} 24 ${y - 138} 28 ${y - 122}C30 ${y - 108} 12 ${y - 104} 15 ${y - 88}Z" fill="url(#${id})"/><ellipse cx="-7" cy="${y - 126}" rx="12" ry="4" fill="${glaze.shine}" opacity=".6"/>`;
  return `<path d="${dome}" fill="url(#${id})"/><path d="M${-r * 0.72} ${y - 40}C${-r * 0.5} ${y - 70} ${-r * 0.3} ${y - 78} ${-r * 0.14} ${y - 80}" fill="none" stroke="${glaze.shine}" stroke-width="7" stroke-linecap="round" opacity=".45"/><path d="M${-r} ${y - 4}A${r} ${flat} 0 0 0 ${r} ${y - 4}" fill="none" stroke="#000" stroke-width="4" opacity=".35"/>${knob}`;
};

const openingOf = (turned: Turned, part: Part, id: string): string => {
  const { shape, ring } = turned;
  const inner = 1 - shape.rim / turned.radius(0);
  const lip = part.rim ? glazeOf(part.rim) : glazeOf('clay');
  const shade = glazeOf(part.inside);
  const mouth = closed(ring(0, 0, Math.PI * 2, inner));
  const open = shape.well !== undefined;
  const lower = (share: number, drop: number): string =>
    closed(ring(0, 0, Math.PI * 2, share).map(([x, y]): Point => [x, y + drop]));
  const drop = Math.min(shape.height * 0.55, turned.radius(0) * shape.tilt * 0.22);
  const well = open
    ? `<path d="${lower(shape.well ?? 0, drop)}" fill="url(#${id}-w)"/><path d="${lower(shape.well ?? 0, drop)}" fill="none" stroke="${shade.shine}" stroke-width="2" opacity=".25"/><path d="${lower((shape.well ?? 0) * 0.6, drop * 1.1)}" fill="none" stroke="#000" stroke-width="2" opacity=".1"/><path d="${lower((shape.well ?? 0) * 0.3, drop * 1.15)}" fill="none" stroke="#000" stroke-width="2" opacity=".08"/>`
    : '';
  const brim =
    shape.fill && !part.empty
      ? `<path d="${lower(inner * 0.985, turned.radius(0) * shape.tilt * 0.5)}" fill="url(#${id}-f)"/>`
      : '';
  return `<path d="${closed(ring(0))}" fill="${lip.light}"/><path d="${line(ring(0, 0.1, Math.PI - 0.1))}" fill="none" stroke="${lip.shine}" stroke-width="2" opacity=".7"/><g clip-path="url(#${id}-m)"><path d="${mouth}" fill="url(#${id}-i)"/>${well}${brim}<path d="${line(ring(0, Math.PI, Math.PI * 2, inner))}" fill="none" stroke="#000" stroke-width="14" opacity="${open ? 0.12 : 0.28}"/></g><clipPath id="${id}-m"><path d="${mouth}"/></clipPath>`;
};

const lightOf = (turned: Turned): string => {
  const along = (from: number, to: number, grow: number, angle: number): Point[] =>
    Array.from({ length: 13 }, (_, i) => turned.at(from + ((to - from) * i) / 12, angle, grow));
  const wide = Math.max(5, turned.shape.width * 0.05);
  if (turned.shape.height < 70) return '';
  return `<path d="${line(along(0.14, 0.52, 0.92, 2.35))}" fill="none" stroke="#fff" stroke-width="${wide}" stroke-linecap="round" opacity=".42" filter="url(#soft)"/><path d="${line(along(0.59, 0.64, 0.92, 2.35))}" fill="none" stroke="#fff" stroke-width="${wide * 0.8}" stroke-linecap="round" opacity=".3" filter="url(#soft)"/>`;
};

const gradientsOf = (part: Part, shape: Shape, id: string): string => {
  const inside = glazeOf(part.inside);
  const open = shape.well !== undefined;
  const fill = shape.fill ? fillOf(shape.fill) : undefined;
  return [
    across(`${id}-clay`, glazeOf('clay')),
    ...part.coats.map((coat, i) => across(`${id}-c${i}`, glazeOf(coat.glaze))),
    down(`${id}-i`, open ? inside.mid : inside.deep, inside.light),
    `<radialGradient id="${id}-w" cx=".42" cy=".4" r=".75"><stop offset="0" stop-color="${inside.light}"/><stop offset=".55" stop-color="${inside.mid}"/><stop offset="1" stop-color="${inside.deep}"/></radialGradient>`,
    fill ? down(`${id}-f`, fill[0]!, fill[1]!) : '',
    `<linearGradient id="${id}-v" x2="0" y2="1"><stop offset=".45" stop-opacity="0"/><stop offset="1" stop-opacity=".2"/></linearGradient>`,
  ].join('');
};

const shadowOf = (turned: Turned, shade: string): string => {
  const base = turned.radius(1);
  const wide = turned.shape.width;
  const flat = Math.max(10, base * turned.shape.tilt);
  return `<ellipse cx="${wide * 0.2}" cy="${flat * 0.55}" rx="${wide * 0.62 + base * 0.45}" ry="${flat * 0.9 + 10}" fill="${shade}" opacity=".36" filter="url(#far)"/><ellipse cx="6" cy="${flat * 0.35}" rx="${base * 1.06}" ry="${flat * 0.85}" fill="${shade}" opacity=".6" filter="url(#near)"/>`;
};

/** One piece of pottery as SVG, the middle of its base at the origin. `id` keeps its gradients apart from others'. */
export const drawPiece = (part: Part, id: string, seed: number, shade: string): string => {
  const shape = shapeOf(part.shape);
  const turned = turn(shape);
  const random = seeded(seed);
  const first = part.coats.at(-1)!;
  const glaze = glazeOf(first.glaze);
  const top = `url(#${id}-c${part.coats.length - 1})`;
  const body = closed(turned.silhouette());
  const rings = [0.3, 0.42, 0.55, 0.7]
    .map((share) => `<path d="${line(turned.ring(share, 0.1, Math.PI - 0.1))}"/>`)
    .join('');
  const behind = [
    shape.handle ? loop(turned, 1, shape.handle, top, glaze) : '',
    shape.ears ? loop(turned, -1, shape.ears, top, glaze) + loop(turned, 1, shape.ears, top, glaze) : '',
    shape.lugs ? lugsOf(turned, shape.lugs, glaze) : '',
  ].join('');
  const wall = [
    `<path d="${body}" fill="url(#${id}-clay)"/>`,
    ...part.coats.map((coat, i) => coatOf(turned, coat, `${id}-c${i}`, random)),
    `<g fill="none" stroke="#000" stroke-width="1.6" opacity=".07">${shape.height > 70 ? rings : ''}</g>`,
    `<g fill="none" stroke-width="2.4">${flutesOf(turned)}</g>`,
    decorOf(turned, part),
    `<g fill="#3a2a1c" opacity=".42">${speckles(turned, part.speckle ?? 0, random)}</g>`,
    `<path d="${body}" fill="url(#${id}-v)"/>`,
    lightOf(turned),
  ].join('');
  return `<defs>${gradientsOf(part, shape, id)}<clipPath id="${id}-b"><path d="${body}"/></clipPath></defs>${shadowOf(turned, shade)}${behind}<g clip-path="url(#${id}-b)">${wall}</g>${openingOf(turned, part, id)}${shape.lid ? lidOf(turned, `${id}-c${part.coats.length - 1}`, glaze) : ''}`;
};
