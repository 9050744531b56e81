import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../server/insight/fold.ts';
import type { FoldEvent } from '../../../server/store/store.ts';

const NOON = Date.UTC(2026, 10, 9, 12);
const MINUTE = 60_000;
const seed = Number(process.env['SEED'] ?? 1);

let count = 0;
const event = (type: string, data: unknown = {}, more: Partial<FoldEvent> = {}): FoldEvent => ({
  id: `id-${++count}`,
  type,
  at: NOON + ++count,
  data,
  ...more,
});
const onTime = (events: number) => ({ events, minute: 0, hour: 0, day: 0 });
const fold = (...events: FoldEvent[]) =>
  factsOf({ mode: 'full', events, received: new Map([[NOON, onTime(events.length)]]) })!;

describe('a visit', () => {
  it('without events is none', () =>
    expect(factsOf({ mode: 'full', events: [], received: new Map() })).toBeUndefined());

  it('is engaged by ten seconds in sum, by two pages, or by an order', () => {
    const engaged = (...events: FoldEvent[]) => fold(...events).visit.engaged;
    expect(engaged(event('page_view'))).toBe(false);
    expect(engaged(event('engagement', { active_ms: 6_000 }), event('engagement', { active_ms: 3_999 }))).toBe(false);
    expect(engaged(event('engagement', { active_ms: 6_000 }), event('engagement', { active_ms: 4_000 }))).toBe(true);
    expect(engaged(event('engagement', { active_ms: 1e308 }), event('engagement', { active_ms: 'long' }))).toBe(false);
    expect(engaged(event('page_view'), event('page_view'))).toBe(true);
    expect(engaged(event('purchase', { transaction_id: 'A' }))).toBe(true);
  });

  it('is as deep as it ever was; a look at an empty cart is none', () => {
    const depth = (...types: string[]) => fold(...types.map((type) => event(type, { items: [] }))).visit.depth;
    expect(depth('page_view', 'constructor')).toBe('none');
    expect(depth('view_item', 'view_cart')).toBe('browsed');
    expect(fold(event('view_cart', { items: [{ item_id: 'mug' }] })).visit.depth).toBe('cart');
    expect(depth('add_to_cart', 'remove_from_cart')).toBe('cart');
    expect(depth('add_payment_info', 'begin_checkout')).toBe('payment');
    expect(depth('add_shipping_info', 'add_to_cart')).toBe('checkout');
    expect(depth('purchase', 'view_item')).toBe('ordered');
  });
});

describe('orders', () => {
  it('that a server told alone are no visit, and not late', () => {
    const told = event('purchase', { transaction_id: 'A', value_minor: 100, currency: 'MDL', source: 'server' });
    const received = new Map([[NOON, { events: 1, minute: 1, hour: 1, day: 1 }]]);
    const counted = (...events: FoldEvent[]) => factsOf({ mode: 'full', events, received })!;
    expect(counted(told).counters.map(({ name }) => name)).toEqual(['event']);
    expect(counted(told).purchases).toHaveLength(1);
    const both = counted(event('page_view'), told).counters.map(({ name }) => name);
    expect(both).toEqual(expect.arrayContaining(['event', 'late', 'visit', 'depth']));
  });
  it('are counted once by their id, without one by their event; what was given back is less', () => {
    const order = { transaction_id: 'A-1', value_minor: 14_850, currency: 'MDL' };
    const { purchases } = fold(
      event('purchase', order),
      event('purchase', { ...order, value_minor: 1 }),
      event('purchase', { value_minor: 500, currency: 'EUR' }),
      event('purchase', { transaction_id: 'A-2', value_minor: 0.5, currency: 'lei' }),
      event('refund', { transaction_id: 'A-1', value_minor: 850, currency: 'MDL' }),
    );
    expect(purchases.map(({ key, value, currency }) => [key.slice(0, 4), value, currency])).toEqual([
      ['tA-1', 14_850, 'MDL'],
      ['eid-', 500, 'EUR'],
      ['tA-2', undefined, undefined],
      ['rid-', -850, 'MDL'],
    ]);
  });

  it('bring in nothing less than nothing; what was given back takes off, told with either sign', () => {
    const { purchases } = fold(
      event('purchase', { transaction_id: 'A', value_minor: -1e14, currency: 'MDL' }),
      event('refund', { transaction_id: 'B', value_minor: -500, currency: 'MDL' }),
      event('refund', { transaction_id: 'B', value_minor: 400, currency: 'MDL' }),
    );
    expect(purchases.map(({ value }) => value)).toEqual([undefined, -500, -400]);
  });
});

