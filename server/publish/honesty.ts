import claims from './claims.json' with { type: 'json' };

// Notes that hurry people with a scarcity or an end which nothing stands behind are not published. Phrases are data, in
// claims.json: `#` is a number, in digits, in words or as a placeholder; `_` stands for up to three words; `-` at an end
// lets a word go on. They are looked for in every language, whatever language the note is in.

const KINDS = ['scarcity', 'countdown'] as const;
type Kind = (typeof KINDS)[number];

const REASONS: Readonly<Record<Kind, string>> = {
  scarcity: 'It speaks of scarcity, and no stock figure reaches it. Take the number out.',
  countdown: 'It speaks of an end or of hurry, and no real end stands behind it. Take it out.',
};

/** Without case, accents, and characters that cannot be seen. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');

const LETTER = String.raw`[\p{L}\p{N}]`;
const BETWEEN = String.raw`[\s\p{P}]*`;
const HAN = /\p{sc=Han}/u;

/** One word of a phrase as a pattern; Chinese has no blanks, so that its words may stand next to any other. */
const wordPattern = (word: string, numbers: string): string => {
  if (word === '#') return String.raw`(?:\p{N}+|\{\w+\}|${numbers})`;
  if (word === '_') return String.raw`(?:${LETTER}+${BETWEEN}){0,3}?`;
  const bare = word.replace(/^-|-$/g, '').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  if (HAN.test(bare)) return bare;
  const before = word.startsWith('-') ? '' : `(?<!${LETTER})`;
  return before + bare + (word.endsWith('-') ? `${LETTER}*` : `(?!${LETTER})`);
};

const patternOf = (phrase: string, numbers: string): string =>
  folded(phrase)
    .split(' ')
    .map((word) => wordPattern(word, numbers))
    .join(BETWEEN);

const numbers = claims.numbers.map(folded).join('|');
const unclaimed = new RegExp(claims.allowed.map((phrase) => patternOf(phrase, numbers)).join('|'), 'gu');
const patterns = KINDS.map((kind) => {
  const phrases = Object.values(claims[kind]).flat();
  return [kind, new RegExp(phrases.map((phrase) => patternOf(phrase, numbers)).join('|'), 'u')] as const;
});

/** Why a note's words are not honest, with the remedy; undefined if nothing speaks against them. */
export const claimIn = (text: string): string | undefined => {
  const words = folded(text).replace(unclaimed, ' ');
  const found = patterns.find(([, pattern]) => pattern.test(words));
  return found && REASONS[found[0]];
};
