import { beforeEach, expect, test } from 'vitest';
import { randomId, uuidv7 } from '../../../../protocol/ids.ts';
import { factsOf } from '../../../../server/insight/fold.ts';
import { erase } from '../../../../server/privacy/erase.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { SenderRow, Site, StaffRow, Store } from '../../../../server/store/store.ts';
import type { Place } from '../engines.ts';
import { addSite, collect, event, events, MINUTE, NOON, response, sender } from '../things.ts';

const EVER = { from: 0, to: NOON * 2 };
const HERS = 'https://shop.example/en/only-she-was-here?list=a1b2';
const KEPT =
  `visit purchase exposure question reading help_visit contact counter event session visitor customer response
  response_label note mail term`.split(/\s+/);
/** A person who is forgotten is in no table any more, others are as they were, and nothing brings the person back. */
export const forgettingSuite = (fresh: () => Promise<Place>): void => {
  let place: Place;
  let store: Store;
  let db: Database;
  let site: Site;
  let staff: StaffRow;
  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    db = await place.bare();
    site = await addSite(store);
    staff = await store.staff.add('desk@shop.example', 'Desk', site.id, 'staff', NOON);
    return () => place.remove();
  });

  const foldAll = async (): Promise<void> => {
    while (await store.fold.next(site.id, 100, factsOf));
  };
  const rest = async (): Promise<void> => {};
  const person = (mode: SenderRow['mode'] = 'full'): SenderRow => ({
    ...sender(site, { mode }),
    ...(mode === 'full' && { session: randomId() }),
  });

  const shop = async (from: SenderRow, at: number, url: string): Promise<void> => {
    await store.log.append(from, [
      event(at, { url: 'https://shop.example/en/', title: 'Lut & Foc' }),
      event(at + 1, { url, title: `Title of ${url}`, referrer: 'https://search.example/' }),
      event(at + 2, { type: 'faq_ask', data: { ask: 'q', text: `Is ${url} safe?`, lang: 'en', result: 'unsure' } }),
      event(at + 3, { type: 'nudge_shown', data: { nudge: 'idle', kind: 'idle', version: 1, arm: 'shown' } }),
      event(at + 4, { type: 'purchase', data: { transaction_id: url, value_minor: 900, currency: 'MDL' } }),
      event(at + 5, { type: 'message_sent', data: { id: 'm', kind: 'message' } }),
    ]);
  };
  const write = async (from: SenderRow, at: number, email: string): Promise<string> => {
    const row = response(at, { kind: 'message', text: `I am ${email}`, email });
    const mail = { messageId: `${row.id}@shop`, to: 'desk@shop.example', replyTo: email, subject: 'New', text: email };
    await store.responses.put(from, [row], new Map([[row.id, [mail]]]));
    await store.responses.change(site.id, row.id, { labels: ['urgent'] }, staff.id, NOON, []);
    await store.responses.note(site.id, row.id, `Rang ${email} back`, staff.id, NOON);
    return row.id;
  };
  const tables = async (): Promise<Record<string, object[]>> => {
    const all: Record<string, object[]> = {};
    for (const table of KEPT) {
      const rows = (await db.all<object>(`select * from ${table}`)).map((row) => ({ ...row }));
      all[table] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    return all;
  };
  const forget = async (person: Parameters<Store['privacy']['find']>[1]) => {
    const rows = await store.privacy.find(site.id, person);
    await store.privacy.condemn(site.id, rows, NOON);
    const erased = await erase(store, NOON, rows);
    await store.privacy.sweepTerms(site.id, NOON, rest);
    return erased;
  };

  test('nothing of her is left, and everybody else is as if she had never come', async () => {
    const [him, her] = [person(), person()];
    await shop(him, NOON, 'https://shop.example/en/bowls');
    await write(him, NOON + MINUTE, 'ion@mail.example');
    await foldAll();
    const before = await tables();
    await shop(her, NOON + 5 * MINUTE, HERS);
    await shop({ ...her, session: randomId() }, NOON + 90 * MINUTE, 'https://shop.example/en/bowls');
    await store.people.join(site.id, her.visitor, 'customer 7', NOON);
    await write(her, NOON + 6 * MINUTE, 'ana@mail.example');
    await foldAll();
    expect(await tables()).not.toEqual(before);
    expect(await forget({ visitor: her.visitor })).toEqual({
      visitors: 1,
      visits: 2,
      events: 12,
      messages: 1,
      mails: 1,
      customers: 1,
    });
    await foldAll();
    expect(await tables()).toEqual(before);
    expect(await store.figures.lost(site.id, EVER)).toBe(0);
    for (const table of ['erasure', 'stray_term']) expect(await db.all(`select * from ${table}`)).toEqual([]);
  });

  test('what she sends again is refused by every collector, also by one that knows her visit by heart', async () => {
    const other = await place.open();
    const her = person();
    const [first, late] = [events(3), events(3, NOON + 50)];
    await store.log.append(her, first);
    await other.log.append(her, late);
    const message = await write(her, NOON, 'ana@mail.example');
    await forget({ visitor: her.visitor });
    for (const one of [other, store]) {
      const again = [...first, ...late, event(NOON + 99)];
      expect(await one.log.append(her, again)).toMatchObject({
        stored: 0,
        duplicate: 0,
        erased: again.map(({ id }) => id),
      });
      await one.people.join(site.id, her.visitor, 'customer 7', NOON);
      const mine = response(NOON, { id: message, text: 'I am ana@mail.example' });
      expect(await one.responses.put(her, [mine], new Map())).toMatchObject({ stored: 0, erased: [message] });
      // Her message is not kept under another id either; another person's is.
      expect(await one.responses.put(person(), [mine, response()], new Map())).toMatchObject({
        stored: 1,
        duplicate: 0,
        erased: [message],
      });
    }
    expect(await store.people.visitor(site.id, her.visitor)).toBeUndefined();
    expect(await db.all('select * from customer')).toEqual([]);
    expect(await collect(store.log.each(site.id))).toEqual([]);
    // Others share a commit with her and are kept.
    const [kept, refused] = await Promise.all([
      other.log.append(person(), events(2, NOON + 200)),
      other.log.append(her, events(2, NOON + 300)),
    ]);
    expect([kept.stored, refused.erased?.length]).toEqual([2, 2]);
    // The same id at another site is somebody else's.
    const elsewhere = await addSite(store, 'second');
    expect(await store.log.append({ ...her, siteId: elsewhere.id }, first)).toMatchObject({ stored: 3 });
  });

  test('an address finds whoever left it, in a message or a survey, and the same customer’s other browsers', async () => {
    const [phone, laptop, tablet, other, today] = [person(), person(), person(), person(), person('cookieless')];
    for (const one of [phone, laptop, tablet, other, today]) await store.log.append(one, [event()]);
    for (const one of [phone, laptop]) await store.people.join(site.id, one.visitor, '7', NOON);
    await store.people.join(site.id, tablet.visitor, 'ANA@mail.example', NOON);
    await write(phone, NOON, 'Ana@Mail.example');
    await write(other, NOON, 'ana@mail.example.org');
    const answers = [{ question: 'q', kind: 'email' as const, text: ' ana@mail.EXAMPLE' }];
    await store.responses.put(today, [response(NOON, { kind: 'survey', answers })], new Map());
    const rows = await store.privacy.find(site.id, { email: 'ana@mail.example' });
    expect(rows).toHaveLength(4);
    expect(await store.privacy.find(site.id, { email: 'nobody@mail.example' })).toEqual([]);
    const one = await store.privacy.find(site.id, { visitor: laptop.visitor });
    expect(one).toHaveLength(1);
    expect(await store.privacy.kin(site.id, one)).toEqual([phone.visitor]);
    expect(await forget({ email: 'ana@mail.example' })).toMatchObject({ visitors: 4, messages: 2, customers: 2 });
    const left = await db.all('select uuid from visitor');
    expect(left).toHaveLength(1);
    // Address and browser of a visitor of the day are not hers alone: whoever comes with them is let in.
    expect(await store.log.append(today, events(1, NOON + 9))).toMatchObject({ stored: 1 });
  });

  test('what a killed process left is finished by another, and events that came meanwhile go too', async () => {
    const her = person();
    await store.log.append(her, events(1_500));
    const hours = Array.from({ length: 120 }, (_, n) => NOON + n * 60 * MINUTE);
    await Promise.all(hours.map((at) => store.log.append({ ...her, session: randomId() }, events(1, at))));
    await foldAll();
    const rows = await store.privacy.find(site.id, { visitor: her.visitor });
    await store.privacy.condemn(site.id, rows, NOON);
    expect(await store.privacy.eraseNext(NOON)).toMatchObject({ events: expect.any(Number), visitors: 0 });
    // Known to be erased, but not gone yet: this browser's visit is still known by heart.
    await store.log.append(her, events(5, NOON + 40));
    expect(await store.privacy.mine(site.id, her.visitor)).toBeUndefined();
    await foldAll();
    const heir = await place.open();
    const erased = await erase(heir, NOON);
    expect(erased).toMatchObject({ visitors: 1 });
    expect(await db.all('select id from event')).toEqual([]);
    expect(await db.all('select * from counter')).toEqual([]);
    expect(
      (await db.all<{ count: number }>(`select count from tally where name = 'stored'`)).every(
        (row) => row.count === 0,
      ),
    ).toBe(true);
    expect(await erase(heir, NOON)).toMatchObject({ visitors: 0, events: 0 });
  });

  test('a text that others use stays, and one that is taken out comes back under whoever uses it next', async () => {
    const other = await place.open();
    const [her, him] = [person(), person()];
    await other.log.append(her, [event(NOON, { url: HERS }), event(NOON, { url: 'https://shop.example/both' })]);
    await store.log.append(him, [event(NOON, { url: 'https://shop.example/both' })]);
    await forget({ visitor: her.visitor });
    const texts = async () =>
      (await db.all<{ text: string }>('select text from term order by text')).map(({ text }) => text);
    expect(await texts()).toEqual(['https://shop.example/both', 'page_view']);
    // This collector knows the number of her address by heart.
    await other.log.append(him, [event(NOON + 5, { url: HERS })]);
    expect((await collect(store.log.each(site.id))).map(({ url }) => url).toSorted()).toEqual([
      'https://shop.example/both',
      HERS,
    ]);
  });

  test('a text that is used again while the log is being looked through stays', async () => {
    const [her, him] = [person(), person()];
    await store.log.append(her, [event(NOON, { id: uuidv7(NOON), url: HERS })]);
    await store.log.append(him, events(5_001, NOON - 60 * MINUTE));
    const rows = await store.privacy.find(site.id, { visitor: her.visitor });
    await store.privacy.condemn(site.id, rows, NOON);
    await erase(store, NOON, rows);
    let looks = 0;
    // His event stands before the place that is being looked at.
    const use = async (): Promise<void> => {
      if (looks++ > 0) return;
      await store.log.append(him, [event(NOON - 70 * MINUTE, { url: HERS, receivedAt: NOON + 100 })]);
    };
    expect(await store.privacy.sweepTerms(site.id, NOON, use)).toBe(0);
    expect(looks).toBeGreaterThan(0);
    const urls = (await collect(store.log.each(site.id))).map(({ url }) => url);
    expect(urls.filter((url) => url === HERS)).toHaveLength(1);
    await store.log.append(him, [event(NOON + 9, { url: HERS })]);
    expect(await db.all('select id from term where text = ?', [HERS])).toHaveLength(1);
    expect(await db.all('select * from stray_term')).toEqual([]);
  });

  test('she sees what there is of her, by the id of her own browser only', async () => {
    const [her, day] = [person(), person('cookieless')];
    await shop(her, NOON, HERS);
    await shop(day, NOON, HERS);
    await store.people.join(site.id, her.visitor, 'customer 7', NOON);
    const message = await write(her, NOON, 'ana@mail.example');
    expect(await store.privacy.mine(site.id, her.visitor)).toMatchObject({
      firstAt: NOON + 90,
      lastAt: NOON + 95,
      visits: 1,
      customer: 'customer 7',
      types: [
        { type: 'page_view', count: 2 },
        ...['faq_ask', 'message_sent', 'nudge_shown', 'purchase'].map((type) => ({ type, count: 1 })),
      ],
    });
    expect(await collect(store.privacy.eventsOf(site.id, her.visitor))).toHaveLength(6);
    expect((await store.responses.ofVisitor(site.id, her.visitor, 9)).map(({ id }) => id)).toEqual([message]);
    for (const nobody of [day.visitor, randomId()]) {
      expect(await store.privacy.mine(site.id, nobody)).toBeUndefined();
      expect(await collect(store.privacy.eventsOf(site.id, nobody))).toEqual([]);
      expect(await store.responses.ofVisitor(site.id, nobody, 9)).toEqual([]);
    }
  });
};
