import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { CopyError } from './copy.ts';

const sync = (path: string, flags: string): void => {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** What was written to a file is on disk when it returns. */
export const syncFile = (path: string): void => sync(path, 'r+');

/** The same of names in a folder; Windows has no such thing. */
export const syncFolder = (path: string): void => {
  if (process.platform !== 'win32') sync(path, 'r');
};

/** @throws CopyError when pages are damaged; the engine's error when it is no database at all */
export const checkWhole = (file: DatabaseSync, path: string): void => {
  const { quick_check: found } = file.prepare('pragma quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new CopyError(`${path} is damaged: ${found}`);
};
