import claims from './claims.json' with { type: 'json' };

// Notes that hurry people with a scarcity or an end which nothing stands behind are not published. Phrases are data, in
// claims.json: `#` is a number, in digits, in words or as a placeholder; `_` stands for up to three words; `-` at the end
// lets a word go on. They are looked for in every language, whatever language the note is in.

const KINDS = ['scarcity', 'countdown'] as const;
type Kind = (typeof KINDS)[number];

const REASONS: Readonly<Record<Kind, string>> = {
  scarcity: 'It speaks of scarcity, and no stock figure reaches it. Take the number out.',
  countdown: 'It speaks of an end or of hurry, and no real end stands behind it. Take it out.',
};

/**
 * Words with one blank around each, without case, accents, signs, and characters that cannot be seen. A Chinese
 * character is a word. So the patterns need no classes of Unicode, which take half a second to make.
 */
const folded = (text: string): string => {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  const numbered = plain.replace(/\{\w+\}|\p{N}+/gu, ' # ').replace(/\p{sc=Han}/gu, ' $& ');
  return ` ${numbered.replace(/[^\p{L}#]+/gu, ' ').trim()} `;
};

const numbers = `(?:#|${claims.numbers.map((word) => folded(word).trim()).join('|')})`;

const wordPattern = (word: string): string => {
  if (word === '#') return `${numbers} `;
  if (word === '_') return '(?:[^ ]+ ){0,3}?';
  return word.endsWith('-') ? `${folded(word).trim()}[^ ]* ` : folded(word).trimStart();
};

const patternOf = (phrases: readonly string[], flags: string): RegExp =>
  new RegExp(` (?:${phrases.map((phrase) => phrase.split(' ').map(wordPattern).join('')).join('|')})`, flags);

const unclaimed = patternOf(claims.allowed, 'g');
const patterns = KINDS.map((kind) => [kind, patternOf(Object.values(claims[kind]).flat(), '')] as const);

/** Why a note's words are not honest, with the remedy; undefined if nothing speaks against them. */
export const claimIn = (text: string): string | undefined => {
  const words = folded(text).replace(unclaimed, ' ');
  const found = patterns.find(([, pattern]) => pattern.test(words));
  return found && REASONS[found[0]];
};
