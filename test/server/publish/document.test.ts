import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HelpPart, TextsPart } from '../../../protocol/help.ts';
import type { NudgePart } from '../../../protocol/nudges.ts';
import { STANDARD_BUDGET } from '../../../protocol/nudges.ts';
import { compute } from '../../../server/publish/compute.ts';
import { laterIn } from '../../../server/publish/later.ts';
import { documentOf, type Source } from '../../../server/publish/document.ts';
import { standardLook } from '../../../server/publish/standard.ts';
import { Unpublishable } from '../../../server/publish/unpublishable.ts';
import { checkWeight, DOCUMENT_BYTES } from '../../../server/publish/weight.ts';
import { load } from '../../../widget/answers/load.ts';
import { article, inLanguages, item, LANGS, largeShop, nudge, standard } from './contents.ts';

const SHOP = { name: 'lut & foc', currency: 'MDL' };

const publication = (items: readonly Source[]) => {
  const { document, parts } = documentOf(SHOP, items);
  const part = <T>(address: string | undefined): T => {
    expect(address).toMatch(/^c\/[\w-]{16}\.json$/);
    return JSON.parse(parts.get(address!.slice(2, -5))!) as T;
  };
  const help = (lang: string): HelpPart => part(document.help?.[lang]);
  return { document, parts, part, help, texts: (lang: string) => part<TextsPart>(help(lang).texts).texts };
};

describe('the site document', () => {
  it('of nothing is the standard look, quiet', () => {
    const { document, parts } = documentOf(SHOP, []);
    expect(document).toMatchObject({
      v: 1,
      name: 'lut & foc',
      mark: 'L',
      currency: 'MDL',
      lang: 'en',
      launcher: standardLook.launcher,
      surveys: [],
      nudges: [],
      budget: STANDARD_BUDGET,
      wake: [],
    });
    expect(document).not.toHaveProperty('help');
    expect(document).not.toHaveProperty('hours');
    expect(parts.size).toBe(0);
  });

  it('of a new site asks buyers, and has no note that is off', () => {
    const { document } = publication(standard());
    expect(document.surveys.map(({ id }) => id)).toEqual(['after-purchase']);
    expect([document.nudges, document.wake]).toEqual([[], ['purchase']]);
  });

  it('has hours, the budget, and the rules of notes with their version, whose words are parts', () => {
    const hours = { time_zone: 'Europe/Chisinau', week: [[[540, 1080]], [], [], [], [], [], []] };
    const budget = { session: 2, day: 3, rest_h: 24, never: ['/gift'] };
    const words = { title: ' {gap} to free delivery ', text: ' ', yes: 'See more', href: '/en/' };
    const free = nudge({
      kind: 'free_delivery',
      threshold: 500,
      within: 100,
      languages: { en: words, ro: { title: '', yes: '' } },
    });
    const { document, part } = publication([
      item('hours', 'hours', hours),
      item('budget', 'budget', budget),
      item('nudge', 'free', free, 3),
      item('nudge', 'off', nudge({ on: false })),
    ]);
    expect(document).toMatchObject({ hours, budget, wake: ['page_view'] });
    const [rule] = document.nudges;
    expect(rule).toEqual({
      id: 'free',
      kind: 'free_delivery',
      version: 3,
      threshold: 500,
      within: 100,
      hold: 10,
      part: { en: rule!.part['en'] },
    });
    expect(part<NudgePart>(rule!.part['en'])).toEqual({
      id: 'free',
      lang: 'en',
      title: '{gap} to free delivery',
      yes: 'See more',
      href: '/en/',
    });
  });

  it('names equal parts equally, so that revisions share them', () => {
    const one = documentOf(SHOP, [item('article', 'a', article())]);
    const two = documentOf({ ...SHOP, name: 'Other' }, [item('article', 'a', article()), item('nudge', 'n', nudge())]);
    expect(two.document.help).toEqual(one.document.help);
    expect([...one.parts.keys()].every((hash) => two.parts.has(hash))).toBe(true);
    const three = documentOf(SHOP, [item('article', 'a', article('Other text'))]);
    expect(three.document.help).not.toEqual(one.document.help);
  });
});

