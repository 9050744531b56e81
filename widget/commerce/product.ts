import type { Item, ProductFacts } from '../../protocol/commerce.ts';

type Thing = Record<string, unknown>;

/** Characters of JSON-LD that are looked at, which is done each second while the panel is open. */
const MOST = 200_000;
const NAME = 80;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Longer than this is no delivery time but a mistake. */
const MOST_DAYS = 90;

/** schema.org's ItemAvailability, by how its names begin. */
const SOLD = [
  ['in', /^(InStock|OnlineOnly|Limited)/],
  ['out', /^(OutOf|Sold|Discontinued)/],
  ['pre', /^(Pre|Back|Made)/],
] as const;
const WEEK = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

const thing = (value: unknown): Thing => (value && typeof value === 'object' ? (value as Thing) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const tail = (value: unknown): string => text(value).split('/').at(-1)!;
const typed = (value: unknown, types: RegExp): boolean =>
  list(thing(value)['@type']).some((type) => types.test(tail(type)));

/** A number that is none below zero; schema.org writes it with a point, as number or as text. */
const number = (value: unknown): number | undefined => {
  const found = typeof value === 'number' ? value : /^\d+(\.\d+)?$/.test(text(value)) ? Number(value) : -1;
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

/** Whether the address of a product or an offer is that of the page; without `whole` whatever its parameters. */
const isHere = (value: unknown, page: URL, whole: boolean): boolean => {
  const address = text(thing(value).url);
  if (!address || !URL.canParse(address, page.href)) return false;
  const { pathname, search } = new URL(address, page);
  return pathname === page.pathname && (!whole || search === page.search);
};
const offersOf = (product: unknown): unknown[] => list(thing(product).offers);

/** The one that is meant: the only one, or the only one that says it is of this page. */
const meant = (all: unknown[], page: URL): unknown => {
  const here = (whole: boolean): unknown[] =>
    all.filter((one) => [one, ...offersOf(one)].some((part) => isHere(part, page, whole)));
  return [all, here(true), here(false)].find((found) => found.length === 1)?.[0];
};

/** A number of pieces: shops that sell ahead count below zero, which says nothing to a shopper. */
const pieces = (value: unknown): number | undefined => {
  const found = number(value);
  return Number.isInteger(found) ? found : undefined;
};

/** Days at least and at most. */
const daysOf = (value: unknown): [min: number, max: number] | undefined => {
  const { minValue, maxValue, value: exact, unitCode = 'DAY' } = thing(value);
  const [min = 0, max = MOST_DAYS] = [number(minValue ?? exact), number(maxValue ?? exact)];
  return /^(DAY|d)$/.test(text(unitCode)) && min <= max && max < MOST_DAYS ? [min, max] : undefined;
};

/** Whether an order of now is for the next day; a time without a zone is the visitor's own. */
const isLate = (cutoff: unknown, now: number): boolean => {
  const [, hour, minute, zone, ahead, rest] = /^(\d\d):(\d\d)[\d:]*(Z|([+-]\d\d):?(\d\d))?$/.exec(text(cutoff)) ?? [];
  if (!hour) return false;
  const offset = zone ? Number(ahead ?? 0) * 60 + Number(rest ?? 0) : -new Date(now).getTimezoneOffset();
  return (now / MINUTE + offset) % 1440 >= Number(hour) * 60 + Number(minute);
};

/** When an order of this moment arrives, if both handling and transit are told in days. */
const arrivalOf = (time: Thing, now: number): { from?: number; to?: number } => {
  const [handling, transit] = [daysOf(time.handlingTime), daysOf(time.transitTime)];
  if (!handling || !transit) return {};
  const open = list(thing(time.businessDays).dayOfWeek).map((day) => tail(day).slice(0, 2));
  const works = (at: number): boolean => !open[0] || open.includes(WEEK[new Date(at).getDay()]!);
  /** The next day on which they work, or this one. */
  const next = (at: number, tries = 7): number => (tries && !works(at) ? next(at + DAY, tries - 1) : at);
  const after = (days: number): number => {
    let at = next(works(now) && isLate(time.cutoffTime, now) ? now + DAY : now);
    for (let left = days; left > 0; left--) at = next(at + DAY);
    return at;
  };
  return { from: after(handling[0] + transit[0]), to: after(handling[1] + transit[1]) };
};

const deliveryOf = (offer: Thing, now: number): Pick<ProductFacts, 'delivery'> => {
  const all = list(offer.shippingDetails).filter((one) => typed(one, /^OfferShippingDetails$/));
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
  const offer = thing(meant(offersOf(product), page));
  const stock = pieces(thing(offer.inventoryLevel).value ?? offer.inventoryLevel);
  const sold = SOLD.find(([, names]) => names.test(tail(offer.availability)))?.[0];
  const facts: ProductFacts = { name, ...deliveryOf(offer, now) };
  if (sold) facts.sold = sold;
  if (stock !== undefined) facts.stock = stock;
  return name ? facts : undefined;
};

/**
 * What is known of the product in view: from product() and from the page's own schema.org JSON-LD, if that is about one
 * product and no list of many. Nothing is guessed.
 * @param told the item that product() gave of this page; where the page speaks of another, the page is not heard
 * @param now milliseconds UTC
 */
export const productInView = (
  told: Item | undefined,
  now: number,
  page: Pick<Document, 'querySelectorAll'> = document,
  url = new URL(location.href),
): ProductFacts | undefined => {
  let left = MOST;
  const all = [...page.querySelectorAll('script[type="application/ld+json"]')]
    .map(({ textContent }) => textContent ?? '')
    .flatMap((block) => {
      if (block.length > left) return [];
      left -= block.length;
      return things(block);
    });
  const product = thing(
    meant(
      all.filter((one) => typed(one, /^Product(Group)?$/)),
      url,
    ),
  );
  const chosen = { ...product, ...thing(meant(list(product.hasVariant), url)) };
  const read = factsOf(chosen, url, now);
  if (!told) return read;
  const same = [chosen.sku, chosen.productID, chosen.name].some((id) => id === told.item_id || id === told.item_name);
  const facts: Partial<ProductFacts> = same ? { ...read } : {};
  if (told.item_name) facts.name = told.item_name;
  const stock = pieces(told.stock);
  if (stock !== undefined) facts.stock = stock;
  return facts.name ? (facts as ProductFacts) : undefined;
};
