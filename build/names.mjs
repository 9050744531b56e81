import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Names that the widget's scripts have between themselves, cut short alike in all of them: 1 % of their weight. None is
 * the browser's, the page's or the wire's, is kept on a device, or is read by its text.
 */
const OWN = [
  'report newId notes tell leave dress settle retell renew shared measures outbox recorder prefix flush',
  'drain resume live begin hearers calls erase pageRef uuidv7 guard listen settings near used look load',
  'face root button told ground failed state speech shown handOver writing isOpen outcome faults phase',
  'matcher repaired against repairOf confident canBack rateOf withCart onWrite onLeave leaving refusal',
  'keepDraft emailWanted forget given hello stands sources taken weigh whole opening drawn setCart',
  'leads byline arrives shut',
].flatMap((names) => names.split(' '));
/** Those of sentences, which the languages' files carry too: of several words, and in no quotes. */
const sentences = async (folder) => {
  const sources = await Promise.all(
    (await readdir(folder, { recursive: true }))
      .filter((name) => /\.tsx?$/.test(name))
      // Folders list their files in any order; a name's length hangs on it.
      .sort()
      .map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
  );
  const all = sources.map(([, text]) => text).join('\n');
  const named = sources.flatMap(([name, text]) =>
    /locales.*en\.ts$/.test(name) ? [...text.matchAll(/^ {2}([a-z]+[A-Z]\w+):/gm)].map(([, key]) => key) : [],
  );
  return [...new Set(named)].filter((key) => !all.includes(`'${key}'`));
};
/** One letter for the first of them; `v` is the wire's, `d` SVG's. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcefghijklmnopqrstuwxyz'];
/**
 * esbuild's options for it.
 * @param {string} folder the widget's sources
 */
export const shortNames = async (folder) => {
  const names = [...OWN, ...(await sentences(folder))];
  return {
    mangleProps: new RegExp(`^(?:${names.join('|')})$`),
    mangleCache: Object.fromEntries(names.map((name, i) => [name, LETTERS[i] ?? (i + 360).toString(36).toUpperCase()])),
  };
};
