import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportFound } from '../../../protocol/starting.ts';
import { readFiles, textOf } from '../../../server/console/pages/articles/import-files.ts';
import { settle } from '../support.ts';
import { found, setImport, type Import } from './import-desk.ts';
import { article, LIST, words } from './shop.ts';

const FOUND: ImportFound[] = [
  found('Why?', { phrasings: ['y', 'reason'], topic: 'Care' }),
  found('Oven?', { how: 'there', article: { id: 'oven', title: 'Oven?', text: 'Up to 220 °C.' } }),
  found('De ce?', { lang: 'ro' }),
  found('Why??', { how: 'twice' }),
  found('???', { how: 'unfit', why: 'the question has no word' }),
];

let place: Import;
let shop: Import['shop'];
let state: Import['state'];
beforeEach(() => {
  place = setImport(FOUND);
  ({ shop, state } = place);
});
afterEach(() => shop.desk.stop());

describe('import', () => {
  it('shows what a page holds before anything is made, and takes what is new', async () => {
    await place.read();
    expect(state.asked).toEqual([{ address: 'shop.example/faq' }]);
    expect(place.heading()).toBe('5 questions found');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(shop.desk.text()).toContain('5 in https://shop.example/faq, from headings');
    expect(shop.desk.text()).toContain('Care · 2 other ways to ask');
    expect(place.boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, false],
      [false, false],
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(shop.desk.text()).toContain(
      'There already The same question is in your articles.Oven?Your answer: Up to 220 °C.',
    );
    expect(shop.desk.text()).toContain('Left out: the question has no word.');
    expect(shop.desk.text()).toContain('2 of 4 chosen.');
    await shop.desk.press(shop.desk.button('Make 2 drafts'));
    const [why, , ro] = FOUND as [ImportFound, ImportFound, ImportFound];
    expect(state.taken).toEqual([
      {
        entries: [
          { question: 'Why?', answer: why.answer, lang: 'en', phrasings: ['y', 'reason'], topic: 'Care' },
          { question: 'De ce?', answer: ro.answer, lang: 'ro' },
        ],
      },
    ]);
    expect(place.heading()).toBe('2 drafts made');
    expect(shop.desk.text()).toContain('Read them, then publish.');
    expect(shop.desk.text()).toContain('New topics: Workshop.');
    expect(shop.desk.link('De ce?')?.getAttribute('href')).toBe(`${LIST}/made-1?from=import`);
  });

  it('publishes them together when that is asked for', async () => {
    await place.read();
    await shop.desk.press(shop.desk.button('Make 2 drafts'));
    await shop.desk.press(shop.desk.button('Publish them'));
    shop.contents.troubles.push({ method: 'POST', status: 503 });
    await shop.answer('Publish 2');
    expect(shop.desk.text()).toContain('None was published.');
    await shop.answer('Publish 2');
    expect(shop.desk.place.querySelector('dialog')).toBeNull();
    expect(shop.liveOf('made-1').languages['ro']?.title).toBe('De ce?');
    expect(shop.liveOf('card')).toBeUndefined();
    expect(shop.desk.text()).toContain('All of them are published.');
    await shop.desk.press(shop.desk.button('Import more'));
    expect([place.heading(), shop.field('Address of the page').value]).toEqual(['Import', '']);
  });

  it('makes a second article of what is there only where that is chosen', async () => {
    await place.read();
    await shop.desk.press(shop.desk.button('Choose none'));
    expect((shop.desk.button('Make drafts') as HTMLButtonElement).disabled).toBe(true);
    await place.choose(1);
    await shop.desk.press(shop.desk.button('Make 1 draft'));
    expect(state.taken[0]!.entries).toEqual([{ question: 'Oven?', answer: FOUND[1]!.answer, lang: 'en', again: true }]);
  });

  it('keeps what was written when it cannot be read, and says why at the field', async () => {
    state.trouble = { status: 400, body: { error: 'shop.example cannot be read. It answers 403.', field: 'address' } };
    await place.read();
    expect(shop.desk.text()).toContain('shop.example cannot be read. It answers 403.');
    expect(shop.field('Address of the page').getAttribute('aria-invalid')).toBe('true');
    state.trouble = { status: 429, body: {}, headers: { 'retry-after': '40' } };
    await place.look();
    expect(shop.field('Address of the page').value).toBe('shop.example/faq');
    expect(shop.desk.text()).toMatch(/40 seconds/);
    state.trouble = undefined;
    await place.look();
    await shop.desk.press(shop.desk.button('Another source'));
    expect(shop.field('Address of the page').value).toBe('shop.example/faq');
  });

  it('asks for a source where there is none, and takes what is pasted in the language that is chosen', async () => {
    await place.start();
    await place.look();
    expect(shop.desk.text()).toContain('Write the address of a page.');
    await shop.desk.press(shop.desk.button('Files'));
    await place.look();
    expect(shop.desk.text()).toContain('Choose a file first.');
    await shop.desk.press(shop.desk.button('Pasted text'));
    await place.look();
    expect(shop.desk.text()).toContain('Paste something first.');
    await shop.write('Questions and answers', 'x'.repeat(4_000_000));
    await place.look();
    expect(shop.desk.text()).toContain('This is 4.0 MB; up to 4 MB can be read at once.');
    await shop.write('Questions and answers', '# De ce?\n\nDe aia.');
    const lang = shop.field('Language');
    lang.value = 'ro';
    lang.dispatchEvent(new Event('change', { bubbles: true }));
    await place.look();
    expect(state.asked).toEqual([{ files: [{ name: 'the pasted text', text: '# De ce?\n\nDe aia.' }], lang: 'ro' }]);
  });

  it('says what a page would need when nothing was found', async () => {
    state.preview = { sources: [{ name: 'x', found: 0, why: 'There are no questions with answers in x.' }], found: [] };
    await place.read();
    expect(shop.desk.text()).toContain('No questions found');
    expect(shop.desk.text()).toContain('There are no questions with answers in x.');
    expect(shop.desk.text()).toContain('Questions as headings or bold lines, each with its answer below');
    await shop.desk.press(shop.desk.button('Paste the text'));
    await shop.write('Questions and answers', 'Closed.');
    await place.look();
    expect(shop.desk.text()).toContain('Write each question on a line of its own');
  });

  it('is not offered to whoever may only read', async () => {
    shop.as('viewer');
    await place.start();
    expect(place.heading()).toBe('Articles');
  });
});

