import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId } from '../../protocol/ids.ts';
import { orderEventId } from '../../server/collect/orders.ts';
import { overviewOf } from '../../server/insight/overview.ts';
import { foldSite } from '../../server/insight/folding.ts';
import { StoreError } from '../../server/store/store.ts';
import { batch, event, serve, type Serving } from './serving.ts';

const SECRET = 'a secret key';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let shop: Serving;
beforeAll(async () => {
  shop = await serve();
  // The first shop's secret has blanks, which no Bearer token has.
  await shop.parts.store.sites.add({ ...shop.site, key: 'other', secret: 'other-secret' }, Date.now());
});
afterAll(() => shop.end());

let count = 0;
const order = (more: object = {}) => ({
  id: `S-${++count}`,
  value: 148.5,
  currency: 'MDL',
  items: [{ item_id: 'mug', price: 148.5, quantity: 1 }],
  at: Date.now() - HOUR,
  ...more,
});
const tell = (body: unknown, secret = 'other-secret', headers: Record<string, string> = {}) =>
  fetch(`${shop.url}/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const told = async (body: unknown) => {
  const answer = await tell(body);
  return { status: answer.status, ...((await answer.json()) as { stored: number; duplicate: number; error?: string }) };
};
const site = async () => (await shop.parts.store.sites.byKey('other'))!;
const stored = async () => {
  const rows = [];
  for await (const row of shop.parts.store.log.each((await site()).id)) rows.push(row);
  return rows;
};
const overview = async () => {
  await foldSite(shop.parts.store, (await site()).id);
  return overviewOf(shop.parts.store, await site(), 7, Date.now());
};

describe('an order that a server tells', () => {
  it('is a purchase, in minor units, by no visitor', async () => {
    const at = Date.now() - 2 * HOUR;
    expect(await told(order({ id: 'A-1', at: new Date(at).toISOString(), discount: 10 }))).toEqual({
      status: 200,
      stored: 1,
      duplicate: 0,
      refused: [],
    });
    const row = (await stored()).find(({ data }) => data['transaction_id'] === 'A-1')!;
    expect(row).toMatchObject({ type: 'purchase', mode: 'none', at, url: '' });
    expect(row.data).toMatchObject({ value_minor: 14_850, discount_minor: 1_000, currency: 'MDL', source: 'server' });
    expect(row.data).not.toHaveProperty('id');
    expect(row.id).toBe(orderEventId(await site(), 'A-1', at));
  });

  it('is kept once, however often it is told, with its time or on the same day without', async () => {
    const dated = order();
    const { at: _at, ...undated } = order();
    for (const one of [dated, undated]) {
      expect(await told([one, one])).toMatchObject({ stored: 1, duplicate: 1 });
      expect(await told(one)).toMatchObject({ stored: 0, duplicate: 1 });
    }
  });

  it('has an id of its own in each shop, which is a UUIDv7 of its time', async () => {
    const id = orderEventId({ secret: 'x' }, 'A-1', 1_700_000_000_000);
    expect(id).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(orderEventId({ secret: 'y' }, 'A-1', 1_700_000_000_000)).not.toBe(id);
    expect(orderEventId({ secret: 'x' }, 'A-2', 1_700_000_000_000)).not.toBe(id);
  });

  it('belongs to the visitor and the customer it names', async () => {
    const visitor = randomId();
    await told(order({ id: 'V-1', visitor: visitor.toUpperCase(), customer: 'c-7' }));
    const row = (await stored()).find(({ data }) => data['transaction_id'] === 'V-1')!;
    expect(row).toMatchObject({ mode: 'full', visitor });
    expect(JSON.stringify(row.data)).not.toContain('c-7');
  });
});

describe('the figures', () => {
  const tellByPage = async (id: string) => {
    const data = { transaction_id: id, value: 100, currency: 'MDL', items: [] };
    const { status } = await shop.post(
      '/v1/events',
      batch([event(), event({ type: 'purchase', data })], { site: 'other', visitor: randomId(), session: randomId() }),
    );
    expect(status).toBe(200);
  };

  it('count an order of page and server once, as the page told it, whichever came first', async () => {
    const before = await overview();
    await told(order({ id: 'B-1', value: 100 }));
    await tellByPage('B-1');
    await tellByPage('B-2');
    await told(order({ id: 'B-2', value: 100 }));
    const after = await overview();
    const countOf = (one: typeof after, name: string) => one.stages.find((stage) => stage.name === name)!.count;
    expect(countOf(after, 'conversion') - countOf(before, 'conversion')).toBe(2);
    expect(after.revenue['MDL']! - before.revenue['MDL']!).toBe(200);
    expect(countOf(after, 'reach') - countOf(before, 'reach')).toBe(2);
    const conversion = after.stages.find(({ name }) => name === 'conversion')!;
    expect(conversion.share).toBeLessThanOrEqual(1);
  });

  it('count what only the server told as an order, and as no visitor', async () => {
    const before = await overview();
    await told([order(), order({ customer: 'c-8' }), order({ customer: 'c-8', at: Date.now() })]);
    const after = await overview();
    const gained = Object.fromEntries(after.stages.map(({ name, count: n }, i) => [name, n - before.stages[i]!.count]));
    expect(gained).toMatchObject({ reach: 0, acquisition: 0, conversion: 3, retention: 1 });
  });
});

describe('what is refused', () => {
  it('is told with the field, and takes no neighbour down', async () => {
    const answer = await tell([
      order({ id: 'C-1' }),
      order({ id: 'C-2', value: -1 }),
      order({ id: 'C-3', currency: 'lei' }),
      order({ id: 'C-4', at: '2026-11-09 10:00' }),
      order({ id: 'C-5', at: Date.now() + 2 * DAY }),
      order({ id: 'C-6', at: 5 }),
      order({ id: '' }),
      order({ id: 'C-8', visitor: 'me' }),
      order({ id: 'C-9', items: [{}] }),
      order({ id: 'C-10', coupon: 'c'.repeat(201) }),
      7,
    ]);
    expect(answer.status).toBe(200);
    const { stored: kept, refused } = (await answer.json()) as {
      stored: number;
      refused: { id: string | null; why: string }[];
    };
    expect(kept).toBe(1);
    expect(refused.map(({ id, why }) => `${id} ${why.split(':')[0]}`)).toEqual([
      'C-2 value',
      'C-3 currency',
      'C-4 at',
      'C-5 at',
      'C-6 older than retention',
      ' id',
      'C-8 visitor',
      'C-9 items.0.item_id',
      'C-10 coupon',
      'null Invalid type',
    ]);
    expect(await told(order({ value: 'much' }))).toMatchObject({
      status: 400,
      stored: 0,
      error: expect.stringContaining('value'),
    });
  });

  it('is a call without the secret, without JSON, too large, or by another method', async () => {
    for (const secret of ['wrong', SECRET, '']) {
      const answer = await tell(order(), secret);
      expect([secret, answer.status]).toEqual([secret, 401]);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await tell('{')).status).toBe(400);
    expect((await tell('"x"')).status).toBe(400);
    expect((await tell(Array.from({ length: 101 }, () => order()))).status).toBe(413);
    expect((await tell(order({ note: 'x'.repeat(300_000) }))).status).toBe(413);
    const other = await fetch(`${shop.url}/v1/orders`);
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('is never open to a page', async () => {
    const origin = { origin: 'https://shop.example' };
    const answer = await tell(order(), 'other-secret', origin);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const asked = await fetch(`${shop.url}/v1/orders`, { method: 'OPTIONS', headers: origin });
    expect(asked.ok).toBe(false);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is what the store cannot take now, to be sent again', async () => {
    const { log } = shop.parts.store;
    const append = log.append;
    log.append = () => Promise.reject(new StoreError('disk full', true));
    const answer = await tell(order());
    log.append = append;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
