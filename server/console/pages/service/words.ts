import type { LanguageHelp } from '../../../../protocol/helpFigures.ts';
import { digits, some } from '../../words/count.ts';

type Name = keyof LanguageHelp | 'involved';

interface FigureWords {
  name: string;
  /** What the share is of. */
  of(count: string, of: string): string;
  defined: string;
}

const visits = (n: number): string => some(n, 'visit', 'visits');

export const serviceWords = {
  failed: 'The figures did not load',
  against: (n: number) => `Against the ${n} before`,
  periods: (now: string, before: string) => `${now}, against ${before}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  empty: 'Nobody used the help in this period',
  emptyLead:
    'Once shoppers ask a question or open an article, you see here what came of it: whom it helped, and who wrote to you all the same.',
  emptyExample: 'Of 412 visits that used the help, about 81 % went without writing to a person within 24 hours.',
  emptyExampleNote: 'How this page will begin',
  emptyAction: 'See your articles',

  say: {
    told: '<b>Of {visits} that used the help, about {share} went without writing to a person within 24 hours</b> <q>({low} to {high})</q>. <q>Nobody knows of those whether they got what they wanted.</q>',
    few: '<b>{visits} used the help</b><q>; too few data yet to say what came of it: {missing} more needed whose 24 hours are over.</q>',
  },
  visits,
  few: (missing: number) => `too few data yet: ${digits.format(missing)} more needed`,
  range: (range: string) => `(${range})`,

  figures: 'What came of the help',
  figure: {
    involved: {
      name: 'Involved',
      of: (count, of) => `${count} of ${of} engaged visits used the help`,
      defined:
        'Engaged visits (10 seconds of looking, two pages, or an order) in which a question was asked or an article opened, of all engaged visits. Not told by language: a visit has none until it uses the help.',
    },
    answered: {
      name: 'Answered',
      of: (count, of) => `${count} of ${of} questions`,
      defined:
        'Questions that the assistant answered outright, or where one of the three it offered was opened, of all questions asked. It says that an answer was shown, not that it was the right one.',
    },
    deflected: {
      name: 'Deflected',
      of: (count, of) => `${count} of ${of} visits wrote to nobody`,
      defined:
        'Visits that used the help and whose visitor wrote no message to a person in the 24 hours after the first question or article, of all visits that used it. Visits whose 24 hours are not over are left out. Whoever gave up, telephoned, or wrote from another browser counts here too, as do those without an id on the device who wrote after midnight UTC: no message is no proof.',
    },
    resolved: {
      name: 'Resolved, as far as is known',
      of: (count, of) => `${count} of ${of} visits`,
      defined:
        'Visits whose last word was that it helped; or whose last question or article gave an answer, that did not say it failed, and that were followed by no message within 24 hours. Of all visits that used the help and whose 24 hours are over. Most say nothing, so this is what is known, and no proof.',
    },
  } satisfies Record<Name, FigureWords>,

  langs: {
    title: 'By language',
    defined:
      'Visits by the language they used the help in last, and questions by the language of the articles that were searched, which is another than the page’s where you have no help in that: Questions tells which was asked in. What each column counts is said above.',
    heads: { lang: 'Language', visits: 'Visits', answered: 'Answered', deflected: 'Deflected', resolved: 'Resolved' },
  },

  articles: {
    title: 'Articles that fail most',
    defined:
      'Contacted anyway: visits in which the article was open and whose visitor wrote to a person within 24 hours after, of those whose 24 hours are over. Helped: visits whose last vote on the article was Yes, of those that voted. The shares are of one article in one language, and shown from 30 on. A message need not be about the article.',
    by: 'Order by',
    orders: { contacted: 'Contacted anyway', helped: 'Helped least' },
    viewed: (n: number) => `viewed in ${visits(n)}`,
    contacted: (share: string) => `${share} contacted anyway`,
    helped: (share: string) => `${share} helped`,
    none: 'No article was opened in this period.',
    few: {
      contacted: 'No article has 30 visits yet whose 24 hours are over. These were opened most:',
      helped: 'No article has 30 votes yet. These were opened most:',
    },
    missing: (n: number) => `${digits.format(n)} more needed`,
    votes: (helped: number, of: number) => `${digits.format(helped)} of ${some(of, 'vote', 'votes')} said it helped`,
    noVotes: 'no votes',
    untitled: 'Without a title',
    heads: ['Article', 'Viewed', 'Helped', 'Contacted anyway'],
    part: (count: number, of: number) => (of ? `${digits.format(count)} of ${digits.format(of)}` : '–'),
  },
};
