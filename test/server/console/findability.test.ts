import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../protocol/console.ts';
import type { FindabilityReport, Trial } from '../../../protocol/findability.ts';
import { load } from '../../../widget/answers/load.ts';
import { until } from '../../support/until.ts';
import { openDesk, type Browser, type Desk } from './desk.ts';
import { NOON } from './rows.ts';

let desk: Desk;
let viewer: Browser;
let staff: Browser;

const write = (id: string, title: string, phrasings: string[]) => {
  const body = { order: 1, languages: { en: { title, text: 'Yes, **slowly**.', phrasings } } };
  return desk.store.content.saveDraft(desk.site.id, { kind: 'article', id }, { rev: 0 }, body, undefined, NOON);
};

beforeAll(async () => {
  desk = await openDesk();
  await desk.addStaff('vera@shop.example', 'viewer');
  await desk.addStaff('stan@shop.example', 'staff');
  viewer = await desk.signedIn('vera@shop.example');
  staff = await desk.signedIn('stan@shop.example');
  await write('oven', 'Can it go in the oven?', ['oven safe', 'bake in the oven']);
});
afterAll(() => desk.close());

const ask = (query: string) => staff.get<FindabilityReport>(`/sites/demo/findability${query}`);
/** As often as it takes to be told to wait; no more than so many times. */
const often = async (path: string, most: number) => {
  for (let n = 0; n < most; n++) {
    const answer = await staff.get<Problem>(path);
    if (answer.status === 429) return answer;
  }
  throw new Error(`${path} is answered ${most} times a minute`);
};

describe('how well articles are found', () => {
  it('takes two articles', async () => {
    expect((await ask('?lang=en')).json).toEqual({ state: 'alone' });
    await write('wash', 'How do I wash it?', ['how to wash']);
  });

  it('is told to whoever writes, of drafts too', async () => {
    expect((await ask('?lang=en')).json).toEqual({ state: 'computing', done: 0, of: 3 });
    const report = await until('it is checked', async () => {
      const { json } = await ask('?lang=en');
      return json.state === 'computing' ? undefined : json;
    });
    const all = { missed: [], confused_with: [] };
    const rows = [
      { id: 'oven', of: 2, found: 2, ...all },
      { id: 'wash', of: 1, found: 1, ...all },
    ];
    expect(report).toEqual({ state: 'done', at: NOON, articles: rows });
  });

  it('is nothing in a language in which nothing is written', async () =>
    expect((await ask('?lang=ro')).json).toEqual({ state: 'done', at: NOON, articles: [] }));

  it('is refused in words without a language', async () => {
    expect(await ask('')).toMatchObject({ status: 400, json: { field: 'lang' } });
    expect(await ask('?lang=!')).toMatchObject({ status: 400, json: { field: 'lang' } });
  });

  it('is not worked out for those who may only read, nor without end', async () => {
    expect((await viewer.get('/sites/demo/findability?lang=en')).status).toBe(403);
    const { headers, json } = await often('/sites/demo/findability?lang=ro', 200);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(json.error).toContain('Try again in');
  });
});

describe('what would be answered with every draft', () => {
  const trial = (query: string) => staff.get<Trial>(`/sites/demo/trial${query}`);

  it('is told in one language, and nothing where nothing is written', async () => {
    const { help } = (await trial('?lang=en')).json;
    const articles = [{ id: 'oven', title: 'Can it go in the oven?' }, { id: 'wash' }];
    expect(help).toMatchObject({ lang: 'en', articles });
    expect(load(help!.index).search('bake')[0]?.id).toBe('oven');
    expect((await trial('?lang=ro')).json).toEqual({});
    expect((await trial('')).status).toBe(400);
  });

  it('is not worked out for those who may only read, nor without end', async () => {
    expect((await viewer.get('/sites/demo/trial?lang=en')).status).toBe(403);
    const { headers } = await often('/sites/demo/trial?lang=ro', 30);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
