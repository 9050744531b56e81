import shapeFile from './shapes.json' with { type: 'json' };
import glazeFile from './glazes.json' with { type: 'json' };

export interface Glaze {
  deep: string;
  mid: string;
  light: string;
  shine: string;
}

export interface Ground {
  wall: string[];
  table: string[];
  shade: string;
}

interface Handle {
  /** Where it leaves and meets the wall, as shares of the height; reach and thickness in pixels. */
  from: number;
  to: number;
  out: number;
  thick: number;
}

/** A thrown form. `profile` pairs a share of the height, from the top, with a share of the widest radius. */
export interface Shape {
  width: number;
  height: number;
  /** Height of a circle seen from the side over its width: how far we look down on the piece. */
  tilt: number;
  rim: number;
  profile: number[][];
  well?: number;
  /** Exponent of the outline seen from above: 2 is round, more is squarer. */
  corner?: number;
  flutes?: number;
  ripple?: number;
  spout?: number;
  fill?: string;
  handle?: Handle;
  ears?: Handle;
  lugs?: number;
  lid?: boolean;
}

/** A coat of glaze from the rim down to a share of the height; `run` is how far its drips go. */
export interface Coat {
  glaze: string;
  to: number;
  run?: number;
}

export interface Decor {
  kind: 'bands' | 'dots' | 'leaves' | 'spirals';
  at: number;
  glaze: string;
  count?: number;
}

export interface Part {
  shape: string;
  coats: Coat[];
  inside: string;
  rim?: string;
  speckle?: number;
  /** Nothing has been poured in. */
  empty?: boolean;
  decor?: Decor[];
  dx?: number;
  dy?: number;
  scale?: number;
}

/** What a product's pictures are drawn from. Parts stand one in front of the other, the first at the back. */
export interface Picture {
  ground: string;
  seed: number;
  parts: Part[];
}

const shapes: Record<string, Shape> = shapeFile;
const glazes: Record<string, Glaze> = glazeFile.glazes;
const grounds: Record<string, Ground> = glazeFile.grounds;
const fills: Record<string, string[]> = glazeFile.fills;

const known = <T>(table: Record<string, T>, name: string): T => {
  const found = table[name];
  if (found === undefined) throw new Error(`The pictures know no "${name}"`);
  return found;
};

export const shapeOf = (name: string): Shape => known(shapes, name);
export const glazeOf = (name: string): Glaze => known(glazes, name);
export const groundOf = (name: string): Ground => known(grounds, name);
export const fillOf = (name: string): string[] => known(fills, name);

/** Numbers in [0, 1) that are the same on every start: a product's picture never changes (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
