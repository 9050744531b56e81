import { parse } from 'csv-parse/sync';
import { oneLine, Unreadable, type Entry, type Found } from './entry.ts';
import { markdownFrom } from './html.ts';
import { addressFrom } from './toMarkdown.ts';

const MOST_ROWS = 10_000;
type Column = Exclude<keyof Entry, 'again'>;
/** What a column may be called, in lower case. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  question: ['question', 'title', 'q'],
  answer: ['answer', 'text', 'body', 'a'],
  id: ['id', 'key'],
  topic: ['topic', 'category', 'section'],
  lang: ['lang', 'language', 'locale'],
  phrasings: ['phrasings', 'alternatives', 'also asked'],
};
const TAG = /<\/?[a-z][^<>]*>/i;

const rowsOf = (text: string): Record<string, string>[] => {
  try {
    return parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      to: MOST_ROWS,
    });
  } catch (error) {
    throw new Unreadable(`The CSV cannot be read: ${(error as Error).message}`, { cause: error });
  }
};

const cell = (row: Record<string, string>, name: Column): string =>
  NAMES[name].map((one) => row[one]?.trim()).find(Boolean) ?? '';

/** Whether a text begins with a line that names the two columns. */
export const isTable = (text: string): boolean => {
  const [first = ''] = text.replace(/^\uFEFF?\s*/, '').split(/\r?\n/, 1);
  const cells = first.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase());
  const names = new Set(cells);
  return (['question', 'answer'] as const).every((name) => NAMES[name].some((one) => names.has(one)));
};

/**
 * Rows of a CSV file with a first line of names: `question` and `answer`, and if they are there `id` (the same for one
 * article in several languages), `topic`, `lang` and `phrasings` (separated by `|`). Answers are Markdown, or HTML.
 * @throws Unreadable when it is no CSV or has not the two columns
 */
export const entriesInCsv = (text: string): Found => {
  const rows = rowsOf(text);
  const names = new Set(Object.keys(rows[0] ?? {}));
  for (const name of ['question', 'answer'] as const)
    if (rows.length && !NAMES[name].some((one) => names.has(one)))
      throw new Unreadable(`The CSV has no column "${name}" in its first line.`);
  const entries = rows.map((row): Entry => {
    const answer = cell(row, 'answer');
    const phrasings = cell(row, 'phrasings').split('|').map(oneLine).filter(Boolean);
    const [id, topic, lang] = [cell(row, 'id'), oneLine(cell(row, 'topic')), cell(row, 'lang')];
    return {
      question: oneLine(cell(row, 'question')),
      answer: TAG.test(answer) ? markdownFrom(answer, addressFrom()) : answer,
      ...(id && { id }),
      ...(topic && { topic }),
      ...(lang && { lang }),
      ...(phrasings.length && { phrasings }),
    };
  });
  return { entries: entries.filter(({ question }) => question), how: 'rows of a table' };
};
