import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HelpPart } from '../../../protocol/help.ts';
import { compile } from '../../../widget/answers/compile.ts';
import type { Entry } from '../../../widget/answers/shapes.ts';
import { createTrying } from '../../../server/console/pages/articles/trying.ts';
import { ApiError, type Api } from '../../../server/console/state/api.ts';
import { createTimers } from '../opened.ts';
import { settle, SITE } from '../support.ts';
import { article, LIST, setShop, words, type Shop } from './shop.ts';

const OVEN = ['oven safe', 'bake in the oven', 'may it get hot'];
const PAY: Entry = { id: 'pay', question: 'Do you take cards?', alternatives: ['pay by card', 'visa or mastercard'] };
const ENTRIES: Entry[] = [{ id: 'oven', question: 'Oven?', alternatives: OVEN }, PAY];
const helpOf = (entries: Entry[]): HelpPart => ({
  lang: 'en',
  topics: [],
  articles: entries.map(({ id, question }) => ({ id, title: question, lead: '' })),
  index: compile(entries, 'en'),
  texts: 'c/texts.json',
});

const one = { fill: '#111', 'on-fill': '#fff' };
const colours = { light: one, dark: one };

let shop: Shop;
beforeEach(() => {
  shop = setShop();
  const oven = article(20, 'care', { en: { ...words('Oven?'), phrasings: OVEN }, ro: words('Cuptor?') });
  shop.contents.put('article', 'oven', { versions: [oven], live: 1 });
  shop.desk.answers['site.json'] = { lang: 'en', surveys: [], colours, help: { en: 'c/help.json' } };
  shop.desk.answers['c/help.json'] = helpOf(ENTRIES);
});
afterEach(() => shop.desk.stop());

const dialog = (): string => (shop.desk.place.querySelector('.try-it')?.textContent ?? '').replace(/\s+/g, ' ');
const matched = (): (string | null)[] =>
  [...shop.desk.place.querySelectorAll('.candidate mark')].map(({ textContent }) => textContent);
const open = async (): Promise<void> => {
  await shop.desk.start(LIST);
  await shop.desk.press(shop.desk.button('Try it'));
};
const ask = (text: string): Promise<void> => shop.write('A shopper asks', text);

describe('trying a question', () => {
  it('shows at once what is answered, how sure that is, and why', async () => {
    await open();
    await ask('bake in the ovven');
    expect(dialog()).toContain('Answered outright');
    expect(dialog()).toMatch(/Oven\?\d+ % sure/);
    expect(dialog()).toContain('Nearest tobake in the oven');
    expect(dialog()).toContain('“ovven” was read as “oven”');
    expect(matched()).toEqual(['bake', 'in', 'the', 'oven']);
    expect(shop.desk.link('Oven?')?.getAttribute('href')).toBe(`${LIST}/oven`);
  });

  it('offers the nearest when none is sure, and says when there is nothing', async () => {
    await open();
    await ask('may');
    expect(dialog()).toContain('Not sure: these are offered');
    await ask('qqqq');
    expect(dialog()).toContain('Not answered');
    await ask('');
    expect(dialog()).not.toContain('Not answered');
  });

  it('answers with drafts, and in another language', async () => {
    shop.desk.answers['trial'] = { help: helpOf([{ id: 'glaze', question: 'Glaze safe?', alternatives: [] }]) };
    await open();
    await shop.desk.press(shop.desk.button('With your drafts'));
    await ask('glaze safe');
    expect(dialog()).toContain('Glaze safe?');
    expect(shop.desk.asked).toContain('trial?lang=en');
    await shop.desk.press(shop.desk.button('What is published'));
    expect(dialog()).not.toContain('Glaze safe?');
    const select = shop.desk.place.querySelector<HTMLSelectElement>('.try-it select')!;
    select.value = 'ro';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(dialog()).toContain('Nothing is published in Romanian yet.');
  });

  it('says why it cannot, and keeps what was typed', async () => {
    shop.desk.fails = 'c/';
    delete shop.desk.answers['c/help.json'];
    await open();
    await ask('oven');
    expect(dialog()).toContain('The answers did not load');
    shop.desk.fails = undefined;
    shop.desk.answers['c/help.json'] = helpOf(ENTRIES);
    await shop.desk.press(shop.desk.button('Try again'));
    expect(shop.field('A shopper asks').value).toBe('oven');
    expect(dialog()).toContain('Oven?');
  });

  it('is reached from the editor, in the language that is written', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await shop.desk.press(shop.desk.button('Try it'));
    expect(dialog()).toContain('A shopper asks');
  });

  it('leaves drafts to those who write', async () => {
    shop.as('viewer');
    await open();
    expect(dialog()).toContain('A shopper asks');
    expect(dialog()).not.toContain('With your drafts');
  });

  it('tries again by itself when it is told to wait, unless that is stopped', async () => {
    const answers = [new ApiError('Wait.', 429, undefined, 7), { help: helpOf(ENTRIES) }];
    const get = async () => {
      const answer = answers.shift();
      if (answer instanceof ApiError) throw answer;
      return answer;
    };
    const timers = createTimers();
    const trying = createTrying({ get } as unknown as Api, SITE, 'en', signal([]), timers.later);
    trying.drafts.value = true;
    await trying.fetch();
    expect(trying.problem.value).toBe('Wait.');
    timers.pass(7_000);
    await settle();
    expect(trying.problem.value).toBe('');
    expect(trying.index.value).toMatchObject({ help: { lang: 'en' } });
    answers.push(new ApiError('Wait.', 429, undefined, 7));
    trying.lang.value = 'ro';
    await trying.fetch();
    trying.stop();
    expect(timers.due).toEqual([]);
  });
});
