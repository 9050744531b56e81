import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxDetail, InboxFacets, InboxPage, Note, Problem } from '../../../protocol/console.ts';
import { randomId } from '../../../protocol/ids.ts';
import type { ResponseRow, SenderRow } from '../../../server/store/store.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { event, NOON, response, sender } from './rows.ts';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.addStaff('ana@shop.example', 'owner');
  await desk.addStaff('ion@shop.example', 'staff');
  await desk.addStaff('vera@shop.example', 'viewer');
});
afterEach(() => desk.close());

const put = async (over: Partial<ResponseRow> = {}, at = NOON, from: SenderRow = sender(desk.site)) => {
  const row = response(at, over);
  await desk.store.responses.put(from, [row], new Map());
  return row;
};
const BOX = '/sites/demo/inbox';

describe('the list', () => {
  let browser: Browser;
  beforeEach(async () => (browser = await desk.signedIn('vera@shop.example')));
  const ids = async (query: string) => {
    const { status, json } = await browser.get<InboxPage>(`${BOX}?${query}`);
    expect(status).toBe(200);
    return json.items.map(({ id }) => id);
  };

  it('filters by what was said, how, where and in which language', async () => {
    const nps = await put({ kind: 'survey', survey: 'after', score: 3, scale: 10, text: 'Slow', lang: 'ro' }, NOON);
    const csat = await put(
      { kind: 'feedback', score: 5, scale: 5, text: 'Lovely glaze', url: 'https://shop.example/ro/vas' },
      NOON - 1,
    );
    const message = await put({ text: 'Where is 100% wool_felt?' }, NOON - 2);
    expect(await ids('')).toEqual([nps.id, csat.id, message.id]);
    expect(await ids('kind=survey')).toEqual([nps.id]);
    expect(await ids('survey=after')).toEqual([nps.id]);
    expect(await ids('score=0-6&kind=survey')).toEqual([nps.id]);
    expect(await ids('score=5')).toEqual([csat.id]);
    expect(await ids('score=3-5')).toEqual([nps.id, csat.id]);
    expect(await ids('score=0-6/10')).toEqual([nps.id]);
    expect(await ids('score=5%2F5')).toEqual([csat.id]);
    expect(await ids('score=9-10/10')).toEqual([]);
    expect(await ids('lang=ro')).toEqual([nps.id]);
    expect(await ids('page=/ro/')).toEqual([csat.id]);
    expect(await ids('q=GLAZE')).toEqual([csat.id]);
    expect(await ids('q=100%25')).toEqual([message.id]);
    expect(await ids('q=100_')).toEqual([]);
    expect(await ids('kind=&q=+')).toEqual([nps.id, csat.id, message.id]);
  });

  it('filters by status, label and who has it', async () => {
    const ion = (await desk.store.staff.byEmail('ion@shop.example'))!;
    const mine = await put({}, NOON);
    const done = await put({}, NOON - 1);
    const free = await put({}, NOON - 2);
    const browser = await desk.signedIn('ion@shop.example');
    await browser.patch(`${BOX}/${mine.id}`, { assignee: ion.id, labels: ['Delivery'] });
    await browser.patch(`${BOX}/${done.id}`, { status: 'done' });
    const found = async (query: string) =>
      (await browser.get<InboxPage>(`${BOX}?${query}`)).json.items.map(({ id }) => id);
    expect(await found('assignee=me')).toEqual([mine.id]);
    expect(await found(`assignee=${ion.id}`)).toEqual([mine.id]);
    expect(await found('assignee=none&status=any')).toEqual([done.id, free.id]);
    expect(await found('status=done')).toEqual([done.id]);
    expect(await found('label=Delivery')).toEqual([mine.id]);
  });

  it('takes dates as days of the site’s zone, over a change of clocks', async () => {
    // 25 October 2026 has 25 hours in Chisinau: 21:00 to 22:00 UTC.
    const [start, end] = [Date.parse('2026-10-24T21:00:00Z'), Date.parse('2026-10-25T22:00:00Z')];
    await put({}, start - 1);
    const first = await put({}, start);
    const last = await put({}, end - 1);
    const next = await put({}, end);
    expect(await ids('from=2026-10-25&to=2026-10-25')).toEqual([last.id, first.id]);
    expect(await ids('from=2026-10-26')).toEqual([next.id]);
  });

  it('comes in pages that neither repeat nor leave out', async () => {
    for (let n = 0; n < 120; n++) await put({}, NOON - Math.floor(n / 3));
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { json } = await browser.get<InboxPage>(`${BOX}?cursor=${encodeURIComponent(cursor)}`);
      expect([json.total, json.open]).toEqual([120, 120]);
      seen.push(...json.items.map(({ id }) => id));
      cursor = json.next ?? '';
    }
    expect(cursor).toBe('');
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });

  it('names the filter that it does not understand', async () => {
    const wrong = {
      status: 'lost',
      kind: 'chat',
      score: 'high',
      assignee: 'you',
      from: '21.11.2026',
      to: '2026-02-30',
    };
    for (const [name, value] of Object.entries(wrong)) {
      const { status, json } = await browser.get<Problem>(`${BOX}?${name}=${value}`);
      expect([status, json.field]).toEqual([400, name]);
      expect(json.error).toContain(name);
    }
    expect((await browser.get(`${BOX}?cursor=%27;drop`)).status).toBeLessThan(500);
  });

  it.each(['6-0', '7/5', '3/', '1-2-3', '0-6/100'])(
    'refuses the score %s and says what one looks like',
    async (score) => {
      const { status, json } = await browser.get<Problem>(`${BOX}?score=${encodeURIComponent(score)}`);
      expect([status, json]).toEqual([400, { error: 'score: not a score like 9, 0-6 or 0-6/10', field: 'score' }]);
    },
  );

  it.each(['page', 'survey', 'label', 'lang', 'q'])('finds nothing by a %s that no database keeps', async (name) => {
    await put({});
    const { status, json } = await browser.get<InboxPage>(`${BOX}?${name}=%00`);
    expect([status, json.items]).toEqual([200, []]);
  });

  it('offers what there is to filter by', async () => {
    await put({ kind: 'survey', survey: 'after', lang: 'ro' });
    const { json } = await browser.get<InboxFacets>(`${BOX}/facets`);
    expect(json).toMatchObject({ surveys: ['after'], langs: ['ro'], labels: [] });
    expect(json.staff.map(({ name }) => name).sort()).toEqual(['ana', 'ion', 'vera']);
  });
});

