import { entriesInCsv, isTable } from './csv.ts';
import { Unreadable, type Found } from './entry.ts';
import { entriesInHtml } from './html.ts';
import { entriesInMarkdown } from './markdown.ts';

/** Signs that pictures and documents are full of, and texts have none of. */
const BINARY = /(?![\s\u007f-\u009f])\p{Cc}/u;

type Kind = 'html' | 'csv' | 'markdown';

const ENDS: readonly (readonly [RegExp, Kind])[] = [
  [/\.(?:html?|xhtml)$/i, 'html'],
  [/\.(?:csv|tsv)$/i, 'csv'],
  [/\.(?:md|markdown|mdx|txt)$/i, 'markdown'],
];

const kindOf = (text: string, name: string, type: string): Kind => {
  if (/html/.test(type)) return 'html';
  if (/csv|tab-separated/.test(type)) return 'csv';
  if (/markdown/.test(type)) return 'markdown';
  const byName = ENDS.find(([end]) => end.test(name.replace(/[?#].*$/, '')))?.[1];
  if (byName) return byName;
  if (isTable(text)) return 'csv';
  return /^\s*</.test(text) ? 'html' : 'markdown';
};

export interface Source {
  text: string;
  /** Name of a file, or address of a page. */
  name: string;
  /** Media type, if the source was fetched. */
  type?: string;
  /** Address by which the links of a file are understood: it may have been saved from anywhere. */
  base?: string | undefined;
}

/** Questions and answers in a page, a table or a Markdown file. @throws Unreadable when there is none */
export const readSource = ({ text, name, type = '', base: shop }: Source): Found => {
  if (BINARY.test(text)) throw new Unreadable(`${name} is not text. Save it as HTML, CSV or Markdown.`);
  const kind = kindOf(text, name, type);
  const base = URL.canParse(name) ? name : shop;
  const found =
    kind === 'html' ? entriesInHtml(text, base) : kind === 'csv' ? entriesInCsv(text) : entriesInMarkdown(text, name);
  if (found.entries.length === 0)
    throw new Unreadable(
      'scripted' in found
        ? `${name} is filled by a script in the browser, which is not run here. Open it, copy its text and paste it.`
        : `There are no questions with answers in ${name}.`,
    );
  return found;
};
