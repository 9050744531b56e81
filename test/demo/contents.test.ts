import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoContents } from '../../demo/contents.ts';
import { DELIVERIES, FREE_FROM } from '../../demo/shop/cart.ts';
import { startShop } from '../../demo/shop/index.ts';
import type { RunningShop } from '../../demo/shop/index.ts';
import { LANGS, textsOf } from '../../demo/shop/language.ts';
import type { ContentBodies, ContentKind } from '../../protocol/content.ts';
import type { Block, Inline } from '../../protocol/help.ts';
import { blocksOf } from '../../server/publish/markdown.ts';

const contents = demoContents();

const bodies = <K extends ContentKind>(kind: K): [id: string, body: ContentBodies[K]][] =>
  contents.flatMap((each) => (each.kind === kind ? [[each.id, each.body as ContentBodies[K]]] : []));

const articles = bodies('article');
const nudges = bodies('nudge');
const topics = bodies('topics')[0]![1].topics;

/** Everything in the blocks that is read, and every address that is followed. */
const partsOf = (blocks: readonly Block[]): { text: string; links: string[]; pictures: string[] } => {
  const found = { text: '', links: [] as string[], pictures: [] as string[] };
  const inline = (one: Inline): void => {
    if (typeof one === 'string') found.text += one;
    else if (one[0] === 'a') found.links.push(one[2]);
    if (typeof one !== 'string' && Array.isArray(one[1])) one[1].forEach(inline);
  };
  const block = (one: Block): void => {
    if (one[0] === 'img') found.pictures.push(one[1]);
    else if (one[0] === 'p') one[1].forEach(inline);
    else if (one[0] === 'note') one[2].forEach(block);
    else if (one[0] === 'ul' || one[0] === 'ol') one[1].flat().forEach(block);
    else if (one[0] === 'table') [one[1], ...one[2]].flat(2).forEach(inline);
    else throw new Error(`The demo's articles have no ${one[0]}.`);
  };
  blocks.forEach(block);
  return found;
};

describe('twelve articles', () => {
  it('each in every language of the shop, with titles of their own', () => {
    expect(articles).toHaveLength(12);
    for (const [, { languages }] of articles) expect(Object.keys(languages)).toEqual(LANGS);
    for (const lang of LANGS) {
      expect(new Set(articles.map(([, { languages }]) => languages[lang]?.title)).size).toBe(12);
    }
    expect(new Set(articles.map(([, { order }]) => order)).size).toBe(12);
  });

  it.each(articles)('%s: a topic, an author, pages, and several ways in which people ask', (_, article) => {
    const { topic, by, pages, languages } = article;
    expect(topics.map(({ id }) => id)).toContain(topic);
    expect(['Ana', 'Ion']).toContain(by);
    expect(pages?.every((page) => page.startsWith('/'))).toBe(true);
    for (const { title, phrasings } of Object.values(languages)) {
      expect(phrasings.length).toBeGreaterThanOrEqual(4);
      expect(new Set([title, ...phrasings]).size).toBe(phrasings.length + 1);
    }
  });

  it('every phrasing is in one article only', () => {
    for (const lang of LANGS) {
      const all = articles.flatMap(([, { languages }]) => languages[lang]?.phrasings ?? []);
      expect(all.filter((phrasing, i) => all.indexOf(phrasing) !== i)).toEqual([]);
    }
  });

  it('every topic has a name in every language, and articles', () => {
    for (const { id, names } of topics) {
      expect(Object.keys(names)).toEqual(LANGS);
      expect(articles.some(([, { topic }]) => topic === id)).toBe(true);
    }
  });
});

describe.each(LANGS)('the texts in %s', (lang) => {
  const texts = articles.map(([id, { languages }]) => ({ id, blocks: blocksOf(languages[lang]!.text), languages }));
  let shop: RunningShop;
  beforeAll(async () => {
    shop = await startShop({ port: 0 });
  });
  afterAll(() => shop.stop());

  it('are read as they are meant: no sign of Markdown is left in what people read', () => {
    for (const { blocks } of texts) expect(partsOf(blocks).text).not.toMatch(/\*|\]\(|\||\[!|^#|^>|<\w/m);
  });

  it('have the same parts in every language', () => {
    for (const { blocks, languages } of texts) {
      expect(blocks.map(([kind]) => kind)).toEqual(blocksOf(languages['en']!.text).map(([kind]) => kind));
    }
    const kinds = new Set(texts.flatMap(({ blocks }) => blocks.map(([kind]) => kind)));
    expect([...kinds].toSorted()).toEqual(['img', 'note', 'ol', 'p', 'table', 'ul']);
  });

  it('lead to articles that are there, to the shop’s pages in the same language, and to a mailbox', async () => {
    const links = new Set(texts.flatMap(({ blocks }) => partsOf(blocks).links));
    const known = new Set(articles.map(([id]) => `article:${id}`));
    const paths = [...links].filter((link) => !known.has(link) && link !== 'mailto:hello@lut-foc.example');
    expect(paths.length).toBeGreaterThan(2);
    for (const path of [...paths, ...texts.flatMap(({ blocks }) => partsOf(blocks).pictures)]) {
      expect(path.startsWith(`/${lang}/`) || path.startsWith('/img/')).toBe(true);
      const answer = await fetch(shop.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      const anchor = path.split('#')[1];
      if (anchor) expect(await answer.text()).toContain(`id="${anchor}"`);
    }
  });

  it('say the same prices as the till, and as the page on delivery', () => {
    const { blocks } = texts.find(({ id }) => id === 'delivery-cost')!;
    const page = JSON.stringify(textsOf(lang).delivery);
    for (const bani of [DELIVERIES.courier, DELIVERIES.locker, FREE_FROM]) {
      const amount = new RegExp(`(?<!\\d)${bani / 100}(?!\\d)`);
      expect(partsOf(blocks).text).toMatch(amount);
      expect(page).toMatch(amount);
    }
    const abroad = partsOf(texts.find(({ id }) => id === 'delivery-abroad')!.blocks).text;
    for (const amount of ['120', '260']) expect([abroad, page].every((text) => text.includes(amount))).toBe(true);
  });
});

describe('the notes', () => {
  it('are one of each kind, in every language of the assistant, with a hold-out', () => {
    expect(nudges.map(([, { kind }]) => kind).toSorted()).toEqual([
      'exit_intent',
      'free_delivery',
      'idle_cart',
      'returning_cart',
    ]);
    for (const [, { on, hold, languages }] of nudges) {
      expect([on, hold]).toEqual([true, 10]);
      expect(Object.keys(languages)).toEqual([...LANGS, 'ar']);
    }
  });

  it('come as soon as the README says, and know the till’s threshold', () => {
    expect(nudges.find(([, { kind }]) => kind === 'idle_cart')?.[1].after_s).toBe(45);
    expect(nudges.find(([, { kind }]) => kind === 'free_delivery')?.[1].threshold).toBe(FREE_FROM / 100);
  });

  it('lead to pages of the shop', async () => {
    const shop = await startShop({ port: 0 });
    const addresses = new Set(nudges.flatMap(([, { languages }]) => Object.values(languages).map(({ href }) => href)));
    for (const address of addresses) expect((await fetch(shop.url + address)).status).toBe(200);
    await shop.stop();
  });
});
