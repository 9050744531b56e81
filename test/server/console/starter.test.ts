import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../protocol/console.ts';
import type { ContentDetail } from '../../../protocol/content.ts';
import type { HelpPart } from '../../../protocol/help.ts';
import type { StarterList, StarterMade, StarterWords } from '../../../protocol/starting.ts';
import { standardLook } from '../../../server/publish/standard.ts';
import { packs, STARTER } from '../../../server/starter/starter.ts';
import { article } from '../publish/contents.ts';
import { AT, openWriting, titled, type Writing } from './writing.ts';

const STARTERS = '/sites/demo/starter';

let place: Writing;
beforeEach(async () => {
  place = await openWriting();
});
afterEach(() => place.desk.close());

const list = async (): Promise<StarterList> => (await place.ana.get<StarterList>(STARTERS)).json;
const one = async (id: string) => (await list()).questions.find((question) => question.id === id)!;
const begin = (id: unknown, browser = place.ana) => browser.post<StarterMade & Problem>(STARTERS, { id });
const detail = async (id: string): Promise<ContentDetail<'article'>> =>
  (await place.ana.get<ContentDetail<'article'>>(`${AT}/article/${id}`)).json;
const setLang = async (lang: string): Promise<void> => {
  const look = { ...standardLook, lang, launcher: { ...standardLook.launcher, [lang]: 'Help' } };
  const { draft } = (await place.draft(`${AT}/look/look`, 0, look)).json;
  await place.publish(`${AT}/look/look`, { rev: draft!.rev });
};

describe('the questions that every shop gets', () => {
  it('are listed by topic, none of them answered in a new shop', async () => {
    const { langs, packs: there, main, topics, questions } = await list();
    expect([langs, there.toSorted(), main]).toEqual([['en'], ['en', 'ro', 'ru', 'zh'], 'en']);
    expect(questions.map(({ id, topic }) => ({ id, topic }))).toEqual(STARTER);
    expect(topics.map(({ id }) => id)).toEqual([...new Set(STARTER.map(({ topic }) => topic))]);
    const { questions: pack, topics: names } = packs['en']!;
    expect(topics[0]!.names).toEqual({ en: names['delivery'] });
    expect(questions[0]).toEqual({
      id: 'delivery-cost',
      topic: 'delivery',
      titles: { en: pack['delivery-cost']!.title },
      hints: { en: pack['delivery-cost']!.hint },
      phrasings: pack['delivery-cost']!.phrasings.length,
      state: 'none',
    });
  });

  it('are begun in other languages too, where they are asked for', async () => {
    const { langs, questions } = (await place.ana.get<StarterList>(`${STARTERS}?langs=ro,en`)).json;
    expect([langs, Object.keys(questions[0]!.titles)]).toEqual([
      ['en', 'ro'],
      ['en', 'ro'],
    ]);
    await place.ana.post(STARTERS, { id: 'returns', langs: ['ro'] });
    expect(Object.keys((await detail('returns')).draft!.body.languages)).toEqual(['ro']);
    const refused = await place.ana.get<Problem>(`${STARTERS}?langs=en,fi`);
    expect([refused.status, refused.json.error]).toEqual([
      400,
      expect.stringMatching(/no pack in fi\. There are en, ro/),
    ]);
    expect((await place.ana.get(`${STARTERS}?langs=`)).status).toBe(400);
  });

  it('become drafts with everything but the answer, whose topic reaches the pages with them', async () => {
    expect((await begin('returns')).json).toEqual({ id: 'returns', made: true });
    const { title, phrasings } = packs['en']!.questions['returns']!;
    const { draft } = await detail('returns');
    expect(draft!.body).toEqual({
      topic: 'returns',
      order: 10,
      languages: { en: { title, text: '', phrasings } },
    });
    expect(await one('returns')).toMatchObject({ state: 'draft', article: 'returns' });
    expect((await place.publish(`${AT}/article/returns`)).json.error).toMatch(/Write a title and a text/);

    const written = { ...draft!.body, languages: { en: { title, text: 'Yes.', phrasings } } };
    const { rev } = (await place.draft(`${AT}/article/returns`, 1, written)).json.draft!;
    await place.publish(`${AT}/article/returns`, { rev });
    expect(await one('returns')).toMatchObject({ state: 'live', article: 'returns' });
    const help = await place.read<HelpPart>((await place.document()).help!['en']!);
    expect([help.articles[0]!.topic, help.topics[0]!.name]).toEqual(['returns', packs['en']!.topics['returns']]);
  });

  it('are begun once: what is written is opened, and never overwritten', async () => {
    await place.draft(`${AT}/article/returns`, 0, titled('My own words'));
    expect((await begin('returns')).json).toEqual({ id: 'returns', made: false });
    expect((await detail('returns')).draft!.body).toEqual(titled('My own words'));
    await begin('warranty');
    expect((await begin('warranty')).json).toEqual({ id: 'warranty', made: false });
    expect((await detail('warranty')).draft!.rev).toBe(1);
  });

  it('that an article of another name answers are opened there', async () => {
    const { title } = packs['en']!.questions['delivery-time']!;
    await place.draft(`${AT}/article/how-long`, 0, titled(`${title.toUpperCase()}!`));
    expect(await one('delivery-time')).toMatchObject({ state: 'draft', article: 'how-long' });
    expect((await begin('delivery-time')).json).toEqual({ id: 'how-long', made: false });
  });

  it('stand under a topic of the owner’s that has the same name', async () => {
    const mine = { topics: [{ id: 'mine', names: { en: packs['en']!.topics['delivery']!.toUpperCase() } }] };
    await place.draft(`${AT}/topics/topics`, 0, mine);
    await begin('delivery-cost');
    expect((await detail('delivery-cost')).draft!.body.topic).toBe('mine');
    expect((await place.ana.get<ContentDetail<'topics'>>(`${AT}/topics/topics`)).json.draft!.body).toEqual(mine);
  });
});

