import { ENOUGH_PEOPLE } from '../../../../protocol/figures.ts';
import type { ArticleHelp, HelpFigures, Part } from '../../../../protocol/helpFigures.ts';
import type { Sentence } from '../../format/sentence.ts';
import { bounds, percent } from '../../format/shares.ts';
import { serviceWords as words } from './words.ts';

export type Order = 'contacted' | 'helped';

/** What came of the help, in a sentence with its interval. */
export const tellHelp = ({ visits, all: { deflected } }: HelpFigures): Sentence => {
  const parts = { visits: words.visits(visits) };
  const { share, of } = deflected;
  if (!share) return { text: words.say.few, parts: { ...parts, missing: String(ENOUGH_PEOPLE - of) } };
  const [low, high] = bounds(share);
  const known = { visits: words.visits(of), share: percent(share.share), low, high: `${high}\u00a0%` };
  return { text: words.say.told, parts: known };
};

export const missingOf = ({ of }: Part): number => Math.max(0, ENOUGH_PEOPLE - of);

/** Articles shown as failing. */
const MOST = 10;

/**
 * Those that surely fail come first: by the end of the interval that speaks for the article, so that few visits with a bad
 * share do not come before many with one nearly as bad. Without any that has enough, the most viewed.
 */
export const failing = (articles: readonly ArticleHelp[], order: Order): { rows: ArticleHelp[]; few: boolean } => {
  const enough = articles.filter((one) => one[order].share);
  const best = (one: ArticleHelp): number => (order === 'helped' ? one.helped.share!.high : -one.contacted.share!.low);
  const rows = enough.length > 0 ? enough.toSorted((a, b) => best(a) - best(b)) : articles;
  return { rows: rows.slice(0, MOST), few: enough.length === 0 };
};
