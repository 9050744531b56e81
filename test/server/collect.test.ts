import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../protocol/limits.ts';
import { inMajor, inMinor } from '../../server/collect/amounts.ts';
import { correctedTime } from '../../server/collect/clock.ts';
import { isSigned } from '../../server/collect/identity.ts';
import { nameless, parseBody } from '../../server/collect/text.ts';
import { createVisitors } from '../../server/collect/visitor.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';

describe('an address or a title', () => {
  it('holds no e-mail address', () => {
    expect(nameless('https://shop.example/?email=ana.pop%40mail.example&x=1')).toBe(
      'https://shop.example/?email=[e-mail]&x=1',
    );
    expect(nameless('Hello ana+shop@mail.example.')).toBe('Hello [e-mail].');
    expect(nameless('/find?q=%D0%B0%2540mail.example')).toBe('/find?q=[e-mail]');
  });
  it.each([
    ['/reset?token=abc.def&lang=en', '/reset?token=…&lang=en'],
    ['/in#access_token=abc&expires_in=60', '/in#access_token=…&expires_in=60'],
    [
      '/pay?customer[tel]=0691234&billing_phone=0691&customer%5Bemail%5D=x',
      '/pay?customer[tel]=…&billing_phone=…&customer%5Bemail%5D=…',
    ],
    ['/order/12/?key=wc_order_Ab12', '/order/12/?key=…'],
    ['/?firstName=Ana&last_name=Pop&PHPSESSID=77&birthDate=1990', '/?firstName=…&last_name=…&PHPSESSID=…&birthDate=…'],
    ['/x;jsessionid=A1B2?y=1', '/x;jsessionid=…'],
    ['https://ana:word@shop.example/', 'https://shop.example/'],
  ])('names nobody and opens no door: %s', (text, kept) => expect(nameless(text)).toBe(kept));
  it('is else as it was told', () => {
    for (const text of [
      'https://shop.example/@pottery/bowls',
      'Bowls @ Lut & Foc',
      'https://shop.example/%40',
      '/?utm_source=mail&monkey=1&hotel=2&compass=n&q=phone+case&colour=red&page=2',
    ])
      expect(nameless(text)).toBe(text);
  });
});

describe('the corrected time', () => {
  const received = 1_763_720_000_000;
  it('is the device’s while its clock is right', () =>
    expect(correctedTime(received - 5_000, received - limits.clockSkew, received)).toBe(received - 5_000));
  it('is shifted when the clock is wrong, either way', () => {
    const day = 86_400_000;
    expect(correctedTime(received - day - 5_000, received - day, received)).toBe(received - 5_000);
    expect(correctedTime(received + day - 5_000, received + day, received)).toBe(received - 5_000);
  });
  it('is never before 1970, whatever the device believes', () =>
    expect(correctedTime(0, 8_640_000_000_000_000, received)).toBe(0));
  it('is never later than received', () => expect(correctedTime(received + 9_000, received, received)).toBe(received));
});

describe('amounts', () => {
  const data = {
    transaction_id: 'A-1',
    currency: 'MDL',
    value: 148.5,
    tax: 0.1,
    items: [{ item_id: 'bowl', price: 1.005, quantity: 2, discount: 0.5 }, { item_id: 'mug' }],
  };
  it('are kept as whole minor units, and read as they were sent', () => {
    expect(inMinor('purchase', data, 'EUR')).toEqual({
      transaction_id: 'A-1',
      currency: 'MDL',
      value_minor: 14850,
      tax_minor: 10,
      items: [{ item_id: 'bowl', price_minor: 101, quantity: 2, discount_minor: 50 }, { item_id: 'mug' }],
    });
    expect(inMajor(inMinor('purchase', { ...data, items: [] }, 'EUR'))).toEqual({ ...data, items: [] });
  });
  it('follow the currency’s exponent, the site’s where none is named', () => {
    expect(inMinor('view_item', { value: 1500 }, 'JPY')).toEqual({ currency: 'JPY', value_minor: 1500 });
    expect(inMinor('view_item', { value: 1.5, currency: 'KWD' }, 'JPY')).toMatchObject({ value_minor: 1500 });
  });
  it('take nothing of the sender’s for a minor unit', () =>
    expect(inMinor('purchase', { tax_minor: 1.5, value: 2 }, 'EUR')).toEqual({ currency: 'EUR', value_minor: 200 }));
  it('leave other types alone', () => {
    const custom = { name: 'x', value: 5 };
    expect(inMinor('custom', custom, 'EUR')).toBe(custom);
  });
});