describe('questions', () => {
  const ask = (text: string, result: string, more = {}) =>
    event(
      'faq_ask',
      { ask: text, text, lang: 'en', result, ...more },
      { url: 'https://s.example/p?q=1#x', title: 'P' },
    );

  it('are the same aside from case, diacritics and punctuation, in one language', () => {
    const id = (text: string, lang = 'en') =>
      fold(event('faq_ask', { text, lang, result: 'unsure' }, { url: '' })).questions[0]!.question;
    expect(id('Do you ship?')).toBe(id('do you SHIP'));
    expect(id('Livrați?', 'ro')).toBe(id('livrati', 'ro'));
    expect(id('Livrați?', 'ro')).not.toBe(id('Livrați?', 'en'));
    expect(id('???')).not.toBe(id('!!!'));
    expect(id('Do you ship?')).toMatch(/^[\w-]{16}$/);
  });

  it.each([
    ['as older scripts told it', 'en', undefined, 'en'],
    ['of one language in two countries', 'en-GB', 'en', 'en-GB'],
    ['of a page that the shop has no articles for', 'en', 'ar', 'ar'],
    ['with a country', 'en', 'pt-BR', 'pt'],
    ['of a page alone', 7, 'ar', 'ar'],
    ['that is none', 'ro', '<b>', 'ro'],
    ['that nobody tells', undefined, undefined, 'und'],
  ])('are in the language that was asked in, %s; counted by that of the articles', (_, lang, locale, expected) => {
    const { questions, counters, help } = fold(event('faq_ask', { text: 'هل؟', lang, locale, result: 'unsure' }));
    const searched = typeof lang === 'string' ? lang : 'und';
    expect(questions).toMatchObject([{ lang: expected, searched }]);
    expect(counters.filter(({ name }) => name === 'none')).toMatchObject([{ dimension: searched }]);
    expect(help?.lang).toBe(searched);
  });

  it('are answered, picked or without an answer, by what followed', () => {
    const { questions } = fold(
      ask('sure', 'answered', { article: 'oven' }),
      event('faq_rate', { ask: 'sure', helped: false }),
      ask('picked', 'unsure'),
      event('faq_view', { ask: 'picked', article: 'delivery', from: 'nearest' }),
      event('faq_view', { ask: 'picked', article: 'oven', from: 'nearest' }),
      ask('none', 'unsure'),
      event('faq_view', { ask: 'none', article: 'oven', from: 'topic' }),
      ask('later', 'unsure'),
      event('faq_view', { ask: 'later', article: 'new', from: 'answer' }),
    );
    expect(questions.map(({ text, outcome, article, helped }) => [text, outcome, article, helped])).toEqual([
      ['sure', 'answered', 'oven', false],
      ['picked', 'picked', 'delivery', undefined],
      ['none', 'none', undefined, undefined],
      ['later', 'answered', 'new', undefined],
    ]);
    expect(questions[0]).toMatchObject({ url: 'https://s.example/p', title: 'P', lang: 'en' });
  });
});

