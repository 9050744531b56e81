import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, settle } from '../support.ts';
import { LIST, setShop, type Shop } from './shop.ts';

let shop: Shop;
let declined: unknown[];
const proposal = (text: string, lang = 'en', count = 3) => ({ text, lang, count, last_at: NOW });

beforeEach(() => {
  shop = setShop();
  declined = [];
  shop.desk.answers['proposals'] = {
    proposals: [proposal('bake in it'), proposal('how hot'), proposal('la cuptor', 'ro')],
  };
  const { changeable } = shop.desk;
  shop.desk.changeable = (method, path, body) => {
    if (!path.endsWith('/proposals/decline')) return changeable?.(method, path, body);
    declined.push(body);
    return { status: 204, body: null };
  };
});
afterEach(() => shop.desk.stop());

const listed = (): (string | null)[] =>
  [...shop.desk.place.querySelectorAll('.proposal bdi')].map(({ textContent }) => textContent);

describe('what shoppers asked', () => {
  it('is shown in its language, and goes into the draft by the usual saving', async () => {
    await shop.desk.start(`${LIST}/oven`);
    expect(listed()).toEqual(['bake in it', 'how hot']);
    expect(shop.desk.text()).toContain('3 times');
    await shop.desk.press(shop.desk.button('Add: bake in it'));
    expect(shop.field('Other ways people ask it').value).toBe('bake in it');
    expect(listed()).toEqual(['how hot']);
    await shop.ctrl('s');
    expect(shop.draftOf('oven')?.languages['en']?.phrasings).toEqual(['bake in it']);
    await shop.write('Other ways people ask it', '');
    expect(listed()).toEqual(['bake in it', 'how hot']);
  });

  it('of pages in a language that the help lacks joins the language that they search, and says so', async () => {
    shop.desk.answers['site.json'] = {
      lang: 'ro',
      surveys: [],
      colours: {},
      help: { en: 'c/en.json', ro: 'c/ro.json' },
    };
    shop.desk.answers['proposals'] = { proposals: [proposal('forno', 'pt'), proposal('how hot')] };
    await shop.desk.start(`${LIST}/oven`);
    expect(listed()).toEqual(['forno']);
    expect(shop.desk.text()).toContain('Pages in Portuguese search your help in Romanian');
    await shop.desk.press(shop.desk.button('Not this one: forno'));
    expect(declined).toEqual([{ article: 'oven', lang: 'pt', text: 'forno' }]);
    shop.desk.answers['proposals'] = { proposals: [proposal('cuptor mare', 'pt')] };
    await shop.desk.start(`${LIST}/oven`);
    await shop.desk.press(shop.desk.button('Add: cuptor mare'));
    await shop.ctrl('s');
    expect(shop.draftOf('oven')?.languages['ro']?.phrasings).toEqual(['cuptor mare']);
    expect(shop.draftOf('oven')?.languages['pt']).toBeUndefined();
  });

  it('is not proposed again when it is turned down, and stays when that fails', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await shop.desk.press(shop.desk.button('Not this one: how hot'));
    expect(declined).toEqual([{ article: 'oven', lang: 'en', text: 'how hot' }]);
    expect(listed()).toEqual(['bake in it']);
    shop.desk.fails = 'proposals/decline';
    await shop.desk.press(shop.desk.button('Not this one: bake in it'));
    expect(listed()).toEqual(['bake in it']);
    expect(shop.desk.text()).toContain('It is still proposed.');
  });

  it('can be read by viewers, who change nothing', async () => {
    shop.as('viewer');
    await shop.desk.start(`${LIST}/oven`);
    expect(listed()).toEqual(['bake in it', 'how hot']);
    expect(shop.desk.place.querySelectorAll('.proposed button')).toHaveLength(0);
  });

  it('says what comes there, and why it did not', async () => {
    shop.desk.answers['proposals'] = { proposals: [] };
    await shop.desk.start(`${LIST}/oven`);
    expect(shop.desk.text()).toContain('those words come here');
    shop.desk.fails = 'proposals';
    await shop.desk.start(`${LIST}/oven`);
    await settle();
    expect(shop.desk.text()).toContain('What shoppers asked did not load.');
  });
});