describe('help', () => {
  const both = (order: number, topic?: string) =>
    article('See [sizes](article:sizes) and [gone](article:gone).', {
      order,
      ...(topic && { topic }),
      languages: {
        en: {
          title: ' Sizes? ',
          text: 'See [sizes](article:sizes) and [gone](article:gone).',
          phrasings: ['how big', ' '],
        },
        ro: { title: 'Mărimi?', text: 'Vezi [tabelul](article:table).', phrasings: [] },
        ru: { title: 'Начато', text: ' ', phrasings: [] },
      },
    });
  const topics = {
    topics: [
      { id: 'empty', names: { en: 'Empty' } },
      { id: 'care', names: { en: 'Care' } },
    ],
  };
  const shop = () =>
    publication([
      item('topics', 'topics', topics),
      item('article', 'sizes', both(20, 'care'), 2, 777),
      item('article', 'first', article('Text', { order: -1, by: ' Ana ', pages: ['/p/'], topic: 'nowhere' })),
    ]);

  it('has each language in which something is written, in the order of the owner', () => {
    const { document, help } = shop();
    expect(Object.keys(document.help!)).toEqual(['en', 'ro']);
    expect(help('en').articles).toEqual([
      { id: 'first', title: 'Can I send it back?', lead: 'Text', pages: ['/p/'] },
      { id: 'sizes', title: 'Sizes?', topic: 'care', lead: 'See sizes and gone.' },
    ]);
    expect(help('ro').articles.map(({ id }) => id)).toEqual(['sizes']);
  });
  it('names topics that have an article, in the site’s language where the own is missing', () => {
    expect(shop().help('en').topics).toEqual([{ id: 'care', name: 'Care' }]);
    expect(shop().help('ro').topics).toEqual([{ id: 'care', name: 'Care' }]);
  });
  it('has texts with their author and time; links to articles that are not there lead nowhere', () => {
    const texts = shop().texts('en');
    expect(texts['first']).toEqual({ blocks: [['p', ['Text']]], by: 'Ana', at: 1000 });
    expect(texts['sizes']).toEqual({
      blocks: [['p', ['See ', ['a', ['sizes'], 'article:sizes'], ' and gone.']]],
      at: 777,
    });
    expect(shop().texts('ro')['sizes']!.blocks).toEqual([['p', ['Vezi tabelul.']]]);
  });
  it('is found by title and phrasing in its index', () => {
    const matcher = load(shop().help('en').index);
    expect(matcher.search('how big')[0]!.id).toBe('sizes');
    expect(matcher.search('send back')[0]!.id).toBe('first');
    expect(load(shop().help('ro').index).search('sizes')[0]!.id).toBe('sizes');
  });
});

describe('a large shop', () => {
  it('has a document under the limit, computed beside the thread that serves, the same as in it', async () => {
    const items = largeShop(60, 5);
    const there = await compute(SHOP, items);
    const here = documentOf(SHOP, items);
    expect(there).toEqual(here);
    expect(Object.keys(here.document.help!)).toEqual([...LANGS].toSorted());
  });
  it('of 300 articles in five languages and ten notes stays under 4 kB', () => {
    const { document } = documentOf(SHOP, largeShop(300, 2));
    checkWeight(document);
    expect(document.nudges).toHaveLength(10);
    expect(brotliCompressSync(JSON.stringify(document)).length).toBeLessThan(DOCUMENT_BYTES);
  }, 60_000);
  it('that says too much before anything is touched is told what to shorten', () => {
    const many = Array.from({ length: 26 }, (_, i) => `${String.fromCharCode(97 + i)}a`);
    const items = Array.from({ length: 14 }, (_, n) =>
      item('nudge', `n${n}`, nudge({ languages: inLanguages((lang) => ({ title: lang + n, yes: 'Go' }), many) })),
    );
    const { document } = documentOf(SHOP, items);
    expect(() => checkWeight(document)).toThrow(Unpublishable);
    expect(() => checkWeight(document)).toThrow(/would be \d+ bytes; 4096 are the most\. Shorten the nudges/);
    const digits = (n: number): string => Math.sin(n).toString(36).slice(2);
    const never = Array.from({ length: 50 }, (_, i) =>
      Array.from({ length: 14 }, (_, k) => digits(i * 99 + k)).join('/'),
    );
    const full = documentOf(SHOP, [item('budget', 'budget', { ...STANDARD_BUDGET, never })]).document;
    expect(() => checkWeight(full)).toThrow(/Shorten the pages on which nothing interrupts/);
  });
  it('refuses a text beside the thread as in it', async () => {
    const items = [...largeShop(60, 5), item('article', 'deep', article('> '.repeat(20) + 'a'))];
    expect(() => documentOf(SHOP, items)).toThrow(Unpublishable);
    const refused = compute(SHOP, items);
    await expect(refused).rejects.toThrow(Unpublishable);
    await expect(refused).rejects.toMatchObject({
      field: 'languages.en.text',
      message: expect.stringMatching(/8 deep/) as string,
    });
  });
});

describe('a page that is too old to search the articles', () => {
  it('is told so by them, in their language as far as there are words', () => {
    expect(laterIn('en')).toContain('Reload it');
    expect(new Set(LANGS.map(laterIn)).size).toBe(LANGS.length);
    expect(laterIn('ro-MD')).toBe(laterIn('ro'));
    expect(laterIn('fr')).toBe(laterIn('en'));
  });
});
