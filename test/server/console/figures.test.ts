import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelpFigures } from '../../../protocol/helpFigures.ts';
import type { Overview, QuestionDetail, QuestionList } from '../../../protocol/figures.ts';
import { publishDraft } from '../../../server/publish/publish.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';
import { ask, DAY, HOUR, order, person, visit } from './visits.ts';

let desk: Desk;
let viewer: Browser;
beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  viewer = await desk.signedIn('vera@shop.example');
});
afterAll(() => desk.close());

const get = async <T>(path: string): Promise<T> => {
  const { status, json, text } = await viewer.get<T>(`/sites/demo/${path}`);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json;
};

describe('without anything', () => {
  it('the overview is empty and compares nothing', async () => {
    const overview = await get<Overview>('overview');
    expect(overview).toMatchObject({ from: '2026-10-25', to: '2026-11-21', currency: 'MDL', revenue: {}, missing: [] });
    expect(overview.before).toEqual({ from: '2026-09-27', to: '2026-10-24' });
    expect(overview.stages.map(({ name, count, change }) => [name, count, change.verdict])).toEqual(
      ['reach', 'acquisition', 'conversion', 'retention', 'loyalty'].map((name) => [name, 0, 'too_few']),
    );
    expect(overview.stages.every(({ share }) => share === undefined)).toBe(true);
    expect(overview.trust).toMatchObject({ acknowledged: 0, lost: 0, gaps: 0, cookieless: {}, counted_to: NOON });
    expect(await get<QuestionList>('questions')).toEqual({
      rows: [],
      counts: { unanswered: 0, unhelpful: 0, answered: 0, aside: 0 },
      langs: [],
      no_help: [],
    });
  });

  it('a wrong parameter is refused with its name', async () => {
    for (const [path, field] of [
      ['overview?days=30', 'days'],
      ['overview?days=x', 'days'],
      ['questions?days=0', 'days'],
      ['questions?days=367', 'days'],
      ['questions?state=bad', 'state'],
    ]) {
      const { status, json } = await viewer.get<{ error: string; field: string }>(`/sites/demo/${path}`);
      expect([path, status, json.field]).toEqual([path, 400, field]);
      expect(json.error).toMatch(/\w{3}/);
    }
    expect((await viewer.get('/sites/demo/questions/unknown')).status).toBe(404);
    expect((await viewer.get('/sites/other/overview')).status).toBe(404);
  });
});

