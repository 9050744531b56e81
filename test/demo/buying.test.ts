import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createShop, startShop } from '../../demo/shop/index.ts';
import type { RunningShop } from '../../demo/shop/index.ts';
import { ADDRESS, customerOf } from './customer.ts';
import type { Customer, Told } from './customer.ts';

let shop: RunningShop;
let customer: Customer;
beforeAll(async () => {
  shop = await startShop({ port: 0 });
});
beforeEach(() => {
  customer = customerOf(shop);
});
afterAll(() => shop.stop());

const BOWL = 'serving-bowl-nistru';
const MUG = 'mug-prut';

const add = (id: string, quantity = '1', lang = 'en') => customer.post(`/${lang}/cart/add`, { id, quantity });
const names = (events: Told[]): string[] => events.map(({ event }) => event);

describe('the basket', () => {
  it('is empty, keeps no cookie and says so until something is in it', async () => {
    const page = await customer.get('/en/cart');
    expect(page.text('.lead p')).toBe('Your basket is empty.');
    expect(customer.cookie('lutfoc_basket')).toBeUndefined();
    await add(BOWL);
    expect(customer.cookie('lutfoc_basket')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('adds up, and shows how far free delivery is', async () => {
    await add(BOWL, '2');
    const page = await add('dip-bowl-cogalnic', '1');
    expect(page.all('.line .sum').map((sum) => sum.textContent)).toEqual(['296\u00a0lei', '36.50\u00a0lei']);
    expect(page.text('.sums')).toBe('Subtotal332.50 leiDelivery38 leiTotal370.50 lei');
    expect(page.text('.gap p')).toBe('67.50 lei more for free delivery');
    expect(page.text('[data-count]')).toBe('3');
  });

  it('delivers free from 400 lei', async () => {
    const page = await add('amphora-cucuteni');
    expect(page.text('.sums')).toBe('Subtotal420 leiDeliveryfreeTotal420 lei');
    expect(page.text('.gap p')).toBe('Delivery is free for this order');
  });

  it('speaks Romanian, with “de” where it belongs', async () => {
    const page = await add(MUG, '1', 'ro');
    expect(page.text('.gap p')).toBe('încă 336 de lei până la livrare gratuită');
    expect((await add('dip-bowl-cogalnic', '1', 'ro')).text('.sums')).toContain('100,50 lei');
  });

  it.each([
    ['ru', 'До бесплатной доставки ещё 336 леев'],
    ['zh', '再买 336 列伊 即可免运费'],
  ])('speaks %s as well', async (lang, gap) => {
    expect((await add(MUG, '1', lang)).text('.gap p')).toBe(gap);
  });

  it('never holds more than there is, and says why', async () => {
    const page = await add('moon-jar-tigheci', '5');
    expect(page.all('.line input[name=quantity]')[0]?.getAttribute('value')).toBe('3');
    expect(page.text('.notes')).toBe('We have only 3 of Moon jar Tigheci. The quantity was changed.');
    expect((await customer.get('/en/cart')).all('.notes')).toEqual([]);
  });

  it('takes changes and removals, and tells the data layer what changed, once', async () => {
    await add(BOWL, '3');
    const fewer = await customer.post('/en/cart/change', { id: BOWL, quantity: '1' });
    expect(names(fewer.events())).toEqual(['remove_from_cart', 'view_cart']);
    expect(fewer.events()[0]?.ecommerce).toMatchObject({ value: 296, items: [{ item_id: 'LF-B01', quantity: 2 }] });
    const more = await customer.post('/en/cart/change', { id: BOWL, quantity: '4' });
    expect(names(more.events())).toEqual(['add_to_cart', 'view_cart']);
    expect(names((await customer.get('/en/cart')).events())).toEqual(['view_cart']);
    const none = await customer.post('/en/cart/remove', { id: BOWL });
    expect(names(none.events())).toEqual(['remove_from_cart']);
    expect(none.text('.lead p')).toBe('Your basket is empty.');
  });

  it.each([{ quantity: '-1' }, { quantity: 'many' }, { quantity: '1e9' }, { quantity: '' }, {}])(
    'is left as it was by a quantity like %j',
    async (form) => {
      await add(BOWL, '2');
      const page = await customer.post('/en/cart/change', { id: BOWL, ...form });
      expect(page.all('.line input[name=quantity]')[0]?.getAttribute('value')).toBe('2');
    },
  );

  it('answers the product page’s script with what to say and to tell', async () => {
    const answer = await customer.send('/en/cart/add', { id: MUG, quantity: '2' }, { accept: 'application/json' });
    expect(JSON.parse(answer.html)).toMatchObject({
      count: 2,
      said: 'In the basket: 2.',
      events: [{ event: 'add_to_cart', ecommerce: { currency: 'MDL', value: 128 } }],
    });
    expect(names((await customer.get('/en/cart')).events())).toEqual(['view_cart']);
    expect(JSON.parse((await customer.get('/en/cart/count')).html)).toEqual({ count: 2 });
    const full = await customer.send('/en/cart/add', { id: MUG, quantity: '99' }, { accept: 'application/json' });
    expect(JSON.parse(full.html)).toMatchObject({ count: 38 });
    const over = await customer.send('/en/cart/add', { id: MUG, quantity: '1' }, { accept: 'application/json' });
    expect(JSON.parse(over.html)).toMatchObject({ count: 38, events: [], said: expect.stringContaining('38') });
  });

  it('refuses what the shop does not have', async () => {
    expect((await customer.send('/en/cart/add', { id: 'nothing' })).status).toBe(404);
    expect((await customer.send('/en/cart/add', { id: '__proto__' })).status).toBe(404);
    expect((await customer.send('/en/cart/add', { id: MUG, junk: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('that is no longer known is an empty one, not an error', async () => {
    customer.setCookie('lutfoc_basket', 'f'.repeat(32));
    expect((await customer.get('/en/cart')).status).toBe(200);
    expect((await customer.get('/en/checkout')).location).toBe('/en/cart');
    expect((await customer.send('/en/checkout', ADDRESS)).location).toBe('/en/cart');
    expect((await add(BOWL)).text('[data-count]')).toBe('1');
  });

  it('that was not used for longest makes room when there are too many', async () => {
    const small = createShop({ sessions: 2 });
    const fill = async (): Promise<string> => {
      const answer = await small.request('/en/cart/add', {
        method: 'POST',
        body: new URLSearchParams({ id: MUG, quantity: '1' }),
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const count = async (cookie: string): Promise<unknown> =>
      (await small.request('/en/cart/count', { headers: { cookie } })).json();
    const [first, second] = [await fill(), await fill()];
    expect(await count(first)).toEqual({ count: 1 });
    await fill();
    expect([await count(first), await count(second)]).toEqual([{ count: 1 }, { count: 0 }]);
  });
});

describe('the checkout', () => {
  it('begins once, and offers ways and their prices', async () => {
    await add(BOWL);
    const page = await customer.get('/en/checkout');
    expect(names(page.events())).toEqual(['begin_checkout']);
    expect(page.all('.option .end').map((end) => end.textContent)).toEqual(['38\u00a0lei', '25\u00a0lei', 'free']);
    const choices = JSON.parse(page.document.getElementById('choices')?.textContent ?? '') as Record<string, unknown>;
    expect(choices).toMatchObject({
      delivery: { locker: { event: 'add_shipping_info', ecommerce: { shipping_tier: 'locker', shipping: 25 } } },
      payment: { transfer: { event: 'add_payment_info', ecommerce: { payment_type: 'transfer', value: 148 } } },
      sums: { collect: { delivery: 'free', total: '148\u00a0lei' } },
    });
  });

  it('names every field that is wrong, beside it and at the top, and keeps what was typed', async () => {
    await add(BOWL);
    const wrong = { name: 'Maria', email: 'maria@', phone: '12', postcode: 'abc', city: 'Orhei', street: '' };
    const page = await customer.send('/en/checkout', { ...ADDRESS, ...wrong, delivery: 'pigeon', payment: '' });
    expect(page.status).toBe(422);
    const bad = ['name', 'email', 'phone', 'street', 'postcode', 'delivery', 'payment'];
    expect(page.all('.faults a').map((link) => link.getAttribute('href'))).toEqual(bad.map((field) => `#${field}`));
    expect(page.all('.wrong').map(({ id }) => id)).toEqual([
      'name-wrong',
      'email-wrong',
      'phone-wrong',
      'delivery-wrong',
      'street-wrong',
      'postcode-wrong',
      'payment-wrong',
    ]);
    expect(page.all('#email')[0]?.getAttribute('aria-describedby')).toBe('email-wrong');
    expect(page.all('#email')[0]?.getAttribute('value')).toBe('maria@');
    expect(page.all('[aria-invalid]').map((input) => input.id)).toEqual([
      'name',
      'email',
      'phone',
      'street',
      'postcode',
    ]);
    expect(names(page.events())).toEqual([]);
  });

  it('shows what was typed as text', async () => {
    await add(BOWL);
    const page = await customer.send('/en/checkout', { ...ADDRESS, name: '"><img>', note: '</textarea><b>' });
    expect(page.all('#name')[0]?.getAttribute('value')).toBe('"><img>');
    expect(page.all('#note')[0]?.textContent).toBe('</textarea><b>');
    expect(page.all('fieldset img, fieldset b')).toEqual([]);
    const thanks = await customer.post('/en/checkout', { ...ADDRESS, name: '<b>Maria Ceban</b>' });
    expect(thanks.text('h1')).toBe('Thank you, <b>Maria');
  });

  it('asks no address of those who collect', async () => {
    await add(BOWL);
    const form = { ...ADDRESS, street: '', city: '', postcode: '', delivery: 'collect' };
    expect((await customer.send('/en/checkout', form)).location).toMatch(/^\/en\/thank-you\/LF-[2-9A-Z]{7}$/);
  });

  it('says thank you, and tells the purchase once', async () => {
    await add(BOWL, '2');
    await add(MUG);
    const page = await customer.post('/en/checkout', { ...ADDRESS, delivery: 'locker', payment: 'transfer' });
    const id = /LF-\w+/.exec(page.text('.number') ?? '')?.[0];
    expect(page.text('h1')).toBe('Thank you, Maria');
    expect(page.text('.sums')).toBe('Subtotal360 leiDelivery25 leiTotal385 lei');
    expect(page.events()).toMatchObject([
      {
        event: 'purchase',
        ecommerce: {
          transaction_id: id,
          currency: 'MDL',
          value: 360,
          shipping: 25,
          tax: 64.17,
          items: [
            { item_id: 'LF-B01', price: 148, quantity: 2 },
            { item_id: 'LF-M01', price: 64, quantity: 1 },
          ],
        },
      },
    ]);
    expect((await customer.get(page.path)).events()).toEqual([]);
    expect((await customer.get(page.path.replace('/en/', '/ro/'))).text('h1')).toBe('Vă mulțumim, Maria');
    expect((await customer.get('/en/cart')).text('.lead p')).toBe('Your basket is empty.');
  });

  it('makes one order of a form that was sent twice', async () => {
    await add(BOWL);
    const first = await customer.send('/en/checkout', ADDRESS);
    const second = await customer.send('/en/checkout', ADDRESS);
    expect(second.location).toBe(first.location);
  });

  it('shows an order to nobody else', async () => {
    await add(BOWL);
    const { location } = await customer.send('/en/checkout', ADDRESS);
    expect((await customerOf(shop).get(location ?? '')).status).toBe(404);
  });
});
