import { digits, some } from '../../words/count.ts';

/** What came of an article, beside what is written in it. */
export const usedWords = {
  title: 'In the last 28 days',
  defined:
    'Viewed: visits in which this article was open in this language. Helped: of those that voted, those whose last vote was Yes. Contacted anyway: of those whose 24 hours are over, those whose visitor wrote to a person within 24 hours after; the message need not be about this article. Shares are shown from 30 on.',
  none: 'Nobody opened it in this language yet, or not lately.',
  viewed: (n: number) => `Viewed in ${some(n, 'visit', 'visits')}`,
  helped: (share: string) => `${share} said it helped`,
  contacted: (share: string) => `${share} contacted anyway`,
  votes: (helped: number, of: number) => `${digits.format(helped)} of ${some(of, 'vote', 'votes')} said it helped`,
  noVotes: 'no votes yet',
  wrote: (count: number, of: number) => `${digits.format(count)} of ${some(of, 'visit', 'visits')} contacted anyway`,
  all: 'All articles',
};
