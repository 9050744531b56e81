import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposals } from '../../../protocol/gap.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';
import { DAY, HOUR, person, visit, type Deed } from './visits.ts';

let desk: Desk;
let staff: Browser;
let viewer: Browser;

/** Typed, whereupon one of the nearest was opened, and said to have helped or not. */
const picked = (text: string, helped: boolean, article = 'oven', lang = 'en'): Deed[] => {
  const id = `${text} ${helped}`;
  return [
    ['faq_ask', { ask: id, text, lang, result: 'unsure' }],
    ['faq_view', { ask: id, article, from: 'nearest', lang }],
    ['faq_rate', { ask: id, article, lang, helped }],
  ];
};

beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  await desk.addStaff('ion@shop.example', 'staff');
  viewer = await desk.signedIn('vera@shop.example');
  staff = await desk.signedIn('ion@shop.example');
  const words = { title: 'Can it go in the oven?', text: 'Yes.', phrasings: ['Is it oven safe'] };
  const body = { order: 1, languages: { en: words } };
  const item = { kind: 'article', id: 'oven' } as const;
  await desk.store.content.saveDraft(desk.site.id, item, { rev: 0 }, body, undefined, NOON);
  await visit(desk, person(desk), NOON - 3 * DAY, [
    ...picked('merge in a hot kiln', true),
    ...picked('is it OVEN safe??', true),
    ...picked('how hot may it get', false),
    ...picked('does it stand heat', true, 'returns'),
    ['faq_ask', { ask: 'sure', text: 'oven please', lang: 'en', result: 'answered', article: 'oven' }],
    ['faq_rate', { ask: 'sure', article: 'oven', lang: 'en', helped: true }],
  ]);
  await visit(desk, person(desk), NOON - HOUR, picked('Merge in a hot kiln?', true));
  await visit(desk, person(desk), NOON - 2 * HOUR, picked('bake, write me at +373 69 123 456', true));
  await visit(desk, person(desk), NOON - 2 * HOUR, picked('merge la cuptor', true, 'oven', 'ro'));
});
afterAll(() => desk.close());

const proposed = async (): Promise<Proposals['proposals']> => {
  const { status, json } = await viewer.get<Proposals>('/sites/demo/proposals?article=oven');
  expect(status).toBe(200);
  return json.proposals;
};

describe('ways to ask that an article lacks', () => {
  it('are those that shoppers picked it for and were helped, without what names a person', async () => {
    expect(await proposed()).toEqual([
      { lang: 'en', text: 'merge in a hot kiln', count: 2, last_at: NOON - HOUR },
      { lang: 'en', text: 'bake, write me at …', count: 1, last_at: NOON - 2 * HOUR },
      { lang: 'ro', text: 'merge la cuptor', count: 1, last_at: NOON - 2 * HOUR },
    ]);
  });

  it('are not proposed again once they are declined, or in the draft', async () => {
    const decline = (text: string, lang = 'en') =>
      staff.post('/sites/demo/proposals/decline', { article: 'oven', lang, text });
    expect((await decline('bake, write me at …')).status).toBe(204);
    expect((await decline('bake, write me at …')).status).toBe(204);
    expect((await proposed()).map(({ text }) => text)).toEqual(['merge in a hot kiln', 'merge la cuptor']);
    const key = { kind: 'article', id: 'oven' } as const;
    const { draft } = (await desk.store.content.get(desk.site.id, key))!;
    const languages = { ro: { title: '', text: '', phrasings: ['Merge la cuptor?'] } };
    const body = { ...(draft!.body as object), languages };
    await desk.store.content.saveDraft(desk.site.id, key, { rev: draft!.rev }, body, undefined, NOON);
    expect((await proposed()).map(({ text }) => text)).toEqual(['merge in a hot kiln', 'is it OVEN safe??']);
  });

  it('are not proposed again once they are in another language of an article that is not written in theirs', async () => {
    const texts = async (): Promise<string[]> => (await proposed()).map(({ text }) => text);
    await visit(desk, person(desk), NOON - HOUR, picked('aguanta el horno', true, 'oven', 'es'));
    expect(await texts()).toContain('aguanta el horno');
    const key = { kind: 'article', id: 'oven' } as const;
    const { draft } = (await desk.store.content.get(desk.site.id, key))!;
    const words = { title: 'La cuptor?', text: 'Da.', phrasings: ['Aguanta el horno?'] };
    const save = (rev: number, languages: object) =>
      desk.store.content.saveDraft(desk.site.id, key, { rev }, { order: 1, languages }, undefined, NOON);
    await save(draft!.rev, { ro: words });
    expect(await texts()).not.toContain('aguanta el horno');
    await save(draft!.rev + 1, { ro: words, es: { title: 'Horno?', text: '', phrasings: [] } });
    expect(await texts()).toContain('aguanta el horno');
  });

  it('are refused in words when it is not said of what', async () => {
    const error = async (path: string) => {
      const { status, json } = await viewer.get<{ error: string; field?: string }>(`/sites/demo/${path}`);
      return [status, json.error, json.field];
    };
    expect(await error('proposals')).toEqual([400, expect.stringContaining('article') as string, 'article']);
    expect(await error('proposals?article=A B')).toEqual([400, expect.any(String) as string, 'article']);
    expect(await error('proposals?article=nobody')).toEqual([404, 'There is no such article.', undefined]);
    const body = { article: 'oven', lang: 'en', text: 'x' };
    expect((await viewer.post('/sites/demo/proposals/decline', body)).status).toBe(403);
    for (const wrong of [{ text: ' ' }, { lang: '!' }, { article: 'A B' }, { text: 'x'.repeat(301) }])
      expect((await staff.post('/sites/demo/proposals/decline', { ...body, ...wrong })).status).toBe(400);
    expect((await staff.post('/sites/demo/proposals/decline', { ...body, article: 'nobody' })).status).toBe(404);
  });
});
