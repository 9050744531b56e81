import type { Sentence } from './sentence.ts';

/** A piece of a sentence. `b`: what it is about; `q`: said more quietly; `said`: stands in a place, set apart. */
export interface Segment {
  text: string;
  how?: 'b' | 'q';
  said?: true;
}

const CUTS = /(<\/?[bq]>|\{\w+\})/;

/**
 * Cuts a sentence such as "<b>{orders} more</b> <q>({low} to {high})</q>." at its signs and places. What stands in a
 * place is never read for signs: it may be other people's words.
 */
export const segments = ({ text, parts }: Sentence): Segment[] => {
  const found: Segment[] = [];
  let how: 'b' | 'q' | undefined;
  for (const piece of text.split(CUTS)) {
    const place = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (/^<[bq]>$/.test(piece)) how = piece === '<b>' ? 'b' : 'q';
    else if (/^<\/[bq]>$/.test(piece)) how = undefined;
    else if (place) found.push({ text: parts[place] ?? '', said: true, ...(how ? { how } : {}) });
    else if (piece) found.push({ text: piece, ...(how ? { how } : {}) });
  }
  return found;
};

/** The sentence as plain text, for accessible names. */
export const told = (sentence: Sentence): string =>
  segments(sentence)
    .map(({ text }) => text)
    .join('');
