import { ASKS, oneLine, type Entry } from './entry.ts';

// Text without headings: a line that asks is a question, what stands below it is its answer.

const TITLE = 200;
const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^#{1,6} +(.*?)[ #]*$/;
/** "Q:", "Question 3.", "12)", a list's sign. */
const BEFORE =
  /^(?:[-*+] +|\d{1,3}\\?[.)] *|(?:Q|F|В|Î|I|س|问|Question|Frage|Întrebare|Intrebare|Вопрос)(?: ?\d{1,3})? ?[:.：]\s*)/iu;
const BEFORE_ANSWER = /^(?:A|R|О|ج|答|Answer|Antwort|Răspuns|Raspuns|Ответ)(?: ?\d{1,3})? ?[:：]\s*/iu;

const bare = (line: string): string => {
  const text = line.trim().replace(/ {2,}$/, '');
  return /^(\*\*|__)(?!\s).*\1$/.test(text) ? text.slice(2, -2).trim() : text;
};

/** The question that a line is, without what stands before it; empty if it is none. */
const questionOf = (line: string): string => {
  if (line.length > TITLE * 2) return '';
  const text = bare(bare(line).replace(BEFORE, ''));
  return ASKS.test(text) && text.length <= TITLE && !/^[>|]/.test(text)
    ? oneLine(text.replace(/\\(?=[\\`*_[\]<>|~#+=.&-])/g, ''))
    : '';
};

/** Questions on lines of their own, with the Markdown below each as its answer. */
export const asked = (markdown: string): Entry[] => {
  const entries: (Entry & { lines: string[] })[] = [];
  let topic = '';
  let isCode = false;
  let open: string[] | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    if (FENCE.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : HEADING.exec(line)?.[1];
    const question = isCode ? '' : questionOf(heading ?? line);
    if (question) {
      open = [];
      entries.push({ question, answer: '', ...(topic && { topic }), lines: open });
    } else if (heading === undefined) {
      if (open?.length || line.trim()) open?.push(open.length ? line : line.trimStart().replace(BEFORE_ANSWER, ''));
    } else {
      topic = oneLine(heading);
      open = undefined;
    }
  }
  return entries
    .map(({ lines, ...entry }) => ({
      ...entry,
      answer: lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    }))
    .filter(({ answer }) => answer);
};