describe('a shop with some days', () => {
  const regular = { first: 0, later: 0 };
  beforeAll(async () => {
    regular.first = NOON - 40 * DAY;
    // Somebody came before the period that is compared with began, so that it is whole.
    await visit(desk, person(desk), NOON - 60 * DAY, [['page_view']]);
    const back = person(desk);
    await visit(desk, back, regular.first, [['page_view'], order('OLD-1')]);
    await visit(desk, back, NOON - 2 * DAY, [['view_item'], order('NEW-1'), order('NEW-1')]);
    await visit(desk, person(desk), NOON - DAY, [order('NEW-1', 1)]);
    await visit(desk, person(desk, 'cookieless'), NOON - 3 * HOUR, [
      ['page_view'],
      ['view_item'],
      ask('Is it safe?', 'unsure'),
    ]);
    await visit(desk, person(desk, 'cookieless'), NOON - 2 * HOUR, [
      ['page_view'],
      ['add_to_cart'],
      ask('is it SAFE', 'unsure'),
    ]);
    await visit(desk, person(desk), NOON - 20 * 60_000, [['add_to_cart'], ask('Can I bake in it?', 'answered')]);
    const unhappy = person(desk);
    await visit(desk, unhappy, NOON - 5 * HOUR, [
      ask('Can I bake in it?', 'answered', 'q1'),
      ['faq_rate', { ask: 'q1', helped: false }],
      ask('Do you ship?', 'unsure', 'q2'),
      ['faq_view', { ask: 'q2', article: 'delivery', from: 'nearest' }],
    ]);
    await visit(desk, unhappy, NOON - 4 * HOUR, [['message_sent', { id: 'm', kind: 'message' }]]);
    await visit(desk, person(desk), NOON - 6 * DAY, [
      ['survey_answered', { kind: 'nps', score: 10, response: 'r1' }],
      ['refund', { transaction_id: 'NEW-1', value_minor: 850, currency: 'MDL' }],
    ]);
  });

  it('sees at once what was just collected, an order once, and what a regular is', async () => {
    const { stages, orders, revenue } = await get<Overview>('overview?days=28');
    expect(stages.map(({ name, count, share }) => [name, count, share])).toEqual([
      ['reach', 7, undefined],
      ['acquisition', 2, 2 / 7],
      ['conversion', 1, 1 / 2],
      ['retention', 1, 1],
      ['loyalty', 1, 1],
    ]);
    expect(revenue).toEqual({ MDL: 140 });
    expect(orders.days.length).toBe(28);
    expect(orders.now[orders.days.indexOf('2026-11-19')]).toBe(1);
    expect(orders.now.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(orders.before.reduce((sum, n) => sum + n, 0)).toBe(1);
  });

  it('says how questions were answered, and where people stay; a visit that goes on has not ended', async () => {
    const { answers, missing, stalls } = await get<Overview>('overview?days=7');
    expect(answers).toEqual({ asked: 5, answered: 2, picked: 1, none: 2, langs: [{ lang: 'en', asked: 5 }] });
    expect(missing).toMatchObject([{ asked: 2, none: 2, state: 'unanswered', lang: 'en' }]);
    expect(stalls).toEqual([
      { where: 'browsed', visits: 1, asked: 'Is it safe?' },
      { where: 'cart', visits: 1, asked: expect.any(String) as string },
    ]);
  });

  it('says how far its figures can be trusted', async () => {
    const { trust } = await get<Overview>('overview?days=90');
    const all = await desk.store.tallies.sum(desk.site.id, 0, NOON + 1);
    expect(trust).toMatchObject({
      acknowledged: all.find(({ name }) => name === 'stored')!.count,
      lost: 0,
      gaps: 0,
      repeats: 0,
      counted_to: NOON,
    });
    expect(trust).not.toHaveProperty('counting');
    expect(trust.cookieless.share).toBeCloseTo(2 / 10);
    // As if a row had left the database after its commit.
    await desk.store.tallies.add(desk.site.id, 'stored', NOON - DAY, 3);
    expect((await get<Overview>('overview?days=90')).trust.lost).toBe(3);
    await desk.store.tallies.add(desk.site.id, 'stored', NOON - DAY, -3);
  });

  it('lists questions by what became of them, in a language, on a page', async () => {
    const list = await get<QuestionList>('questions?days=7&lang=&page=%2Fp%2F');
    expect(list.counts).toEqual({ unanswered: 1, unhelpful: 1, answered: 1, aside: 0 });
    expect(list.langs).toEqual(['en']);
    const states = list.rows.map(({ text, asked, state, article }) => [
      text.toLowerCase().replace('?', ''),
      asked,
      state,
      article,
    ]);
    expect(states).toContainEqual(['is it safe', 2, 'unanswered', undefined]);
    expect(states).toContainEqual(['can i bake in it', 2, 'unhelpful', 'oven']);
    expect(states).toContainEqual(['do you ship', 1, 'answered', 'delivery']);
    expect((await get<QuestionList>('questions?state=unhelpful')).rows).toHaveLength(1);
    expect((await get<QuestionList>('questions?state=unhelpful')).counts.answered).toBe(1);
    const ro = await get<QuestionList>('questions?lang=ro');
    expect([ro.rows, ro.langs]).toEqual([[], ['en']]);
    expect((await get<QuestionList>('questions?page=%2Fcart')).rows).toEqual([]);
  });

  it('tells of one question how it was put, where, and who wrote all the same', async () => {
    const { rows } = await get<QuestionList>('questions?state=unhelpful');
    const detail = await get<QuestionDetail>(`questions/${rows[0]!.id}?days=28`);
    expect(detail).toMatchObject({
      phrasings: [{ text: 'Can I bake in it?', count: 2 }],
      pages: [{ url: 'https://shop.example/en/p/mug', title: 'Mug', count: 2 }],
      contacted: { share: 0.5, of: 2 },
      helped: { share: 0, of: 1 },
    });
    expect(detail.byDay.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(detail.days).toHaveLength(28);
  });

  it('names the draft that was begun from a question', async () => {
    const words = { title: 'Is it safe', text: 'Yes.', phrasings: [] };
    const body = { order: 1, languages: { en: words } };
    const item = { kind: 'article', id: 'safe' } as const;
    await desk.store.content.saveDraft(desk.site.id, item, { rev: 0 }, body, undefined, NOON);
    const { rows } = await get<QuestionList>('questions?state=unanswered');
    expect(rows[0]!.draft).toBe('safe');
  });

  it('calls a question answered once most of its last three askings were', async () => {
    const stateNow = async (): Promise<[string, number]> => {
      const { rows } = await get<QuestionList>('questions');
      const row = rows.find(({ text }) => text.toLowerCase().startsWith('is it safe'))!;
      return [row.state, row.none];
    };
    const answered = ask('Is it safe?', 'answered', 'later');
    await visit(desk, person(desk), NOON - HOUR, [answered]);
    expect(await stateNow()).toEqual(['unanswered', 2]);
    await visit(desk, person(desk), NOON - HOUR / 2, [answered]);
    expect(await stateNow()).toEqual(['answered', 2]);
  });

  it('tells the language of the page it was asked on, and whether there is help in it', async () => {
    const publish = async (lang: string, title: string, phrasings: string[] = []): Promise<void> => {
      const item = { kind: 'article', id: `cash-${lang}` } as const;
      const body = { order: 2, languages: { [lang]: { title, text: 'So.', phrasings } } };
      await desk.store.content.saveDraft(desk.site.id, item, { rev: 0 }, body, undefined, NOON);
      await publishDraft(desk.store, desk.site, item, { now: NOON });
    };
    const before = await get<HelpFigures>('help?days=7');
    const question = ask('هل أستطيع الدفع نقدًا؟', 'unsure', 'cash', 'ar-EG');
    await visit(desk, person(desk), NOON - HOUR, [question]);
    expect(await get<QuestionList>('questions')).toMatchObject({ langs: ['ar', 'en'], no_help: [] });
    await publish('en', 'Can I pay cash?');
    const { rows, no_help } = await get<QuestionList>('questions?lang=ar');
    expect(rows).toMatchObject([{ lang: 'ar', asked: 1, no_help: true }]);
    expect(no_help).toEqual(['ar']);
    expect(await get<QuestionDetail>(`questions/${rows[0]!.id}`)).toMatchObject({ lang: 'ar', no_help: true });
    // A way to ask that joined the language which is searched instead.
    await publish('en', 'Can I pay cash?', ['هل أستطيع الدفع نقدا']);
    const joined = await get<QuestionDetail>(`questions/${rows[0]!.id}`);
    expect(joined).toMatchObject({ lang: 'ar', no_help: true, written: 'cash-en', since: { article: 'cash-en' } });
    await publish('ar', 'هل أستطيع الدفع نقدا');
    const now = await get<QuestionList>('questions?lang=ar');
    expect(now).toMatchObject({ no_help: [], rows: [{ lang: 'ar', written: 'cash-ar' }] });
    expect(now.rows[0]).not.toHaveProperty('no_help');
    // What was searched was in English, and self-service tells how that did.
    const { langs } = await get<HelpFigures>('help?days=7');
    const english = langs.find(({ lang }) => lang === 'en')!;
    expect(english.answered.of).toBe(before.all.answered.of + 1);
    expect(langs.map(({ lang }) => lang)).not.toContain('ar');
  });
});
