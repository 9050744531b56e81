import type { Item, ProductFacts } from '../../protocol/commerce.ts';

type Thing = Record<string, unknown>;
type Sold = NonNullable<ProductFacts['sold']>;

/** Characters of one block of JSON-LD, and blocks of a page, that are looked at. */
const BLOCK = 200_000;
const BLOCKS = 50;
const NAME = 80;
const DAY = 86_400_000;
/** Longer than this is no delivery time but a mistake. */
const MOST_DAYS = 90;

const SOLD: Record<string, Sold> = {
  InStock: 'in',
  OnlineOnly: 'in',
  LimitedAvailability: 'in',
  OutOfStock: 'out',
  SoldOut: 'out',
  Discontinued: 'out',
  PreOrder: 'pre',
  PreSale: 'pre',
  BackOrder: 'pre',
  MadeToOrder: 'pre',
};

const thing = (value: unknown): Thing => (value && typeof value === 'object' ? (value as Thing) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const tail = (value: unknown): string => text(value).split('/').at(-1)!;
const typed = (value: unknown, ...types: string[]): boolean =>
  list(thing(value)['@type']).some((type) => types.includes(tail(type)));

/** A number that is none below zero; schema.org writes it with a point, as number or as text. */
const number = (value: unknown): number | undefined => {
  const found = typeof value === 'number' ? value : /^\d+(\.\d+)?$/.test(text(value)) ? Number(value) : NaN;
  return found >= 0 && found < 1e12 ? found : undefined;
};
const currency = (value: unknown): string | undefined => (/^[A-Z]{3}$/.test(text(value)) ? text(value) : undefined);

/** All that stands at the top of a block, or in its graph. */
const things = (block: string): unknown[] => {
  try {
    return list(JSON.parse(block)).flatMap((value) => [value, ...list(thing(value)['@graph'])]);
  } catch {
    return [];
  }
};

/** Whether an address, of a product or an offer, is that of the page. */
const isHere = (value: unknown, page: URL, whole: boolean): boolean => {
  try {
    const url = new URL(text(thing(value).url), page);
    return !!text(thing(value).url) && url.pathname === page.pathname && (!whole || url.search === page.search);
  } catch {
    return false;
  }
};
const offersOf = (product: unknown): unknown[] => list(thing(product).offers);

/** The one that is meant: the only one, or the only one that says it is of this page. */
const meant = (all: unknown[], page: URL): unknown => {
  if (all.length < 2) return all[0];
  for (const whole of [true, false]) {
    const here = all.filter((one) => [one, ...offersOf(one)].some((part) => isHere(part, page, whole)));
    if (here.length === 1) return here[0];
  }
  return undefined;
};

/** Price and currency, if there is one price. */
const priceOf = (offer: Thing): Pick<ProductFacts, 'price' | 'currency'> => {
  const listed = thing(list(offer.priceSpecification)[0]);
  const low = number(offer.lowPrice);
  const price = number(offer.price ?? listed.price) ?? (low === number(offer.highPrice) ? low : undefined);
  const code = currency(offer.priceCurrency ?? listed.priceCurrency);
  return price === undefined || !code ? {} : { price, currency: code };
};

const daysOf = (value: unknown): [min: number, max: number] | undefined => {
  const { minValue, maxValue, value: exact, unitCode } = thing(value);
  const [min, max] = [number(minValue ?? exact ?? 0), number(maxValue ?? exact)];
  const fits = /^(DAY|d)$/.test(text(unitCode) || 'DAY') && min !== undefined && max !== undefined && min <= max;
  return fits && max <= MOST_DAYS ? [Math.ceil(min), Math.ceil(max)] : undefined;
};

const WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When an order of this moment arrives, if both handling and transit are told in days. */
const arrivalOf = (time: Thing, now: number): { from?: number; to?: number } => {
  const [handling, transit] = [daysOf(time.handlingTime), daysOf(time.transitTime)];
  if (!handling || !transit) return {};
  const open = list(thing(time.businessDays).dayOfWeek ?? time.businessDays).map(tail);
  const works = (at: number): boolean => !open[0] || open.includes(WEEK[new Date(at).getDay()]!);
  const [, hour, minute] = /^(\d\d):(\d\d)/.exec(text(time.cutoffTime)) ?? [];
  const late = hour && new Date(now).getHours() * 60 + new Date(now).getMinutes() >= Number(hour) * 60 + Number(minute);
  const after = (days: number): number => {
    let at = now;
    for (let left = days + (late ? 1 : 0), turn = 0; turn < 400 && (left > 0 || !works(at)); turn++) {
      at += DAY;
      if (works(at)) left--;
    }
    return at;
  };
  return { from: after(handling[0] + transit[0]), to: after(handling[1] + transit[1]) };
};

const deliveryOf = (offer: Thing, now: number): Pick<ProductFacts, 'delivery'> => {
  const all = list(offer.shippingDetails).filter((one) => typed(one, 'OfferShippingDetails'));
  // Several are for several places, and where this one is to go is not known.
  if (all.length !== 1) return {};
  const { shippingRate, deliveryTime } = thing(all[0]);
  const rate = number(thing(shippingRate).value);
  const code = currency(thing(shippingRate).currency);
  const cost = rate === undefined || (rate && !code) ? {} : { rate, ...(code && { currency: code }) };
  const delivery = { ...arrivalOf(thing(deliveryTime), now), ...cost };
  return Object.keys(delivery)[0] ? { delivery } : {};
};

/** What one product of schema.org says, for an order made `now` on that page. */
const factsOf = (product: Thing, page: URL, now: number): ProductFacts | undefined => {
  const name = text(product.name).slice(0, NAME);
  if (!name) return undefined;
  const offer = thing(meant(offersOf(product), page));
  const stock = number(thing(offer.inventoryLevel).value ?? offer.inventoryLevel);
  const sold = Object.hasOwn(SOLD, tail(offer.availability)) ? SOLD[tail(offer.availability)] : undefined;
  return {
    name,
    ...priceOf(offer),
    ...(sold && { sold }),
    ...(stock !== undefined && Number.isInteger(stock) && { stock }),
    ...deliveryOf(offer, now),
  };
};

/** The product that blocks of JSON-LD are about, if it is one and no list of many; with its identity. */
const readFrom = (
  blocks: readonly string[],
  page: URL,
  now: number,
): [facts: ProductFacts, ids: unknown[]] | undefined => {
  const all = blocks
    .slice(0, BLOCKS)
    .filter((block) => block.length < BLOCK)
    .flatMap(things);
  const product = thing(
    meant(
      all.filter((one) => typed(one, 'Product', 'ProductGroup')),
      page,
    ),
  );
  const variants = list(product.hasVariant).filter((one) => typed(one, 'Product'));
  const chosen = variants[0] ? { ...product, ...thing(meant(variants, page)) } : product;
  const facts = factsOf(chosen, page, now);
  return facts && [facts, [chosen.sku, chosen.productID, chosen.name, product.productGroupID]];
};

/**
 * What is known of the product in view: from product() and from the page's own schema.org JSON-LD. Nothing is guessed.
 * @param told the item that product() gave of this page; where the page speaks of another, the page is not heard
 * @param code ISO 4217 of the amounts in `told`
 * @param now milliseconds UTC
 */
export const productInView = (
  told: Item | undefined,
  code: string,
  now: number,
  page: Pick<Document, 'querySelectorAll'> = document,
  url = new URL(location.href),
): ProductFacts | undefined => {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')];
  const read = readFrom(
    scripts.map(({ textContent }) => textContent ?? ''),
    url,
    now,
  );
  if (!told) return read?.[0];
  const same = read?.[1].some((id) => id && (id === told.item_id || id === told.item_name));
  const facts: Partial<ProductFacts> = { ...(same && read?.[0]) };
  if (told.item_name) facts.name = told.item_name;
  if (told.price !== undefined) Object.assign(facts, { price: told.price, currency: code });
  if (told.stock !== undefined) facts.stock = told.stock;
  return facts.name ? (facts as ProductFacts) : undefined;
};
