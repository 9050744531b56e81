import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportFound, ImportPreview, ImportRequest, ImportTake } from '../../../protocol/starting.ts';
import { readFiles, textOf } from '../../../server/console/pages/articles/import-files.ts';
import { settle } from '../support.ts';
import { article, LIST, setShop, words, type Shop } from './shop.ts';

const IMPORT = `${LIST}?view=import`;
const found = (question: string, more: Partial<ImportFound> = {}): ImportFound => ({
  question,
  answer: `**Yes**, ${question}`,
  lang: 'en',
  how: 'new',
  ...more,
});
const FOUND: ImportFound[] = [
  found('Why?', { phrasings: ['y', 'reason'], topic: 'Care' }),
  found('Oven?', { how: 'there', article: { id: 'oven', title: 'Oven?', text: 'Up to 220 °C.' } }),
  found('De ce?', { lang: 'ro' }),
  found('Why??', { how: 'twice' }),
  found('???', { how: 'unfit', why: 'the question has no word' }),
];

let shop: Shop;
let asked: ImportRequest[];
let taken: ImportTake[];
let preview: ImportPreview;
let trouble: { status: number; body: unknown; headers?: Record<string, string> } | undefined;
beforeEach(() => {
  shop = setShop();
  [asked, taken, trouble] = [[], [], undefined];
  preview = { sources: [{ name: 'https://shop.example/faq', found: 5, how: 'headings' }], found: FOUND };
  const contents = shop.desk.changeable!;
  shop.desk.changeable = (method, path, body) => {
    if (!path.includes('/import/')) return contents(method, path, body);
    if (trouble) return trouble;
    if (path.endsWith('/read')) {
      asked.push(body as ImportRequest);
      return { status: 200, body: preview };
    }
    const { entries } = body as ImportTake;
    taken.push({ entries });
    for (const [n, one] of entries.entries())
      shop.contents.put('article', `made-${n}`, { draft: article(50, 'care', { [one.lang]: words(one.question) }) });
    const drafts = entries.map(({ question, lang }, n) => ({ id: `made-${n}`, rev: 1, title: question, lang }));
    return { status: 200, body: { drafts, left: [], topics: ['Workshop'], noRoom: [] } };
  };
});
afterEach(() => shop.desk.stop());

const heading = (): string => shop.desk.place.querySelector('h1')?.textContent ?? '';
const look = async (): Promise<void> => {
  shop.desk.place.querySelector<HTMLFormElement>('form')!.requestSubmit();
  await settle();
};
const boxes = (): HTMLInputElement[] => [
  ...shop.desk.place.querySelectorAll<HTMLInputElement>('.found-row input[type="checkbox"]'),
];
const choose = async (n: number): Promise<void> => {
  boxes()[n]!.click();
  await settle();
};
const read = async (address = 'shop.example/faq'): Promise<void> => {
  await shop.desk.start(IMPORT);
  await shop.write('Address of the page', address);
  await look();
};

describe('import', () => {
  it('shows what a page holds before anything is made, and takes what is new', async () => {
    await read();
    expect(asked).toEqual([{ address: 'shop.example/faq' }]);
    expect(heading()).toBe('5 questions found');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(shop.desk.text()).toContain('5 in https://shop.example/faq, from headings');
    expect(shop.desk.text()).toContain('Care · 2 other ways to ask');
    expect(boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([
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
    expect(taken).toEqual([
      {
        entries: [
          { question: 'Why?', answer: why.answer, lang: 'en', phrasings: ['y', 'reason'], topic: 'Care' },
          { question: 'De ce?', answer: ro.answer, lang: 'ro' },
        ],
      },
    ]);
    expect(heading()).toBe('2 drafts made');
    expect(shop.desk.text()).toContain('Read them, then publish.');
    expect(shop.desk.text()).toContain('New topics: Workshop.');
    expect(shop.desk.link('De ce?')?.getAttribute('href')).toBe(`${LIST}/made-1?from=import`);
  });

  it('publishes them together when that is asked for', async () => {
    await read();
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
    expect([heading(), shop.field('Address of the page').value]).toEqual(['Import', '']);
  });

  it('makes a second article of what is there only where that is chosen', async () => {
    await read();
    await shop.desk.press(shop.desk.button('Choose none'));
    expect((shop.desk.button('Make drafts') as HTMLButtonElement).disabled).toBe(true);
    await choose(1);
    await shop.desk.press(shop.desk.button('Make 1 draft'));
    expect(taken[0]!.entries).toEqual([{ question: 'Oven?', answer: FOUND[1]!.answer, lang: 'en', again: true }]);
  });

  it('keeps what was written when it cannot be read, and says why at the field', async () => {
    trouble = { status: 400, body: { error: 'shop.example cannot be read. It answers 403.', field: 'address' } };
    await read();
    expect(shop.desk.text()).toContain('shop.example cannot be read. It answers 403.');
    expect(shop.field('Address of the page').getAttribute('aria-invalid')).toBe('true');
    trouble = { status: 429, body: {}, headers: { 'retry-after': '40' } };
    await look();
    expect(shop.field('Address of the page').value).toBe('shop.example/faq');
    expect(shop.desk.text()).toMatch(/40 seconds/);
    trouble = undefined;
    await look();
    await shop.desk.press(shop.desk.button('Another source'));
    expect(shop.field('Address of the page').value).toBe('shop.example/faq');
  });

  it('asks for a source where there is none, and takes what is pasted in the language that is chosen', async () => {
    await shop.desk.start(IMPORT);
    await look();
    expect(shop.desk.text()).toContain('Write the address of a page.');
    await shop.desk.press(shop.desk.button('Files'));
    await look();
    expect(shop.desk.text()).toContain('Choose a file first.');
    await shop.desk.press(shop.desk.button('Pasted text'));
    await look();
    expect(shop.desk.text()).toContain('Paste something first.');
    await shop.write('Questions and answers', 'x'.repeat(4_000_000));
    await look();
    expect(shop.desk.text()).toContain('This is 4.0 MB; up to 4 MB can be read at once.');
    await shop.write('Questions and answers', '# De ce?\n\nDe aia.');
    const lang = shop.field('Language');
    lang.value = 'ro';
    lang.dispatchEvent(new Event('change', { bubbles: true }));
    await look();
    expect(asked).toEqual([{ files: [{ name: 'the pasted text', text: '# De ce?\n\nDe aia.' }], lang: 'ro' }]);
  });

  it('says what a page would need when nothing was found', async () => {
    preview = { sources: [{ name: 'x', found: 0, why: 'There are no questions with answers in x.' }], found: [] };
    await read();
    expect(shop.desk.text()).toContain('No questions found');
    expect(shop.desk.text()).toContain('There are no questions with answers in x.');
    expect(shop.desk.text()).toContain('Questions as headings or bold lines, each with its answer below');
  });

  it('is not offered to whoever may only read', async () => {
    shop.as('viewer');
    await shop.desk.start(IMPORT);
    expect(heading()).toBe('Articles');
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
