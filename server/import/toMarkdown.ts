import { attribute, isElement, isShown, isText, textOf, type Element, type Node } from './tree.ts';

// From what a page shows to Markdown that says the same: paragraphs, headings, lists, tables, quotes, links, bold.
// Only text and checked addresses get through, and the signs of Markdown in a text stay signs.

const DEEPEST = 60;
const BLOCKS = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header
   hr html li main nav ol p pre section summary table ul`.split(/\s+/),
);
const COLUMNS = 12;
const ROWS = 200;

/** An address as it is put into the text; undefined takes the link away. */
export type Address = (href: string) => string | undefined;

/** Absolute addresses a reader may follow; relative ones by the page they stood on, if it is known. */
export const addressFrom =
  (base?: string): Address =>
  (href) => {
    const url = URL.canParse(href, base) ? new URL(href, base) : undefined;
    if (!url || !['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) return undefined;
    return url.href
      .replace(/[()<>\s\\]/g, encodeURIComponent)
      .replaceAll('(', '%28')
      .replaceAll(')', '%29');
  };

const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>|~]/g, String.raw`\$&`).replace(/&(?=#?\w{1,31};)/g, String.raw`\&`);

/** Signs that mean something at the beginning of a line only. */
const atStart = (line: string): string =>
  line.replace(/^(\s*)([#+=-])/, String.raw`$1\$2`).replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`);

/** A sign at both sides of the words, blanks outside of it. */
const around = (words: string, sign: string): string => {
  const inside = words.trim();
  if (!inside || inside.includes('\n')) return words;
  return words.replace(inside, () => sign + inside + sign);
};

const linkOf = (element: Element, words: string, address: Address): string => {
  const href = address(attribute(element, 'href')?.trim() ?? '');
  return href && words.trim() ? `[${words.trim()}](${href})` : words;
};

const pictureOf = (element: Element, address: Address): string => {
  const source = address(attribute(element, 'src')?.trim() ?? '');
  return source?.startsWith('http') ? `![${escaped(attribute(element, 'alt') ?? '')}](${source})` : '';
};

const codeOf = (element: Element): string => {
  const text = textOf(element);
  return text && !text.includes('`') ? `\`${text}\`` : escaped(text);
};

const inlineOf = (element: Element, address: Address, depth: number): string => {
  if (element.tagName === 'br') return '  \n';
  if (element.tagName === 'img') return pictureOf(element, address);
  if (['code', 'kbd', 'samp'].includes(element.tagName)) return codeOf(element);
  const words = inline(element.childNodes, address, depth + 1);
  if (['b', 'strong'].includes(element.tagName)) return around(words, '**');
  if (['i', 'em'].includes(element.tagName)) return around(words, '*');
  return element.tagName === 'a' ? linkOf(element, words, address) : words;
};

const inline = (nodes: readonly Node[], address: Address, depth: number): string =>
  depth > DEEPEST
    ? ''
    : nodes
        .map((node) => {
          if (isText(node)) return escaped(node.value.replace(/\s+/g, ' '));
          return isElement(node) && isShown(node) ? inlineOf(node, address, depth) : '';
        })
        .join('');

/** One line after the other; what is empty parts them. No pattern here may look twice at a long run of blanks. */
const paragraph = (words: string): string[] => {
  const text = words
    .split('\n')
    .map((line) => atStart(line.trim()))
    .join('\n')
    .trim()
    .replace(/\n+/g, (breaks) => (breaks.length > 1 ? '\n\n' : '  \n'));
  return text ? [text] : [];
};

const indented = (text: string, by: string): string => text.replace(/\n(?!\n)/g, `\n${by}`);

const listOf = (element: Element, address: Address, depth: number): string[] => {
  const ordered = element.tagName === 'ol';
  const items = element.childNodes
    .filter((node): node is Element => isElement(node) && isShown(node))
    .map((item) => blocks(item.childNodes, address, depth + 1).join('\n'))
    .filter(Boolean)
    .map((text, n) => {
      const sign = ordered ? `${n + 1}. ` : '- ';
      return sign + indented(text, ' '.repeat(sign.length));
    });
  return items.length ? [items.join('\n')] : [];
};

