import sceneFile from './scenes.json' with { type: 'json' };
import { groundOf } from './kinds.ts';
import type { Part, Picture } from './kinds.ts';
import { drawPiece } from './piece.ts';
import { drawGround, wrap } from './picture.ts';

interface Stand {
  /** The product that stands there. */
  of: string;
  x: number;
  y: number;
  scale: number;
  /** Fired once and not yet glazed. */
  raw?: boolean;
}

interface Scene {
  width: number;
  height: number;
  ground: string;
  horizon: number;
  /** Heights of the shelves' upper edges. */
  boards: number[];
  pieces: Stand[];
}

const scenes: Record<string, Scene> = sceneFile;

const unglazed = (part: Part): Part => ({
  shape: part.shape,
  coats: [{ glaze: 'bisque', to: 1 }],
  inside: 'bisque',
  rim: 'bisque',
  empty: true,
});

const board = (y: number, width: number): string =>
  `<rect y="${y + 30}" width="${width}" height="34" fill="#4a3a22" opacity=".28" filter="url(#near)"/><rect y="${y - 4}" width="${width}" height="26" fill="#cdaa7c"/><rect y="${y + 22}" width="${width}" height="18" fill="#a37f52"/><rect y="${y - 4}" width="${width}" height="2" fill="#e9d3b0"/>`;

/** A still life of the shop's own pieces; undefined where there is no such scene. */
export const drawScene = (name: string, pictureOf: (id: string) => Picture | undefined): string | undefined => {
  const scene = scenes[name];
  if (!scene) return undefined;
  const ground = groundOf(scene.ground);
  const pieces = scene.pieces.map(({ of, x, y, scale, raw }, i) => {
    const part = pictureOf(of)?.parts.at(-1);
    if (!part) return '';
    const drawn = drawPiece(raw ? unglazed(part) : part, `s${i}`, i * 7 + 3, ground.shade);
    return `<g transform="translate(${x} ${y + (scene.boards.length ? 8 : 0)}) scale(${scale})">${drawn}</g>`;
  });
  const { width, height } = scene;
  const body =
    drawGround(ground, scene.horizon, width, height) +
    scene.boards.map((y) => board(y, width)).join('') +
    pieces.join('');
  return wrap(body, `0 0 ${width} ${height}`, width, height);
};
