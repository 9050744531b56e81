import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArticleContent } from '../../../protocol/content.ts';
import { makeDrafts } from '../../../server/import/drafts.ts';
import { publishDraft, publishNewSite } from '../../../server/publish/publish.ts';
import { shaped } from '../../../server/publish/shapes.ts';
import { standardContents } from '../../../server/publish/standard.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Site, Store } from '../../../server/store/store.ts';
import { addSite } from '../store/things.ts';

let folder: string;
let store: Store;
let site: Site;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attendant-import-'));
  store = await openStore({ dataDir: folder });
  site = await addSite(store);
  await publishNewSite(store, site, 1, standardContents());
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = { lang: 'en', now: 5 };
const entry = (question: string, more = {}) => ({ question, answer: 'Yes.', ...more });

it('questions become drafts, never more, and those that are answered already are told', async () => {
  const { content } = store;
  const entries = [
    entry('How long does delivery take?', { topic: 'Delivery', id: 'time', phrasings: ['when', 'x'.repeat(300)] }),
    entry('Cât durează livrarea?', { topic: 'delivery', id: 'time', lang: 'ro' }),
    entry('Wie lange?', { id: 'time', lang: 'not a language' }),
    entry('how LONG does the delivery take', {}),
    entry('HOW LONG DOES DELIVERY TAKE'),
    entry('Сколько ждать?', { lang: 'ru' }),
    entry('???'),
    entry('Too long?', { answer: 'x'.repeat(20_001) }),
  ];
  const dry = await makeDrafts(store, site, entries, { ...at, dry: true });
  expect(await content.list(site.id, 'article')).toEqual([]);
  const made = await makeDrafts(store, site, entries, at);
  expect(made.outcomes.map(({ rev: _rev, ...one }) => one)).toEqual(dry.outcomes);
  expect([made.topics, made.noRoom]).toEqual([dry.topics, dry.noRoom]);
  expect(made.topics).toEqual(['Delivery']);
  expect(made.outcomes.map(({ how, id, why }) => `${how} ${id ?? why}`)).toEqual([
    'draft time',
    'draft time',
    'left out not a language is not a language tag, such as en or ro',
    'draft how-long-does-the-delivery-take',
    'there time',
    expect.stringMatching(/^draft faq-[0-9a-f]{8}$/),
    'left out the question has no word',
    'left out the answer is longer than 20000 characters',
  ]);
  const kept = await content.list(site.id, 'article');
  expect(kept.map(({ draft, live }) => [draft?.rev, live])).toEqual([
    [1, undefined],
    [1, undefined],
    [1, undefined],
  ]);
  const time = (await content.get(site.id, { kind: 'article', id: 'time' }))!;
  expect(time.draft!.body).toMatchObject({
    topic: 'delivery',
    languages: { en: { text: 'Yes.', phrasings: ['when'] }, ro: { title: 'Cât durează livrarea?' } },
  } satisfies Partial<ArticleContent> | object);
  await publishDraft(store, site, { kind: 'article', id: 'time' }, { now: 6 });

  const again = await makeDrafts(store, site, [...entries, entry('When'), entry('Time', { id: 'time' })], at);
  expect(again.topics).toEqual([]);
  expect(again.outcomes.map(({ how }) => how)).toEqual([
    'there',
    'there',
    'left out',
    'there',
    'there',
    'there',
    'left out',
    'left out',
    'there',
    'draft',
  ]);
  // The same id as an article that is there already: another draft, not that one's.
  expect(again.outcomes.at(-1)!.id).toBe('time-2');
});

it('what it makes of topics and languages can be published, and topics that others change meanwhile are not lost', async () => {
  const { content } = store;
  const other = await addSite(store, 'many');
  const topicsAt = { kind: 'topics', id: 'topics' } as const;
  const long = 'Sizes\t'.repeat(20);
  const many = Array.from({ length: 45 }, (_, n) => entry(`Question ${n}?`, { topic: `Topic ${n}` }));
  const entries = [
    entry('How long?', { topic: long, id: 'time' }),
    entry('How long is it?', { id: 'time', lang: 'EN' }),
    ...many,
  ];
  const made = await makeDrafts(store, other, entries, at);
  expect(made.outcomes[1]).toMatchObject({ id: 'time', how: 'there' });
  expect([made.topics.length, made.noRoom.length]).toEqual([40, 6]);
  expect(await makeDrafts(store, other, [entry('Why?', { topic: long })], at)).toMatchObject({
    topics: [],
    noRoom: [],
  });
  const written = (await content.get(other.id, topicsAt))!.draft!.body;
  expect(shaped('topics', written)).toEqual(written);
  for (const { draft } of await content.list(other.id, 'article'))
    expect(shaped('article', draft!.body)).toEqual(draft!.body);

  const third = await addSite(store, 'third');
  const late: Store = {
    ...store,
    content: {
      ...content,
      get: async (id, ref) => {
        const known = await content.get(id, ref);
        await content.saveDraft(id, ref, { rev: 0 }, { topics: [] }, undefined, 6);
        return known;
      },
    },
  };
  await expect(makeDrafts(late, third, [entry('Whither?', { topic: 'New' })], at)).rejects.toThrow(/try again/);
  expect(await content.list(third.id, 'article')).toEqual([]);
});

