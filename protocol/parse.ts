import * as v from 'valibot';
import { limits } from './limits.ts';

// The server's and the tests' reading of what comes from a browser. The widget never carries it.

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const EVENT_NAME = /^[a-z_]{1,40}$/;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max, `longer than ${max} characters`));
const time = v.pipe(
  v.number(),
  v.integer('not whole milliseconds'),
  v.minValue(0),
  v.maxValue(8_640_000_000_000_000, 'not a time'),
);
const uuid = v.pipe(v.string(), v.regex(UUID, 'not a UUID'));

export const pageSchema = v.object({
  url: text(limits.url),
  title: v.optional(text(limits.title)),
  referrer: v.optional(text(limits.url)),
});

/** The envelope that events and messages share. */
export const senderSchema = v.object({
  v: v.literal(1, 'unknown version: this collector reads 1'),
  site: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  visitor: v.optional(uuid),
  session: v.optional(uuid),
  tab: v.optional(text(limits.tab)),
  unlinked: v.optional(v.literal(true)),
  sent_at: time,
});

/** One event, without the look into `data` that the commerce types get. */
export const eventSchema = v.object({
  id: uuid,
  type: v.pipe(v.string(), v.regex(EVENT_NAME, 'not a name of a-z and _, 1 to 40 long')),
  at: time,
  seq: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))),
  page: pageSchema,
  data: v.pipe(
    // Not v.record: it takes a list for an object.
    v.custom<Record<string, unknown>>(
      (data) => typeof data === 'object' && data !== null && !Array.isArray(data),
      'not an object',
    ),
    v.check((data) => JSON.stringify(data).length <= limits.data, `over ${limits.data} characters`),
  ),
});

const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'not an ISO 4217 code'));
const amount = v.pipe(v.number(), v.finite(), v.minValue(-1e12), v.maxValue(1e12));

export const itemSchema = v.object({
  item_id: text(limits.itemText),
  item_name: v.optional(text(limits.itemText)),
  price: v.optional(amount),
  quantity: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e6))),
  item_category: v.optional(text(limits.itemText)),
  item_variant: v.optional(text(limits.itemText)),
  item_brand: v.optional(text(limits.itemText)),
  discount: v.optional(amount),
  coupon: v.optional(text(limits.itemText)),
  stock: v.optional(amount),
  url: v.optional(text(limits.url)),
  image: v.optional(text(limits.url)),
});

export const cartSchema = v.object({
  currency,
  items: v.pipe(v.array(itemSchema), v.maxLength(limits.items)),
  coupon: v.optional(text(limits.itemText)),
  checkout_url: v.optional(text(limits.url)),
});

/** `data` of the commerce types. Other fields are kept as they came, within the limit of `data`. */
export const commerceSchema = v.object({
  currency: v.optional(currency),
  value: v.optional(amount),
  items: v.optional(v.pipe(v.array(itemSchema), v.maxLength(limits.items))),
  coupon: v.optional(text(limits.itemText)),
  transaction_id: v.optional(text(limits.itemText)),
  shipping: v.optional(amount),
  tax: v.optional(amount),
  discount: v.optional(amount),
});

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** One order at POST /v1/orders. `at`: UTC milliseconds, or ISO 8601 with its zone. */
export const orderSchema = v.pipe(
  v.object({
    id: v.pipe(text(limits.itemText), v.minLength(1, 'empty')),
    value: v.pipe(amount, v.minValue(0, 'less than nothing')),
    currency,
    items: v.optional(v.pipe(v.array(itemSchema), v.maxLength(limits.items))),
    discount: v.optional(amount),
    coupon: v.optional(text(limits.itemText)),
    shipping: v.optional(amount),
    tax: v.optional(amount),
    at: v.optional(
      v.union(
        [
          time,
          v.pipe(
            v.string(),
            v.regex(ISO_TIME),
            v.check((iso) => Date.parse(iso) >= 0),
          ),
        ],
        'not UTC milliseconds, nor an ISO 8601 time with its zone',
      ),
    ),
    visitor: v.optional(uuid),
    customer: v.optional(v.pipe(text(limits.itemText), v.minLength(1, 'empty'))),
  }),
  v.check((order) => JSON.stringify(order).length <= limits.data, `over ${limits.data} characters`),
);

export const answerSchema = v.pipe(
  v.object({
    question: text(limits.name),
    kind: v.picklist(['nps', 'csat', 'text', 'consent', 'single', 'multiple', 'email']),
    score: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
    choices: v.optional(v.pipe(v.array(text(limits.name)), v.maxLength(30))),
    text: v.optional(text(limits.text)),
  }),
  v.check(
    ({ kind, score }) => kind !== 'csat' || score === undefined || (score >= 1 && score <= 5),
    'a csat score is 1 to 5',
  ),
);

/** Deliberately lenient: it must have one @, a dot after it, and no blanks. Mail itself is the proof. */
export const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;

export const messageSchema = v.pipe(
  v.object({
    id: uuid,
    kind: v.picklist(['message', 'feedback', 'survey']),
    at: time,
    rev: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e6)), 0),
    page: pageSchema,
    lang: v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'not a BCP 47 tag'), v.maxLength(35)),
    text: v.optional(text(limits.text)),
    rating: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
    email: v.optional(v.pipe(text(limits.email), v.regex(EMAIL, 'not an e-mail address'))),
    name: v.optional(text(limits.personName)),
    survey: v.optional(text(limits.name)),
    answers: v.optional(v.pipe(v.array(answerSchema), v.maxLength(limits.answers))),
    done: v.optional(v.boolean()),
    follow: v.optional(v.boolean()),
    cart: v.optional(cartSchema),
  }),
  v.check((m) => m.kind !== 'message' || Boolean(m.text?.trim()), 'a message without text: write something in `text`'),
  v.check((m) => m.kind !== 'survey' || Boolean(m.survey), 'a survey response without `survey`'),
);

/** The reason of the first thing that is wrong, with the field it is in: "page.url: longer than 2048 characters". */
export const whyNot = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const issue = issues[0];
  if (!issue) return 'unreadable';
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
};
