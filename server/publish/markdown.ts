import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Block, Inline } from '../../protocol/help.ts';
import { fileAddress, isFilm, type Leads } from './addresses.ts';
import { inlinesOf, wordsOf } from './inlines.ts';
import { isNested } from './nesting.ts';
import { Unpublishable } from './unpublishable.ts';

/** Lists and quotes in each other. */
const DEEPEST = 8;
const COLUMNS = 12;
const ROWS = 200;
/** Signs of a list or quote at the beginning of a line, more than may be: the lexer would take a second to find it out. */
const TOO_DEEP =
  /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){8}/m;
/** Signs of bold and italic that are open at once. */
const OPEN = 100;
const TOO_MUCH = 'Too much stands in each other, such as bold in italic in bold. Make it flatter.';
/** Longer than any address; over these the lexer is slow. */
const TOO_LONG = /[!-~]{2500}/;

const NOTES: Readonly<Record<string, 'info' | 'warn'>> = {
  NOTE: 'info',
  TIP: 'info',
  IMPORTANT: 'info',
  WARNING: 'warn',
  CAUTION: 'warn',
};
const NOTE = /^\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?/i;

interface Place {
  leads: Leads;
  depth: number;
}

/** Without blanks at both ends; nothing if that was all. */
const paragraph = (words: readonly Inline[]): Block[] => {
  const trimmed = words.map((one, i) => {
    if (typeof one !== 'string') return one;
    const start = i === 0 ? one.trimStart() : one;
    return i === words.length - 1 ? start.trimEnd() : start;
  });
  const rest = trimmed.filter((one) => one !== '');
  return rest.some((one) => one[0] !== 'br') ? [['p', rest]] : [];
};

/** A picture, also one that is a link: the widget opens pictures by itself. */
const pictureOf = (token: Token): Tokens.Image | undefined => {
  if (token.type === 'image') return token as Tokens.Image;
  const inner = token.type === 'link' ? (token as Tokens.Link).tokens : [];
  return inner.length === 1 && inner[0]!.type === 'image' ? (inner[0] as Tokens.Image) : undefined;
};

const pictureBlock = (image: Tokens.Image, leads: Leads): Block[] => {
  const address = fileAddress(image.href, leads);
  const words = wordsOf(inlinesOf(image.tokens, leads, true)).trim();
  if (address === undefined) return paragraph([words]);
  return [isFilm(address) ? ['film', address, words] : ['img', address, words]];
};

/** Pictures stand on lines of their own, between the words around them. */
const linesOf = (tokens: readonly Token[], leads: Leads): Block[] => {
  const blocks: Block[] = [];
  let from = 0;
  tokens.forEach((token, at) => {
    const picture = pictureOf(token);
    if (!picture) return;
    blocks.push(...paragraph(inlinesOf(tokens.slice(from, at), leads)), ...pictureBlock(picture, leads));
    from = at + 1;
  });
  return [...blocks, ...paragraph(inlinesOf(tokens.slice(from), leads))];
};

/** Text as it is written, line by line. */
const verbatim = (text: string, mark: (line: string) => Inline): Block[] =>
  paragraph(
    text
      .trimEnd()
      .split('\n')
      .flatMap((line, i): Inline[] => (i ? [['br'], mark(line)] : [mark(line)])),
  );

/** A task's box belongs to the words after it; the lexer puts it beside them. */
const withBox = ([first, second, ...rest]: Token[]): Token[] => {
  if (first?.type !== 'checkbox' || second?.type !== 'text')
    return [first, second, ...rest].filter((one) => one !== undefined);
  return [{ ...second, tokens: [first, ...(second.tokens ?? [second])] }, ...rest];
};

const listOf = (token: Tokens.List, place: Place): Block[] => {
  const items = token.items.map((item) => blocksIn(withBox(item.tokens), { ...place, depth: place.depth + 1 }));
  if (!token.ordered) return [['ul', items]];
  return [token.start === '' || token.start === 1 ? ['ol', items] : ['ol', items, token.start]];
};

const tableOf = (token: Tokens.Table, leads: Leads): Block[] => {
  if (token.header.length > COLUMNS || token.rows.length > ROWS)
    throw new Unpublishable(`A table may have ${COLUMNS} columns and ${ROWS} rows. Split it, or take some out.`);
  const cells = (row: Tokens.TableCell[]): Inline[][] => row.map((cell) => inlinesOf(cell.tokens, leads));
  return [['table', cells(token.header), token.rows.map(cells)]];
};

/** The lexer calls itself for each piece in a piece, and runs out of stack over what no person writes. */
const lexed = (markdown: string): Token[] => {
  try {
    return lexer(markdown);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unpublishable(TOO_MUCH);
  }
};

const quoteOf = (token: Tokens.Blockquote, place: Place): Block[] => {
  const inside = { ...place, depth: place.depth + 1 };
  const kind = NOTE.exec(token.text)?.[1];
  if (!kind) return [['quote', blocksIn(token.tokens, inside)]];
  return [['note', NOTES[kind.toUpperCase()]!, blocksIn(lexed(token.text.replace(NOTE, '')), inside)]];
};

const headingOf = (token: Tokens.Heading, leads: Leads): Block[] => {
  const words = inlinesOf(token.tokens, leads);
  return words.length ? [['h', token.depth < 3 ? 3 : 4, words]] : [];
};

const blockOf = (token: MarkedToken, place: Place): Block[] => {
  switch (token.type) {
    case 'paragraph':
      return linesOf(token.tokens, place.leads);
    case 'text':
      return linesOf(token.tokens ?? [token], place.leads);
    case 'heading':
      return headingOf(token, place.leads);
    case 'list':
      return listOf(token, place);
    case 'table':
      return tableOf(token, place.leads);
    case 'blockquote':
      return quoteOf(token, place);
    case 'code':
      return verbatim(token.text, (line) => ['code', line]);
    case 'html':
      return verbatim(token.text, (line) => line);
    case 'hr':
      return [['hr']];
    case 'checkbox':
      return paragraph(inlinesOf([token], place.leads));
    default:
      return [];
  }
};

const blocksIn = (tokens: readonly Token[], place: Place): Block[] => {
  if (place.depth > DEEPEST)
    throw new Unpublishable(`Lists and quotes stand more than ${DEEPEST} deep in each other. Make them flatter.`);
  return tokens.flatMap((token) => blockOf(token as MarkedToken, place));
};

/**
 * Markdown as blocks for the widget. No HTML and no address but the allowed ones gets through.
 * @param leads what an allowed address becomes, or undefined to take the link away
 * @throws Unpublishable for what is too deep, too wide or too long
 */
export const blocksOf = (markdown: string, leads: Leads = (address) => address): Block[] => {
  if (TOO_DEEP.test(markdown)) return blocksIn([], { leads, depth: DEEPEST + 1 });
  if (isNested(markdown, OPEN)) throw new Unpublishable(TOO_MUCH);
  if (TOO_LONG.test(markdown)) throw new Unpublishable('A word of 2,500 characters is in it. Take it out.');
  return blocksIn(lexed(markdown), { leads, depth: 0 });
};
