import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindabilityReport } from '../../../protocol/findability.ts';
import { createFindings } from '../../../server/console/pages/articles/findings.ts';
import { ApiError, type Api } from '../../../server/console/state/api.ts';
import { createTimers } from '../opened.ts';
import { settle, SITE } from '../support.ts';
import { article, LIST, setShop, words, type Shop } from './shop.ts';

const OVEN = {
  id: 'oven',
  of: 6,
  found: 2,
  missed: [{ text: 'bake it', got: 'glaze' }, { text: 'zzz' }],
  confused_with: [{ id: 'glaze', count: 2 }],
};
const done: FindabilityReport = { state: 'done', at: 1, articles: [OVEN] };

let shop: Shop;
beforeEach(() => {
  shop = setShop();
  const phrasings = ['a', 'b', 'c', 'd', 'bake it', 'zzz'];
  const oven = article(20, 'care', { en: { ...words('Oven?'), phrasings } });
  shop.contents.put('article', 'oven', { versions: [oven], live: 1 });
  shop.desk.answers['findability'] = done;
  shop.desk.answers['proposals'] = { proposals: [] };
});
afterEach(() => shop.desk.stop());

const found = (): string => (shop.desk.place.querySelector('.found')?.textContent ?? '').replace(/\s+/g, ' ');

describe('how an article is found', () => {
  it('is told beside its ways to ask, with what is found instead', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await settle();
    expect(found()).toContain('2 of its 6 phrasings find it when left out');
    expect(found()).toContain('bake it finds Glaze safe?');
    expect(found()).toContain('zzz finds nothing');
    expect(found()).toContain('Mixed up with');
    expect(shop.desk.link('Glaze safe?')?.getAttribute('href')).toBe(`${LIST}/glaze`);
  });

  it('says how far the check is, and why there is none', async () => {
    shop.desk.answers['findability'] = { state: 'computing', done: 40, of: 300 } satisfies FindabilityReport;
    await shop.desk.start(`${LIST}/oven`);
    await settle();
    expect(found()).toContain('Checking: 40 of 300 phrasings of all articles');
    shop.desk.answers['findability'] = { state: 'failed', why: 'It broke off.' } satisfies FindabilityReport;
    await shop.desk.start(`${LIST}/oven`);
    await settle();
    expect(found()).toContain('Not checked. It broke off.');
    shop.desk.answers['findability'] = done;
    const retry = [...shop.desk.place.querySelectorAll<HTMLElement>('.found button')];
    await shop.desk.press(retry.find(({ textContent }) => textContent === 'Try again')!);
    await settle();
    expect(found()).toContain('2 of its 6');
  });

  it('waits for a question and an answer, and says when there is no other way to ask', async () => {
    await shop.desk.start(`${LIST}/card`);
    expect(found()).toContain('With a question and an answer');
    shop.desk.answers['findability'] = { ...done, articles: [{ ...OVEN, id: 'glaze', of: 0, found: 0, missed: [] }] };
    await shop.desk.start(`${LIST}/glaze`);
    await settle();
    expect(found()).toContain('No other ways to ask it yet');
  });

  /** The same article in Romanian too, with no other ways to ask it. */
  const translate = (): void => {
    const phrasings = ['a', 'b', 'c', 'd', 'bake it', 'zzz'];
    const oven = article(20, 'care', { en: { ...words('Oven?'), phrasings }, ro: words('Cuptor?') });
    shop.contents.put('article', 'oven', { versions: [oven], live: 1 });
  };

  it('is marked in the list by language, which can be narrowed to what is hard to find', async () => {
    translate();
    await shop.desk.start(LIST);
    await settle();
    const marks = [...shop.desk.place.querySelectorAll('.article-found')].map(({ textContent }) => textContent);
    expect(marks).toEqual(['No phrasings in en', 'Found by 2 of 6 phrasings in en · No phrasings in ro']);
    await shop.desk.press(shop.desk.button('Hard to find 2'));
    expect(location.hash).toBe(`${LIST}?show=hard`);
    expect(shop.rows()).toHaveLength(2);
    const select = shop.desk.place.querySelector<HTMLSelectElement>('.article-filters select')!;
    expect([...select.options].map(({ text }) => text)).toEqual(['In any language', 'In English 2', 'In Romanian 1']);
    select.value = 'ro';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(location.hash).toBe(`${LIST}?lang=ro&show=hard`);
    expect(shop.rows()).toEqual([expect.stringContaining('Oven?')]);
    await shop.desk.press(shop.desk.button('Hard to find 2'));
    expect(location.hash).toBe(LIST);
  });

  it('says in the mark once what is the same in several languages', async () => {
    const phrasings = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ways = (title: string) => ({ ...words(title), phrasings });
    const oven = article(20, 'care', { en: ways('Oven?'), ro: ways('Cuptor?'), ru: ways('Печь?'), zh: words('烤?') });
    shop.contents.put('article', 'oven', { versions: [oven], live: 1 });
    const { changeable } = shop.desk;
    shop.desk.changeable = (method, path, body) =>
      path.includes('findability?lang=ru')
        ? { status: 200, body: { ...done, articles: [{ ...OVEN, found: 0 }] } }
        : changeable?.(method, path, body);
    await shop.desk.start(`${LIST}?q=oven&show=hard`);
    await settle();
    expect(shop.rows()[0]).toContain('Found by 2 of 6 phrasings in en, ro · 0 of 6 in ru · No phrasings in zh');
  });

  it('is not said of a language that is being checked', async () => {
    translate();
    shop.desk.answers['findability'] = { state: 'computing', done: 1, of: 6 } satisfies FindabilityReport;
    await shop.desk.start(`${LIST}?show=hard`);
    await settle();
    const options = [...shop.desk.place.querySelectorAll('.article-filters option')].map(
      ({ textContent }) => textContent,
    );
    expect(options).toEqual(['In any language', 'In English, being checked', 'In Romanian, being checked']);
  });

  it('is asked in the main language, in others for what is hard to find, and not by those who may only read', async () => {
    translate();
    await shop.desk.start(LIST);
    await settle();
    const asked = (): string[] => shop.desk.asked.filter((path) => path.startsWith('findability'));
    expect(asked()).toEqual(['findability?lang=en']);
    shop.desk.asked.length = 0;
    await shop.desk.press(shop.desk.button('Hard to find 2'));
    await settle();
    expect(asked()).toEqual(['findability?lang=en', 'findability?lang=ro']);
    shop.desk.stop();
    shop.desk.asked.length = 0;
    shop.as('viewer');
    await shop.desk.start(`${LIST}/oven`);
    await settle();
    expect(found()).toContain('Owners and staff are told');
    expect(asked()).toEqual([]);
  });

  it('takes two articles: one alone is not said to be found', async () => {
    shop.desk.answers['findability'] = { state: 'alone' } satisfies FindabilityReport;
    await shop.desk.start(`${LIST}/oven`);
    await settle();
    expect(found()).toContain('It takes two articles to tell');
    expect(found()).not.toContain('find it when left out');
    expect(found()).not.toContain('The check begins');
  });
});

