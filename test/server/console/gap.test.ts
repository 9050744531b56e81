import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview, QuestionDetail, QuestionList, QuestionRow } from '../../../protocol/figures.ts';
import { publishDraft } from '../../../server/publish/publish.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';
import { ask, DAY, HOUR, person, visit, type Deed } from './visits.ts';

// The way of a question from nobody having an answer to how it is since there is one.

let desk: Desk;
let staff: Browser;
let viewer: Browser;
const WRITTEN = NOON - 10 * DAY;

const get = async <T>(path: string): Promise<T> => {
  const { status, json, text } = await viewer.get<T>(`/sites/demo/${path}`);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json;
};
const rowOf = async (text: string, query = ''): Promise<QuestionRow | undefined> =>
  (await get<QuestionList>(`questions${query}`)).rows.find((row) => row.text === text);

const message: Deed = ['message_sent', { id: 'm', kind: 'message' }];

beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  await desk.addStaff('ion@shop.example', 'staff');
  viewer = await desk.signedIn('vera@shop.example');
  staff = await desk.signedIn('ion@shop.example');
  await visit(desk, person(desk), NOON - 85 * DAY, [['page_view']]);
  for (let n = 0; n < 32; n++) {
    const before = WRITTEN - (n + 1) * 6 * HOUR;
    const asked = ask(n % 3 ? 'how much is delivery' : 'Delivery cost?', 'unsure');
    await visit(desk, person(desk), before, n < 20 ? [asked, message] : [['add_to_cart'], asked]);
    await visit(desk, person(desk), NOON - DAY - (n + 1) * HOUR, [ask('shipping price', 'answered')]);
  }
  await visit(desk, person(desk), NOON - HOUR, [ask('shipping price please', 'answered')]);
  await visit(desk, person(desk), NOON - HOUR, [ask('asdf qwerty', 'unsure'), ask('do you hire', 'unsure')]);
  const body = { order: 1, languages: { en: { title: 'Delivery', text: 'Two lei.', phrasings: [] as string[] } } };
  const key = { kind: 'article', id: 'oven' } as const;
  const save = async (phrasings: string[], at: number): Promise<void> => {
    body.languages.en.phrasings = phrasings;
    await desk.store.content.saveDraft(desk.site.id, key, { rev: 0 }, body, undefined, at);
    await publishDraft(desk.store, desk.site, key, { now: at });
  };
  await save([], WRITTEN - 5 * DAY);
  await save(['How much is delivery?'], WRITTEN);
  await save(['How much is delivery?', 'shipping'], WRITTEN + DAY);
});
afterAll(() => desk.close());

describe('a question however it was put', () => {
  it('is one row, by its most asked wording, with what it was before', async () => {
    const row = (await rowOf('shipping price', '?days=28'))!;
    expect(row).toMatchObject({ asked: 65, answered: 33, none: 32, state: 'answered', written: 'oven' });
    expect(row.change).toMatchObject({ verdict: 'too_few' });
    const lately = (await rowOf('shipping price', '?days=7'))!;
    expect(lately).toMatchObject({ asked: 33, change: { verdict: 'unclear' } });
    const longer = (await rowOf('shipping price', '?days=28'))!;
    expect(longer.id).toBe(row.id);
  });

  it('opens by any of its questions, and says how far visits came', async () => {
    const { rows } = await get<QuestionList>('questions?days=28');
    const row = rows.find(({ text }) => text === 'shipping price')!;
    const detail = await get<QuestionDetail>(`questions/${row.id}?days=28`);
    expect(detail).toMatchObject({ id: row.id, row: row.id, asked: 65 });
    expect(detail.phrasings.map(({ text, count }) => [text, count])).toEqual([
      ['shipping price', 32],
      ['how much is delivery', 21],
      ['Delivery cost?', 11],
      ['shipping price please', 1],
    ]);
    expect(detail.ends).toEqual([
      { end: 'none', count: 53 },
      { end: 'cart', count: 12 },
    ]);
    expect(detail.byDay.reduce((sum, count) => sum + count, 0)).toBe(65);
  });

  it('stands behind those that nobody has an answer to, which the overview names too', async () => {
    const { rows } = await get<QuestionList>('questions?days=28');
    expect(rows.map(({ text, state }) => [text, state])).toEqual([
      ['do you hire', 'unanswered'],
      ['asdf qwerty', 'unanswered'],
      ['shipping price', 'answered'],
    ]);
    const { missing } = await get<Overview>('overview?days=28');
    expect(missing.map(({ text, none }) => [text, none])).toEqual([
      ['shipping price', 32],
      ['do you hire', 1],
      ['asdf qwerty', 1],
    ]);
  });
});

