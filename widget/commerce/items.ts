import type { Cart, CommerceData, Item } from '../../protocol/commerce.ts';
import { ITEM_TEXT, ITEMS, URL_LENGTH } from '../../protocol/limits.ts';
import { blanked as redacted } from '../../protocol/redact.ts';

type Raw = Record<string, unknown>;

const ITEM_TEXTS = 'item_id item_name item_category item_variant item_brand coupon';
const ITEM_NUMBERS = 'price quantity discount stock';

/** A number as shops write it: 148.5, "148.50", "148,50", "1,299.00". */
const numberOf = (value: unknown): number => {
  const text = String(value).replace(/\s/g, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  return last < 0 ? Number(text) : Number(text.slice(0, last).replace(/[.,]/g, '') + '.' + text.slice(last + 1));
};

const pick = (raw: Raw, texts: string, numbers: string, addresses = ''): Raw => {
  const kept: Raw = {};
  const each = (names: string, keep: (value: unknown) => unknown): void => {
    for (const name of names.split(' ')) {
      const value = raw[name];
      const known = value == null || value === '' || typeof value === 'object' ? undefined : keep(value);
      if (known !== undefined) kept[name] = known;
    }
  };
  each(texts, (value) => String(value).slice(0, ITEM_TEXT));
  each(addresses, (value) => String(value).slice(0, URL_LENGTH));
  each(numbers, (value) => {
    const number = numberOf(value);
    return Math.abs(number) < 1e12 ? number : undefined;
  });
  return kept;
};

/** An item as the wire has it, or nothing if it has neither id nor name. */
export const itemOf = (raw: unknown): Item[] => {
  const item = pick(Object(raw), ITEM_TEXTS, ITEM_NUMBERS, 'url image') as Partial<Item>;
  item.item_id ??= item.item_name!;
  if (item.quantity! < 0 || item.quantity! > 1e6) delete item.quantity;
  return item.item_id ? [item as Item] : [];
};

const itemsOf = (raw: unknown): Item[] => (Array.isArray(raw) ? raw.slice(0, ITEMS).flatMap(itemOf) : []);

const currencyOf = (raw: unknown): { currency?: string } => {
  const currency = String(raw).toUpperCase();
  return /^[A-Z]{3}$/.test(currency) ? { currency } : {};
};

/** GA4's parameters of one e-commerce event, made fit for the wire. */
export const dataOf = (raw: Raw): CommerceData => ({
  ...pick(raw, 'coupon transaction_id', 'value shipping tax discount'),
  ...currencyOf(raw.currency),
  ...(raw.items ? { items: itemsOf(raw.items) } : {}),
});

/** The cart as a shop tells it, or nothing if it is none. */
export const cartOf = (raw: unknown): Cart | undefined => {
  const { currency, items, ...rest } = Object(raw);
  const code = currencyOf(currency).currency;
  if (!code || !Array.isArray(items)) return undefined;
  return { currency: code, items: itemsOf(items), ...pick(rest, 'coupon', '', 'checkout_url') };
};

/** What was searched for, or asked, as it may leave the device in an event. */
export const blanked = (words: unknown): string => redacted(String(words)).slice(0, ITEM_TEXT);
