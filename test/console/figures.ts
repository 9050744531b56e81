import type { Overview, QuestionDetail, QuestionList, QuestionRow } from '../../protocol/figures.ts';
import type { Health, Machine } from '../../protocol/health.ts';
import { NOW } from './support.ts';

const DAY = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Days up to that of NOW, as many as asked for. */
export const daysUpTo = (count: number, end = NOW): string[] =>
  Array.from({ length: count }, (_, n) => dayOf(end - (count - 1 - n) * DAY));

export const questionOf = (n: number, more: Partial<QuestionRow> = {}): QuestionRow => ({
  id: `q${n}`,
  text: `Question ${n}?`,
  lang: 'en',
  asked: 10 * n,
  answered: 0,
  picked: 0,
  none: 10 * n,
  unhelpful: 0,
  state: 'unanswered',
  last_at: NOW - n * 3_600_000,
  ...more,
});

const ORDERS = [
  37, 34, 40, 43, 51, 48, 32, 35, 38, 41, 39, 50, 46, 34, 40, 42, 44, 47, 54, 51, 35, 43, 45, 48, 44, 53, 49, 41,
];
const BEFORE = [
  35, 32, 34, 37, 44, 43, 29, 33, 32, 36, 39, 46, 42, 29, 35, 38, 36, 40, 47, 45, 31, 36, 38, 37, 41, 48, 43, 36,
];

/** The overview of picture j, today half over. */
export const overviewOf = (more: Partial<Overview> = {}): Overview => {
  const days = daysUpTo(28);
  return {
    from: days[0]!,
    to: days[27]!,
    before: { from: daysUpTo(56)[0]!, to: daysUpTo(29)[0]! },
    currency: 'MDL',
    stages: [
      { name: 'reach', count: 48_210, change: { verdict: 'more', by: 0.03, low: 0.02, high: 0.04 } },
      {
        name: 'acquisition',
        count: 19_866,
        share: 0.412,
        change: { verdict: 'unclear', by: 0.003, low: -0.003, high: 0.009 },
      },
      { name: 'conversion', count: 1_204, share: 0.061, change: { verdict: 'more', by: 0.13, low: 0.04, high: 0.23 } },
      { name: 'retention', count: 284, share: 0.259, change: { verdict: 'unclear', by: 0.02, low: -0.02, high: 0.06 } },
      { name: 'loyalty', count: 17, share: 0.57, change: { verdict: 'too_few' } },
    ],
    orders: { days, now: ORDERS, before: BEFORE, marks: [{ day: days[8]!, title: 'Can it go in the oven?' }] },
    revenue: { MDL: 182_400, EUR: 1_240.5 },
    answers: {
      asked: 3_412,
      answered: 2_461,
      picked: 647,
      none: 304,
      langs: [
        { lang: 'ro', asked: 1_604, answered: { share: 0.746, low: 0.724, high: 0.767 } },
        { lang: 'en', asked: 1_122, answered: { share: 0.72, low: 0.694, high: 0.746 } },
        { lang: 'ru', asked: 136, answered: { share: 0.69, low: 0.61, high: 0.763 } },
        { lang: 'ar', asked: 18 },
      ],
    },
    missing: [
      questionOf(1, { text: 'Do you repair a chipped rim?', none: 41, asked: 44 }),
      questionOf(2, { text: 'How much is customs to Spain?', none: 33, draft: 'customs' }),
      questionOf(3, { text: 'هل الطلاء الأزرق خالٍ من الرصاص؟', lang: 'ar', none: 19 }),
    ],
    stalls: [
      { where: 'browsed', visits: 9_120 },
      { where: 'cart', visits: 2_118, asked: 'delivery abroad' },
      { where: 'checkout', visits: 611 },
      { where: 'payment', visits: 304, asked: 'pay on delivery' },
    ],
    trust: {
      acknowledged: 1_284_112,
      lost: 0,
      gaps: 0,
      repeats: 4_208,
      refused: 0,
      cookieless: { share: 0.11, low: 0.1, high: 0.12 },
      counted_to: NOW - 70_000,
    },
    ...more,
  };
};

