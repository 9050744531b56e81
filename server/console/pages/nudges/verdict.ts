import type { ContentRow, NudgeContent } from '../../../../protocol/content.ts';
import type { NudgeResult } from '../../../../protocol/figures.ts';

/**
 * `measuring`: too few data yet. `unmeasured`: nobody is held back. `refused`: a draft whose words cannot be published.
 * `unknown`: the results did not come.
 */
export type Verdict =
  'works' | 'harms' | 'unclear' | 'measuring' | 'unmeasured' | 'off' | 'draft' | 'refused' | 'unknown';

/** A nudge with what it did. */
export interface Row extends ContentRow<'nudge'> {
  result?: NudgeResult | undefined;
}

export const TONES: Record<Verdict, string> = {
  works: 'ok',
  harms: 'bad',
  unclear: '',
  measuring: '',
  unmeasured: 'warn',
  off: '',
  draft: 'info',
  refused: 'bad',
  unknown: '',
};

/** What is on the pages; undefined if nothing is. */
export const shownOf = ({ state, body, live }: Row): NudgeContent | undefined =>
  state === 'live' ? body : state === 'changed' ? live : undefined;

/** Whether shoppers may see it. */
export const isOn = (row: Row): boolean => shownOf(row)?.on === true;

/** Whether it is the words that cannot be published, rather than something still missing. */
const isClaim = ({ refused }: Row): boolean => !!refused?.field?.startsWith('languages.');

export const verdictOf = (row: Row): Verdict => {
  const { state, result } = row;
  if (state === 'draft') return isClaim(row) ? 'refused' : 'draft';
  const shown = shownOf(row);
  if (!shown?.on) return 'off';
  if (!result) return 'unknown';
  if (shown.hold === 0) return 'unmeasured';
  const { verdict } = result;
  return verdict === 'works' || verdict === 'harms' || verdict === 'unclear' ? verdict : 'measuring';
};

/** Live ones first, then drafts, then those off; by name. */
export const sorted = (rows: readonly Row[]): Row[] => {
  const place = (row: Row): number => (isOn(row) ? 0 : row.state === 'draft' ? 1 : 2);
  return rows.toSorted((a, b) => place(a) - place(b) || nameOf(a).localeCompare(nameOf(b)));
};

/** As on the pages, so that a result keeps its name while another is written. */
export const nameOf = (row: Row): string => (shownOf(row) ?? row.body).name.trim() || row.id;
