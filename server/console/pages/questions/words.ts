import type { QuestionShelf, VisitEnd } from '../../../../protocol/figures.ts';
import { digits, some } from '../../words/count.ts';

export const questionWords = {
  list: 'Questions',
  failed: 'The questions did not load',
  detailFailed: 'This question did not load',
  newArticle: 'New article',
  allLanguages: 'All languages',
  language: 'Language of the page',
  noHelp: 'no help in it yet',
  inNoHelp: (language: string) => `${language}, no help in it yet`,
  states: {
    unanswered: 'No answer',
    unhelpful: 'Not helpful',
    answered: 'Answered',
    aside: 'Set aside',
  } satisfies Record<QuestionShelf, string>,
  draft: 'Draft',
  written: 'Answer written',
  all: 'All',
  filters: 'Filters',
  tab: (name: string, n: number) => `${name} ${digits.format(n)}`,
  page: 'Page',
  allPages: 'All pages',
  pageField: 'Part of the page’s address',
  pageHint: 'As in /p/ or /en/cart',
  pageApply: 'Show',
  onPage: (part: string) => `On ${part}`,
  found: (n: number) => some(n, 'question', 'questions'),

  heads: { text: 'Question, as most people put it', asked: 'Asked', state: 'State' },
  without: (n: number, of: number) =>
    n === of ? 'never an answer' : `${digits.format(n)} of ${digits.format(of)} without an answer`,
  /** Beside “Answer written”: how it was until then. */
  withoutBefore: (n: number, of: number) =>
    n === of ? 'none before' : `before, ${digits.format(n)} of ${digits.format(of)} without an answer`,
  unhelpful: (n: number) => `${digits.format(n)} said it did not help`,
  alike:
    'Questions that mean the same are put together on your server, rather too few than too many. Who did not agree to being measured is answered too, and not counted here.',

  empty: 'No questions yet',
  emptyLead:
    'What people type into the assistant comes here, with what they got. Paste the tag, or try it in your shop. Questions are counted of those alone who agreed to being measured.',
  emptyExample: 'Can it go in the oven?',
  emptyExampleNote: 'asked 214 times, answered',
  emptyAction: 'Get the tag',
  nothing: 'Nothing found',
  nothingLead: 'No question fits these filters in this period.',
  clear: 'Clear the filters',
  noneAside: 'Nothing was set aside',
  noneAsideLead: 'What is not for the help, such as a joke or an application, can be set aside and leaves the list.',
  allGood: 'Every question has an answer',
  allGoodLead: 'Nobody was left without one in this period.',
  pick: 'Pick a question',
  pickLead: 'Then you see how people put it, where they asked, and whether the answer helped.',

  back: 'All questions',
  asked: (n: number) => `${digits.format(n)} asked`,
  lastAsked: 'last {when}',
  than: (change: string) => `${change} against the period before`,
  write: 'Write it',
  begunIn: (lang: string, page: string) =>
    `Begun in ${lang}, which pages in ${page} search: you have no article in ${page} yet.`,
  linkTo: 'Link to an article',
  setAside: 'Set aside',
  setAsideHint: 'Not for the help: it leaves the list and can be brought back.',
  bringBack: 'Bring back',
  wentAside: (text: string) => `“${text}” was set aside. It is under “Set aside” above the list.`,
  cameBack: (text: string) => `“${text}” is in the list again.`,
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
    tooFew: (asked: number, missing: number) =>
      `Too few data yet: ${some(asked, 'person', 'people')} asked it so far, ${digits.format(missing)} more needed.`,
    text: (share: string, range: string) => `${share} (${range})`,
    name: (share: string, range: string) => `Wrote to us within 24 hours: ${share}, most likely ${range}`,
    left: 'Who called or wrote elsewhere is not in here.',
  },
  phrasings: {
    title: 'How people put it',
    none: 'No wording is kept any more.',
  },
  answer: {
    title: 'The answer',
    none: 'There is none yet.',
    noneLead: 'Begin an article from this question: it becomes the title, the other wordings go with it.',
    aside: 'None is needed: it was set aside as not for the help.',
    draft: 'It is begun and not published yet.',
    change:
      'It is published. The ways to ask that it got from this question are in its draft and wait to be published.',
    publishChange: 'Open it and press Publish.',
    another: 'A draft that has this question waits to be published.',
    closest: 'Shown or picked most:',
    helped: 'Helped: <b>{share}</b> of {of} <q>({range})</q>',
    helpedDefined: 'Of those who pressed Yes or No under “Did this help?” after asking this.',
    noHelp: (language: string) =>
      `Nothing is published in ${language} yet. Who asks on a page in ${language} is shown your help in another language.`,
    noVotes: 'Nobody has said yet whether it helped.',
    tooFewVotes: (voted: number, missing: number) =>
      `Too few data yet: ${some(voted, 'person', 'people')} said so far whether it helped, ${digits.format(missing)} more needed.`,
    missing: (language: string) => `${language} missing`,
  },
  link: {
    title: 'Link to an article',
    lead: 'The ways to ask that are ticked join its draft. Nothing is published before you publish it.',
    failed: 'The articles did not load',
    find: 'Find an article',
    articles: 'Article',
    nothing: 'No article has these words.',
    noArticles: 'There are no articles yet. Write one from this question.',
    untitled: 'Without a title',
    unwritten: (language: string) =>
      `It has no text in ${language} yet. Until it has, these ways to ask find nothing in that language.`,
    elsewhere: (page: string, lang: string) => `They join its ways to ask in ${lang}, which pages in ${page} search.`,
    ways: 'Ways to ask that join it',
    refused: (reason: string) => `Not saved. ${reason} What you chose is still here.`,
    cancel: 'Cancel',
    yes: (n: number) => (n === 0 ? 'Add to the draft' : `Add ${some(n, 'way to ask', 'ways to ask')} to the draft`),
    done: (n: number, title: string) =>
      `${some(n, 'way to ask is', 'ways to ask are')} in the draft of “${title}”. Publish it when you are ready.`,
    had: (title: string) => `“${title}” has all of these already.`,
  },
  since: {
    title: 'Before and after the answer',
    defined:
      'Up to 90 days on each side of the first published version that has one of these questions as its title or among its ways to ask.',
    when: (when: string, before: number, after: number) =>
      `Answered since ${when}: asked ${some(before, 'time', 'times')} before, ${some(after, 'time', 'times')} since.`,
    before: 'Before',
    after: 'After',
    noneBefore: 'Nobody had asked it before, so there is nothing to compare with.',
    noneAfter: 'Nobody has asked it since, so there is nothing to compare yet.',
    text: (share: string, range: string) => `${share} (${range})`,
    name: (name: string, rows: string[]) => `${name}: ${rows.join(', ')}`,
    contacted: {
      title: 'Wrote to a person within 24 hours',
      name: 'Wrote to a person',
      of: (n: number) => some(n, 'person', 'people'),
      fewer: 'Since the answer is there, fewer needed a person: <b>{by} points fewer</b> <q>({range})</q>.',
      more: 'Since the answer is there, more wrote to a person: <b>{by} points more</b> <q>({range})</q>.',
      unclear: '<b>No clear change</b> in how many wrote to a person <q>({range} points)</q>.',
      tooFew: (before: number, after: number, enough: number) =>
        `Too few data yet: ${some(before, 'person', 'people')} before and ${digits.format(after)} since, ${digits.format(enough)} needed on each side.`,
    },
    answered: {
      title: 'Answered outright',
      name: 'Answered outright',
      of: (n: number) => `asked ${some(n, 'time', 'times')}`,
      fewer: 'Fewer were answered outright: <b>{by} points fewer</b> <q>({range})</q>.',
      more: 'More were answered outright: <b>{by} points more</b> <q>({range})</q>.',
      unclear: '<b>No clear change</b> in how many were answered outright <q>({range} points)</q>.',
      tooFew: (before: number, after: number, enough: number) =>
        `Too few data yet: asked ${some(before, 'time', 'times')} before and ${digits.format(after)} since, ${digits.format(enough)} needed on each side.`,
    },
    left: 'This is before and after, and no proof: nobody was held back by chance, so the season or anything else may play a part. Who asked in the last 24 hours may still write, and who called or wrote elsewhere is not in here.',
  },
  ends: {
    title: 'How far they came',
    defined: 'The furthest point of the visits in which it was asked, each time it was asked.',
    of: {
      none: 'Looked around',
      browsed: 'Saw a product',
      cart: 'Filled a basket',
      checkout: 'In the checkout',
      payment: 'At the payment',
      ordered: 'Ordered',
    } satisfies Record<VisitEnd, string>,
  },
  pages: { title: 'Where it was asked', none: 'No page is kept any more.', only: 'Show only questions of this page' },
  daily: {
    title: 'Asked a day',
    name: (n: number, days: number) => `Asked ${some(n, 'time', 'times')} in ${some(days, 'day', 'days')}`,
    heads: ['Day', 'Asked'] as [string, string],
  },
};