/** Nothing has come yet. */
export const emptyOverview = (count = 28): Overview => {
  const days = daysUpTo(count);
  const none = days.map(() => 0);
  const whole = overviewOf();
  return {
    ...whole,
    stages: whole.stages.map(({ name }) => ({ name, count: 0, change: { verdict: 'too_few' } })),
    orders: { days, now: none, before: none, marks: [] },
    revenue: {},
    answers: { asked: 0, answered: 0, picked: 0, none: 0, langs: [] },
    missing: [],
    stalls: [],
    trust: { acknowledged: 0, lost: 0, gaps: 0, repeats: 0, refused: 0, cookieless: {}, counted_to: NOW },
  };
};

export const QUESTIONS: QuestionRow[] = [
  questionOf(1, {
    text: 'Can it go in the oven?',
    asked: 214,
    answered: 189,
    picked: 15,
    none: 10,
    state: 'answered',
    article: 'oven',
  }),
  questionOf(2, {
    text: 'Can I pay on delivery?',
    asked: 88,
    answered: 88,
    none: 0,
    unhelpful: 12,
    state: 'unhelpful',
    article: 'paying',
  }),
  questionOf(3, { text: 'Do you repair a chipped rim?', asked: 41, none: 41 }),
  questionOf(4, {
    text: 'هل الطلاء الأزرق خالٍ من الرصاص؟',
    lang: 'ar',
    no_help: true,
    asked: 19,
    none: 19,
    draft: 'lead',
  }),
];

export const questionList = (more: Partial<QuestionList> = {}): QuestionList => ({
  rows: QUESTIONS,
  counts: { unanswered: 2, unhelpful: 1, answered: 1, aside: 0 },
  langs: ['en', 'ro', 'ar'],
  no_help: ['ar'],
  ...more,
});

export const questionDetail = (more: Partial<QuestionDetail> = {}, row = QUESTIONS[0]!): QuestionDetail => ({
  ...row,
  row: row.id,
  phrasings: [
    { text: 'can i bake in it', count: 61 },
    { text: 'Can it go in the oven?', count: 58 },
    { text: 'oven safe', count: 31 },
  ],
  pages: [
    { url: 'https://shop.example/en/p/soup-bowl', title: 'Soup bowl · Lut & Foc', count: 120 },
    { url: 'https://shop.example/en/', count: 40 },
  ],
  ends: [
    { end: 'browsed', count: 120 },
    { end: 'cart', count: 60 },
    { end: 'ordered', count: 34 },
  ],
  contacted: { share: 0.12, low: 0.08, high: 0.17, of: 189 },
  helped: { share: 0.88, low: 0.81, high: 0.92, of: 126 },
  days: daysUpTo(90),
  byDay: daysUpTo(90).map((_, n) => (n * 7) % 5),
  ...more,
});

export const MACHINE: Machine = {
  version: '1.2.3',
  store: 'sqlite',
  ready: true,
  uptime: 90_000,
  memory: 88_000_000,
  database: 640_000,
  disk_free: 8e10,
};

/** A week in which something was refused, and nothing is missing. */
export const healthOf = (over: Partial<Health> = {}): Health => {
  const numbers = { tabs: 400, missing: 0, holed: 0, unended: 0, refused: 0 };
  const last = Math.floor(NOW / 3_600_000) * 3_600_000;
  return {
    from: last - 167 * 3_600_000,
    to: NOW,
    stored: 12_480,
    lost: 0,
    repeats: 3,
    refused: [{ why: 'a page of an origin that is not in the list of the site', count: 5, last_at: NOW - 60_000 }],
    late: { minute: 12, hour: 3, day: 0 },
    numbering: { full: numbers, cookieless: { ...numbers, missing: 0 } },
    hours: Array.from({ length: 168 }, (_, n) => ({
      at: last - (167 - n) * 3_600_000,
      stored: n % 24 < 8 ? 0 : 100 + n,
      repeats: n === 160 ? 3 : 0,
      refused: n === 167 ? 5 : 0,
    })),
    counted_to: NOW,
    machine: MACHINE,
    ...over,
  };
};
