import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxDetail } from '../../../protocol/console.ts';
import type { ResponseRow } from '../../../server/store/store.ts';
import { openDesk, type Desk } from './desk.ts';
import { NOON, response, sender } from './rows.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.addStaff('ana@shop.example', 'owner');
});
afterEach(() => desk.close());

const put = async (over: Partial<ResponseRow>, at = NOON) => {
  const row = response(at, over);
  await desk.store.responses.put(sender(desk.site), [row], new Map());
  return row;
};

/** RFC 4180, enough to read what was written as a spreadsheet does. */
const cellsOf = (csv: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
};

const EVIL = ['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1'];

describe('the CSV export', () => {
  it('runs no formula in a spreadsheet, whichever cell it is in', async () => {
    for (const text of EVIL) {
      await put({
        text,
        name: text,
        url: text,
        title: text,
        survey: 'after',
        cart: { currency: 'MDL', items: [{ item_id: text }] },
        answers: [{ question: text, kind: 'text', text }],
      });
    }
    const browser = await desk.signedIn('ana@shop.example');
    const { text } = await browser.get(`/sites/demo/inbox.csv`);
    const [head, ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
    expect(rows).toHaveLength(EVIL.length);
    for (const row of rows) {
      expect(row).toHaveLength(head!.length);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
    expect(rows.map((row) => row[head!.indexOf('text')]!.slice(1)).toSorted()).toEqual(EVIL.toSorted());
  });

  it('is UTF-8 that spreadsheets know as such, under a dated name, with all that was said and done', async () => {
    const row = await put({
      text: 'Mulțumesc, „frumos”!\nالسلام عليكم',
      name: 'Ștefan',
      email: 's@post.example',
      score: 9,
      scale: 10,
      lang: 'ro',
    });
    const browser = await desk.signedIn('ana@shop.example');
    await browser.post(`/sites/demo/inbox/${row.id}/notes`, { text: 'Thanked' });
    await browser.patch(`/sites/demo/inbox/${row.id}`, { labels: ['Gift'], read: true });
    const bytes = await fetch(`${desk.url}/console/api/sites/demo/inbox.csv`, {
      headers: { cookie: browser.cookie() },
    });
    expect(bytes.headers.get('content-type')).toContain('text/csv; charset=utf-8');
    expect(bytes.headers.get('content-disposition')).toBe('attachment; filename="inbox-demo-2026-11-21.csv"');
    const raw = new Uint8Array(await bytes.arrayBuffer());
    expect(Array.from(raw.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const [head, cells] = cellsOf(new TextDecoder().decode(raw));
    const told = Object.fromEntries(head!.map((name, n) => [name, cells![n]]));
    expect(told).toMatchObject({
      id: row.id,
      kind: 'message',
      written_at: '2026-11-21T10:00:00.000Z',
      text: row.text,
      name: 'Ștefan',
      email: 's@post.example',
      score: '9',
      scale: '10',
      lang: 'ro',
      labels: 'Gift',
      notes: 'ana: Thanked',
      read_by: 'ana',
      page_url: row.url,
      consent: 'full',
    });
  });

  it('finds what the same filter finds in the list', async () => {
    await put({ text: 'one' });
    await put({ text: 'two', lang: 'ro' });
    const browser = await desk.signedIn('ana@shop.example');
    const { text } = await browser.get('/sites/demo/inbox.csv?lang=ro');
    expect(cellsOf(text)).toHaveLength(2);
    expect(text).toContain('two');
    expect((await browser.get('/sites/demo/inbox.csv?from=soon')).status).toBe(400);
    expect(cellsOf((await browser.get('/sites/demo/inbox.csv?q=nothing')).text)).toHaveLength(1);
  });
});

it('an export that breaks off is seen to be broken, and harms nobody else', async () => {
  const row = await put({});
  const { responses } = desk.store;
  const each = responses.each.bind(responses);
  responses.each = async function* broken(...given) {
    yield* each(...given);
    throw new Error('the disk is gone');
  };
  const browser = await desk.signedIn('ana@shop.example');
  await expect(browser.get('/sites/demo/inbox.csv')).rejects.toThrow(/terminated|fetch failed|aborted/);
  await expect(browser.get('/sites/demo/inbox.json')).rejects.toThrow(/terminated|fetch failed|aborted/);
  expect((await browser.get(`/sites/demo/inbox/${row.id}`)).status).toBe(200);
});

describe('the JSON export', () => {
  it('is a list, whole and empty', async () => {
    const browser = await desk.signedIn('ana@shop.example');
    expect((await browser.get<unknown[]>('/sites/demo/inbox.json')).json).toEqual([]);
    for (let n = 0; n < 300; n++) await put({ text: `message ${n}` }, NOON - n);
    const { json, headers } = await browser.get<InboxDetail[]>('/sites/demo/inbox.json');
    expect(json.map(({ full_text }) => full_text)).toEqual(Array.from({ length: 300 }, (_, n) => `message ${n}`));
    expect(headers.get('content-disposition')).toBe('attachment; filename="inbox-demo-2026-11-21.json"');
  });
});

describe('what people wrote', () => {
  const SCRIPTS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</script><svg onload=alert(1)>',
    '{{7*7}}',
    '\u2028alert(1)',
  ];

  it('comes back as the text it is, never as a page', async () => {
    const browser = await desk.signedIn('ana@shop.example');
    for (const text of SCRIPTS) {
      const row = await put({
        text,
        name: text,
        title: text,
        url: `https://shop.example/?q=${text}`,
        survey: text.slice(0, 40),
        cart: { currency: 'MDL', items: [{ item_id: text, item_name: text }] },
        answers: [{ question: 'why', kind: 'text', text }],
      });
      await browser.patch(`/sites/demo/inbox/${row.id}`, { labels: [text.replace('\u2028', '').slice(0, 40)] });
      await browser.post(`/sites/demo/inbox/${row.id}/notes`, { text });
      for (const path of [`/inbox/${row.id}`, '/inbox', '/inbox/facets', '/inbox.json']) {
        const { headers, json } = await browser.get<unknown>(`/sites/demo${path}`);
        expect(headers.get('content-type')).toMatch(/^application\/json/);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(json).toBeDefined();
      }
      const { json } = await browser.get<InboxDetail>(`/sites/demo/inbox/${row.id}`);
      expect(json).toMatchObject({ full_text: text, name: text, page: { title: text }, answers: [{ text }] });
      expect(json.visitor.cart!.items[0]!.item_name).toBe(text);
    }
  });
});
