/** Signs of bold, italic and struck out with what stands before and after. */
const SIGN = /(?<before>.|^)[*_~]{1,3}(?=(?<after>.|$))/gsu;
const BLANK = /^\s?$/;
const INSIDE = /[\p{L}\p{N}]/u;

/** How far signs that begin something outnumber those that end something, at the most, in one paragraph. */
const opened = (paragraph: string): number => {
  let [open, most] = [0, 0];
  for (const { groups } of paragraph.matchAll(SIGN)) {
    const { before = '', after = '' } = groups!;
    const begins = !BLANK.test(after) && !INSIDE.test(before);
    const ends = !BLANK.test(before) && !INSIDE.test(after);
    if (ends) open = Math.max(0, open - 1);
    else if (begins) open++;
    most = Math.max(most, open);
  }
  return most;
};

/** Whether bold, italic and the like may stand deeper in each other than `most`: over hundreds the lexer takes seconds. */
export const isNested = (markdown: string, most: number): boolean =>
  markdown.split(/\n\s*\n/).some((paragraph) => opened(paragraph) > most);
