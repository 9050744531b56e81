import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InstallReport, Me, Problem } from '../../../protocol/console.ts';
import { openDesk, type Desk } from './desk.ts';
import { event, NOON, sender } from './rows.ts';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.addStaff('ana@shop.example', 'owner');
});
afterEach(() => desk.close());

const report = async (query = '') => {
  const browser = await desk.signedIn('ana@shop.example');
  return (await browser.get<InstallReport>(`/sites/demo/install${query}`)).json;
};

describe('the install report', () => {
  it('of a new site has the tag and nothing heard', async () => {
    const told = await report();
    expect(told.tag).toBe('<script async src="http://desk.example/attendant.js" data-site="demo"></script>');
    expect(told.pinned_tag).toBe(
      '<script async src="http://desk.example/attendant-1.2.3.js" integrity="sha384-x" crossorigin="anonymous" data-site="demo"></script>',
    );
    expect(told.policy).toBe(
      'script-src http://desk.example; connect-src http://desk.example; img-src http://desk.example',
    );
    expect(told).toMatchObject({
      key: 'demo',
      name: 'Lut & Foc',
      origins: ['https://shop.example'],
      off: false,
      events: [],
      refusals: [],
    });
    expect(told.today).toEqual({ events: 0, page_views: 0, visits: 0, engaged: 0, duplicates: 0, refused: 0 });
    expect([told.last_event_at, told.commerce, told.cart]).toEqual([undefined, undefined, undefined]);
  });

  it('tells what arrived, what was refused, and which commerce source spoke', async () => {
    const from = sender(desk.site);
    const items = [{ item_id: 'bowl', item_name: 'Bowl', price_minor: 14850, quantity: 2 }];
    await desk.store.log.append(from, [event(NOON - 26 * 60 * MINUTE, 'page_view', { nav: 'load' })]);
    await desk.store.log.append({ ...from, session: sender(desk.site).session! }, [
      event(NOON - 3 * MINUTE, 'page_view', { nav: 'load' }),
      event(NOON - 2 * MINUTE, 'engagement', { active_ms: 12_000, reach: 40 }),
      event(NOON - MINUTE, 'add_to_cart', { currency: 'MDL', value_minor: 29700, items, source: 'dataLayer' }),
    ]);
    await desk.store.log.append(sender(desk.site), [event(NOON - 30_000, 'page_view', { nav: 'load' })]);
    await desk.store.tallies.add(desk.site.id, 'duplicate', NOON, 4);
    await desk.store.tallies.add(desk.site.id, 'refused:older than retention', NOON, 2);
    await desk.store.tallies.add(desk.site.id, 'refused:not a UUID', NOON - 3 * 24 * 60 * MINUTE, 1);
    const told = await report();
    expect(told.today).toEqual({ events: 4, page_views: 2, visits: 2, engaged: 1, duplicates: 4, refused: 2 });
    expect(told.events[0]).toMatchObject({ type: 'page_view', received_at: NOON - 30_000 });
    expect(told.events[1]).toMatchObject({ type: 'add_to_cart', about: 'Bowl', value: 297, currency: 'MDL' });
    expect(told.last_event_at).toBe(NOON - 30_000);
    expect(told.commerce).toEqual({ source: 'dataLayer', last_at: NOON - MINUTE, last_type: 'add_to_cart' });
    expect(told.cart).toMatchObject({
      at: NOON - MINUTE,
      currency: 'MDL',
      items: [{ item_id: 'bowl', price: 148.5, quantity: 2 }],
    });
    expect(told.refusals.map(({ why, count }) => [why, count])).toEqual([
      ['older than retention', 2],
      ['not a UUID', 1],
    ]);
    expect((await report(`?after=${NOON - MINUTE}`)).events).toHaveLength(1);
    expect((await report('?after=soon')).events).toHaveLength(5);
  });
});

it('takes no order that a server told of for a basket seen', async () => {
  const items = [{ item_id: 'bowl', item_name: 'Bowl', price_minor: 14850, quantity: 2 }];
  const bought = { currency: 'MDL', value_minor: 29700, items, transaction_id: 'A-1', source: 'server' };
  await desk.store.log.append(sender(desk.site), [event(NOON - MINUTE, 'purchase', bought)]);
  const told = await report();
  expect([told.commerce?.source, told.cart]).toEqual(['server', undefined]);
});

it('names no commerce source but those there are', async () => {
  await desk.store.log.append(sender(desk.site), [event(NOON - MINUTE, 'view_item', { source: { odd: true } })]);
  expect((await report()).commerce).toBeUndefined();
});

describe('an owner’s settings', () => {
  it('are kept, and the widget’s document learns the name', async () => {
    const browser = await desk.signedIn('ana@shop.example');
    const change = {
      name: 'Lut și Foc',
      origins: ['https://new.example/', 'http://localhost:*', 'HTTPS://New.example:443'],
      off: true,
    };
    const { status, json } = await browser.patch<InstallReport>('/sites/demo', change);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      name: 'Lut și Foc',
      origins: ['https://new.example', 'http://localhost:*'],
      off: true,
    });
    expect(await desk.store.sites.byKey('demo')).toMatchObject({ name: 'Lut și Foc', off: true });
    expect((await desk.store.content.published(desk.site.id))!.document).toMatchObject({ name: 'Lut și Foc' });
    expect((await browser.get<Me>('/me')).json.sites[0]!.name).toBe('Lut și Foc');
  });

  it('are refused with the field that is wrong', async () => {
    const browser = await desk.signedIn('ana@shop.example');
    const wrong: [unknown, string][] = [
      [{ origins: ['shop.example'] }, 'origins'],
      [{ origins: ['https://shop.example/path'] }, 'origins'],
      [{ origins: ['https://*.example'] }, 'origins'],
      [{ origins: ['javascript:alert(1)'] }, 'origins'],
      [{ origins: [] }, 'origins'],
      [{ name: ' ' }, 'name'],
      [{ name: 'two\nlines' }, 'name'],
      [{ off: 1 }, 'off'],
    ];
    for (const [change, field] of wrong) {
      const { status, json } = await browser.patch<Problem>('/sites/demo', change);
      expect([JSON.stringify(change), status, json.field]).toEqual([JSON.stringify(change), 400, field]);
    }
    expect(await desk.store.sites.byKey('demo')).toMatchObject({ name: 'Lut & Foc', off: false });
  });
});
