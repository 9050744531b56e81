import { articleWords } from './words.ts';

export const MARKS = [
  'bold',
  'italic',
  'heading',
  'list',
  'steps',
  'link',
  'picture',
  'table',
  'note',
  'film',
] as const;
export type Mark = (typeof MARKS)[number];

/** One change of a text: `text` in place of what stands from `from` to `to`; then `start` to `end` is selected. */
export interface Change {
  from: number;
  to: number;
  text: string;
  start: number;
  end: number;
}

const samples = articleWords.tools.samples;

/** Puts signs around the selected words, or takes them away. */
const wrap = (value: string, start: number, end: number, sign: string, sample: string): Change => {
  const around = value.slice(start - sign.length, start) === sign && value.slice(end, end + sign.length) === sign;
  // One star inside two is not italic.
  const doubled = sign === '*' && value.slice(start - 2, start) === '**' && value.slice(start - 3, start) !== '***';
  if (around && !doubled) {
    const from = start - sign.length;
    return { from, to: end + sign.length, text: value.slice(start, end), start: from, end: end - sign.length };
  }
  const words = value.slice(start, end);
  const [blank = ''] = /^\s*/.exec(words) ?? [];
  const inner = words.trim() || sample;
  const tail = words.trim() ? words.slice(blank.length + inner.length) : '';
  const at = start + (words.trim() ? blank.length : 0) + sign.length;
  const lead = words.trim() ? blank : '';
  return { from: start, to: end, text: `${lead}${sign}${inner}${sign}${tail}`, start: at, end: at + inner.length };
};

const SIGN = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> )/;

/** Gives each selected line a sign at its beginning; takes it away if all have it. */
const prefix = (value: string, start: number, end: number, signOf: (n: number) => string, sample: string): Change => {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const stop = value.indexOf('\n', Math.max(start, end));
  const to = stop < 0 ? value.length : stop;
  const lines = value.slice(from, to).split('\n');
  const own = lines.every((line, n) => line.startsWith(signOf(n)));
  const bare = lines.map((line) => line.replace(SIGN, ''));
  const empty = bare.every((line) => !line.trim());
  const text = own ? bare.join('\n') : bare.map((line, n) => signOf(n) + (empty && n === 0 ? sample : line)).join('\n');
  const first = own || !empty ? from : from + signOf(0).length;
  return { from, to, text, start: first, end: from + text.length };
};

/** Puts something on lines of its own, with a blank line around it; `choose` says what of it is selected then. */
const block = (value: string, start: number, end: number, text: string, choose: string): Change => {
  const before = value.slice(0, start);
  const after = value.slice(end);
  const above = !before.trim() ? '' : before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const below = !after.trim() || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const at = start + above.length + text.indexOf(choose);
  return { from: start, to: end, text: above + text + below, start: at, end: at + choose.length };
};

const link = (value: string, start: number, end: number): Change => {
  const words = value.slice(start, end);
  const isAddress = /^(?:https?:|mailto:|tel:|\/|article:)\S*$/i.test(words);
  const label = isAddress || !words ? samples.link : words;
  const address = isAddress ? words : 'https://';
  const at = start + (isAddress ? 1 : label.length + 3);
  const chosen = isAddress ? label : address;
  return { from: start, to: end, text: `[${label}](${address})`, start: at, end: at + chosen.length };
};

const table = (): string => {
  const row = (word: string): string => `| ${word} 1 | ${word} 2 |`;
  return [row(samples.column), '| --- | --- |', row(samples.cell), row(samples.cell)].join('\n');
};

/** What a button of the toolbar changes in a text of which `start` to `end` is selected. */
export const changeFor = (mark: Mark, value: string, start: number, end: number): Change => {
  const words = value.slice(start, end).trim();
  switch (mark) {
    case 'bold':
      return wrap(value, start, end, '**', samples.bold);
    case 'italic':
      return wrap(value, start, end, '*', samples.italic);
    case 'heading':
      return prefix(value, start, end, () => '## ', samples.heading);
    case 'list':
      return prefix(value, start, end, () => '- ', samples.list);
    case 'steps':
      return prefix(value, start, end, (n) => `${n + 1}. `, samples.steps);
    case 'link':
      return link(value, start, end);
    case 'picture':
      return block(value, start, end, `![${words || samples.picture}](https://)`, 'https://');
    case 'film':
      return block(value, start, end, `![${words || samples.film}](https://….mp4)`, 'https://….mp4');
    case 'table':
      return block(value, start, end, table(), `${samples.column} 1`);
    case 'note': {
      const text = words || samples.note;
      return block(value, start, end, `> [!WARNING]\n> ${text.replaceAll('\n', '\n> ')}`, text.split('\n')[0] ?? text);
    }
  }
};

/** Changes the field as if it had been typed, so that the browser can undo it. */
export const typeInto = (field: HTMLTextAreaElement, { from, to, text, start, end }: Change): void => {
  field.focus();
  field.setSelectionRange(from, to);
  const page = field.ownerDocument;
  const typed = typeof page.execCommand === 'function' && page.execCommand('insertText', false, text);
  if (!typed) {
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(start, end);
};
