import { parse } from 'csv-parse/sync';
import { isLanguageTag } from '../publish/shapes.ts';
import { oneLine, Unreadable, type Entry, type Found } from './entry.ts';
import { markdownFrom } from './parsed.ts';
import { addressFrom } from './toMarkdown.ts';

const MOST_ROWS = 10_000;
type Column = Exclude<keyof Entry, 'again' | 'group' | 'into'>;
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

const cell = (row: Record<string, string>, name: Column, after = ''): string =>
  NAMES[name].map((one) => row[one + after]?.trim()).find(Boolean) ?? '';

/** `question_ro`, `question (ro)`, `question ro`: a column in one language. */
const IN_LANGUAGE = /^(.+?)[\s_.:[(-]+([a-z]{2,3}(?:-[a-z0-9]{2,8})*)[)\]]?$/;

/** Letters of a column's name. */
const COLUMN = 60;

/** The languages that columns of questions and answers have in their names, with what stands after the name. */
const languagesIn = (names: ReadonlySet<string>): { lang: string; after: string }[] => {
  const found = new Map<string, string>();
  for (const name of names) {
    if (name.length > COLUMN) continue;
    const [, column = '', lang = ''] = IN_LANGUAGE.exec(name) ?? [];
    const after = name.slice(column.length);
    if (!NAMES.question.includes(column) || !isLanguageTag(lang)) continue;
    if (NAMES.answer.some((one) => names.has(one + after))) found.set(lang, after);
  }
  return [...found].map(([lang, after]) => ({ lang, after }));
};

const isComplete = (names: ReadonlySet<string>): boolean =>
  (['question', 'answer'] as const).every((name) => NAMES[name].some((one) => names.has(one)));

/** Whether a text begins with a line that names the two columns. */
export const isTable = (text: string): boolean => {
  const [first = ''] = text.replace(/^\uFEFF?\s*/, '').split(/\r?\n/, 1);
  const cells = first.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase());
  const names = new Set(cells);
  return isComplete(names) || languagesIn(names).length > 0;
};

/** @param after what stands after the columns' names where they are in one language */
const entryOf = (row: Record<string, string>, lang: string, after = ''): Entry => {
  const answer = cell(row, 'answer', after);
  const own = (name: 'phrasings' | 'topic'): string => (after && cell(row, name, after)) || cell(row, name);
  const phrasings = (after ? cell(row, 'phrasings', after) : cell(row, 'phrasings'))
    .split('|')
    .map(oneLine)
    .filter(Boolean);
  const [id, topic] = [cell(row, 'id'), oneLine(own('topic'))];
  return {
    question: oneLine(cell(row, 'question', after)),
    answer: TAG.test(answer) ? markdownFrom(answer, addressFrom()) : answer,
    ...(id && { id }),
    ...(topic && { topic }),
    ...(lang && { lang }),
    ...(phrasings.length && { phrasings }),
  };
};

/**
 * Rows of a CSV file with a first line of names: `question` and `answer`, and if they are there `id` (the same for one
 * article in several languages), `topic`, `lang` and `phrasings` (separated by `|`). Instead a row may be an article in
 * several languages, `question_en`, `answer_en`, `question_ro` and so on. Answers are Markdown, or HTML.
 * @throws Unreadable when it is no CSV or has not the two columns
 */
export const entriesInCsv = (text: string): Found => {
  const rows = rowsOf(text);
  const names = new Set(Object.keys(rows[0] ?? {}));
  const languages = languagesIn(names);
  if (rows.length && !languages.length)
    for (const name of ['question', 'answer'] as const)
      if (!NAMES[name].some((one) => names.has(one)))
        throw new Unreadable(`The CSV has no column "${name}" in its first line.`);
  const versions = isComplete(names) ? [{ lang: '', after: '' }, ...languages] : languages;
  const entries = rows.flatMap((row, n) =>
    versions.map(({ lang, after }): Entry => {
      const entry = entryOf(row, lang || cell(row, 'lang'), after);
      return versions.length > 1 && !entry.id ? { ...entry, group: `row ${n}` } : entry;
    }),
  );
  return { entries: entries.filter(({ question }) => question), how: 'rows of a table' };
};
