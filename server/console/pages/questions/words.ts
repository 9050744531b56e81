import type { QuestionState } from '../../../../protocol/figures.ts';
import { digits, some } from '../../words/count.ts';

export const questionWords = {
  list: 'Questions',
  failed: 'The questions did not load',
  detailFailed: 'This question did not load',
  newArticle: 'New article',
  allLanguages: 'All languages',
  language: 'Language',
  states: { unanswered: 'No answer', unhelpful: 'Not helpful', answered: 'Answered' } satisfies Record<
    QuestionState,
    string
  >,
  draft: 'Draft',
  all: 'All',
  filters: 'Filters',
  tab: (name: string, n: number) => `${name} ${digits.format(n)}`,
  page: 'Page',
  pageField: 'Part of the page’s address',
  pageHint: 'As in /p/ or /en/cart',
  pageApply: 'Show',
  onPage: (part: string) => `On ${part}`,
  found: (n: number) => some(n, 'question', 'questions'),

  heads: { text: 'Question, as most people put it', asked: 'Asked', state: 'State' },
  without: (n: number, of: number) =>
    n === of ? 'never an answer' : `${digits.format(n)} of ${digits.format(of)} without an answer`,
  unhelpful: (n: number) => `${digits.format(n)} said it did not help`,
  alike: 'Alike questions are put together on your server: case, accents, punctuation and endings aside.',

  empty: 'No questions yet',
  emptyLead:
    'What people type into the assistant comes here, with what they got. Paste the tag, or try it in your shop.',
  emptyExample: 'Can it go in the oven?',
  emptyExampleNote: 'asked 214 times, answered',
  emptyAction: 'Get the tag',
  nothing: 'Nothing found',
  nothingLead: 'No question fits these filters in this period.',
  clear: 'Clear the filters',
  allGood: 'Every question has an answer',
  allGoodLead: 'Nobody was left without one in this period.',
  pick: 'Pick a question',
  pickLead: 'Then you see how people put it, where they asked, and whether the answer helped.',

  back: 'All questions',
  asked: (n: number) => `${digits.format(n)} asked`,
  lastAsked: 'last {when}',
  write: 'Write it',
  openDraft: 'Open the draft',
  openArticle: 'Open the article',

  got: {
    title: 'What they got',
    defined:
      'Answered: the assistant was sure and showed the article. Nearest: it was not sure, and one of the nearest was opened. None: neither.',
    answered: (share: string) => `${share} answered outright`,
    picked: (share: string) => `${share} picked the nearest`,
    none: (share: string) => `${share} none`,
    name: (asked: number, parts: string[]) => `Of ${digits.format(asked)}: ${parts.join(', ')}`,
  },
  contacted: {
    title: 'Wrote to us anyway within 24 hours',
    defined:
      'People who asked this and sent a message within 24 hours, about whatever. Without an id on the device only messages of the same visit are seen.',
    sentence: 'Of those who asked, <b>about {share} wrote to a person</b> <q>({range})</q>.',
    nobody: 'Of those who asked, <b>nobody wrote to a person</b> <q>({range})</q>.',
    row: 'Asked',
    people: (n: number) => some(n, 'person', 'people'),
    text: (share: string, range: string) => `${share} (${range})`,
    name: (share: string, range: string) => `Wrote to us within 24 hours: ${share}, most likely ${range}`,
    left: 'Who called or wrote elsewhere is not in here.',
  },
  /** `of`: people so far. */
  tooFew: (of: number, missing: number) =>
    `Too few data yet: ${some(of, 'person', 'people')} so far, ${digits.format(missing)} more needed.`,
  phrasings: {
    title: 'How people put it',
    none: 'No wording is kept any more.',
  },
  answer: {
    title: 'The answer',
    none: 'There is none yet.',
    noneLead: 'Begin an article from this question: it becomes the title, the other wordings go with it.',
    draft: 'It is begun and not published yet.',
    closest: 'Shown or picked most:',
    helped: 'Helped: <b>{share}</b> of {of} <q>({range})</q>',
    helpedDefined: 'Of those who pressed Yes or No under “Did this help?” after asking this.',
    noVotes: 'Nobody has said yet whether it helped.',
    missing: (language: string) => `${language} missing`,
  },
  pages: { title: 'Where it was asked', none: 'No page is kept any more.', only: 'Show only questions of this page' },
  daily: {
    title: 'Asked a day',
    name: (n: number, days: number) => `Asked ${some(n, 'time', 'times')} in ${some(days, 'day', 'days')}`,
    heads: ['Day', 'Asked'] as [string, string],
  },
};
