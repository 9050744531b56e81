import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

export interface Source {
  lines: number;
  /** Paths from the root of the tree, of files in it. */
  files: string[];
  /** Names of packages; Node's own begin with `node:`. */
  packages: string[];
}
/** By path from the root, with `/`. */
export type Tree = Map<string, Source>;

const CODE = /\.(ts|tsx|mts|mjs|js|css)$/;
const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', 'shots']);

// Imports stand at the start of a line, as prettier leaves them; `import('…')` may stand anywhere but in a comment.
const STATIC = /^(?:import|export)\b(?:[^'"`;]*?\bfrom\s*)?\s*['"]([^'"]+)['"]/gm;
const CALLED = /^(?!\s*(?:\/\/|\*)).*?\bimport\(\s*['"]([^'"]+)['"]\s*[,)]/gm;

/** What a text imports, by value or as types alone, in the words it uses. */
export const importsOf = (text: string): string[] =>
  [STATIC, CALLED].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]!));

const packageOf = (name: string): string => {
  if (name.startsWith('node:')) return 'node:';
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
};

const read = (root: string, path: string): Source => {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = path.endsWith('.css') ? [] : importsOf(text);
  const near = imports.filter((name) => name.startsWith('.'));
  return {
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    files: near.map((name) =>
      normalize(join(dirname(path), name))
        .split(sep)
        .join('/'),
    ),
    packages: imports.filter((name) => !name.startsWith('.')).map(packageOf),
  };
};

/** Every code file under the folders of `root`. */
export const readTree = (root: string, folders: readonly string[]): Tree => {
  const tree: Tree = new Map();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name) && !path.endsWith(join('test', 'fixtures'))) walk(path);
      if (!entry.isFile() || !CODE.test(entry.name)) continue;
      const name = relative(root, path).split(sep).join('/');
      tree.set(name, read(root, name));
    }
  };
  for (const folder of folders) walk(join(root, folder));
  return tree;
};
