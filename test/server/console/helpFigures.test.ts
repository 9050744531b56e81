import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelpFigures } from '../../../protocol/helpFigures.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';
import { ask, DAY, HOUR, person, visit, type Deed } from './visits.ts';

let desk: Desk;
let viewer: Browser;
beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  viewer = await desk.signedIn('vera@shop.example');
  const body = { topic: 'all', languages: { en: { title: 'Send it back', blocks: [] } } };
  const add = [{ kind: 'article' as const, id: 'returns', version: 1, body }];
  const change = { base: 0, from: 0, without: [], add, document: {}, parts: new Map<string, string>() };
  await desk.store.content.publish(desk.site.id, change, undefined, NOON);
});
afterAll(() => desk.close());

const get = async (query = ''): Promise<HelpFigures> => {
  const { status, json, text } = await viewer.get<HelpFigures>(`/sites/demo/help${query}`);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json;
};
const read = (lang = 'en', article = 'returns'): Deed => ['faq_view', { article, lang, from: 'home' }];
const rate = (helped: boolean): Deed => ['faq_rate', { article: 'returns', lang: 'en', helped }];
const write: Deed = ['message_sent', { id: 'm', kind: 'message' }];
const nothing = { count: 0, of: 0, change: { verdict: 'too_few' } };

it('before anything came, counts nothing and compares nothing; a wrong period is refused', async () => {
  expect(await get()).toMatchObject({
    from: '2026-10-25',
    to: '2026-11-21',
    before: { from: '2026-09-27', to: '2026-10-24' },
    visits: 0,
    involved: nothing,
    all: { answered: nothing, deflected: nothing, resolved: nothing },
    langs: [],
    articles: [],
    counted_to: NOON,
  });
  expect((await viewer.get('/sites/demo/help?days=30')).json).toMatchObject({ field: 'days' });
});

describe('a shop whose help is used', () => {
  beforeAll(async () => {
    await visit(desk, person(desk), NOON - 60 * DAY, [['page_view']]);
    for (let n = 0; n < 40; n++) {
      const one = person(desk);
      const at = NOON - 3 * DAY + n * HOUR;
      const vote = n < 10 ? [rate(true)] : n < 16 ? [rate(false)] : [];
      await visit(desk, one, at, [['page_view'], ['page_view'], read(), ...vote]);
      // In a visit of the next day, and one of them when the 24 hours were over.
      if (n >= 10 && n < 19) await visit(desk, one, at + 23 * HOUR, [write]);
      if (n === 19) await visit(desk, one, at + 25 * HOUR, [write]);
    }
    for (let n = 0; n < 10; n++) await visit(desk, person(desk), NOON - 4 * DAY, [['page_view'], ['page_view']]);
    await visit(desk, person(desk), NOON - 2 * HOUR, [read('ro'), read('ro', 'never-written')]);
    await visit(desk, person(desk), NOON - 30 * HOUR, [ask('Anybody?', 'unsure')]);
  });

  it('tells of each article who read it, whom it helped, and who wrote all the same, a share from 30 on', async () => {
    const { articles } = await get();
    expect(articles).toEqual([
      {
        article: 'returns',
        title: 'Send it back',
        lang: 'en',
        viewed: 40,
        helped: { count: 10, of: 16 },
        contacted: {
          count: 9,
          of: 40,
          share: { share: 0.225, low: expect.closeTo(0.123), high: expect.closeTo(0.375) },
        },
      },
      {
        article: 'returns',
        title: 'Send it back',
        lang: 'ro',
        viewed: 1,
        helped: { count: 0, of: 0 },
        contacted: { count: 0, of: 0 },
      },
    ]);
  });

  it('tells of all what help came to: involved, answered, deflected, resolved as far as is known', async () => {
    const { visits, involved, all, langs } = await get();
    expect(visits).toBe(42);
    expect(involved).toMatchObject({ count: 40, of: 50, share: { share: 0.8 } });
    expect(all.answered).toMatchObject({ count: 0, of: 1 });
    expect(all.answered).not.toHaveProperty('share');
    expect(all.deflected).toMatchObject({ count: 32, of: 41 });
    // Ten said Yes; of the others six said No, three more wrote, and one had no answer.
    expect(all.resolved).toMatchObject({ count: 10 + 30 - 6 - 3, of: 41, change: { verdict: 'too_few' } });
    expect(langs.map(({ lang, visits: count, deflected }) => [lang, count, deflected.of])).toEqual([
      ['en', 41, 41],
      ['ro', 1, 0],
    ]);
  });

  it('keeps to the period', async () => {
    const [week, month] = await Promise.all([get('?days=7'), get('?days=90')]);
    expect([week.visits, month.visits]).toEqual([42, 42]);
    expect(week.from).toBe('2026-11-15');
  });
});
