import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categories, colours, products } from '../../demo/shop/catalogue.ts';
import { startShop } from '../../demo/shop/index.ts';
import type { RunningShop } from '../../demo/shop/index.ts';
import { LANG_NAMES, LANGS, plural, textsOf } from '../../demo/shop/language.ts';
import type { Lang } from '../../demo/shop/language.ts';
import { price, priceInWords } from '../../demo/shop/money.ts';
import { ADDRESS, customerOf } from './customer.ts';
import type { Seen } from './customer.ts';

// Nothing of one language may stand in for another.

type Leaves = Map<string, string>;

const leavesOf = (value: unknown, path = '', found: Leaves = new Map()): Leaves => {
  if (typeof value === 'string') found.set(path, value);
  else for (const [key, inner] of Object.entries(value as object)) leavesOf(inner, `${path}.${key}`, found);
  return found;
};

/** The forms of a number, of which each language has its own. */
const isForm = (path: string): boolean => /^\.(pieces|checkout\.wrong)\./.test(path);

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

const english = leavesOf(textsOf('en'));

describe.each(LANGS)('the words in %s', (lang) => {
  const words = leavesOf(textsOf(lang));

  it('are as many as in English, none empty, with the same places for values', () => {
    const paths = (leaves: Leaves) => [...leaves.keys()].filter((path) => !isForm(path));
    expect(paths(words)).toEqual(paths(english));
    expect([...words].filter(([, text]) => !text.trim())).toEqual([]);
    for (const [path, text] of words) {
      if (!isForm(path)) expect([path, placeholders(text)]).toEqual([path, placeholders(english.get(path) ?? '')]);
    }
  });

  it('have every form of a number that the language uses', () => {
    const { pieces, checkout } = textsOf(lang);
    const used = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const forms of [pieces, checkout.wrong]) expect(Object.keys(forms)).toEqual(expect.arrayContaining(used));
    for (const n of [2, 5, 21, 24]) expect(plural(lang, pieces, n)).toContain(String(n));
  });

  it('name every product, category and colour', () => {
    for (const { [lang]: named } of [...products, ...categories]) {
      expect(named.name.trim() && named.text.trim()).toBeTruthy();
    }
    expect(new Set(colours.map((colour) => colour[lang])).size).toBe(colours.length);
  });
});

it('prices are written as each language writes them', () => {
  const tag = (lang: Lang) => [100, 3650, 14800].map((bani) => price(bani, lang).replace('\u00a0', ' '));
  expect(tag('en')).toEqual(['1 lei', '36.50 lei', '148 lei']);
  expect(tag('ro')).toEqual(['1 lei', '36,50 lei', '148 lei']);
  expect(tag('ru')).toEqual(['1 лей', '36,50 лея', '148 леев']);
  expect(tag('zh')).toEqual(['1 列伊', '36.50 列伊', '148 列伊']);
  expect(LANGS.map((lang) => priceInWords(10000, lang).replace('\u00a0', ' '))).toEqual([
    '100 lei',
    '100 de lei',
    '100 леев',
    '100 列伊',
  ]);
});

/** Letters of the language's own script. */
const SCRIPTS = { ru: /\p{sc=Cyrillic}/u, zh: /\p{sc=Han}/u };

/** What is the same in every language: names, codes, addresses, and languages in their own words. */
const SHARED = new Set([...Object.values(LANG_NAMES), 'Lut & Foc', 'hello@lut-foc.example', 'RU', 'ZH']);
const isShared = (text: string): boolean =>
  SHARED.has(text) || !/\p{L}/u.test(text) || /^LF-\w+$/.test(text) || Object.values(ADDRESS).includes(text);

const textsIn = (node: Node): string[] => {
  if (node.nodeName === 'SCRIPT') return [];
  if (node.nodeType === 3) return [(node.textContent ?? '').trim()];
  return [...node.childNodes].flatMap(textsIn);
};

const spoken = ['aria-label', 'alt', 'placeholder', 'data-name', 'data-adding', 'data-failed', 'data-alt'];

/** Everything that a page says: in text, in names for screen readers, and to its own scripts. */
const saidBy = (page: Seen): string[] => [
  page.document.title,
  page.document.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
  ...textsIn(page.document.body),
  ...spoken.flatMap((name) => page.all(`[${name}]`).map((element) => element.getAttribute(name) ?? '')),
];

describe.each(['ru', 'zh'] as const)('a whole purchase in %s', (lang) => {
  let shop: RunningShop;
  beforeAll(async () => {
    shop = await startShop({ port: 0 });
  });
  afterAll(() => shop.stop());

  it('meets no word of another language, and no place left empty', async () => {
    const customer = customerOf(shop);
    const pages = ['/', '/c/all?colour=blue', '/p/mug-prut', '/p/espresso-cup-ciuluc', '/search?q=LF-M01', '/nothing'];
    const seen = [];
    for (const path of [...pages, '/cart', '/delivery', '/workshop']) seen.push(await customer.get(`/${lang}${path}`));
    seen.push(await customer.post(`/${lang}/cart/add`, { id: 'moon-jar-tigheci', quantity: '9' }));
    seen.push(await customer.get(`/${lang}/checkout`));
    seen.push(await customer.send(`/${lang}/checkout`, { delivery: '', payment: '' }));
    seen.push(await customer.post(`/${lang}/checkout`, { ...ADDRESS, name: lang === 'zh' ? '李梅' : 'Мария Чебан' }));
    expect(seen.at(-1)?.status).toBe(200);
    const foreign = seen.flatMap((page) =>
      saidBy(page)
        .filter((text) => (!SCRIPTS[lang].test(text) && !isShared(text)) || /\{\w+\}|undefined/.test(text))
        .map((text) => `${page.path}: ${text}`),
    );
    expect(foreign).toEqual([]);
  });
});
