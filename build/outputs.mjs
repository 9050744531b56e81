import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/**
 * Brotli at its best, as the files are served: with the way of counting distances that it has for fonts, and a window no
 * larger than the file, scripts are 0.3 % smaller.
 */
export const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_LGWIN]: Math.min(24, Math.max(16, Math.ceil(Math.log2(bytes.length + 16)))),
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/**
 * Writes into `dist` what changed, with `.br` and `.gz` beside what browsers load.
 * @param whole false if some part could not be built: then what is no longer made stays, so that its last state works
 */
export const writeOutputs = async (dist, files, whole = true) => {
  const kept = new Set();
  const put = async (name, bytes) => {
    const path = join(dist, name);
    kept.add(path);
    const same = existsSync(path) && (await readFile(path)).equals(bytes);
    if (!same) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    return same;
  };
  await Promise.all(
    [...files].map(async ([name, bytes]) => {
      const same = await put(name, bytes);
      if (!/^(widget|console)\/.*\.(js|css|html|svg)$/.test(name)) return;
      const squeezed = ['.br', '.gz'].map((end) => join(dist, name + end));
      for (const path of squeezed) kept.add(path);
      if (same && squeezed.every((path) => existsSync(path))) return;
      await put(`${name}.br`, await brotli(bytes));
      await put(`${name}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
  if (!whole) return;
  const present = await readdir(dist, { recursive: true, withFileTypes: true });
  const stale = present
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !kept.has(path));
  await Promise.all(stale.map((path) => rm(path)));
};
