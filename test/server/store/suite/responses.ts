import { beforeEach, expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../../protocol/ids.ts';
import type { MailRow, ResponseFilter, Site, StaffRow, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, collect, MINUTE, NOON, put, response, sender } from '../things.ts';

const mail = (messageId: string): MailRow => ({ messageId, to: 'ana@lut.example', subject: 'Новое', text: 'Bună\0!' });

export const responsesSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let site: Site;
  let ana: StaffRow;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    site = await addSite(store);
    ana = await store.staff.add('ana@lut.example', 'Ana Rusu', site.id, 'owner', NOON);
    return () => place.remove();
  });
  const find = async (filter: ResponseFilter): Promise<string[]> =>
    (await store.responses.list(site.id, filter, undefined, 50)).items.map((item) => item.id);

  test('a response is kept as it was said', async () => {
    const from = sender(site, { mode: 'full', session: randomId() });
    const row = response(NOON, {
      kind: 'survey',
      rev: 2,
      title: 'Mulțumim!',
      lang: 'ro',
      text: 'Frumos',
      score: 9,
      scale: 10,
      email: 'x@y.example',
      name: 'Ștefan',
      survey: 'after-purchase',
      answers: [
        { question: 'nps', kind: 'nps', score: 9 },
        { question: 'why', kind: 'text', text: 'ambalaj bun' },
      ],
      follow: true,
      cart: { currency: 'MDL', items: [{ item_id: 'b1', price: 148.5 }] },
    });
    const result = await store.responses.put(from, [row], new Map());
    expect(result).toEqual({ stored: 1, duplicate: 0, session: from.session });
    expect(await store.responses.get(site.id, row.id)).toEqual({
      ...row,
      visitor: from.visitor,
      session: from.session,
      mode: 'full',
      status: 'open',
      labels: [],
      notes: [],
    });
    expect(await store.responses.get(site.id, randomId())).toBeUndefined();
  });

  test('the highest revision stands; the rest are repeats; what staff did stays', async () => {
    const from = sender(site);
    const row = response(NOON, { text: 'one' });
    const say = (rev: number, text: string) => store.responses.put(from, [{ ...row, rev, text }], new Map());
    expect(await say(1, 'one')).toMatchObject({ stored: 1, duplicate: 0 });
    await store.responses.change(site.id, row.id, { status: 'done', labels: ['glaze'] }, ana.id, NOON, []);
    expect(await say(3, 'three')).toMatchObject({ stored: 1, duplicate: 0 });
    expect(await say(2, 'two')).toMatchObject({ stored: 0, duplicate: 1 });
    expect(await say(3, 'three again')).toMatchObject({ stored: 0, duplicate: 1 });
    const kept = await store.responses.get(site.id, row.id);
    expect(kept).toMatchObject({ rev: 3, text: 'three', status: 'done', labels: ['glaze'] });
    expect(await find({ q: 'one' })).toEqual([]);
    expect(await store.tallies.sum(site.id, NOON, NOON + MINUTE)).toMatchObject([{ name: 'duplicate', count: 2 }]);
  });

  test('the same revision raced by two collectors is stored once, and its mail queued once', async () => {
    const second = await place.open();
    const from = sender(site);
    const row = response(NOON, { kind: 'message', text: 'hello' });
    const mails = new Map([[row.id, [mail('m1@attendant')]]]);
    const results = await Promise.all([store, second, store, second].map((s) => s.responses.put(from, [row], mails)));
    expect(results.filter((result) => result.stored === 1)).toHaveLength(1);
    expect(await store.outgoing.ofResponse(site.id, row.id)).toEqual([{ state: 'queued', to: 'ana@lut.example' }]);
  });

  test('every filter finds what it names', async () => {
    const bad = await put(store, site, response(NOON, { score: 2, scale: 5, lang: 'ro', text: 'Ștampila e ștearsă' }));
    const nps = await put(
      store,
      site,
      response(NOON + 1, { kind: 'survey', survey: 'after', score: 9, scale: 10, lang: 'ru' }),
    );
    const asked = await put(
      store,
      site,
      response(NOON + 2, {
        kind: 'message',
        text: 'Где мой ЁЖИК? 100%',
        lang: 'ru-MD',
        url: 'https://shop.example/Ru/Help',
      }),
    );
    await store.responses.change(site.id, bad.id, { labels: ['glaze', 'Retur'], assignee: ana.id }, ana.id, NOON, []);
    await store.responses.change(site.id, nps.id, { status: 'done' }, ana.id, NOON, []);
    const cases: [ResponseFilter, string[]][] = [
      [{}, [asked.id, nps.id, bad.id]],
      [{ status: 'any' }, [asked.id, nps.id, bad.id]],
      [{ status: 'open' }, [asked.id, bad.id]],
      [{ status: 'done' }, [nps.id]],
      [{ kind: 'message' }, [asked.id]],
      [{ survey: 'after' }, [nps.id]],
      [{ score: { min: 0, max: 2 } }, [bad.id]],
      [{ score: { min: 0, max: 9 } }, [nps.id, bad.id]],
      [{ score: { min: 0, max: 6, scale: 10 } }, []],
      [{ score: { min: 2, max: 2, scale: 5 } }, [bad.id]],
      [{ score: { min: 9, max: 10, scale: 10 } }, [nps.id]],
      [{ lang: 'ru' }, [asked.id, nps.id]],
      [{ lang: 'ru-MD' }, [asked.id]],
      [{ page: 'ru/help' }, [asked.id]],
      [{ page: 'STEP=2' }, [nps.id, bad.id]],
      [{ label: 'Retur' }, [bad.id]],
      [{ assignee: ana.id }, [bad.id]],
      [{ assignee: 'none' }, [asked.id, nps.id]],
      [{ from: NOON + 1, to: NOON + 2 }, [nps.id]],
      [{ q: 'stampila' }, [bad.id]],
      [{ q: 'ȘTEARSĂ stampila' }, [bad.id]],
      [{ q: 'ежик где' }, [asked.id]],
      [{ q: '0%' }, [asked.id]],
      [{ q: '_' }, []],
      [{ q: 'stampila ежик' }, []],
      [{ status: 'open', label: 'glaze', lang: 'ro', q: 'e' }, [bad.id]],
    ];
    for (const [filter, ids] of cases) expect([filter, await find(filter)]).toEqual([filter, ids]);
  });

  test('a search looks into mail, name, answers and notes', async () => {
    const row = await put(
      store,
      site,
      response(NOON, {
        email: 'Marin@shop.example',
        name: 'Ирина',
        answers: [
          { question: 'why', kind: 'text', text: 'Prea SCUMP' },
          { question: 'q', kind: 'single', choices: ['curier'] },
        ],
      }),
    );
    await store.responses.note(site.id, row.id, 'Я позвонил ЕЙ', ana.id, NOON);
    for (const q of ['marin@shop', 'ирина', 'prea scump', 'curier', 'ей позвонил'])
      expect(await find({ q })).toEqual([row.id]);
  });

  test('pages follow each other without a gap or a repeat, also among equal times and new arrivals', async () => {
    const rows = Array.from({ length: 23 }, (_, n) => response(NOON + Math.floor(n / 5)));
    await store.responses.put(sender(site), rows, new Map());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.responses.list(site.id, {}, cursor, 4);
      expect(page.total).toBe(23 + (cursor ? 1 : 0));
      seen.push(...page.items.map((item) => item.id));
      if (!cursor) await put(store, site, response(NOON + MINUTE));
      cursor = page.next;
    } while (cursor);
    expect(seen.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
    const whole = await find({});
    expect(seen).toEqual(whole.slice(1));
    expect((await store.responses.list(site.id, {}, 'typed by hand', 4)).items).toHaveLength(4);
  });

  test('staff read, label, assign, note and finish; and take it back', async () => {
    const row = await put(store, site, response(NOON, { text: 'x'.repeat(400) }));
    const { id } = row;
    const change = { read: true, status: 'done' as const, labels: [' b ', 'a', 'b', ''], assignee: ana.id };
    expect(await store.responses.change(site.id, id, change, ana.id, NOON + 5, [mail('assigned@attendant')])).toBe(
      true,
    );
    const who = { id: ana.id, name: 'Ana Rusu' };
    const note = await store.responses.note(site.id, id, 'sent a new cup', ana.id, NOON + 6);
    expect(note).toEqual({ id: expect.any(Number), text: 'sent a new cup', at: NOON + 6, by: who });
    expect(await store.responses.get(site.id, id)).toMatchObject({
      status: 'done',
      readAt: NOON + 5,
      readBy: who,
      doneAt: NOON + 5,
      doneBy: who,
      assignee: who,
      labels: ['a', 'b'],
      notes: [note],
    });
    const { items, open } = await store.responses.list(site.id, {}, undefined, 5);
    expect(items[0]).toMatchObject({ read: true, status: 'done', assignee: who, labels: ['a', 'b'] });
    expect(items[0]!.text).toHaveLength(280);
    expect(open).toBe(0);
    await store.responses.change(
      site.id,
      id,
      { read: false, status: 'open', labels: [], assignee: null },
      ana.id,
      NOON,
      [],
    );
    const back = await store.responses.get(site.id, id);
    for (const key of ['readAt', 'readBy', 'doneAt', 'doneBy', 'assignee']) expect(back).not.toHaveProperty(key);
    expect(await store.responses.open(site.id)).toBe(1);
    expect(await store.responses.change(site.id, uuidv7(NOON), { read: true }, ana.id, NOON, [])).toBe(false);
    expect(await store.responses.note(site.id, uuidv7(NOON), 'x', ana.id, NOON)).toBeUndefined();
  });

  test('the filters can choose from what is there', async () => {
    const ion = await store.staff.add('ion@lut.example', 'Ion', site.id, 'staff', NOON);
    await put(store, site, response(NOON, { lang: 'ro', survey: 'after', kind: 'survey' }));
    const row = await put(store, site, response(NOON, { lang: 'en', url: 'https://shop.example/help#top' }));
    await store.responses.change(site.id, row.id, { labels: ['glaze'] }, ana.id, NOON, []);
    const facets = await store.responses.facets(site.id);
    expect({ ...facets, langs: facets.langs.toSorted(), pages: facets.pages.toSorted() }).toEqual({
      surveys: ['after'],
      langs: ['en', 'ro'],
      labels: ['glaze'],
      pages: ['/en/cart', '/help'],
      staff: [
        { id: ana.id, name: 'Ana Rusu' },
        { id: ion.id, name: 'Ion' },
      ],
    });
  });

  test('the export gives all that the filter finds, newest first', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => response(NOON + n, { lang: n % 3 ? 'ro' : 'en' }));
    for (let n = 0; n < rows.length; n += 50) await store.responses.put(sender(site), rows.slice(n, n + 50), new Map());
    const other = await addSite(store, 'other');
    await put(store, other, response());
    const exported = await collect(store.responses.each(site.id, { lang: 'ro' }));
    const expected = rows.filter((row) => row.lang === 'ro').map((row) => row.id);
    expect(exported.map((row) => row.id)).toEqual(expected.toReversed());
  });
};
