import type { Block, Inline } from '../../protocol/help.ts';
import { wordsOf } from './inlines.ts';

/** Characters of a lead. */
const LEAD = 160;

const rowOf = (cells: readonly Inline[][]): string => cells.map(wordsOf).join(' ');

const textOf = (block: Block): string[] => {
  switch (block[0]) {
    case 'p':
      return [wordsOf(block[1])];
    case 'h':
      return [wordsOf(block[2])];
    case 'ul':
    case 'ol':
      return block[1].map(plainOf);
    case 'table':
      return [rowOf(block[1]), ...block[2].map(rowOf)];
    case 'img':
    case 'film':
      return [block[2]];
    case 'note':
      return [plainOf(block[2])];
    case 'quote':
      return [plainOf(block[1])];
    default:
      return [];
  }
};

/** The words alone, on one line. */
export const plainOf = (blocks: readonly Block[]): string =>
  blocks.flatMap(textOf).join(' ').replace(/\s+/g, ' ').trim();

/** Cut between words, also where a language has no blanks, with an ellipsis that counts. */
const cut = (text: string, words: Intl.Segmenter): string => {
  if (text.length <= LEAD) return text;
  let end = 0;
  for (const { index, segment } of words.segment(text.slice(0, LEAD * 2))) {
    if (index + segment.length > LEAD - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).replace(/[\s\p{P}]+$/u, '')}…`;
};

/**
 * What an article begins with, in at most 160 characters: its first sentences, not its headings, tables and pictures.
 * @param words cuts between words; dear to make, so one is made for a language
 */
export const leadOf = (blocks: readonly Block[], words: Intl.Segmenter): string => {
  const telling = blocks.filter(([kind]) => kind === 'p' || kind === 'ul' || kind === 'ol');
  return cut(plainOf(telling.length ? telling : blocks), words);
};