describe('nudges', () => {
  const due = (type: string, more = {}) => event(type, { nudge: 'idle', version: 3, kind: 'idle_cart', ...more });

  it('have the arm of the first time they were due, and what was done with them', () => {
    const { exposures } = fold(
      due('nudge_shown', { forced: true }),
      due('nudge_held'),
      due('nudge_shown'),
      due('nudge_clicked'),
      due('nudge_shown', { version: 4 }),
      due('nudge_dismissed', { version: 4, how: 'close' }),
      due('nudge_dismissed', { version: 4, how: 'stop' }),
      due('nudge_clicked', { nudge: 'other' }),
    );
    expect(exposures).toMatchObject([
      { nudge: 'idle', version: 3, kind: 'idle_cart', arm: 'held', clicked: true, dismissed: false, stopped: false },
      { nudge: 'idle', version: 4, kind: 'idle_cart', arm: 'shown', clicked: false, dismissed: true, stopped: true },
      { nudge: 'other', version: 3, kind: 'idle_cart', clicked: true, dismissed: false, stopped: false },
    ]);
  });
});

describe('what is counted', () => {
  it('is told in quarter-hours: events by their receipt, the rest by when it was', () => {
    const { counters } = factsOf({
      mode: 'cookieless',
      events: [
        event('add_to_cart', {}, { at: NOON }),
        event('survey_answered', { kind: 'nps', score: 4, response: 'r', question: 'q' }, { at: NOON + 20 * MINUTE }),
        event('survey_answered', { kind: 'nps', score: 9, response: 'r', question: 'q' }, { at: NOON + 21 * MINUTE }),
      ],
      received: new Map([
        [NOON, onTime(2)],
        [NOON + 30 * MINUTE, { events: 1, minute: 1, hour: 1, day: 0 }],
      ]),
    })!;
    expect(
      counters.map(({ name, dimension, quarter, count: n }) => [name, dimension, (quarter - NOON) / MINUTE, n]),
    ).toEqual([
      ['event', '', 0, 2],
      ['event', '', 30, 1],
      ['late', 'minute', 30, 1],
      ['late', 'hour', 30, 1],
      ['visit', 'cookieless', 0, 1],
      ['depth', 'cart', 0, 1],
      ['recommends', 'yes', 15, 1],
    ]);
  });
});

describe(`whatever somebody sends (seed ${seed})`, () => {
  const wild = fc.jsonValue({ maxDepth: 3 });
  const field = fc.oneof(wild, fc.constantFrom('en', 'idle', 'q', 'nearest', 'answered', 'MDL', 3, 1e308, -0, true));
  const names =
    'active_ms items transaction_id value_minor currency ask text lang result article from helped nudge version';
  const rarer = 'kind how score response question __proto__';
  const types =
    'page_view engagement view_cart purchase refund faq_ask faq_view faq_rate custom nudge_shown nudge_held';
  const others = 'nudge_clicked nudge_dismissed message_sent survey_answered';
  const oneOf = (words: string) => fc.constantFrom(...words.split(' '));
  const anyEvent = fc.record(
    {
      id: fc.uuid(),
      type: oneOf(`${types} ${others}`),
      at: fc.nat(8.64e15),
      seq: fc.nat(1e9),
      tab: fc.nat(5),
      url: fc.string({ unit: 'binary' }),
      title: fc.string({ unit: 'binary' }),
      data: fc.oneof(wild, fc.dictionary(oneOf(`${names} ${rarer}`), field)),
    },
    { requiredKeys: ['id', 'type', 'at'] },
  );

  it('is folded, into texts and numbers that a database keeps', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 30 }), (events) => {
        const facts = factsOf({ mode: 'cookieless', events, received: new Map([[0, onTime(events.length)]]) })!;
        const walk = (value: unknown): void => {
          if (typeof value === 'string') {
            expect(value.isWellFormed() && !value.includes('\0') && value.length <= 300).toBe(true);
          } else if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          else if (typeof value === 'object') Object.values(value as object).forEach(walk);
        };
        const { questions, ...rest } = facts;
        walk(rest);
        // Address and title are as the log has them, which was looked at when they came.
        walk(questions.map((said) => ({ ...said, url: '', title: '' })));
      }),
      { seed, numRuns: 400 },
    );
  });
});
