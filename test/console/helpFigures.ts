import type { ArticleHelp, ChangingPart, HelpFigures, Part } from '../../protocol/helpFigures.ts';
import { daysUpTo } from './figures.ts';

/** With a share and about its interval from 30 on. */
export const partOf = (count: number, of: number): Part => {
  const share = count / of;
  return {
    count,
    of,
    ...(of >= 30 && { share: { share, low: Math.max(0, share - 0.05), high: Math.min(1, share + 0.05) } }),
  };
};
const changing = (
  count: number,
  of: number,
  change: ChangingPart['change'] = { verdict: 'too_few' },
): ChangingPart => ({
  ...partOf(count, of),
  change,
});

export const articleHelp = (article: string, more: Partial<ArticleHelp> = {}): ArticleHelp => ({
  article,
  title: `About ${article}`,
  lang: 'en',
  viewed: 100,
  helped: partOf(30, 40),
  contacted: partOf(10, 90),
  ...more,
});

export const ARTICLES = [
  articleHelp('delivery', { viewed: 412, contacted: partOf(41, 400), helped: partOf(12, 60) }),
  articleHelp('customs', { viewed: 120, contacted: partOf(48, 118), helped: partOf(4, 9) }),
  articleHelp('sizes', { viewed: 88, lang: 'ar', title: 'ما هي المقاسات؟' }),
  articleHelp('gifts', { viewed: 12, contacted: partOf(1, 11), helped: partOf(0, 0) }),
];

export const helpFigures = (more: Partial<HelpFigures> = {}): HelpFigures => ({
  from: daysUpTo(28)[0]!,
  to: daysUpTo(28)[27]!,
  before: { from: daysUpTo(56)[0]!, to: daysUpTo(29)[0]! },
  visits: 640,
  involved: changing(600, 4_000, { verdict: 'more', by: 0.13, low: 0.04, high: 0.23 }),
  all: {
    answered: changing(520, 700, { verdict: 'unclear', by: 0.01, low: -0.02, high: 0.06 }),
    deflected: changing(505, 620),
    resolved: changing(433, 620),
  },
  langs: [
    {
      lang: 'ro',
      visits: 620,
      answered: changing(500, 680),
      deflected: changing(490, 600),
      resolved: changing(420, 600),
    },
    { lang: 'ar', visits: 20, answered: changing(20, 20), deflected: changing(15, 20), resolved: changing(13, 20) },
  ],
  articles: ARTICLES,
  counted_to: Date.UTC(2026, 10, 21, 12),
  ...more,
});