describe('asking how well articles are found', () => {
  const NO = new ApiError('No reply.', 0);
  const over = (answers: (FindabilityReport | ApiError)[]) => {
    const timers = createTimers();
    const asked: string[] = [];
    const get = async (_: string, path: string): Promise<unknown> => {
      asked.push(path);
      const answer = answers.shift();
      if (answer instanceof ApiError) throw answer;
      return answer;
    };
    const findings = createFindings({ get } as Pick<Api, 'get'>, SITE, timers.later);
    const pass = async (ms: number): Promise<void> => {
      timers.pass(ms);
      await settle();
    };
    return { findings, asked, pass, timers };
  };

  it('goes on until it is computed; what was known stays meanwhile', async () => {
    const { findings, asked, pass } = over([done, { state: 'computing', done: 1, of: 2 }, NO, done]);
    findings.look('en');
    await pass(0);
    findings.look('en', 2_500);
    await pass(0);
    expect(asked).toHaveLength(1);
    await pass(2_500);
    expect(findings.of('en')).toMatchObject({ computing: { done: 1, of: 2 }, problem: '' });
    expect(findings.of('en').rows?.get('oven')).toEqual(OVEN);
    await pass(1_500);
    expect(findings.of('en')).toMatchObject({ computing: undefined, problem: 'No reply.' });
    findings.look('en');
    await pass(0);
    expect(findings.of('en')).toMatchObject({ problem: '' });
    expect(asked).toEqual(Array(4).fill('findability?lang=en'));
  });

  it('waits as long as it is told when it asked too often', async () => {
    const often = new ApiError('Too many tries.', 429, undefined, 20);
    const { findings, pass } = over([{ state: 'computing', done: 1, of: 2 }, often, done]);
    findings.look('en');
    await pass(0);
    await pass(1_500);
    expect(findings.of('en')).toMatchObject({ computing: { done: 1, of: 2 }, problem: '' });
    await pass(19_000);
    expect(findings.of('en').rows).toBeUndefined();
    await pass(20_000);
    expect(findings.of('en').rows?.size).toBe(1);
  });

  it('asks no more often when several languages are being checked', async () => {
    const computing: FindabilityReport = { state: 'computing', done: 1, of: 2 };
    const { findings, asked, pass } = over([computing, computing, done, done]);
    findings.look('en');
    findings.look('ro');
    await pass(0);
    await pass(1_500);
    expect(asked).toHaveLength(3);
    await pass(3_000);
    expect(asked).toHaveLength(4);
  });

  it('ends with the page', async () => {
    const { findings, asked, pass } = over([{ state: 'computing', done: 1, of: 2 }]);
    findings.look('en');
    await pass(0);
    findings.stop();
    findings.look('ro');
    await pass(5_000);
    expect(asked).toHaveLength(1);
  });
});
