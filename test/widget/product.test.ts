import { describe, expect, it } from 'vitest';
import type { Item } from '../../protocol/commerce.ts';
import { productInView } from '../../widget/commerce/product.ts';

const URL_HERE = new URL('https://shop.example/p/nistru?size=m');
/** Monday 23 November 2026, 10:00 here. */
const NOW = new Date(2026, 10, 23, 10).getTime();

/** What is read from a page with these blocks. */
const read = (blocks: unknown[], told?: Item, now = NOW) => {
  const texts = blocks.map((block) => ({ textContent: typeof block === 'string' ? block : JSON.stringify(block) }));
  const page = { querySelectorAll: () => texts } as unknown as Document;
  return productInView(told, now, page, URL_HERE);
};
const bowl = (offers: unknown, more: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: 'Serving bowl Nistru',
  sku: 'LF-N',
  offers,
  ...more,
});
const days = (minValue: number, maxValue: number) => ({ minValue, maxValue, unitCode: 'DAY' });
const shipping = (deliveryTime: object, more: object = {}) => ({
  '@type': 'OfferShippingDetails',
  shippingRate: { value: '38', currency: 'MDL' },
  deliveryTime,
  ...more,
});
const dayOf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toDateString();
const arrival = (deliveryTime: object, now = NOW) => {
  const delivery = read([bowl({ shippingDetails: shipping(deliveryTime) })], undefined, now)?.delivery;
  return [dayOf(delivery?.from), dayOf(delivery?.to)];
};

describe('what a page says', () => {
  it('is read from Product and Offer', () =>
    expect(
      read([
        bowl({
          '@type': 'Offer',
          availability: 'https://schema.org/InStock',
          inventoryLevel: { '@type': 'QuantitativeValue', value: 12 },
        }),
      ]),
    ).toEqual({ name: 'Serving bowl Nistru', sold: 'in', stock: 12 }));
  it('is found in a list and in a graph', () => {
    expect(read([[{ '@type': 'WebSite', name: 'x' }, bowl({})]])?.name).toBe('Serving bowl Nistru');
    expect(read([{ '@graph': [bowl({}), { '@type': 'BreadcrumbList' }] }])?.name).toBe('Serving bowl Nistru');
  });
  it.each([
    ['http://schema.org/OutOfStock', 'out'],
    ['SoldOut', 'out'],
    ['https://schema.org/PreOrder', 'pre'],
    ['https://schema.org/LimitedAvailability', 'in'],
    ['https://schema.org/Whatever', undefined],
  ])('availability %s', (availability, sold) => expect(read([bowl({ availability })])?.sold).toBe(sold));
  it('is that of the variant in view', () => {
    const variant = (size: string, inventoryLevel: number) => ({
      '@type': 'Product',
      name: `Bowl ${size}`,
      offers: { url: `https://shop.example/p/nistru?size=${size}`, inventoryLevel },
    });
    const group = { '@type': 'ProductGroup', name: 'Bowl', hasVariant: [variant('s', 10), variant('m', 20)] };
    expect(read([group])).toEqual({ name: 'Bowl m', stock: 20 });
    const elsewhere = { ...group, hasVariant: [variant('s', 10), variant('l', 20)] };
    expect(read([elsewhere])).toEqual({ name: 'Bowl' });
  });
});

