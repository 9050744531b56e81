import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { commerceSchema, eventSchema, senderSchema, UUID, whyNot } from '../../protocol/parse.ts';
import { checkEvent, checkSender, type Why } from '../../server/collect/check.ts';
import { checkCommerce } from '../../server/collect/commerce.ts';
import { isUuid } from '../../server/collect/uuid.ts';

const seed = Number(process.env['SEED'] ?? 1);
const RUNS = 4_000;

/** The field a reason is about; both sides must name the same. */
const fieldOf = (why: Why): string | undefined => (why?.includes(': ') ? why.slice(0, why.indexOf(': ')) : why && '');

const schemaWhy = (schema: v.GenericSchema, value: unknown): Why => {
  const result = v.safeParse(schema, value);
  return result.success ? undefined : whyNot(result.issues);
};

const schemaField = (schema: v.GenericSchema, value: unknown): string | undefined => {
  const result = v.safeParse(schema, value);
  return result.success ? undefined : (v.getDotPath(result.issues[0]) ?? '');
};

const uuid = fc.uuid({ version: [4, 7] });
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1.5, 1e300, true, [], {}, 'x', NaN, '0'.repeat(36)),
  fc.string({ maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }),
);
/** Now and then something else than what belongs there. */
const mostly = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: odd });

const long = (limit: number): fc.Arbitrary<string> =>
  fc.integer({ min: limit - 1, max: limit + 1 }).map((n) => 'a'.repeat(Math.max(0, n)));
const text = (limit: number): fc.Arbitrary<unknown> => mostly(fc.oneof(fc.string(), long(limit)));
const time = mostly(fc.oneof(fc.integer({ min: 0, max: 2e12 }), fc.constantFrom(8.64e15, 8.64e15 + 1)));

const page = mostly(fc.record({ url: text(2048), title: text(300), referrer: text(2048) }, { requiredKeys: ['url'] }));
const data = mostly(
  fc.oneof(
    fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3 })),
    fc.integer({ min: 8_150, max: 8_200 }).map((n) => ({ a: 'b'.repeat(n) })),
    fc.integer({ min: 4_060, max: 4_110 }).map((n) => ({ a: '"'.repeat(n) })),
    fc.integer({ min: 380, max: 420 }).map((n) => ({ a: Array.from({ length: n }, () => 1e20) })),
  ),
);
const anEvent = fc.record(
  {
    id: mostly(uuid),
    type: mostly(fc.oneof(fc.constantFrom('page_view', 'purchase', 'a'.repeat(40), 'a'.repeat(41)), fc.string())),
    at: time,
    seq: mostly(fc.integer({ min: 0, max: 1e9 })),
    page,
    data,
  },
  { requiredKeys: [] },
);
const whole = anEvent.map((e) => ({
  id: '01920000-0000-7000-8000-000000000001',
  type: 'page_view',
  at: 1,
  page: { url: '/' },
  data: {},
  ...(e as object),
}));
const sender = fc
  .record(
    {
      v: mostly(fc.constant(1)),
      site: mostly(fc.oneof(fc.string(), long(64))),
      visitor: mostly(uuid),
      session: mostly(uuid),
      tab: text(40),
      unlinked: mostly(fc.constant(true)),
      sent_at: time,
    },
    { requiredKeys: [] },
  )
  .chain((s) => fc.boolean().map((fill) => (fill ? { v: 1, site: 's', sent_at: 1, ...(s as object) } : s)));

const amount = mostly(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(1e12, -1e12, 1e13, 12.5)));
const item = fc.record(
  { item_id: text(200), item_name: text(200), price: amount, quantity: amount, stock: amount, image: text(2048) },
  { requiredKeys: ['item_id'] },
);
const commerce = fc.record(
  {
    currency: mostly(fc.constantFrom('EUR', 'JPY', 'eur', 'EURO')),
    value: amount,
    items: mostly(
      fc.oneof(
        fc.array(mostly(item), { maxLength: 4 }),
        fc.integer({ min: 199, max: 201 }).map((n) => Array.from({ length: n }, () => ({ item_id: 'a' }))),
      ),
    ),
    coupon: text(200),
    transaction_id: text(200),
    shipping: amount,
    tax: amount,
    discount: amount,
    search_term: text(200),
  },
  { requiredKeys: [] },
);

const agree = (schema: v.GenericSchema, check: (value: unknown) => Why, values: fc.Arbitrary<unknown>): void => {
  const seen = { good: 0, bad: 0 };
  fc.assert(
    fc.property(values, (value) => {
      const why = check(value);
      seen[why === undefined ? 'good' : 'bad']++;
      expect(fieldOf(why)).toEqual(schemaField(schema, value));
    }),
    { seed, numRuns: RUNS },
  );
  // A property that meets only good or only bad values proves nothing.
  expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(RUNS / 50);
};

describe(`the check by hand gives the schema's verdict and names the same field (seed ${seed})`, () => {
  it('of an event', () => agree(eventSchema, checkEvent, fc.oneof(anEvent, whole, whole, odd)));
  it('of an envelope', () => agree(senderSchema, checkSender, fc.oneof(sender, odd)));
  it("of a commerce event's data", () =>
    agree(commerceSchema, (value) => checkCommerce(value as Record<string, unknown>), commerce));
});

describe('the limit of data', () => {
  const sized = (length: number) => ({
    id: '01920000-0000-7000-8000-000000000001',
    type: 'custom',
    at: 1,
    page: { url: '/' },
    data: { name: 'x'.repeat(length - 11) },
  });
  it('is met to the character', () => {
    expect(JSON.stringify(sized(8192).data)).toHaveLength(8192);
    expect(checkEvent(sized(8192))).toBeUndefined();
    expect(checkEvent(sized(8193))).toBe('data: over 8192 characters');
    expect(schemaWhy(eventSchema, sized(8193))).toBe('data: over 8192 characters');
  });
  it('holds for what is nested too deeply to be written', () => {
    const deep = JSON.parse(`${'['.repeat(60_000)}${']'.repeat(60_000)}`) as unknown;
    expect(checkEvent({ ...sized(100), data: { deep } })).toBe('data: over 8192 characters');
  });
});

it('a UUID is one by hand as by the expression, also with one character changed', () => {
  const changed = fc
    .tuple(
      fc.uuid(),
      fc.nat(35),
      fc.oneof(fc.constantFrom(...'-09afAFgG8 '), fc.string({ minLength: 1, maxLength: 2 })),
    )
    .map(([id, at, other]) => id.slice(0, at) + other + id.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), changed, fc.string()), (text) => isUuid(text) === UUID.test(text)),
    { seed, numRuns: RUNS },
  );
});
