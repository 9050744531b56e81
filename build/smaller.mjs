import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { VERSION } from 'rolldown';
import { minifySync } from 'rolldown/utils';

/**
 * Nearly all of the first two scripts runs as soon as they are there. Chromium, told so, compiles them beside the page's
 * thread while they arrive, and not function by function at their first calls: half of their script time, for 50 KiB.
 */
const eager = (name, code) =>
  /attendant\.js$|p\/more-\w+\.js$/.test(name) ? `//# allFunctionsCalledOnLoad\n${code}` : code;

/** Shoppers pay for every byte of the widget: a second minifier takes 3 % of what the first leaves. */
export const smaller = (name, bytes) => {
  if (!name.endsWith('.js')) return bytes;
  const { code } = minifySync(name, bytes.toString(), {
    module: !name.endsWith('attendant.js'),
    compress: { target: 'es2022' },
    mangle: { toplevel: true },
  });
  return Buffer.from(eager(name, code));
};

/** Stands for what is done to files once esbuild has named them: here, and by that minifier. Their names hang on it too. */
export const worked = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .update(VERSION)
  .digest('hex');