describe('a delivery', () => {
  it('arrives after handling and transit', () => {
    const [from, to] = arrival({ handlingTime: days(0, 1), transitTime: days(1, 2) });
    expect([from, to]).toEqual(['Tue Nov 24 2026', 'Thu Nov 26 2026']);
  });
  it('counts the days on which they work, from the first of them', () => {
    const time = {
      businessDays: {
        dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((d) => `https://schema.org/${d}`),
      },
      handlingTime: days(0, 0),
      transitTime: days(2, 2),
    };
    expect(arrival(time)[0]).toBe('Wed Nov 25 2026');
    expect(arrival(time, new Date(2026, 10, 22, 10).getTime())[0]).toBe('Wed Nov 25 2026');
    expect(arrival(time, new Date(2026, 10, 26, 10).getTime())[0]).toBe('Mon Nov 30 2026');
  });
  it('begins a day later after the hour of closing', () => {
    const time = { cutoffTime: '15:00:00', handlingTime: days(0, 0), transitTime: days(1, 1) };
    expect(arrival(time)[0]).toBe('Tue Nov 24 2026');
    expect(arrival(time, new Date(2026, 10, 23, 15).getTime())[0]).toBe('Wed Nov 25 2026');
    const noon = new Date(NOW).toISOString().slice(11, 16);
    expect(arrival({ ...time, cutoffTime: `${noon}:00Z` })[0]).toBe('Wed Nov 25 2026');
  });
  it('is not told from half of what is needed', () => {
    expect(arrival({ transitTime: days(1, 2) })).toEqual([undefined, undefined]);
    expect(arrival({ handlingTime: days(0, 1), transitTime: { ...days(1, 2), unitCode: 'WEE' } })[0]).toBeUndefined();
    expect(arrival({ handlingTime: days(0, 1), transitTime: days(3, 1) })[0]).toBeUndefined();
    expect(arrival({ handlingTime: days(0, 1), transitTime: days(1, 9000) })[0]).toBeUndefined();
  });
  it('to several places is not told, since which is meant is not known', () =>
    expect(read([bowl({ shippingDetails: [shipping({}), shipping({})] })])).not.toHaveProperty('delivery'));
  it('has its rate, also none', () => {
    expect(read([bowl({ shippingDetails: shipping({}) })])?.delivery).toEqual({ rate: 38, currency: 'MDL' });
    const free = shipping({}, { shippingRate: { value: 0 } });
    expect(read([bowl({ shippingDetails: free })])?.delivery).toEqual({ rate: 0 });
  });
});

describe('nothing is shown', () => {
  const deep = JSON.parse('{"@type":"Product","name":'.repeat(1) + '"x"}') as object;
  it.each([
    ['of no product', [{ '@type': 'Organization', name: 'x' }]],
    ['of a list of products', [bowl({}), bowl({}, { name: 'Another' })]],
    ['of broken JSON', ['{"@type":"Product","name":"x"', 'null', '7', '"Product"', '[[[]]]']],
    ['of a product without a name', [bowl({}, { name: '' })]],
    ['of a name that is no text', [bowl({}, { name: { toString: 'x' } })]],
    ['of a block without end', [`{"@type":"Product","name":"${'x'.repeat(200_001)}"}`]],
  ])('%s', (_, blocks) => expect(read(blocks)).toBeUndefined());
  it('of what lies behind more than can be read each second, and what is too long is stepped over', () => {
    const long = (letters: number) => ({ '@type': 'ItemList', name: 'x'.repeat(letters) });
    expect(read([...Array<object>(40).fill(long(6000)), bowl({}, { description: 'x'.repeat(6000) })])).toBeUndefined();
    expect(read([long(300_000), bowl({})])?.name).toBe('Serving bowl Nistru');
  });
  it('of what cannot be true', () => {
    const odd = { inventoryLevel: { value: 1.5 }, availability: ['InStock'] };
    expect(read([bowl(odd)])).toEqual({ name: 'Serving bowl Nistru' });
    expect(read([bowl({ inventoryLevel: 'many' })])).toEqual({
      name: 'Serving bowl Nistru',
    });
    expect(read([bowl('x', { '@type': ['Product', 7], url: 'http://[' })])).toEqual({ name: 'Serving bowl Nistru' });
    expect(read([{ ...deep, __proto__: { name: 'y' } }])?.name).toBe('x');
  });
});

describe('what product() told', () => {
  const told: Item = { item_id: 'LF-N', item_name: 'Bowl', stock: 3 };
  it('goes before the page, which adds the rest of the same product', () =>
    expect(read([bowl({ shippingDetails: shipping({}) })], told)).toEqual({
      name: 'Bowl',
      stock: 3,
      delivery: { rate: 38, currency: 'MDL' },
    }));
  it('of pieces sold ahead is no stock', () => {
    for (const stock of [-3, 2.5, 1e13]) expect(read([], { ...told, stock })).toEqual({ name: 'Bowl' });
    expect(read([bowl({ inventoryLevel: 5 })], { ...told, stock: -3 })).toEqual({ name: 'Bowl', stock: 5 });
  });
  it('of another product silences the page', () =>
    expect(read([bowl({ availability: 'OutOfStock' })], { item_id: 'other', item_name: 'Cup' })).toEqual({
      name: 'Cup',
    }));
});
