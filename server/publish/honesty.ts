import claims from './claims.json' with { type: 'json' };

// Notes that hurry people with a scarcity or an end which nothing stands behind are not published. Phrases are data, in
// claims.json: `#` is a number, in digits, in words or as a placeholder; `_` stands for up to three words; `-` at the end
// lets a word go on. They are looked for in every language, whatever language the note is in, word by word: as one
// regular expression they took a third of a second to make, and more on a busy machine.

const KINDS = ['scarcity', 'countdown'] as const;
type Kind = (typeof KINDS)[number];

const REASONS: Readonly<Record<Kind, string>> = {
  scarcity: 'It speaks of scarcity, and no stock figure reaches it. Take the number out.',
  countdown: 'It speaks of an end or of hurry, and no real end stands behind it. Take it out.',
};

/** Words that `_` may stand for. */
const BETWEEN = 3;

/** Without case, accents, signs, and characters that cannot be seen. A Chinese character is a word; a number is `#`. */
const wordsOf = (text: string): string[] => {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  const numbered = plain.replace(/\{\w+\}|\p{N}+/gu, ' # ').replace(/\p{sc=Han}/gu, ' $& ');
  return numbered.split(/[^\p{L}#]+/u).filter((word) => word !== '');
};

/** The words of a phrase; `_` and a `-` at a word's end stay what they are. */
const phraseOf = (text: string): string[] =>
  text.split(' ').flatMap((word) => {
    if (word === '_') return [word];
    const words = wordsOf(word);
    return word.endsWith('-') ? [...words.slice(0, -1), `${words.at(-1)}-`] : words;
  });

const numbers = claims.numbers.map(wordsOf);

/** How many words the number at a place has; a number in words may have several readings. */
const numbersAt = (words: readonly string[], at: number): number[] => {
  const spelt = numbers.filter((number) => number.every((word, i) => words[at + i] === word));
  return [...(words[at] === '#' ? [1] : []), ...spelt.map(({ length }) => length)];
};

const isWord = (word: string | undefined, wanted: string): boolean =>
  wanted.endsWith('-') ? Boolean(word?.startsWith(wanted.slice(0, -1))) : word === wanted;

/** Where the rest of a phrase ends that stands at a place; undefined if it does not stand there. */
const endOf = (words: readonly string[], at: number, phrase: readonly string[]): number | undefined => {
  const [wanted, ...rest] = phrase;
  if (wanted === undefined) return at;
  const ends = (steps: readonly number[]): number | undefined => {
    for (const step of steps) {
      const end = at + step <= words.length ? endOf(words, at + step, rest) : undefined;
      if (end !== undefined) return end;
    }
    return undefined;
  };
  if (wanted === '_') return ends(Array.from({ length: BETWEEN + 1 }, (_, step) => step));
  if (wanted === '#') return ends(numbersAt(words, at));
  return isWord(words[at], wanted) ? endOf(words, at + 1, rest) : undefined;
};

const firstEnd = (words: readonly string[], at: number, phrases: readonly string[][]): number | undefined => {
  for (const phrase of phrases) {
    const end = endOf(words, at, phrase);
    if (end !== undefined) return end;
  }
  return undefined;
};

const allowed = claims.allowed.map(phraseOf);
const claimed = KINDS.map((kind) => [kind, Object.values(claims[kind]).flat().map(phraseOf)] as const);

/** Without the phrases that may be said although they hold one that may not: "only 3 left to go". */
const withoutAllowed = (words: readonly string[]): string[] => {
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const end = firstEnd(words, at, allowed);
    if (end === undefined) rest.push(words[at]!);
    else at = end - 1;
  }
  return rest;
};

/** Why a note's words are not honest, with the remedy; undefined if nothing speaks against them. */
export const claimIn = (text: string): string | undefined => {
  const words = withoutAllowed(wordsOf(text));
  const found = claimed.find(([, phrases]) => words.some((_, at) => firstEnd(words, at, phrases) !== undefined));
  return found && REASONS[found[0]];
};