describe('languages', () => {
  it('are those in which the shop writes, by its own tags, as far as there are packs', async () => {
    await setLang('en-GB');
    const words = { title: 'Why?', text: 'So.', phrasings: [] };
    await place.draft(`${AT}/article/why`, 0, article('', { languages: { 'en-GB': words, fi: words } }));
    expect((await list()).langs).toEqual(['en-GB']);
    await begin('care');
    expect(Object.keys((await detail('care')).draft!.body.languages)).toEqual(['en-GB']);
  });

  it('are English alone where the shop’s own has no pack', async () => {
    await setLang('fi');
    expect(await list()).toMatchObject({ main: 'fi', langs: ['en'] });
    await begin('care');
    expect(Object.keys((await detail('care')).draft!.body.languages)).toEqual(['en']);
  });
});

describe('what is refused', () => {
  it('a question that is none, and whoever may only read', async () => {
    expect((await begin('constructor')).status).toBe(404);
    expect((await begin(7)).status).toBe(400);
    const vera = await place.desk.signedIn('vera@shop.example');
    expect((await vera.get(STARTERS)).status).toBe(200);
    expect((await begin('returns', vera)).status).toBe(403);
    expect((await begin('returns', await place.desk.signedIn('ion@shop.example'))).status).toBe(200);
  });
});

describe('a starter question in one more language', () => {
  const wordsOf = async (article: string, lang: string) =>
    (await place.ana.get<StarterWords & Problem>(`${STARTERS}/words?article=${article}&lang=${lang}`)).json;

  it('has the title and ways to ask of that pack, by whichever tag the site calls it', async () => {
    const { title, phrasings } = packs['ro']!.questions['returns']!;
    expect(await wordsOf('returns', 'ro')).toEqual({ words: { title, phrasings } });
    expect(await wordsOf('returns', 'ro-MD')).toEqual({ words: { title, phrasings } });
  });

  it('is found by an article of the owner’s own that asks the same', async () => {
    const { title } = packs['en']!.questions['returns']!;
    await place.draft(`${AT}/article/sending-back`, 0, titled(title));
    expect((await wordsOf('sending-back', 'ru')).words?.title).toBe(packs['ru']!.questions['returns']!.title);
  });

  it('is none where there is no pack, or no such question', async () => {
    await place.draft(`${AT}/article/oven`, 0, titled('Can it go in the oven?'));
    expect(await wordsOf('returns', 'fi')).toEqual({});
    expect(await wordsOf('oven', 'ro')).toEqual({});
    expect(await wordsOf('nothing', 'ro')).toEqual({});
    expect((await wordsOf('returns', '!')).error).toContain('lang');
  });
});
