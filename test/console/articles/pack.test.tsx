import { afterEach, beforeEach, expect, it } from 'vitest';
import { settle } from '../support.ts';
import { article, LIST, setShop, words, type Shop } from './shop.ts';

const PACK = { title: 'Pot returna?', phrasings: ['retur', 'vreau banii'] };

let shop: Shop;
beforeEach(() => {
  shop = setShop();
  shop.desk.answers['starter/words'] = { words: PACK };
});
afterEach(() => shop.desk.stop());

/** Opens an article that is written in English, and goes to another language that the site writes in. */
const open = async (id = 'glaze'): Promise<void> => {
  await shop.desk.start(`${LIST}/${id}`);
  await settle();
};
const choose = async (name: string): Promise<void> => {
  const tabs = [...shop.desk.place.querySelectorAll<HTMLElement>('.language')];
  await shop.desk.press(tabs.find(({ textContent }) => textContent?.includes(name))!);
  await settle();
};
const add = async (name: string): Promise<void> => {
  await shop.desk.press(shop.desk.place.querySelector<HTMLElement>('.languages button:not(.language)')!);
  const all = [...shop.desk.place.querySelectorAll<HTMLElement>('.choices button')];
  await shop.desk.press(all.find(({ textContent }) => textContent?.includes(name))!);
  await settle();
};
const saved = async () => {
  await shop.ctrl('s');
  return shop.draftOf('glaze')!.languages;
};
const note = (): string => shop.desk.place.querySelector('.starting-note')?.textContent ?? '';

it('a language that is added begins with the pack’s title and ways to ask, marked as such; the answer is the owner’s', async () => {
  await open();
  await add('German');
  expect(shop.desk.asked).toContain('starter/words?article=glaze&lang=de');
  expect(note()).toContain('The German title and 2 ways to ask are from the starter questions');
  expect((await saved())['de']).toEqual({ ...PACK, text: '' });
  await shop.desk.press(shop.desk.button('Take them out'));
  expect(Object.keys(await saved())).toEqual(['en']);
  // It is offered from now on, and not filled in against the owner's will.
  expect(note()).toContain('with 2 ways to ask: Pot returna?');
});

it('a language that the site has already is offered them, and the mark goes when it is written in', async () => {
  await open();
  await choose('Română');
  expect(note()).toContain('The starter questions have this one in Romanian');
  expect((await saved())['ro']).toBeUndefined();
  await shop.desk.press(shop.desk.button('Fill in title and ways to ask'));
  expect((await saved())['ro']).toEqual({ ...PACK, text: '' });
  const title = shop.desk.place.querySelector<HTMLInputElement>('.article-title input[lang="ro"]')!;
  title.value = 'Pot returna un ibric?';
  title.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  expect(note()).toBe('');
});

it('leaves alone what somebody has written, and is not there for those who read', async () => {
  shop.contents.put('article', 'glaze', {
    versions: [article(10, 'care', { en: words('Glaze?'), ro: words('Glazură?', '') })],
    live: 1,
  });
  await open();
  await choose('Română');
  expect(note()).toBe('');
  shop.desk.stop();
  shop.desk.asked.length = 0;
  shop.as('viewer');
  await open();
  await choose('Română');
  expect(shop.desk.asked.filter((path) => path.startsWith('starter/words'))).toEqual([]);
});

it('offers nothing where there is no pack, or no answer', async () => {
  shop.desk.answers['starter/words'] = {};
  await open();
  await choose('Română');
  expect(note()).toBe('');
  shop.desk.fails = 'starter/words';
  await add('German');
  expect(note()).toBe('');
});