const rowsOf = (element: Element): Element[][] => {
  const rows: Element[][] = [];
  const visit = (parent: Element, depth: number): void => {
    for (const node of parent.childNodes) {
      if (!isElement(node) || depth > 3) continue;
      if (node.tagName !== 'tr') visit(node, depth + 1);
      else rows.push(node.childNodes.filter((one): one is Element => isElement(one) && /^t[dh]$/.test(one.tagName)));
    }
  };
  visit(element, 0);
  return rows.filter((row) => row.length);
};

const tableOf = (element: Element, address: Address, depth: number): string[] => {
  const rows = rowsOf(element).slice(0, ROWS + 1);
  const width = Math.min(COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  // Tables that only arrange a page are no tables to a reader.
  if (width < 2 || rows.length < 2)
    return rows.flatMap((row) => row.flatMap((cell) => blocks(cell.childNodes, address, depth + 1)));
  const line = (row: readonly Element[]): string => {
    const cells = Array.from({ length: width }, (_, n) =>
      inline(row[n]?.childNodes ?? [], address, depth + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    );
    return `| ${cells.join(' | ')} |`;
  };
  const [head, ...rest] = rows;
  return [[line(head!), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n')];
};

const headingOf = (element: Element, address: Address, depth: number): string[] => {
  const words = inline(element.childNodes, address, depth + 1)
    .replace(/\s+/g, ' ')
    .trim();
  return words ? [`${'#'.repeat(Math.max(2, Number(element.tagName[1])))} ${words}`] : [];
};

const verbatim = (element: Element): string[] => {
  const raw = (nodes: readonly Node[], depth: number): string =>
    depth > DEEPEST
      ? ''
      : nodes.map((one) => (isText(one) ? one.value : isElement(one) ? raw(one.childNodes, depth + 1) : '')).join('');
  const text = raw(element.childNodes, 0).replace(/^\n/, '').trimEnd();
  const fence = '`'.repeat((text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length + 1), 3));
  return text ? [`${fence}\n${text}\n${fence}`] : [];
};

const blockOf = (element: Element, address: Address, depth: number): string[] => {
  const inside = (): string[] => blocks(element.childNodes, address, depth + 1);
  switch (element.tagName) {
    case 'ul':
    case 'ol':
      return listOf(element, address, depth);
    case 'table':
      return tableOf(element, address, depth);
    case 'pre':
      return verbatim(element);
    case 'hr':
      return ['---'];
    case 'blockquote': {
      const quoted = inside();
      return quoted.length ? [quoted.join('\n\n').replace(/^/gm, '> ')] : [];
    }
    case 'dt':
    case 'summary':
      return paragraph(around(inline(element.childNodes, address, depth + 1).trim(), '**'));
    default:
      return /^h[1-6]$/.test(element.tagName) ? headingOf(element, address, depth) : inside();
  }
};

const hasBlock = (element: Element, depth = 0): boolean =>
  BLOCKS.has(element.tagName) ||
  (depth < DEEPEST && element.childNodes.some((node) => isElement(node) && hasBlock(node, depth + 1)));

const blocks = (nodes: readonly Node[], address: Address, depth: number): string[] => {
  if (depth > DEEPEST) return [];
  const found: string[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    found.push(...paragraph(inline(run, address, depth)));
    run = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !isShown(node) || !hasBlock(node)) {
      run.push(node);
      continue;
    }
    flush();
    found.push(...blockOf(node, address, depth));
  }
  flush();
  return found;
};

/** What these nodes say, as Markdown without any HTML. */
export const markdownOf = (nodes: readonly Node[], address: Address): string => blocks(nodes, address, 0).join('\n\n');
