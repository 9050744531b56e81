import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { WidgetFile } from './store/store.ts';

/** A built file in every encoding it was built in. */
export interface BuiltFile {
  type: string;
  /** Strong validator of the plain bytes, without quotes. */
  tag: string;
  plain: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** What the build made, read once: small enough for memory, and never half of a new build. */
export interface Files {
  version: string;
  /** The loader as an owner pins it; undefined before the first build. */
  loader: { file: string; integrity: string } | undefined;
  /** By address: "attendant.js", "p/panel-ABC.js". */
  widget: ReadonlyMap<string, BuiltFile>;
  /** By address under /console/: "index.html", "main-ABC.js". */
  console: ReadonlyMap<string, BuiltFile>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The folder that holds package.json: above server/ in a clone, above dist/server/ in a package. */
const rootOf = (from: string): string => {
  let folder = from;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

const readFolder = (folder: string): Map<string, BuiltFile> => {
  const files = new Map<string, BuiltFile>();
  if (!existsSync(folder)) return files;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(folder, name)));
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const plain = bytesOf(name);
    files.set(name.replaceAll('\\', '/'), {
      type,
      tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
      plain,
      ...(names.includes(`${name}.br`) ? { br: bytesOf(`${name}.br`) } : {}),
      ...(names.includes(`${name}.gz`) ? { gzip: bytesOf(`${name}.gz`) } : {}),
    });
  }
  return files;
};

const readJson = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

/** The widget's files whose names never change what they hold: pages that are open load them long after. */
export const lastingFiles = ({ widget }: Files): WidgetFile[] =>
  [...widget]
    .filter(([name]) => name !== 'attendant.js')
    .map(([name, { type, plain }]) => ({ name, type, body: plain }));

/** Reads dist/; what is not built yet is simply not there. */
export const readFiles = (root: string = rootOf(import.meta.dirname)): Files => {
  const dist = join(root, 'dist');
  const { version } = readJson(join(root, 'package.json')) as { version: string };
  const { loader } = readJson(join(dist, 'manifest.json')) as Pick<Files, 'loader'>;
  return { version, loader, widget: readFolder(join(dist, 'widget')), console: readFolder(join(dist, 'console')) };
};
