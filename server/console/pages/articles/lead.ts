/** As in the help that shoppers load. */
const LEAD = 160;

const plain = (line: string): string =>
  line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}/g, '')
    .replace(/`([^`]*)`/g, '$1')
    .trim();

/** About what search shows of a text: its first sentences without Markdown's signs, headings and tables. */
export const leadOf = (markdown: string): string => {
  const lines = markdown.split('\n').filter((line) => !/^\s*(?:#{1,6} |\||> ?\[!|-{3,}\s*$)/.test(line));
  const text = lines
    .map((line) => plain(line.replace(/^\s*(?:[-*+] |\d{1,9}[.)] |> ?)/, '')))
    .filter(Boolean)
    .join(' ')
    .replace(/\s+/g, ' ');
  return text.length <= LEAD ? text : `${text.slice(0, LEAD - 1).replace(/\s+\S*$/u, '')}…`;
};

/** Words of a text, also where a language has no blanks. */
export const wordsIn = (text: string, lang: string): number => {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(plain(text)))
    if (isWordLike) count += 1;
  return count;
};
