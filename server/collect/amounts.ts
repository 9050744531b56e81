import { COMMERCE_TYPES } from '../../protocol/commerce.ts';
import { toMajor, toMinor } from '../../protocol/money.ts';

type Data = Record<string, unknown>;

const COMMERCE: ReadonlySet<string> = new Set(COMMERCE_TYPES);
const AMOUNTS = ['value', 'tax', 'shipping', 'discount'] as const;
const ITEM_AMOUNTS = ['price', 'discount'] as const;
const MINOR = '_minor';

export const isCommerce = (type: string): boolean => COMMERCE.has(type);

const swapped = (
  data: Data,
  from: readonly string[],
  to: (name: string) => string,
  as: (n: number) => number,
): Data => {
  const out: Data = { ...data };
  for (const name of from) {
    const amount = out[name];
    if (typeof amount !== 'number') continue;
    delete out[name];
    out[to(name)] = as(amount);
  }
  return out;
};

/** Minor units are ours to write: a sender's own would be believed on reading. */
const without = (data: Data, names: readonly string[]): Data =>
  names.some((name) => name in data)
    ? Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)))
    : data;

const withItems = (data: Data, each: (item: Data) => Data): Data =>
  Array.isArray(data['items']) ? { ...data, items: (data['items'] as Data[]).map(each) } : data;

const toMinorName = (name: string): string => name + MINOR;
const toMajorName = (name: string): string => name.slice(0, -MINOR.length);
const MINORS = AMOUNTS.map(toMinorName);
const ITEM_MINORS = ITEM_AMOUNTS.map(toMinorName);

/**
 * `data` of a commerce event as it is kept: amounts as integer minor units under `value_minor`, `price_minor` and
 * so on, and always with the currency they are in.
 * @param currency the site's, for shops that leave it out
 */
export const inMinor = (type: string, data: Data, currency: string): Data => {
  if (!isCommerce(type)) return data;
  const code = typeof data['currency'] === 'string' ? data['currency'] : currency;
  const as = (amount: number): number => toMinor(amount, code);
  const top = swapped({ ...without(data, MINORS), currency: code }, AMOUNTS, toMinorName, as);
  return withItems(top, (item) => swapped(without(item, ITEM_MINORS), ITEM_AMOUNTS, toMinorName, as));
};

/** The opposite of inMinor, for reading and export: decimals in major units under GA4's names. */
export const inMajor = (data: Data): Data => {
  const code = data['currency'];
  if (typeof code !== 'string') return data;
  const as = (amount: number): number => toMajor(amount, code);
  const top = swapped(data, MINORS, toMajorName, as);
  return withItems(top, (item) => swapped(item, ITEM_MINORS, toMajorName, as));
};
