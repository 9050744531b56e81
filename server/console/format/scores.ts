import { scoreRange } from '../../../protocol/console.ts';

export type Tone = 'lo' | 'hi' | '';

/**
 * Which colour a score gets. Ten-point scales as NPS has it (detractors to 6, promoters from 9), five-point ones
 * as CSAT has it (unsatisfied to 2, satisfied from 4); other scales by thirds.
 */
export const toneOf = (score: number, scale: number | undefined): Tone => {
  if (scale === 10) return score <= 6 ? 'lo' : score >= 9 ? 'hi' : '';
  if (scale === 5) return score <= 2 ? 'lo' : score >= 4 ? 'hi' : '';
  if (!scale) return '';
  return score <= scale / 3 ? 'lo' : score > (2 * scale) / 3 ? 'hi' : '';
};

/** The end of a question's scale by its kind; undefined for questions without a score. */
export const scaleOf = (kind: string | undefined): number | undefined =>
  kind === 'nps' ? 10 : kind === 'csat' ? 5 : undefined;

/** Whether a text is a score filter: "7", "0-6" or "0-6/10". */
export const isScore = (text: string): boolean => scoreRange(text) !== undefined;

/** A score filter as people read it: "0–6 of 10". */
export const tellScore = (filter: string): string => filter.replace('-', '–').replace('/', ' of ');

/** A score filter as people write it: "0–6 of 10" and "0 - 6 / 10" are "0-6/10". */
export const writtenScore = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\bof\b/, '/')
    .replaceAll(' ', '');
