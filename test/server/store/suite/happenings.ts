import * as fc from 'fast-check';

/** What a page may report, few names so that they meet again. */
export const happening = fc.oneof(
  fc.record({ type: fc.constantFrom('page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'chat_opened') }),
  fc.record({ type: fc.constant('engagement'), data: fc.record({ active_ms: fc.nat(12_000) }) }),
  fc.record({
    type: fc.constantFrom('purchase', 'refund'),
    data: fc.record(
      {
        transaction_id: fc.constantFrom('A-1', 'A-2', 'A-3'),
        value_minor: fc.nat(90_000),
        currency: fc.constantFrom('MDL', 'EUR'),
      },
      { requiredKeys: ['value_minor', 'currency'] },
    ),
  }),
  fc.record({
    type: fc.constantFrom('nudge_shown', 'nudge_held', 'nudge_clicked', 'nudge_dismissed'),
    data: fc.record({
      nudge: fc.constantFrom('idle', 'gap'),
      version: fc.constantFrom(1, 2),
      kind: fc.constant('idle_cart'),
    }),
  }),
  fc.record({
    type: fc.constant('faq_ask'),
    data: fc.record({
      ask: fc.constantFrom('q1', 'q2'),
      text: fc.constantFrom('Do you ship?', 'do you SHIP', 'Is it safe?', '???'),
      lang: fc.constantFrom('en', 'ro'),
      result: fc.constantFrom('answered', 'unsure'),
      article: fc.constant('delivery'),
    }),
  }),
  fc.record({
    type: fc.constantFrom('faq_view', 'faq_rate'),
    data: fc.record({
      ask: fc.constantFrom('q1', 'q2'),
      article: fc.constantFrom('oven', 'oven', 'sizes'),
      lang: fc.constantFrom('en', 'en', 'ro'),
      from: fc.constant('nearest'),
      helped: fc.boolean(),
    }),
  }),
  fc.record({ type: fc.constant('message_sent'), data: fc.record({ kind: fc.constant('message') }) }),
  fc.record({
    type: fc.constant('survey_answered'),
    data: fc.record({ kind: fc.constant('nps'), score: fc.nat(10), response: fc.constantFrom('r1', 'r2') }),
  }),
);

/** Something is reported, or some of it is folded. */
export const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      by: fc.nat(3),
      session: fc.nat(1),
      after: fc.nat(70),
      what: fc.array(happening, { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 3 }) }) },
);

/** What a page may report that means harm. */
export const wild = fc.record({
  type: fc.constantFrom('purchase', 'refund', 'faq_ask', 'nudge_shown', 'engagement', 'survey_answered', 'x'),
  data: fc.oneof(
    fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
    fc.record({
      text: fc.string({ unit: 'binary', maxLength: 400 }),
      lang: fc.constantFrom('en', 'e'.repeat(99)),
      result: fc.string(),
      nudge: fc.constantFrom('idle', '\0'),
      version: fc.oneof(fc.integer(), fc.double()),
      kind: fc.constantFrom('idle_cart', 'nps'),
      transaction_id: fc.string({ unit: 'binary', maxLength: 300 }),
      value_minor: fc.oneof(fc.maxSafeInteger(), fc.double()),
      currency: fc.constantFrom('EUR', 'eur'),
      active_ms: fc.double(),
      score: fc.double(),
    }),
  ),
  title: fc.string({ maxLength: 300 }),
});
