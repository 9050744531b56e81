import type { MarkedToken, Token, Tokens } from 'marked';
import type { Inline } from '../../protocol/help.ts';
import { linkAddress, type Leads } from './addresses.ts';

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
const flowing = (text: string): string =>
  text.replace(/(.?)[ \t]*\n[ \t]*(.?)/gu, (_, before: string, after: string) =>
    HAN.test(before) && HAN.test(after) ? before + after : `${before} ${after}`,
  );

const isBreak = (text: string): boolean => /^<br\s*\/?>$/i.test(text.trim());

const wrapped = (mark: 'b' | 'i' | 's', tokens: Token[], leads: Leads, linked: boolean): Inline[] => {
  const words = inlinesOf(tokens, leads, linked);
  return words.length ? [[mark, words]] : [];
};

const linkOf = (token: Tokens.Link, leads: Leads, linked: boolean): Inline[] => {
  const words = inlinesOf(token.tokens, leads, true);
  const address = linked ? undefined : linkAddress(token.href, leads);
  return address === undefined || !words.length ? words : [['a', words, address]];
};

const inlineOf = (token: MarkedToken, leads: Leads, linked: boolean): Inline[] => {
  switch (token.type) {
    case 'strong':
      return wrapped('b', token.tokens, leads, linked);
    case 'em':
      return wrapped('i', token.tokens, leads, linked);
    case 'del':
      return wrapped('s', token.tokens, leads, linked);
    case 'link':
      return linkOf(token, leads, linked);
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
      return token.tokens ? inlinesOf(token.tokens, leads, linked) : [flowing(decoded(token.text))];
    default:
      return [token.raw];
  }
};

/** @param linked whether they stand in a link, in which there is no other */
export const inlinesOf = (tokens: readonly Token[], leads: Leads, linked = false): Inline[] => {
  const all = tokens.flatMap((token) => inlineOf(token as MarkedToken, leads, linked));
  return all.reduce<Inline[]>((joined, one) => {
    const last = joined.at(-1);
    if (typeof one === 'string' && typeof last === 'string') joined[joined.length - 1] = last + one;
    else if (one !== '') joined.push(one);
    return joined;
  }, []);
};

/** The words alone. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((one) => {
      if (typeof one === 'string') return one;
      if (one[0] === 'br') return ' ';
      return one[0] === 'code' ? one[1] : wordsOf(one[1]);
    })
    .join('');
