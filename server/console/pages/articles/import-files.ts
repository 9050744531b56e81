import type { ImportFile } from '../../../../protocol/starting.ts';

const READABLE = /\.(?:html?|xhtml|csv|tsv|md|markdown|mdx|txt)$/i;
/** What older office programs write where a language is spoken. */
const OLD_SETS: readonly (readonly [langs: RegExp, set: string])[] = [
  [/^(?:ru|uk|be|bg|mk|sr)\b/i, 'windows-1251'],
  [/^(?:ro|pl|cs|sk|hu|hr|sl|sq)\b/i, 'windows-1250'],
  [/^(?:ar|fa|ur)\b/i, 'windows-1256'],
  [/^el\b/i, 'windows-1253'],
  [/^tr\b/i, 'windows-1254'],
  [/^he\b/i, 'windows-1255'],
  [/^zh\b/i, 'gb18030'],
];
const NAMED = /charset\s*=\s*["']?([\w-]+)/i;

const setOf = (bytes: Uint8Array, lang: string): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  return NAMED.exec(head)?.[1] ?? OLD_SETS.find(([langs]) => langs.test(lang))?.[1] ?? 'windows-1252';
};

/**
 * The text of a file: as UTF-8 if it is that, else by the character set it names, else as programs of old wrote it.
 * @param lang the shop's language, which tells what these were
 */
export const textOf = (bytes: Uint8Array, lang: string): string => {
  const isMarked = bytes[0] === 0xff || bytes[0] === 0xfe;
  try {
    return new TextDecoder(isMarked ? setOf(bytes, lang) : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder(setOf(bytes, lang)).decode(bytes);
    } catch {
      return new TextDecoder().decode(bytes);
    }
  }
};

/** The files that can be read, in the order of their names, and how many cannot. */
export const readFiles = async (
  chosen: readonly File[],
  lang: string,
): Promise<{ files: ImportFile[]; skipped: number }> => {
  const readable = chosen.filter(({ name }) => READABLE.test(name));
  const files = await Promise.all(
    readable.map(async (file) => ({
      name: file.webkitRelativePath || file.name,
      text: textOf(new Uint8Array(await file.arrayBuffer()), lang),
    })),
  );
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { files: sorted, skipped: chosen.length - readable.length };
};
