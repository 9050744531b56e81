// Slips of people who type, the same in each run: one edit by chance, accents left out, a question half typed.

const ACCENTED = new Set(['ro', 'fr', 'de', 'es', 'it', 'pl']);
const letter = /\p{L}/u;

/** Whether people of this language often leave accents out. */
export const isAccented = (lang: string): boolean => ACCENTED.has(lang);

/** FNV-1a over the code points. */
const hashOf = (text: string): number => {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619);
  return hash >>> 0;
};

/** Numbers from 0 to 1 by chance, the same for the same seed (mulberry32). */
const chances = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** One letter left out, swapped with the next, doubled, or replaced by another of the text; never the text's first. */
export const typo = (text: string): string => {
  const chance = chances(hashOf(text));
  const chars = [...text];
  const letters = [...new Set(chars.filter((char) => letter.test(char)).map((char) => char.toLowerCase()))];
  const places = chars.map((_, i) => i).filter((i) => i > 0 && letter.test(chars[i]!));
  if (places.length < 2) return text;
  const at = places[Math.floor(chance() * places.length)]!;
  const kind = Math.floor(chance() * (/[\u3040-\u30ff\u3400-\u9fff]/.test(text) ? 3 : 4));
  if (kind === 0) chars.splice(at, 1);
  else if (kind === 1 && at + 1 < chars.length) chars.splice(at, 2, chars[at + 1]!, chars[at]!);
  else if (kind === 3) chars[at] = letters[Math.floor(chance() * letters.length)]!;
  else chars.splice(at, 0, chars[at]!);
  return chars.join('');
};

/** Without accents, as typed on a foreign keyboard. */
export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .normalize('NFC');

/** What has been typed so far: 60 % of the letters. */
export const started = (text: string): string => {
  const chars = [...text];
  return chars.slice(0, Math.max(2, Math.ceil(chars.length * 0.6))).join('');
};
