import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where mkdir answers ENOENT for ever, as in
 * /proc. What people wrote is nobody else's on the machine: the folder is its owner's alone.
 * @throws the system's error (EACCES, ENOTDIR, EROFS, …)
 */
export const makeFolder = (folder: string): void => {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
};