it('goes into an article only where that is asked for, as another way to ask or as its words, and only in its draft', async () => {
  const { content } = store;
  const own = await addSite(store, 'into');
  const words = (title: string, phrasings: string[] = []) => ({ title, text: 'Old.', phrasings });
  const save = (id: string, languages: ArticleContent['languages']) =>
    content.saveDraft(own.id, { kind: 'article', id }, { rev: 0 }, { order: 10, languages }, undefined, 5);
  await save('time', { en: words('When will it arrive?', ['when']), RO: words('Când ajunge?') });
  await publishDraft(store, own, { kind: 'article', id: 'time' }, { now: 6 });
  await save('cost', { en: words('How much?') });
  const into = (id: string, how: 'phrasing' | 'words') => ({ into: { id, how } });
  const entries = [
    entry('How long does delivery take?', {
      ...into('time', 'phrasing'),
      phrasings: ['WHEN?', 'how fast'],
      answer: '',
    }),
    entry('Cât durează?', { ...into('time', 'words'), lang: 'ro' }),
    entry('Сколько ждать?', { ...into('time', 'phrasing'), lang: 'ru' }),
    entry('What does it cost?', { ...into('cost', 'words'), phrasings: ['price'] }),
    entry('Gone?', into('nowhere', 'words')),
    entry('Wann kommt es?', { ...into('time', 'phrasing'), lang: 'de', answer: '' }),
  ];
  const { outcomes } = await makeDrafts(store, own, entries, at);
  expect(outcomes.map(({ how, id, rev, why, question }) => [how, id ?? why, rev, question])).toEqual([
    ['changed', 'time', 3, 'When will it arrive?'],
    ['changed', 'time', 3, 'Cât durează?'],
    ['changed', 'time', 3, 'Сколько ждать?'],
    ['changed', 'cost', 2, 'What does it cost?'],
    ['left out', 'the article it was to go into is gone', undefined, 'Gone?'],
    ['left out', 'the article has nothing in de yet: it needs an answer', undefined, 'Wann kommt es?'],
  ]);
  const [cost, time] = await content.list(own.id, 'article');
  expect((time!.draft!.body as ArticleContent).languages).toEqual({
    en: {
      title: 'When will it arrive?',
      text: 'Old.',
      phrasings: ['when', 'How long does delivery take?', 'how fast'],
    },
    RO: { title: 'Cât durează?', text: 'Yes.', phrasings: ['Când ajunge?'] },
    ru: { title: 'Сколько ждать?', text: 'Yes.', phrasings: [] },
  });
  expect((time!.live!.body as ArticleContent).languages['en']).toEqual(words('When will it arrive?', ['when']));
  expect((cost!.draft!.body as ArticleContent).languages['en']).toMatchObject({ phrasings: ['How much?', 'price'] });

  const moved: Store = { ...store, content: { ...content, saveDraft: async () => undefined } };
  const late = await makeDrafts(moved, own, entries.slice(3, 4), at);
  expect(late.outcomes[0]).toMatchObject({ how: 'left out', why: 'somebody else wrote cost meanwhile' });
});

it('one of several languages that stands twice becomes an article of its own where that is asked for', async () => {
  const other = await addSite(store, 'groups');
  const entries = [
    entry('Why?', { group: 'a' }),
    entry('De ce?', { group: 'a', lang: 'ro' }),
    entry('Wherefore?', { group: 'a' }),
    entry('How come?', { group: 'a', again: true }),
  ];
  const { outcomes } = await makeDrafts(store, other, entries, at);
  expect(outcomes.map(({ how, id }) => `${how} ${id}`)).toEqual([
    'draft why',
    'draft why',
    'there why',
    'draft how-come',
  ]);
});

const ways = (of: string, length: number) => Array.from({ length }, (_, n) => `${of} ${n}`);

it('keeps the ways to ask that an article has before those that are imported, and tells those for which there is no room', async () => {
  const own = await addSite(store, 'room');
  const languages = { en: { title: 'When?', text: 'Old.', phrasings: ways('old', 98) } };
  const key = { kind: 'article', id: 'time' } as const;
  await store.content.saveDraft(own.id, key, { rev: 0 }, { order: 10, languages }, undefined, 5);
  const full = 'there are 100 other ways to ask, the most an article may have';
  const entries = [
    entry('How long?', { into: { id: 'time', how: 'words' }, phrasings: ways('new', 100) }),
    entry('How soon?', { into: { id: 'time', how: 'phrasing' } }),
    entry('Which colour?', { phrasings: [...ways('colour', 99), 'x'.repeat(201), 'a\u0007b', 'hue', 'shade'] }),
  ];
  const { outcomes } = await makeDrafts(store, own, entries, at);
  expect(outcomes.map(({ how, unfit = [] }) => [how, unfit.length])).toEqual([
    ['changed', 99],
    ['changed', 1],
    ['draft', 3],
  ]);
  expect(outcomes[0]!.unfit![0]).toEqual({ question: 'new 1', why: full });
  expect(outcomes[1]!.unfit).toEqual([{ question: 'How soon?', why: full }]);
  expect(outcomes[2]!.unfit!.map(({ why }) => why)).toEqual([
    'another way to ask is longer than 200 characters',
    'another way to ask has control characters',
    full,
  ]);
  const { draft } = (await store.content.get(own.id, key))!;
  expect((draft!.body as ArticleContent).languages['en']).toEqual({
    title: 'How long?',
    text: 'Yes.',
    phrasings: ['When?', ...ways('old', 98), 'new 0'],
  });
});