describe('drafts', () => {
  it('that can be published are published together from the list, as far as they are chosen', async () => {
    shop.contents.put('article', 'price', { draft: article(50, 'paying', { en: words('Price?') }) });
    await shop.desk.start(`${LIST}?show=unpublished`);
    await shop.desk.press(shop.desk.button('Publish several (2)'));
    const list = [...shop.desk.place.querySelectorAll('.several-list li')].map((one) => one.textContent);
    expect(list).toEqual(['Glaze safe?', 'Price?']);
    await shop.answer('None');
    shop.desk.place.querySelectorAll<HTMLInputElement>('.several-list input')[1]!.click();
    await settle();
    await shop.answer('Publish 1');
    expect(shop.liveOf('price').languages['en']?.title).toBe('Price?');
    expect(shop.draftOf('glaze')).toBeDefined();
  });
});

describe('files', () => {
  const bytes = (...all: number[]): Uint8Array => new Uint8Array(all);
  it.each([
    ['UTF-8', new TextEncoder().encode('Cât?'), 'ro', 'Cât?'],
    ['UTF-16', bytes(0xff, 0xfe, 0x43, 0, 0xe2, 0), 'ro', 'Câ'],
    ['what a table program wrote in Romania', bytes(0x43, 0xe2, 0x74, 0xba), 'ro', 'Câtş'],
    ['the same in Russia', bytes(0xc4, 0xe0), 'ru', 'Да'],
    ['the same elsewhere', bytes(0x63, 0x61, 0x66, 0xe9), 'en', 'café'],
    [
      'a set that the page names',
      new Uint8Array([...new TextEncoder().encode('<meta charset=windows-1251>'), 0xc4]),
      'en',
      '<meta charset=windows-1251>Д',
    ],
    [
      'a set that there is not',
      new Uint8Array([...new TextEncoder().encode('<meta charset=none>'), 0xc4]),
      'en',
      '<meta charset=none>\ufffd',
    ],
  ])('are read as %s', (_name, given, lang, text) => expect(textOf(given, lang)).toBe(text));

  it('of a folder come in the order of their names, without what cannot be read', async () => {
    const files = ['b.md', 'a.CSV', 'logo.png'].map((name) => new File([name], name));
    expect(await readFiles(files, 'en')).toEqual({
      files: [
        { name: 'a.CSV', text: 'a.CSV' },
        { name: 'b.md', text: 'b.md' },
      ],
      skipped: 1,
    });
  });
});
