/** Letters under which a word with another letter is another word. */
const SHORTEST = 6;

/** The word without each of its letters in turn, and whole: words with one in common differ by a slip. */
const remainsOf = (word: string): string[] => [
  word,
  ...Array.from(word, (_, n) => word.slice(0, n) + word.slice(n + 1)),
];

/**
 * Words that are most likely slips of others in the same texts, and those: one letter too many, too few or another, and
 * the other word is in at least twice as many texts. Texts are given as their words. By deletions, as W. Garbe's SymSpell (2012) finds them.
 */
export const spellingsOf = (texts: readonly (readonly string[])[]): Map<string, string> => {
  const counts = new Map<string, number>();
  for (const words of texts)
    for (const word of new Set(words))
      if (word.length >= SHORTEST && !/\d/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const often = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  const right = new Map<string, string>();
  const spellings = new Map<string, string>();
  for (const [word, count] of often) {
    const remains = remainsOf(word);
    const meant = remains.map((part) => right.get(part)).find((one) => one && counts.get(one)! >= 2 * count);
    if (meant !== undefined) spellings.set(word, meant);
    else for (const part of remains) if (!right.has(part)) right.set(part, word);
  }
  return spellings;
};
