import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StarterList, StarterQuestion } from '../../../protocol/starting.ts';
import { inMain, topicsOf } from '../../../server/console/pages/articles/starter.ts';
import { settle } from '../support.ts';
import { article, LIST, setShop, words, type Shop } from './shop.ts';

const STARTER = `${LIST}?view=starter`;
const question = (id: string, topic: string, more: Partial<StarterQuestion> = {}): StarterQuestion => ({
  id,
  topic,
  titles: { en: `${id}?`, ro: `${id} în română?` },
  hints: { en: `Say ${id}.`, ro: `Spune ${id}.` },
  phrasings: 40,
  state: 'none',
  ...more,
});
const list = (more: Partial<StarterList> = {}): StarterList => ({
  langs: ['en', 'ro'],
  packs: ['en', 'ro', 'ru'],
  main: 'en',
  topics: [
    { id: 'delivery', names: { en: 'Delivery', ro: 'Livrare' } },
    { id: 'returns', names: { en: 'Returns', ro: 'Retururi' } },
  ],
  questions: [
    question('cost', 'delivery', { state: 'draft', article: 'card' }),
    question('time', 'delivery'),
    question('refund', 'returns', { state: 'live', article: 'oven' }),
  ],
  ...more,
});

let shop: Shop;
beforeEach(() => {
  shop = setShop();
  shop.desk.answers['starter'] = list();
});
afterEach(() => shop.desk.stop());

const rows = (): string[] =>
  [...shop.desk.place.querySelectorAll('.starter-row')].map((row) => (row.textContent ?? '').replace(/\s+/g, ' '));