describe('an item', () => {
  it('stands beside its visitor’s path, orders and cart', async () => {
    const from = sender(desk.site);
    const lines = [{ item_id: 'bowl', item_name: 'Bowl', price_minor: 14850, quantity: 1 }];
    await desk.store.log.append(from, [
      event(NOON - 9 * MINUTE, 'page_view', { nav: 'load', last: { source: 'newsletter', medium: 'email' } }),
      event(NOON - 8 * MINUTE, 'purchase', { transaction_id: 'T1', currency: 'MDL', value_minor: 29700, items: lines }),
      event(NOON - 7 * MINUTE, 'purchase', { transaction_id: 'T1', currency: 'MDL', value_minor: 29700, items: lines }),
      event(NOON - 6 * MINUTE, 'add_to_cart', { currency: 'MDL', value_minor: 14850, items: lines }),
    ]);
    const row = await put({ kind: 'feedback', email: 'maria@post.example', name: 'Maria' }, NOON, from);
    const { json } = await (await desk.signedIn('vera@shop.example')).get<InboxDetail>(`${BOX}/${row.id}`);
    expect(json).toMatchObject({
      full_text: row.text,
      email: 'maria@post.example',
      name: 'Maria',
      read: false,
      status: 'open',
    });
    expect(json.visitor).toMatchObject({
      mode: 'full',
      visits: 1,
      orders: 1,
      spent: { MDL: 297 },
      first_seen: NOON - 9 * MINUTE,
    });
    expect(json.visitor.source).toEqual({ source: 'newsletter', medium: 'email' });
    expect(json.visitor.path.map(({ type }) => type)).toEqual(['page_view', 'purchase', 'purchase', 'add_to_cart']);
    expect(json.visitor.path.at(-1)).toMatchObject({ about: 'Bowl', value: 148.5, currency: 'MDL' });
    expect(json.visitor.cart).toEqual({
      currency: 'MDL',
      items: [{ item_id: 'bowl', item_name: 'Bowl', price: 148.5, quantity: 1 }],
    });
  });

  it('shows the cart a message was sent with, and none that was taken out of it', async () => {
    const from = sender(desk.site);
    const items = [{ item_id: 'bowl', price_minor: 100, quantity: 1 }];
    await desk.store.log.append(from, [event(NOON - MINUTE, 'add_to_cart', { currency: 'MDL', items })]);
    const cart = { currency: 'MDL', items: [{ item_id: 'mug', price: 9.5, quantity: 2 }] };
    const [kept, taken] = [await put({ cart }, NOON, from), await put({}, NOON, from)];
    const browser = await desk.signedIn('vera@shop.example');
    expect((await browser.get<InboxDetail>(`${BOX}/${kept.id}`)).json.visitor.cart).toEqual(cart);
    expect((await browser.get<InboxDetail>(`${BOX}/${taken.id}`)).json.visitor.cart).toBeUndefined();
  });

  it('of somebody who is not to be known has no visitor beside it', async () => {
    const id = randomId();
    const row = await put({}, NOON, { siteId: desk.site.id, mode: 'none', visitor: id });
    const { json } = await (await desk.signedIn('vera@shop.example')).get<InboxDetail>(`${BOX}/${row.id}`);
    expect(json.visitor).toEqual({ mode: 'none', visits: 0, orders: 0, spent: {}, path: [] });
  });

  it('is read, labelled, given, noted and done, and tells by whom', async () => {
    const row = await put();
    const ana = (await desk.store.staff.byEmail('ana@shop.example'))!;
    const browser = await desk.signedIn('ion@shop.example');
    const change = { read: true, labels: [' Delivery ', 'Delivery', '<b>x</b>'], assignee: ana.id, status: 'done' };
    const { status, json } = await browser.patch<InboxDetail>(`${BOX}/${row.id}`, change);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      read: true,
      status: 'done',
      assignee: { id: ana.id, name: 'ana' },
      read_by: { name: 'ion' },
      done_by: { name: 'ion' },
    });
    expect(json.labels.toSorted()).toEqual(['<b>x</b>', 'Delivery']);
    const note = await browser.post<Note>(`${BOX}/${row.id}/notes`, { text: ' Called her. ' });
    expect([note.status, note.json.text, note.json.by.name]).toEqual([201, 'Called her.', 'ion']);
    const back = { read: false, labels: [], assignee: null, status: 'open' };
    const after = (await browser.patch<InboxDetail>(`${BOX}/${row.id}`, back)).json;
    expect(after).toMatchObject({ read: false, status: 'open', labels: [], notes: [{ text: 'Called her.' }] });
    expect([after.assignee, after.read_at, after.done_at]).toEqual([undefined, undefined, undefined]);
  });

  it('refuses a change with the field that is wrong', async () => {
    const row = await put();
    const stranger = await desk.addStaff('eve@other.example', 'owner', await desk.addSite('other', 'Other'));
    const browser = await desk.signedIn('ana@shop.example');
    const wrong: [unknown, string][] = [
      [{ status: 'gone' }, 'status'],
      [{ labels: ['x'.repeat(41)] }, 'labels'],
      [{ labels: [''] }, 'labels'],
      [{ labels: Array.from({ length: 21 }, (_, n) => `l${n}`) }, 'labels'],
      [{ assignee: stranger.id }, 'assignee'],
      [{ assignee: 'ana' }, 'assignee'],
      [{ read: 'yes' }, 'read'],
      [{ colour: 'red' }, 'colour'],
    ];
    for (const [change, field] of wrong) {
      const { status, json } = await browser.patch<Problem>(`${BOX}/${row.id}`, change);
      expect([status, json.field]).toEqual([400, field]);
    }
    expect((await browser.post(`${BOX}/${row.id}/notes`, { text: ' ' })).status).toBe(400);
    for (const id of [randomId(), 'x', '%00', "'or 1=1"]) {
      expect((await browser.get(`${BOX}/${id}`)).status).toBe(404);
      expect((await browser.patch(`${BOX}/${id}`, { read: true })).status).toBe(404);
      expect((await browser.post(`${BOX}/${id}/notes`, { text: 'x' })).status).toBe(404);
    }
  });
});
