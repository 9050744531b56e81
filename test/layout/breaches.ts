import { CEILING, NEVER, ROOMS } from './rooms.ts';
import type { Tree } from './sources.ts';

const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** The room a file belongs to: the longest path in the table that holds it. */
export const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => within(path, room))
    .sort((a, b) => b.length - a.length)[0];

// Tests and the build know every room; nothing knows them.
const TOOLS = ['test', 'build', 'build.mjs', 'vitest.config.ts'];
const isTool = (path: string): boolean => TOOLS.some((tool) => within(path, tool));

const mayImport = (from: string, room: string, to: string): boolean => {
  if (NEVER.some(([a, b]) => within(from, a) && !within(from, b) && within(to, b))) return false;
  return roomOf(to) === room || ROOMS[room]!.may.some((name) => within(to, name));
};

/** Imports that the table does not allow, one sentence each. */
export const wrongDirections = (tree: Tree): string[] => {
  const found: string[] = [];
  for (const [path, source] of tree) {
    if (isTool(path) || path.endsWith('.css')) continue;
    const room = roomOf(path);
    if (!room) {
      found.push(`${path} is in no room of the table`);
      continue;
    }
    for (const target of source.files)
      if (!mayImport(path, room, target)) found.push(`${path} imports ${target}: ${room} may not`);
    for (const name of source.packages)
      if (!ROOMS[room]!.packages?.includes(name)) found.push(`${path} imports the package ${name}: ${room} may not`);
  }
  return found;
};

/** Each circle once, as "a -> b -> a". */
export const circles = (tree: Tree): string[] => {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of tree.get(path)?.files ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of tree.keys()) visit(path, []);
  return found;
};

/** Code files with more lines than the ceiling. */
export const longFiles = (tree: Tree): string[] =>
  [...tree].filter(([, { lines }]) => lines > CEILING).map(([path, { lines }]) => `${path} has ${lines} lines`);

/** Files under `from` from which `target` can be reached, with the way there. */
export const waysTo = (tree: Tree, from: string, target: string): string[] => {
  const ways: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    if (path === target) ways.push([...trail, path].join(' -> '));
    if (path === target || seen.has(path)) return;
    seen.add(path);
    for (const next of tree.get(path)?.files ?? []) visit(next, [...trail, path]);
  };
  for (const path of tree.keys()) if (within(path, from)) visit(path, []);
  return ways;
};
