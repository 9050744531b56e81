import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../support.ts';
import { found, setImport, type Import } from './import-desk.ts';

let place: Import;
let shop: Import['shop'];
let state: Import['state'];
beforeEach(() => {
  place = setImport();
  ({ shop, state } = place);
});
afterEach(() => shop.desk.stop());

describe('what may be the same', () => {
  const oven = { id: 'oven', title: 'Oven?', text: 'Up to 220 °C.' };
  const decide = (n: number): HTMLSelectElement | null =>
    shop.desk.place.querySelectorAll('.found-row')[n]!.querySelector<HTMLSelectElement>('.found-act');
  const choices = (n: number): (string | null)[] => [...decide(n)!.options].map(({ textContent }) => textContent);
  const say = async (n: number, act: string): Promise<void> => {
    const select = decide(n)!;
    select.value = act;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };
  const sent = () =>
    state.taken[0]!.entries.map(({ question, into, again, phrasings }) => ({ question, into, again, phrasings }));

  it('stays new unless somebody decides otherwise', async () => {
    state.preview.found = [
      found('Into the oven?', { how: 'like', article: oven }),
      found('How hot?', { how: 'like', article: oven }),
      found('Up to what heat?', { how: 'like', twin: 1 }),
      found('Oven?', { how: 'there', article: oven, phrasings: ['heat'] }),
    ];
    await place.read();
    expect(shop.desk.text()).toContain(
      'Perhaps the same Your article seems to mean this.Oven?Your answer: Up to 220 °C.',
    );
    expect(shop.desk.text()).toContain('The question further up seems to mean this.How hot?');
    expect(choices(0)).toEqual([
      'Keep as a new article',
      'Add as another way to ask it',
      'Replace your answer in its draft',
    ]);
    expect([decide(0)!.value, choices(2), decide(3)]).toEqual([
      'new',
      ['Keep as a new article', 'Add as another way to ask that'],
      null,
    ]);
    await place.choose(3);
    expect(choices(3)).toEqual([
      'Make a second article',
      'Replace your answer in its draft',
      'Add its other ways to ask',
    ]);
    expect(shop.desk.button('Make 4 drafts')).toBeDefined();
    await say(0, 'phrasing');
    await say(2, 'join');
    await say(3, 'words');
    expect(shop.desk.text()).toContain('Nothing is published: what changes waits in the drafts');
    await shop.desk.press(shop.desk.button('Make 1 draft, change 1 article'));
    expect(sent()).toEqual([
      { question: 'Into the oven?', into: { id: 'oven', how: 'phrasing' } },
      { question: 'How hot?', phrasings: ['Up to what heat?'] },
      { question: 'Oven?', into: { id: 'oven', how: 'words' }, phrasings: ['heat'] },
    ]);
    expect(place.heading()).toBe('1 draft made, 1 article changed');
  });

  it('of several languages is decided for all of them', async () => {
    state.preview.found = [
      found('Into the oven?', { how: 'like', article: oven, group: 'a' }),
      found('În cuptor?', { how: 'like', article: { ...oven, lacks: true }, group: 'a', lang: 'ro' }),
      found('Oven?', { how: 'there', article: oven, group: 'b' }),
      found('Cuptor?', { how: 'like', article: { ...oven, lacks: true }, group: 'b', lang: 'ro' }),
    ];
    await place.read();
    expect(shop.desk.text()).toContain('Not in Romanian yet');
    expect([0, 1, 3].map((n) => decide(n)!.value)).toEqual(['new', 'new', 'words']);
    await say(0, 'phrasing');
    expect([choices(1), decide(1)!.value]).toEqual([['Keep as a new article', 'Add to it in Romanian'], 'words']);
    await say(1, 'new');
    expect(decide(0)!.value).toBe('new');
    await shop.desk.press(shop.desk.button('Make 1 draft, change 1 article'));
    expect(sent().map(({ into }) => into)).toEqual([undefined, undefined, { id: 'oven', how: 'words' }]);
  });

  it('goes into an article without an answer by itself, once, and replaces none', async () => {
    const empty = { ...oven, text: '' };
    state.preview.found = [
      found('How hot?', { how: 'like', article: empty }),
      found('Oven?', { how: 'there', article: empty, group: 'a' }),
      found('Cuptor?', { how: 'like', article: { ...empty, lacks: true }, group: 'a', lang: 'ro' }),
      found('Ofen?', { how: 'there', article: oven, group: 'a', lang: 'de' }),
    ];
    await place.read();
    expect(shop.desk.text()).toContain(
      'No answer in English yet The same question is in your articles.Oven? It has no answer yet.',
    );
    expect(place.boxes().map(({ checked: on }) => on)).toEqual([true, true, true, false]);
    expect([0, 1, 2].map((n) => decide(n)!.value)).toEqual(['new', 'answer', 'words']);
    expect(choices(1)).toEqual(['Make a second article', 'Write this answer into it']);
    await say(1, 'new');
    await say(1, 'answer');
    await place.choose(3);
    expect(decide(3)!.value).toBe('new');
    await place.choose(3);
    await say(2, 'words');
    await shop.desk.press(shop.desk.button('Make 1 draft, change 1 article'));
    expect(sent().map(({ into }) => into?.how)).toEqual([undefined, 'answer', 'words']);
  });
});