describe('since it is answered', () => {
  it('tells how it was before the first version that has it, and how it is since', async () => {
    const row = (await rowOf('shipping price'))!;
    const { since } = await get<QuestionDetail>(`questions/${row.id}?days=7`);
    expect(since).toMatchObject({
      article: 'oven',
      at: WRITTEN,
      before: { asked: 32, answered: { share: 0, of: 32 }, contacted: { share: 20 / 32, of: 32 } },
      after: { asked: 33, answered: { share: 1, of: 33 }, contacted: { share: 0, of: 32 } },
      answered: { by: 1 },
      contacted: { by: -20 / 32 },
    });
    // Newcombe's method 10 of 0 of 32 less 20 of 32, by hand from Wilson's limits (0.4526 to 0.7707, 0 to 0.1072).
    expect(since!.contacted!.low).toBeCloseTo(-0.7707, 3);
    expect(since!.contacted!.high).toBeCloseTo(-0.625 + Math.hypot(0.1072, 0.625 - 0.4526), 3);
  });

  it('is told of no question that nobody wrote an answer to', async () => {
    const row = (await rowOf('do you hire'))!;
    const { since, written } = await get<QuestionDetail>(`questions/${row.id}`);
    expect([since, written]).toEqual([undefined, undefined]);
  });
});

describe('what is not for the help', () => {
  const aside = (id: string, to: unknown, who = staff) =>
    who.ask('PUT', `/sites/demo/questions/${id}/aside`, { aside: to });

  it('leaves the list and the overview, has a shelf of its own, and comes back', async () => {
    const row = (await rowOf('asdf qwerty'))!;
    expect((await aside(row.id, true)).status).toBe(204);
    expect((await aside(row.id, true)).status).toBe(204);
    const list = await get<QuestionList>('questions');
    expect(list.rows.map(({ text }) => text)).toEqual(['do you hire', 'shipping price']);
    expect(list.counts).toEqual({ unanswered: 1, unhelpful: 0, answered: 1, aside: 1 });
    expect((await get<QuestionList>('questions?state=aside')).rows).toMatchObject([{ id: row.id, aside: true }]);
    expect((await get<QuestionDetail>(`questions/${row.id}`)).aside).toBe(true);
    expect((await get<Overview>('overview')).missing.map(({ text }) => text)).not.toContain('asdf qwerty');
    expect((await aside(row.id, false)).status).toBe(204);
    expect((await get<QuestionList>('questions')).counts.aside).toBe(0);
  });

  it('stays away when it is put in another way, and returns as something else', async () => {
    const row = (await rowOf('do you hire'))!;
    await aside(row.id, true);
    await visit(desk, person(desk), NOON - HOUR, [
      ask('do you hire?? please', 'unsure'),
      ask('hi, do you hire', 'unsure'),
    ]);
    expect((await get<QuestionList>('questions')).counts.aside).toBe(1);
    await aside(row.id, false);
    expect((await get<QuestionList>('questions')).counts.aside).toBe(0);
  });

  it('is set aside by staff alone, and only what was asked', async () => {
    const row = (await rowOf('asdf qwerty'))!;
    expect((await aside(row.id, true, viewer)).status).toBe(403);
    expect((await aside(row.id, 'yes')).status).toBe(400);
    expect((await aside('nobody', true)).status).toBe(404);
  });
});
