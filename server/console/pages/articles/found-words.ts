import { some } from '../../words/count.ts';

/** Words of how an article is found, and of what shoppers ask it with. */
export const foundWords = {
  title: 'How it is found',
  result: (found: number, of: number) => `${found} of its ${some(of, 'phrasing', 'phrasings')} find it when left out`,
  all: (of: number) =>
    of === 1 ? 'Its one phrasing finds it when left out' : `All ${of} of its phrasings find it when left out`,
  what: 'Each is taken away once and asked as a new shopper would. What finds the article then, others find it by too.',
  none: 'No other ways to ask it yet. With ten or more, shoppers find it in words of their own.',
  few: (of: number) =>
    `${some(of, 'phrasing is', 'phrasings are')} few. With ten or more, shoppers find it in words of their own.`,
  incomplete: 'With a question and an answer, it is checked how well shoppers find it.',
  misses: 'Not found by',
  finds: 'finds',
  findsNothing: 'finds nothing',
  more: (n: number) => `${n} more`,
  confused: 'Mixed up with',
  times: (n: number) => some(n, 'time', 'times'),
  alone: 'It takes two articles to tell: with this one alone, every question leads to it.',
  forStaff: 'Owners and staff are told how well shoppers find it.',
  checking: (done: number, of: number) => `Checking: ${done} of ${some(of, 'phrasing', 'phrasings')} of all articles`,
  begins: 'The check begins in a moment',
  again: 'Checking again',
  offline: 'Offline: it is checked when you are back.',
  failed: (reason: string) => `Not checked. ${reason}`,
  gone: 'an article that is gone',

  mark: {
    none: 'No phrasings',
    few: (of: number) => some(of, 'phrasing', 'phrasings'),
    hard: (found: number, of: number) => `Found by ${found} of ${some(of, 'phrasing', 'phrasings')}`,
    also: (found: number, of: number) => `${found} of ${of}`,
    in: 'in',
    filter: (n: number) => `Hard to find ${n}`,
    lang: 'Hard to find in',
    any: 'In any language',
    one: (language: string, n: number) => `In ${language} ${n}`,
    checking: (language: string) => `In ${language}, being checked`,
  },

  proposed: {
    title: 'Shoppers asked it so',
    lead: 'Typed by shoppers who then opened this article and said that it helped.',
    elsewhere: (pages: string, lang: string) =>
      `Pages in ${pages} search your help in ${lang}: what was asked there joins it here.`,
    none: 'When shoppers find this article by other words and say that it helped, those words come here.',
    count: (n: number) => some(n, 'time', 'times'),
    add: 'Add',
    addName: (text: string) => `Add: ${text}`,
    no: 'Not this one',
    noName: (text: string) => `Not this one: ${text}`,
    added: (text: string) => `Added: ${text}`,
    declined: (text: string) => `Not proposed any more: ${text}`,
    notDeclined: (reason: string) => `It is still proposed. ${reason}`,
    failed: (reason: string) => `What shoppers asked did not load. ${reason}`,
  },
};
