import type { StageName, Stall } from '../../../../protocol/figures.ts';
import { digits, some } from '../../words/count.ts';

const days = (n: number): string => some(n, 'day', 'days');

interface StageWords {
  name: string;
  /** What the number counts, and its share of the base, where there is one. */
  of(share: string | undefined, count: number): string;
  defined: string;
}

export const overviewWords = {
  failed: 'The figures did not load',
  against: (n: number) => `Against the ${n} before`,
  periods: (now: string, before: string) => `${now}, against ${before}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,

  empty: 'No figures yet. Paste the tag.',
  emptyLead:
    'Orders, questions and where people stall appear here, a moment after they happen. To see it at work first, try it in the demo shop: npm start opens one.',
  emptyExample: '12 orders; too few data to compare with the 28 days before.',
  emptyExampleNote: 'How this page will begin',
  emptyAction: 'Get the tag',
  quiet: (n: number) => `Nothing was reported in these ${days(n)}`,
  quietLead: 'Look at a longer period, or see at Install whether the tag still reports.',
  quietLonger: (n: number) => `Show ${days(n)}`,
  quietInstall: 'Go to Install',

  sentence: {
    more: '<b>{orders}, about {by} more than before</b> <q>(the true change is most likely between {low} and {high})</q>.',
    less: '<b>{orders}, about {by} fewer than before</b> <q>(the true change is most likely between {low} and {high} fewer)</q>.',
    unclear: '<b>{orders}, no clear change</b> <q>(the true change may lie anywhere from {low} to {high})</q>.',
    tooFew: '<b>{orders}</b><q>; too few data to compare with the {days} days before.</q>',
    noneBefore: '<b>No orders in these {days} days</b><q>; too few data to compare with the {days} before.</q>',
    most: 'Most visits that fill a basket and bring no order end <b>{where}</b>.',
    often: 'Visits that fill a basket and bring no order end most often <b>{where}</b>.',
    mostAsked:
      'Most visits that fill a basket and bring no order end <b>{where}</b>; what was asked most in them is <b>“{asked}”</b>.',
    oftenAsked:
      'Visits that fill a basket and bring no order end most often <b>{where}</b>; what was asked most in them is <b>“{asked}”</b>.',
    counting:
      '<b>Still counting what came in</b><q>: so far what came up to {upTo} is in here. Changes are shown once all is counted.</q>',
    fewStalls: '<q>Too few baskets were left behind to say where people stall.</q>',
  },
  orders: (n: number) => some(n, 'order', 'orders'),
  places: {
    browsed: 'after looking at a product',
    cart: 'between basket and checkout',
    checkout: 'in the checkout',
    payment: 'at the payment',
  } satisfies Record<Stall['where'], string>,

  life: 'From reach to loyalty',
  stages: {
    reach: {
      name: 'Reach',
      of: () => 'visitors',
      defined:
        'Browsers that came, each once in the period. Without an id on the device a person counts once for each day. Those who refuse statistics are not in here.',
    },
    acquisition: {
      name: 'Acquisition',
      of: (share) => (share ? `engaged, ${share} of visitors` : 'engaged'),
      defined: 'Visitors who stayed: 10 seconds of looking, two pages, or an order, as GA4 has it.',
    },
    conversion: {
      name: 'Conversion',
      of: (share, count) => {
        const orders = count === 1 ? 'order' : 'orders';
        return share ? `${orders}, ${share} of the engaged` : orders;
      },
      defined:
        'Orders that the shop’s pages reported, each order number once. The share: engaged visitors who ordered, of all engaged.',
    },
    retention: {
      name: 'Retention',
      of: (share) => (share ? `bought again, ${share}` : 'bought again'),
      defined:
        'Buyers of the period who had bought before, and their share of all its buyers. Only those are recognised who come back in the same browser or sign in, so the true number may be higher.',
    },
    loyalty: {
      name: 'Loyalty',
      of: (share) => (share ? `would recommend, ${share}` : 'answers of 9 or 10'),
      defined:
        'Answers of 9 or 10 of 10 to “Would you recommend us?” in your surveys, of all answers to it. Only those who answer are counted.',
    },
  } satisfies Record<StageName, StageWords>,

  daily: {
    title: 'Orders a day',
    defined: 'Orders by the day on which they were placed, in the shop’s time zone, each order number once.',
    name: (now: string, before: string, n: number) =>
      `Orders a day: ${now} in these ${days(n)}, ${before} in the ${n} before`,
    now: (n: number) => `these ${n} days`,
    before: (n: number) => `the ${n} before`,
    shortNow: 'now',
    shortBefore: 'before',
    point: (day: string, now: string, before?: string) =>
      before === undefined ? `${day}: ${now}` : `${day}: ${now}; ${before} on the same day of the period before`,
    open: (now: string) =>
      `Today is not over: ${now} so far. The last day of the period before is counted to the same hour.`,
    whole: 'Every day here is over.',
    soFar: (day: string) => `${day}, so far`,
    revenue: 'Revenue',
    noRevenue: 'No revenue reported',
    revenueDefined:
      'What the orders were worth, less what was given back, each currency for itself: nothing is converted or added up across them.',
    published: (title: string) => `“${title}” published`,
    longTitle: (start: string) => `${start}…`,
    publishedMany: (n: number) => `${some(n, 'article', 'articles')} published`,
    heads: { day: 'Day', now: 'Orders', before: 'Before', marks: 'Published' },
  },

  answers: {
    title: 'Health of answers',
    defined:
      'Questions typed into the assistant. Outright: it was sure and showed the answer. Nearest: it was not sure, and one of the nearest was opened. None: neither. Languages are those of the articles that were searched; Questions tells which was asked in.',
    asked: (n: number) => `${digits.format(n)} asked`,
    none: 'Nobody asked a question in this period.',
    parts: {
      answered: (share: string) => `${share} answered outright`,
      picked: (share: string) => `${share} picked the nearest`,
      none: (share: string) => `${share} none`,
    },
    name: (asked: number, parts: string[]) => `${some(asked, 'question', 'questions')}: ${parts.join(', ')}`,
    heads: { lang: 'Answered outright', asked: 'Asked', share: 'Share', interval: 'Between' },
    tooFew: (asked: number, missing: number) =>
      asked ? `too few data yet: ${digits.format(missing)} more needed` : 'too few data yet',
    few: (missing: number) => `Too few for shares: ${digits.format(missing)} more questions needed.`,
  },

  missing: {
    title: 'Asked, and no answer',
    defined: 'Questions for which the assistant was not sure, and of whose nearest answers none was opened.',
    none: 'No question is without an answer.',
    all: 'All questions',
    write: 'Write',
    writeFor: (question: string) => `Write an answer to ${question}`,
    improve: 'Improve',
    improveFor: (question: string) => `Improve the answer to ${question}`,
    draft: 'Draft',
    draftFor: (question: string) => `Open the draft for ${question}`,
  },

  stalls: {
    title: 'Where people stall',
    defined: 'Visits that are over and brought no order, each counted once, at the furthest point it reached.',
    where: {
      browsed: 'Product seen, then left',
      cart: 'Basket, then left',
      checkout: 'Checkout, then left',
      payment: 'Payment, then left',
    } satisfies Record<Stall['where'], string>,
    asked: 'asked: {asked}',
    nothing: 'nothing asked',
    none: 'No visit ended on the way to an order.',
  },

  trust: {
    title: 'Can these figures be trusted?',
    kept: (n: number) => `${some(n, 'event', 'events')} acknowledged, none of them lost`,
    lost: (n: number, of: number) =>
      `${some(n, 'event', 'events')} of ${digits.format(of)} acknowledged ${n === 1 ? 'is' : 'are'} not in the log`,
    nothing: 'No event was acknowledged in this period',
    noGaps: 'No gaps seen: pages number their events, and none is missing between those that came',
    gaps: (n: number) =>
      `${some(n, 'number is', 'numbers are')} missing in what pages sent: as many events were made and did not come, or not yet`,
    repeats: (n: number) => (n ? `${some(n, 'repeat', 'repeats')} dropped: sent again, kept once` : 'No repeats'),
    refused: (n: number) => (n ? `${some(n, 'event', 'events')} refused; Health says why` : 'No event was refused'),
    cookieless: (share: string) =>
      `About ${share} of visits leave no id on the device: who comes back on another day counts as new`,
    allCookieless: 'No visit leaves an id on the device: who comes back on another day counts as new',
    noCookieless: 'Every visit has an id on the device: who comes back is recognised in the same browser',
    range: (range: string) => `(${range})`,
    refusers: 'Visitors who refuse statistics are not in here, and nobody can count them',
    countedTo: (at: string, ago: string) => `Counted up to ${at}, ${ago}`,
    justNow: 'just now',
    ago: (minutes: number) =>
      minutes < 120
        ? `${some(minutes, 'minute', 'minutes')} ago`
        : `${some(Math.floor(minutes / 60), 'hour', 'hours')} ago`,
  },
};
