import { afterEach, describe, expect, it } from 'vitest';
import type { FindabilityReport } from '../../../protocol/findability.ts';
import { createFindability, writtenIn } from '../../../server/publish/findability.ts';
import { silent } from '../../../server/log.ts';
import type { StoredContent } from '../../../server/store/store.ts';
import { until } from '../../support/until.ts';

const NOW = 1_000;
const parts = { now: () => NOW, log: silent };
const article = (id: string, title: string, phrasings: string[]) => ({ id, title, text: `About ${id}.`, phrasings });
const OVEN = article('oven', 'Can it go in the oven?', ['is it oven safe', 'bake in the oven', 'oven heat']);
const WASH = article('wash', 'How do I wash it?', ['wash in the machine', 'is washing fine', 'how to wash']);
const EN = { lang: 'en', articles: [OVEN, WASH] };
/** A thread that tells this and goes on for ever. */
const slow = (told: unknown): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; setInterval(() => {}, 1000); parentPort.postMessage(${JSON.stringify(told)})`)}`,
  );

let checks: ReturnType<typeof createFindability>;
afterEach(() => checks.close());

const over = (site: number, check = EN): Promise<FindabilityReport> =>
  until('the check is over', () => {
    const report = checks.ask(site, check);
    return report.state === 'computing' ? undefined : report;
  });

describe('checking how well articles are found', () => {
  it('is done beside the requests, and not again for the same words', async () => {
    checks = createFindability(parts);
    expect(checks.ask(1, EN)).toEqual({ state: 'computing', done: 0, of: 6 });
    const done = await over(1);
    expect(done).toEqual({
      state: 'done',
      at: NOW,
      articles: [
        { id: 'oven', of: 3, found: 3, missed: [], confused_with: [] },
        { id: 'wash', of: 3, found: 3, missed: [], confused_with: [] },
      ],
    });
    expect(checks.ask(1, EN)).toBe(done);
  });

  it('keeps results by site: a shop of many languages gives up its own first', async () => {
    checks = createFindability({ ...parts, kept: 3 });
    const small = await over(1);
    const [de, fr] = [
      { ...EN, lang: 'de' },
      { ...EN, lang: 'fr' },
    ];
    await over(2);
    await over(2, de);
    const last = await over(2, fr);
    expect(checks.ask(1, EN)).toBe(small);
    expect(checks.ask(2, fr)).toBe(last);
    expect(checks.ask(2, EN)).toMatchObject({ state: 'computing' });
  });

  it('tells how far it is', async () => {
    checks = createFindability({ ...parts, file: slow({ done: 4, of: 6 }) });
    checks.ask(1, EN);
    const report = await until('it tells', () => {
      const told = checks.ask(1, EN);
      return told.state === 'computing' && told.done ? told : undefined;
    });
    expect(report).toEqual({ state: 'computing', done: 4, of: 6 });
  });

  it('begins anew when the words have changed meanwhile; another language waits its turn', async () => {
    checks = createFindability({ ...parts, file: slow({ done: 4, of: 6 }) });
    const romanian = { lang: 'ro', articles: [OVEN, WASH] };
    const changed = { lang: 'en', articles: [WASH, OVEN] };
    checks.ask(1, EN);
    expect(checks.ask(1, romanian)).toEqual({ state: 'computing', done: 0, of: 6 });
    expect(checks.ask(1, changed)).toEqual({ state: 'computing', done: 0, of: 6 });
    await until('Romanian runs', () => {
      const told = checks.ask(1, romanian);
      return told.state === 'computing' && told.done ? told : undefined;
    });
    expect(checks.ask(1, changed)).toMatchObject({ done: 0 });
  });

  it('says once that it failed, and tries again when it is asked again', async () => {
    checks = createFindability({ ...parts, file: new URL('data:text/javascript,throw new Error("none")') });
    expect(await over(1)).toEqual({ state: 'failed', why: expect.stringContaining('broke off') as string });
    expect(checks.ask(1, EN)).toMatchObject({ state: 'computing' });
  });

  it('is in nobody’s way when its thread cannot even begin', async () => {
    checks = createFindability(parts);
    // What cannot be handed to a thread throws where the thread is made.
    const unclonable = { lang: 'en', articles: [OVEN, { ...WASH, uncloned: () => undefined }] };
    expect(await over(1, unclonable)).toMatchObject({ state: 'failed' });
    expect(await over(2, { ...EN, lang: 'de' })).toMatchObject({ state: 'done' });
  });

  it('takes two articles: one alone is found whatever is asked', () => {
    checks = createFindability(parts);
    expect(checks.ask(1, { lang: 'en', articles: [OVEN] })).toEqual({ state: 'alone' });
    expect(checks.ask(1, { lang: 'en', articles: [] })).toEqual({ state: 'done', at: NOW, articles: [] });
  });
});

describe('what is checked', () => {
  it('is the draft before what is published, and only what has a question and an answer', () => {
    const body = (title: string, text: string) => ({
      order: 1,
      languages: { en: { title, text, phrasings: [' a ', ''] } },
    });
    const content = [
      { id: 'b', live: { body: body('Old', 'x') }, draft: { body: body(' New ', 'y') } },
      { id: 'a', live: { body: body('Live', 'z') } },
      { id: 'c', draft: { body: body('No answer', ' ') } },
      { id: 'd', newest: { body: body('Taken off', 'x') } },
    ] as unknown as StoredContent[];
    expect(writtenIn(content, 'en')).toEqual([
      { id: 'a', title: 'Live', text: 'z', phrasings: ['a'] },
      { id: 'b', title: 'New', text: 'y', phrasings: ['a'] },
    ]);
    expect(writtenIn(content, 'ro')).toEqual([]);
  });
});
