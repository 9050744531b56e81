import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { Unreadable } from './entry.ts';
import { markdownOf, type Address } from './toMarkdown.ts';

export type Page = DefaultTreeAdapterTypes.Document;
type Fragment = DefaultTreeAdapterTypes.DocumentFragment;

/** Elements of a page, or an answer. Bold never closed comes again in every paragraph: kilobytes would make millions. */
const ELEMENTS = 100_000;
const TAG = /<\/?[a-z][^<>]*>/i;

/** For one page, or one piece of HTML. */
const counting = (): typeof defaultTreeAdapter => {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      if (++elements > ELEMENTS) throw new Unreadable(`The page has more than ${ELEMENTS} elements.`);
      return defaultTreeAdapter.createElement(...given);
    },
  };
};

/** @throws Unreadable when it is too large */
export const parsed = (html: string): Page => parse(html, { treeAdapter: counting() });
/** A part of a page. @throws Unreadable when it is too large */
export const pieceOf = (html: string): Fragment => parseFragment(html, { treeAdapter: counting() });

/** Text that may hold HTML, as in data for search engines, as Markdown. */
export const markdownFrom = (text: string, address: Address): string => {
  const html = TAG.test(text)
    ? text
    : text
        .trim()
        .replace(/&(?!#?\w+;)/g, '&amp;')
        .replaceAll('<', '&lt;')
        .replace(/\r?\n/g, '<br>');
  return markdownOf(pieceOf(html).childNodes, address);
};
