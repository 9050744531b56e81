import type { MarkedToken, Token, Tokens } from 'marked';
import type { Inline } from '../../protocol/help.ts';
import { linkAddress, type Leads } from './addresses.ts';
import { Unpublishable } from './unpublishable.ts';

// What stands in a line of Markdown, as the widget builds it. HTML is never markup: it stays the text it was written as.

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  euro: '€',
  pound: '£',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  times: '×',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
};

const characterOf = (code: number): string =>
  code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';

/** Character references are the one piece of HTML that Markdown itself means. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (name) return ENTITIES[name] ?? whole;
    return characterOf(decimal ? Number(decimal) : Number.parseInt(hex as string, 16));
  });

const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、！？；：]/u;

/** A line that was only broken in the source goes on; scripts without blanks get none. */
const flowing = (text: string): string => {
  const lines = text.split('\n');
  const pieces = lines.map((line, i) => {
    const start = i === 0 ? line : line.trimStart();
    return i === lines.length - 1 ? start : start.trimEnd();
  });
  const gap = (before: string, after: string): string =>
    HAN.test(before.at(-1) ?? '') && HAN.test(after[0] ?? '') ? '' : ' ';
  return pieces.map((piece, i) => (i === 0 ? piece : gap(pieces[i - 1]!, piece) + piece)).join('');
};

/** Bold, italic and the like in each other. */
const DEEPEST = 8;

/** Where words stand: `linked` in a link, in which there is no other. */
interface Place {
  leads: Leads;
  linked: boolean;
  depth: number;
}

const isBreak = (text: string): boolean => /^<br\s*\/?>$/i.test(text.trim());

const wrapped = (mark: 'b' | 'i' | 's', tokens: Token[], place: Place): Inline[] => {
  const words = inlinesIn(tokens, { ...place, depth: place.depth + 1 });
  return words.length ? [[mark, words]] : [];
};

const linkOf = (token: Tokens.Link, place: Place): Inline[] => {
  const words = inlinesIn(token.tokens, { ...place, linked: true, depth: place.depth + 1 });
  const address = place.linked ? undefined : linkAddress(token.href, place.leads);
  return address === undefined || !words.length ? words : [['a', words, address]];
};

const inlineOf = (token: MarkedToken, place: Place): Inline[] => {
  switch (token.type) {
    case 'strong':
      return wrapped('b', token.tokens, place);
    case 'em':
      return wrapped('i', token.tokens, place);
    case 'del':
      return wrapped('s', token.tokens, place);
    case 'link':
      return linkOf(token, place);
    case 'codespan':
      return [['code', token.text]];
    case 'br':
      return [['br']];
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    case 'escape':
      return [token.text];
    case 'image':
      return [decoded(token.text)];
    case 'html':
      return isBreak(token.text) ? [['br']] : [token.text];
    case 'text':
      return token.tokens ? inlinesIn(token.tokens, place) : [flowing(decoded(token.text))];
    default:
      return [token.raw];
  }
};

const inlinesIn = (tokens: readonly Token[], place: Place): Inline[] => {
  if (place.depth > DEEPEST)
    throw new Unpublishable(`Bold, italic and links stand more than ${DEEPEST} deep in each other. Take some out.`);
  const all = tokens.flatMap((token) => inlineOf(token as MarkedToken, place));
  return all.reduce<Inline[]>((joined, one) => {
    const last = joined.at(-1);
    if (typeof one === 'string' && typeof last === 'string') joined[joined.length - 1] = last + one;
    else if (one !== '') joined.push(one);
    return joined;
  }, []);
};

/**
 * @param linked whether they stand in a link, in which there is no other
 * @throws Unpublishable for what is too deep
 */
export const inlinesOf = (tokens: readonly Token[], leads: Leads, linked = false): Inline[] =>
  inlinesIn(tokens, { leads, linked, depth: 0 });

/** The words alone. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((one) => {
      if (typeof one === 'string') return one;
      if (one[0] === 'br') return ' ';
      return one[0] === 'code' ? one[1] : wordsOf(one[1]);
    })
    .join('');