describe('several languages', () => {
  const pair = () => [found('Why?', { group: 'a' }), found('De ce?', { group: 'a', lang: 'ro' })];

  it('are one article, which can be taken apart and put together again', async () => {
    state.preview.found = [...pair(), found('How?')];
    await place.read();
    expect(shop.desk.text()).toContain('1 question stands here in several languages, each as one article.');
    expect(shop.desk.text()).toContain('The same in Romanian');
    expect(shop.desk.button('Make 2 drafts')).toBeDefined();
    await place.choose(2);
    await shop.desk.press(shop.desk.button('Make it an article of its own'));
    expect(state.checked[0]!.entries.map(({ group }) => group)).toEqual(['a', undefined, undefined]);
    expect(place.boxes().map(({ checked: on }) => on)).toEqual([true, true, false]);
    expect(shop.desk.button('Make 2 drafts')).toBeDefined();
    await shop.desk.press(shop.desk.button('Put them together again'));
    await shop.desk.press(shop.desk.button('Make all of them articles of their own'));
    expect(state.checked.map(({ entries }) => entries[1]!.group)).toEqual([undefined, 'a', undefined]);
  });

  it('can be set for each question, which is then compared anew', async () => {
    state.preview.found = [
      found('Why?'),
      found('Oven?', { how: 'there', article: { id: 'oven', title: 'Oven?', text: '' } }),
    ];
    await place.read();
    const [, lang] = shop.desk.place.querySelectorAll<HTMLSelectElement>('.found-lang');
    lang!.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await settle();
    lang!.value = 'de';
    lang!.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(state.checked[0]!.entries.map(({ lang: own }) => own)).toEqual(['en', 'de']);
    expect(place.boxes().map(({ checked: on }) => on)).toEqual([true, true]);
    state.trouble = { status: 503, body: { error: 'The store does not reply.' } };
    lang!.value = 'ro';
    lang!.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(shop.desk.text()).toContain('The store does not reply.');
    expect(lang!.value).toBe('de');
    state.trouble = { status: 429, body: {}, headers: { 'retry-after': '30' } };
    lang!.value = 'ro';
    lang!.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(shop.desk.place.querySelector('[role="alert"]')?.textContent).toMatch(/30 seconds/);
    expect([lang!.value, place.boxes().length]).toEqual(['de', 2]);
  });

  it('of a page that were not read are told, and read when that is asked for', async () => {
    state.preview = { ...state.preview, found: [found('Why?')], others: ['ro', 'de'], uncompared: true };
    await place.read();
    expect(shop.desk.text()).toContain('The page is also there in Romanian, German.');
    expect(shop.desk.text()).toContain('too much here to compare meanings');
    await shop.desk.press(shop.desk.button('Read that too'));
    expect(state.asked[1]).toEqual({ address: 'shop.example/faq', also: ['ro', 'de'] });
  });
});