describe('starter questions', () => {
  it('say how far one is, and show first what is not begun', async () => {
    await shop.desk.start(STARTER);
    expect(shop.desk.text()).toContain('1 of 3 answered');
    expect(shop.desk.text()).toContain('1 draft waits to be published');
    expect(rows()).toEqual(['time?40 ways to askSay time.', 'cost?40 ways to askSay cost.Draft']);
    await shop.desk.press(shop.desk.button('Answered 1'));
    expect(rows()).toEqual(['refund?40 ways to askSay refund.Answered']);
    expect(shop.desk.link('refund?')?.getAttribute('href')).toBe(`${LIST}/oven?from=starter`);
    await shop.desk.press(shop.desk.button('All 3'));
    expect(rows()).toHaveLength(3);
  });

  it('give advice while they are written, and none on what is answered long since', async () => {
    await shop.desk.start(STARTER);
    location.hash = `${LIST}/oven`;
    dispatchEvent(new HashChangeEvent('hashchange'));
    await settle();
    expect(shop.field('Question').value).toBe('Oven?');
    expect(shop.desk.text()).not.toContain('What to write:');
    location.hash = `${LIST}/oven?from=starter`;
    dispatchEvent(new HashChangeEvent('hashchange'));
    await settle();
    expect(shop.desk.text()).toContain('What to write: Say refund.');
  });

  it('are found by their words in any language', async () => {
    await shop.desk.start(STARTER);
    const field = shop.desk.place.querySelector<HTMLInputElement>('.find input')!;
    field.value = 'time in romana';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(rows().map((row) => row.slice(0, 5))).toEqual(['time?']);
    field.value = 'zzz';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(shop.desk.text()).toContain('No question fits');
    await shop.desk.press(shop.desk.button('Show all'));
    expect(rows()).toHaveLength(3);
  });

  it('open in the editor with one press, with what a good answer says, and lead back', async () => {
    const asked: unknown[] = [];
    const contents = shop.desk.changeable!;
    shop.desk.changeable = (method, path, body) => {
      if (method !== 'POST' || !path.endsWith('/starter')) return contents(method, path, body);
      const { id } = body as { id: string };
      asked.push(body);
      shop.contents.put('article', id, { draft: article(40, 'care', { en: words(`${id}?`, '') }) });
      return { status: 200, body: { id, made: true } };
    };
    shop.desk.answers['starter'] = list({
      questions: [question('time', 'delivery'), question('refund', 'returns')],
    });
    await shop.desk.start(STARTER);
    await shop.desk.press(shop.desk.button('time?'));
    await settle();
    expect(asked).toEqual([{ id: 'time' }]);
    expect(location.hash).toBe(`${LIST}/time?from=starter`);
    expect(shop.field('Question').value).toBe('time?');
    expect(shop.field('Answer').value).toBe('');
    expect(shop.desk.text()).toContain('What to write: Say time.');
    expect(shop.desk.link('Starter questions')?.getAttribute('href')).toBe(STARTER);
    await shop.desk.press(shop.desk.button('Next: refund?'));
    expect(asked).toEqual([{ id: 'time' }, { id: 'refund' }]);
    expect(location.hash).toBe(`${LIST}/refund?from=starter`);
    expect(shop.desk.text()).toContain('What to write: Say refund.');
    expect(shop.desk.text()).not.toContain('Next:');
  });

  it('say why one was not begun, and stay as they were', async () => {
    const contents = shop.desk.changeable!;
    shop.desk.changeable = (method, path, body) =>
      method === 'POST' ? { status: 409, body: { error: 'Try again.' } } : contents(method, path, body);
    await shop.desk.start(STARTER);
    await shop.desk.press(shop.desk.button('time?'));
    expect(shop.desk.text()).toContain('Not begun. Try again.');
    expect(rows()).toHaveLength(2);
  });

  it('are begun in the languages that are chosen, of which the last stays', async () => {
    await shop.desk.start(STARTER);
    const questions = [question('time', 'delivery', { titles: { ro: 'time în română?' } })];
    shop.desk.answers['starter'] = list({ langs: ['ro'], questions });
    await shop.desk.press(shop.desk.button('English'));
    expect(rows()[0]).toContain('time în română?');
    await shop.desk.press(shop.desk.button('Română'));
    expect(shop.desk.asked.filter((path) => path.startsWith('starter'))).toEqual(['starter', 'starter?langs=ro']);
    let sent: unknown;
    shop.desk.changeable = (_method, _path, body) => {
      sent = body;
      return { status: 409, body: { error: 'Try again.' } };
    };
    await shop.desk.press(shop.desk.button('time în română?'));
    expect(sent).toEqual({ id: 'time', langs: ['ro'] });
  });

  it('say so when all of them are answered, and where there are none in the language of the shop', async () => {
    const questions = [question('refund', 'returns', { state: 'live', article: 'oven' })];
    shop.desk.answers['starter'] = list({ questions, main: 'fi' });
    await shop.desk.start(STARTER);
    expect(shop.desk.text()).toContain('All of them are answered');
    expect(shop.desk.text()).toContain('There are none in Finnish yet, so they begin in English, Romanian.');
  });

  it('that did not load are asked for again', async () => {
    shop.desk.fails = 'starter';
    await shop.desk.start(STARTER);
    expect(shop.desk.text()).toContain('The starter questions did not load');
    shop.desk.fails = undefined;
    await shop.desk.press(shop.desk.button('Try again'));
    expect(rows()).toHaveLength(2);
  });

  it('are read by whoever may only read', async () => {
    shop.as('viewer');
    await shop.desk.start(STARTER);
    expect(rows()).toHaveLength(2);
    expect(shop.desk.place.querySelector('.starter-row button')).toBeNull();
  });
});

it('words are those of the shop’s language, else of the first there is', () => {
  expect(inMain({ en: 'One', ro: 'Unu' }, list({ main: 'ro' }))).toEqual({ text: 'Unu', lang: 'ro' });
  expect(inMain({ en: 'One', ro: 'Unu' }, list({ main: 'fi' }))).toEqual({ text: 'One', lang: 'en' });
  expect(topicsOf(list({ main: 'ro' }), '', 'open').map(({ name }) => name)).toEqual(['Livrare']);
});
