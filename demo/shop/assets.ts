import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { products, productOf } from './catalogue.ts';
import { drawAbove } from './pictures/above.ts';
import type { Picture } from './pictures/kinds.ts';
import { drawDetail, drawFront } from './pictures/picture.ts';
import { drawScene } from './pictures/scene.ts';

const FOLDER = new URL('./public/', import.meta.url);
const TYPES: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

export interface Asset {
  body: string;
  type: string;
}

export interface Assets {
  /** Changes with any of the files, and stands in their addresses, so that they may be cached for ever. */
  version: string;
  file(name: string): Asset | undefined;
  /** A picture by its name: a product's id, the id with `-above` or `-detail`, or a scene's. */
  picture(name: string): string | undefined;
}

const views: [suffix: string, draw: (picture: Picture) => string][] = [
  ['-above', drawAbove],
  ['-detail', drawDetail],
  ['', drawFront],
];

const draw = (name: string): string | undefined => {
  for (const [suffix, drawView] of views) {
    if (!name.endsWith(suffix)) continue;
    const product = productOf(name.slice(0, name.length - suffix.length));
    if (product) return drawView(product.picture);
  }
  return drawScene(name, (id) => products.find((product) => product.id === id)?.picture);
};

/** The style sheets are written by subject and served as one. */
const STYLES = 'shop.css';

/** Reads the files once; draws each picture when it is first asked for. */
export const loadAssets = (): Assets => {
  const files = new Map<string, Asset>();
  const hash = createHash('sha256');
  for (const name of readdirSync(FOLDER).sort()) {
    const body = readFileSync(new URL(name, FOLDER), 'utf8');
    const served = name.endsWith('.css') ? STYLES : name;
    const type = TYPES[extname(name)] ?? 'text/plain; charset=utf-8';
    files.set(served, { body: (files.get(served)?.body ?? '') + body, type });
    hash.update(name).update(body);
  }
  const drawn = new Map<string, string>();
  return {
    version: hash.digest('hex').slice(0, 10),
    file: (name) => files.get(name),
    picture: (name) => {
      const picture = drawn.get(name) ?? draw(name);
      if (picture) drawn.set(name, picture);
      return picture;
    },
  };
};
