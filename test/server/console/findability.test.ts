import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindabilityReport, Trial } from '../../../protocol/findability.ts';
import { load } from '../../../widget/answers/load.ts';
import { until } from '../../support/until.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';

let desk: Desk;
let viewer: Browser;

beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  viewer = await desk.signedIn('vera@shop.example');
  const words = {
    title: 'Can it go in the oven?',
    text: 'Yes, **slowly**.',
    phrasings: ['oven safe', 'bake in the oven'],
  };
  const body = { order: 1, languages: { en: words } };
  await desk.store.content.saveDraft(desk.site.id, { kind: 'article', id: 'oven' }, { rev: 0 }, body, undefined, NOON);
});
afterAll(() => desk.close());

const ask = (query: string) => viewer.get<FindabilityReport>(`/sites/demo/findability${query}`);

describe('how well articles are found', () => {
  it('is told to whoever may read, of drafts too', async () => {
    expect((await ask('?lang=en')).json).toEqual({ state: 'computing', done: 0, of: 2 });
    const report = await until('it is checked', async () => {
      const { json } = await ask('?lang=en');
      return json.state === 'computing' ? undefined : json;
    });
    const row = { id: 'oven', of: 2, found: 2, missed: [], confused_with: [] };
    expect(report).toEqual({ state: 'done', at: NOON, articles: [row] });
  });

  it('is nothing in a language in which nothing is written', async () =>
    expect((await ask('?lang=ro')).json).toEqual({ state: 'done', at: NOON, articles: [] }));

  it('is refused in words without a language', async () => {
    expect(await ask('')).toMatchObject({ status: 400, json: { field: 'lang' } });
    expect(await ask('?lang=!')).toMatchObject({ status: 400, json: { field: 'lang' } });
  });
});

describe('what would be answered with every draft', () => {
  const trial = (query: string) => viewer.get<Trial>(`/sites/demo/trial${query}`);

  it('is told in one language, and nothing where nothing is written', async () => {
    const { help } = (await trial('?lang=en')).json;
    expect(help).toMatchObject({ lang: 'en', articles: [{ id: 'oven', title: 'Can it go in the oven?' }] });
    expect(load(help!.index).search('bake')[0]?.id).toBe('oven');
    expect((await trial('?lang=ro')).json).toEqual({});
    expect((await trial('')).status).toBe(400);
  });
});