describe('a body', () => {
  it('loses what no database keeps', () =>
    expect(parseBody('{"a\\u0000":["b\\u0000","\\ud800c","\\u00e9"]}')).toEqual({
      'a\uFFFD': ['b\uFFFD', '\uFFFDc', 'é'],
    }));
  it('keeps a backslash before the letter u', () =>
    expect(parseBody('{"a":"C:\\\\u0000"}')).toEqual({ a: 'C:\\u0000' }));
  it('keeps whole pairs of surrogates, and each half is replaced', () =>
    expect(parseBody('["\\ud83d\\ude00","\\ude00\\ud83d","\\uD83D\\n","\\\\ud83d"]')).toEqual([
      '😀',
      '\uFFFD\uFFFD',
      '\uFFFD\n',
      '\\ud83d',
    ]));
  it('is read however deeply one event in it is nested', () => {
    const body = `[${'['.repeat(90_000)}"\\u0000"${']'.repeat(90_000)},"good"]`;
    expect((parseBody(body) as unknown[])[1]).toBe('good');
  });
});

describe('a signature', () => {
  // RFC 4231, test case 2.
  const site = { secret: 'Jefe' };
  const customer = 'what do ya want for nothing?';
  const right = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  it('is the HMAC-SHA256 of the id under the secret key', () => {
    expect(isSigned(site, customer, right)).toBe(true);
    expect(isSigned(site, `${customer} `, right)).toBe(false);
    expect(isSigned({ secret: 'other' }, customer, right)).toBe(false);
  });
  it.each([undefined, 5, 'ab', right.toUpperCase(), 'zz'.repeat(32), `${right}00`])('is not %s', (signature) =>
    expect(isSigned(site, customer, signature)).toBe(false),
  );
});

describe('a visitor without an identifier', () => {
  const noon = Date.UTC(2026, 10, 21, 12);
  let folder: string;
  let store: Store;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attendant-salts-'));
    store = await openStore({ dataDir: folder });
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  const of = (now: number, key = 'shop', address = '198.51.100.7', agent = 'Browser') =>
    createVisitors(store.salts).of(key, address, agent, now);

  it('is the same for the day in every process', async () => {
    const { visitor, earlier } = await of(noon);
    expect(visitor).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(earlier).toBeUndefined();
    expect((await of(noon + 3_600_000)).visitor).toBe(visitor);
  });
  it('differs by site, address and browser', async () => {
    const all = [of(noon), of(noon, 'other'), of(noon, 'shop', '198.51.100.8'), of(noon, 'shop', '198.51.100.7', 'B')];
    expect(new Set((await Promise.all(all)).map(({ visitor }) => visitor)).size).toBe(4);
  });
  it('is another one the next day, and is known from yesterday for half an hour', async () => {
    const midnight = Date.UTC(2026, 10, 22);
    const visitors = createVisitors(store.salts);
    const before = await visitors.of('shop', '1.1.1.1', 'B', midnight - 1);
    const after = await visitors.of('shop', '1.1.1.1', 'B', midnight);
    expect(after.visitor).not.toBe(before.visitor);
    expect(after.earlier).toBe(before.visitor);
    expect((await visitors.of('shop', '1.1.1.1', 'B', midnight + 30 * 60_000)).earlier).toBeUndefined();
  });
  it('is nobody’s two days later: the salt is gone', async () => {
    const { visitor } = await of(noon);
    await of(noon + 2 * 86_400_000);
    expect((await of(noon)).visitor).not.toBe(visitor);
  });
});
