import { describe, expect, it } from 'vitest';
import type { ArticleContent, ArticleWords } from '../../../protocol/content.ts';
import { languageTag } from '../../../server/console/format/languages.ts';
import { slugOf } from '../../../server/console/format/slug.ts';
import {
  aboutChanged,
  asText,
  begun,
  idFor,
  stateIn,
  titleIn,
  withAbout,
  withWords,
} from '../../../server/console/pages/articles/body.ts';
import { layoutOf } from '../../../server/console/pages/articles/layout.ts';
import { leadOf, wordsIn } from '../../../server/console/pages/articles/lead.ts';

const words = (title: string, text = 'Yes.'): ArticleWords => ({ title, text, phrasings: [] });
const article = (languages: Record<string, ArticleWords>): ArticleContent => ({ order: 10, languages });

describe('an address made of a title', () => {
  it.each([
    ['Can it go in the oven?', 'can-it-go-in-the-oven'],
    ['Ce se întâmplă dacă ajunge spartă?', 'ce-se-intampla-daca-ajunge-sparta'],
    ['Можно ли в духовку?', 'mozhno-li-v-dukhovku'],
    ['Чи їде в Київ?', 'chi-ide-v-kiiv'],
    ['Straße & Größe', 'strasse-grosse'],
    ['Πού είναι;', 'poy-einai'],
    ["What's the 1st step?", 'whats-the-1st-step'],
    ['能放进烤箱吗？', 'article'],
    ['', 'article'],
    ['a'.repeat(90), 'a'.repeat(48)],
    ['one two three four five six seven eight nine ten eleven', 'one-two-three-four-five-six-seven-eight-nine-ten'],
  ])('%s', (title, slug) => {
    expect(slugOf(title, 'article')).toBe(slug);
    expect(slug).toMatch(/^[a-z0-9-]{1,60}$/);
  });
  it('is never the address of the page itself', () => {
    expect(idFor(article({ en: words('New!') }), 'en')).toBe('new-article');
  });
});

describe('languages of an article', () => {
  it('one with no words left is taken out', () => {
    const both = article({ en: words('A'), ro: words('B') });
    expect(Object.keys(withWords(both, 'ro', { title: '', text: ' ' }).languages)).toEqual(['en']);
    expect(withWords(both, 'ru', { title: 'C' }).languages['ru']).toEqual({ title: 'C', text: '', phrasings: [] });
  });
  it('tells where each stands against what is on the pages', () => {
    const live = article({ en: words('A'), ro: words('B'), ru: words('C') });
    const now = article({ en: words('A'), ro: words('B', 'No.'), zh: words('D'), ar: words('E', '') });
    const states = ['en', 'ro', 'ru', 'zh', 'ar', 'de'].map((lang) => stateIn(lang, now, live));
    expect(states).toEqual(['live', 'changed', 'removed', 'draft', 'draft', 'missing']);
    expect(stateIn('en', now, undefined)).toBe('draft');
  });
  it('is named in the wanted language, else in any that has a title', () => {
    const body = article({ ro: words('B'), en: words(' ') });
    expect(titleIn(body, 'en')).toEqual({ title: 'B', lang: 'ro' });
    expect(titleIn(article({}), 'en')).toEqual({ title: '', lang: 'en' });
  });
  it('a tag is taken as it is usually written, or not at all', () => {
    expect(['RO', 'pt-br', ' zh ', 'romanian', 'r', 'en_GB'].map(languageTag)).toEqual([
      'ro',
      'pt-BR',
      'zh',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what was written when another was quicker', () => {
  it('is given to take away, without what is the same', () => {
    const theirs = article({ en: words('A'), ro: words('B') });
    const mine = article({ en: words('A'), ro: { title: 'C', text: 'Da.', phrasings: ['d', 'e'] } });
    expect(asText(mine, theirs)).toBe('[ro] C\n\nDa.\n\nd\ne');
  });
});

describe('what holds for all languages', () => {
  it('is left out when it is empty', () => {
    const body = withAbout(article({}), { topic: 'delivery', pages: ['/p/'], by: 'Ana' });
    expect(body).toEqual({ order: 10, languages: {}, topic: 'delivery', pages: ['/p/'], by: 'Ana' });
    expect(withAbout(body, { topic: '', pages: [], by: '' })).toEqual({ order: 10, languages: {} });
  });
  it('counts as changed by itself', () => {
    const live = article({ en: words('A') });
    expect(aboutChanged(article({ en: words('B') }), live)).toBe(false);
    expect(aboutChanged({ ...live, order: 11 }, live)).toBe(true);
    expect(aboutChanged(live, undefined)).toBe(false);
  });
});

describe('an article begun from a question', () => {
  const usual = { lang: 'en', by: 'Ana', order: 40 };
  it('has the question as its title, and the other ways to ask it', () => {
    const query = { title: ' Repari\n ceașca? ', lang: 'ro', phrasing: 'repara cana\n\nRepari ceașca?\nlipit' };
    expect(begun(query, usual)).toEqual({
      lang: 'ro',
      body: {
        order: 40,
        by: 'Ana',
        languages: { ro: { title: 'Repari ceașca?', text: '', phrasings: ['repara cana', 'lipit'] } },
      },
    });
  });
  it('is blank without one, and takes no nonsense from the address', () => {
    expect(begun({ lang: '<b>' }, usual)).toEqual({ lang: 'en', body: { order: 40, by: 'Ana', languages: {} } });
    expect(begun({ title: 'x'.repeat(999) }, usual).body.languages['en']?.title).toHaveLength(200);
  });
});

describe('how it shows in search', () => {
  it('is the first sentences, without signs, headings, tables and pictures', () => {
    const text = '## Head\n\n**Yes**, to [220 °C](/care).\n\n1. `Cold` first\n\n| a | b |\n\n![pot](https://x/y.jpg)';
    expect(leadOf(text)).toBe('Yes, to 220 °C. Cold first');
  });
  it('is cut between words', () => {
    const lead = leadOf('word '.repeat(60));
    expect(lead.length).toBeLessThanOrEqual(160);
    expect(lead).toMatch(/word…$/);
  });
  it('words are counted in languages without blanks too', () => {
    expect(wordsIn('Put it in a **cold** oven.', 'en')).toBe(6);
    expect(wordsIn('可以放进烤箱', 'zh')).toBeGreaterThan(1);
  });
});

describe('what stands beside what', () => {
  it.each([
    [1_400, false, undefined, 'words beside'],
    [1_400, true, undefined, 'main words beside'],
    [1_000, false, undefined, 'words beside'],
    [1_000, true, undefined, 'main words'],
    [1_000, true, true, 'words beside'],
    [1_000, false, false, 'words'],
    [400, true, undefined, 'words'],
    [400, false, true, 'beside'],
  ] as const)('%i px, translating %s, preview %s: %s', (width, translating, asked, columns) => {
    const layout = layoutOf(width, translating, asked);
    expect(
      Object.entries({ main: layout.main, words: layout.words, beside: layout.beside })
        .filter(([, there]) => there)
        .map(([name]) => name)
        .join(' '),
    ).toBe(columns);
  });
});
