import { limits } from '../../protocol/limits.ts';
import type { Why } from './check.ts';

// Agrees with `commerceSchema` of protocol/parse.ts; by hand for the same reason as check.ts.

type Fields = Record<string, unknown>;
type Rule = (value: unknown) => boolean;

const MOST = 1e12;
const MOST_PIECES = 1e6;
const CODE = /^[A-Z]{3}$/;

const isText: Rule = (value) => typeof value === 'string' && value.length <= limits.itemText;
const isUrl: Rule = (value) => typeof value === 'string' && value.length <= limits.url;
const isAmount: Rule = (value) => typeof value === 'number' && value >= -MOST && value <= MOST;
const isCount: Rule = (value) => typeof value === 'number' && value >= 0 && value <= MOST_PIECES;
const isCode: Rule = (value) => typeof value === 'string' && CODE.test(value);

const WORDS = new Map<Rule, string>([
  [isText, `not a text of at most ${limits.itemText} characters`],
  [isUrl, `not an address of at most ${limits.url} characters`],
  [isAmount, 'not an amount'],
  [isCount, 'not a number of pieces'],
  [isCode, 'not an ISO 4217 code'],
]);

const ITEM: readonly (readonly [string, Rule])[] = [
  ['item_name', isText],
  ['price', isAmount],
  ['quantity', isCount],
  ['item_category', isText],
  ['item_variant', isText],
  ['item_brand', isText],
  ['discount', isAmount],
  ['coupon', isText],
  ['stock', isAmount],
  ['url', isUrl],
  ['image', isUrl],
];

const AFTER_ITEMS: readonly (readonly [string, Rule])[] = [
  ['coupon', isText],
  ['transaction_id', isText],
  ['shipping', isAmount],
  ['tax', isAmount],
  ['discount', isAmount],
];

const firstWrong = (value: Fields, rules: readonly (readonly [string, Rule])[], path: string): Why => {
  for (const [name, rule] of rules) {
    const field = value[name];
    if (field !== undefined && !rule(field)) return `${path}${name}: ${WORDS.get(rule)}`;
  }
  return undefined;
};

const itemWhy = (item: unknown, path: string): Why => {
  if (typeof item !== 'object' || item === null) return `${path.slice(0, -1)}: not an object`;
  const fields = item as Fields;
  if (!isText(fields['item_id'])) return `${path}item_id: ${WORDS.get(isText)}`;
  return firstWrong(fields, ITEM, path);
};

const itemsWhy = (items: unknown): Why => {
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) return 'items: not a list';
  for (let i = 0; i < items.length; i++) {
    const why = itemWhy(items[i], `items.${i}.`);
    if (why) return why;
  }
  return items.length > limits.items ? `items: more than ${limits.items}` : undefined;
};

const BEFORE_ITEMS: readonly (readonly [string, Rule])[] = [
  ['currency', isCode],
  ['value', isAmount],
];

/** What is wrong with the `data` of a commerce event, with the field in it; undefined if nothing is. */
export const checkCommerce = (data: Fields): Why =>
  firstWrong(data, BEFORE_ITEMS, '') ?? itemsWhy(data['items']) ?? firstWrong(data, AFTER_ITEMS, '');
