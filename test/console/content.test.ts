import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../protocol/content.ts';
import { createApi } from '../../server/console/state/api.ts';
import { createContentItem, type ContentItem } from '../../server/console/state/content.ts';
import { refusedAt } from '../../server/console/state/refusal.ts';
import { createContents, createTimers, type Contents } from './contents.ts';
import { fetchFrom, ion, NOW, settle, SITE } from './support.ts';

type Article = ContentItem<'article'>;

let contents: Contents;
let timers: ReturnType<typeof createTimers>;
let full: boolean;
const storage = (): Storage => {
  if (full) throw new DOMException('no room', 'QuotaExceededError');
  return localStorage;
};
const article = (title: string, text = 'Yes.'): ArticleContent => ({
  order: 10,
  languages: { en: { title, text, phrasings: [] } },
});
const open = async (id: string | undefined, blank?: ArticleContent): Promise<Article> => {
  const item = createContentItem({
    api: createApi(fetchFrom(contents.collector), () => undefined),
    site: SITE,
    kind: 'article',
    ...(id === undefined ? {} : { id }),
    ...(blank ? { blank } : {}),
    name: (body) => body.languages['en']?.title.toLowerCase() ?? '',
    storage,
    now: () => NOW,
    later: timers.later,
  });
  await item.load();
  return item;
};
const puts = (): string[] => contents.asked.filter((line) => line.startsWith('PUT'));
const pause = async (ms = 1_000): Promise<void> => {
  timers.pass(ms);
  await settle();
};
const titleOf = (body: unknown): string | undefined => (body as ArticleContent | undefined)?.languages['en']?.title;
const storedTitle = (id = 'oven'): string | undefined => titleOf(contents.stored.get(`article/${id}`)?.draft);

beforeEach(() => {
  contents = createContents();
  timers = createTimers();
  full = false;
  localStorage.clear();
  contents.put('article', 'oven', { versions: [article('Oven?')], live: 1 });
});

describe('a draft', () => {
  it('saves itself a second after the last key, once for all of them', async () => {
    const item = await open('oven');
    for (const title of ['O', 'Ov', 'Ove']) item.edit(article(title));
    expect(item.saving.value).toBe('waiting');
    expect(timers.due.map(({ ms }) => ms)).toEqual([1_000]);
    await pause();
    expect(puts()).toEqual(['PUT article/oven/draft']);
    expect(storedTitle()).toBe('Ove');
    expect(item.saving.value).toBe('saved');
    expect(item.savedAt.value).toBe(NOW);
    expect(item.detail.value?.state).toBe('changed');
  });

  it('goes on upon its own last save, and what is written meanwhile is saved after it', async () => {
    const item = await open('oven');
    item.edit(article('One'));
    void item.save();
    await Promise.resolve();
    item.edit(article('Two'));
    await settle();
    expect(storedTitle()).toBe('One');
    expect(item.saving.value).toBe('waiting');
    await pause();
    expect(storedTitle()).toBe('Two');
    expect(item.mine.value).toBeUndefined();
  });

  it('is saved at once when its page is left', async () => {
    const item = await open('oven');
    item.edit(article('Left'));
    await item.leave();
    expect(storedTitle()).toBe('Left');
    expect(timers.due).toEqual([]);
  });

  it('is not begun by looking', async () => {
    const item = await open(undefined, article('From a question'));
    await item.leave();
    expect(puts()).toEqual([]);
    expect(contents.stored.size).toBe(1);
  });

  it('of a new one gets a name that nobody has', async () => {
    contents.put('article', 'lids', { draft: article('Lids') });
    const item = await open(undefined, article(''));
    item.edit(article('Lids'));
    await pause();
    expect(item.id.value).toBe('lids-2');
    expect(storedTitle('lids-2')).toBe('Lids');
  });

  it('is not made twice when the answer to the first try was lost', async () => {
    const item = await open(undefined, article(''));
    contents.troubles.push({ method: 'PUT', status: 0, after: true });
    item.edit(article('Lids'));
    await pause();
    expect(item.saving.value).toBe('offline');
    await pause(10_000);
    expect(item.id.value).toBe('lids');
    expect([...contents.stored.keys()]).toEqual(['article/oven', 'article/lids']);
  });
});

describe('without a connection', () => {
  it('is kept on the device, tried again by itself, and gone from the device once it is saved', async () => {
    const item = await open('oven');
    contents.troubles.push({ method: 'PUT', status: 0 });
    item.edit(article('On the train'));
    await pause();
    expect(item.saving.value).toBe('offline');
    expect(localStorage.length).toBe(1);
    await pause(10_000);
    expect(item.saving.value).toBe('saved');
    expect(storedTitle()).toBe('On the train');
    expect(localStorage.length).toBe(0);
  });

  it('an earlier visit’s words are there again, and saved', async () => {
    const before = await open('oven');
    contents.troubles.push({ method: 'PUT', status: 0 });
    before.edit(article('Tab closed'));
    await before.leave();
    const item = await open('oven');
    expect(titleOf(item.body.value)).toBe('Tab closed');
    await pause();
    expect(storedTitle()).toBe('Tab closed');
  });

  it('says when the device keeps nothing either', async () => {
    full = true;
    const item = await open('oven');
    item.edit(article('Nowhere'));
    expect(item.atRisk.value).toBe(true);
    await pause();
    expect(item.atRisk.value).toBe(false);
    expect(storedTitle()).toBe('Nowhere');
  });

  it('a collector that fails is tried again, and its reason told', async () => {
    const item = await open('oven');
    contents.troubles.push({ method: 'PUT', status: 503 });
    item.edit(article('Later'));
    await pause();
    expect([item.saving.value, item.refusal.value?.message]).toEqual(['failed', 'Not so.']);
    await pause(10_000);
    expect([item.saving.value, item.refusal.value]).toEqual(['saved', undefined]);
  });
});

describe('changed by somebody else meanwhile', () => {
  const collided = async (): Promise<Article> => {
    contents.put('article', 'oven', { draft: article('Mine at first') });
    const item = await open('oven');
    item.edit(article('Mine'));
    contents.change('article', 'oven', article('Theirs'), ion);
    await pause();
    return item;
  };

  it('theirs is shown, mine waits beside it and is not written over theirs', async () => {
    const item = await collided();
    expect(titleOf(item.body.value)).toBe('Theirs');
    expect(titleOf(item.mine.value)).toBe('Mine');
    expect(item.detail.value?.draft?.by).toEqual(ion);
    expect(storedTitle()).toBe('Theirs');
    item.edit(article('A stray key'));
    expect(titleOf(item.body.value)).toBe('Theirs');
  });

  it('mine can be taken all the same', async () => {
    const item = await collided();
    item.takeMine();
    await pause();
    expect(storedTitle()).toBe('Mine');
    expect(item.mine.value).toBeUndefined();
  });

  it('theirs can be taken, and mine is not offered again', async () => {
    const item = await collided();
    item.takeTheirs();
    const again = await open('oven');
    expect([titleOf(again.body.value), again.mine.value]).toEqual(['Theirs', undefined]);
  });

  it('mine is still offered when the page was closed without a choice', async () => {
    await (await collided()).leave();
    const item = await open('oven');
    expect([titleOf(item.body.value), titleOf(item.mine.value)]).toEqual(['Theirs', 'Mine']);
  });

  it('a publication is as much a change as a draft', async () => {
    const item = await open('oven');
    item.edit(article('Mine'));
    contents.put('article', 'oven', { versions: [article('Oven?'), article('Newer')], live: 2 });
    await pause();
    expect(titleOf(item.body.value)).toBe('Newer');
    expect(titleOf(item.mine.value)).toBe('Mine');
  });

  it('the same words twice are no conflict', async () => {
    const item = await open('oven');
    contents.troubles.push({ method: 'PUT', status: 0, after: true });
    item.edit(article('Once'));
    await pause();
    await pause(10_000);
    expect(item.mine.value).toBeUndefined();
    expect(item.saving.value).toBe('saved');
  });

  it('is read again where nothing was written, and never over what was', async () => {
    const item = await open('oven');
    contents.change('article', 'oven', article('Theirs'), ion);
    await item.refresh();
    expect(titleOf(item.body.value)).toBe('Theirs');
    item.edit(article('Mine'));
    await item.refresh();
    expect(titleOf(item.body.value)).toBe('Mine');
  });
});

describe('publishing', () => {
  it('saves first, and leaves no draft', async () => {
    const item = await open('oven');
    item.edit(article('New'));
    expect(await item.publish()).toBe(2);
    expect(item.detail.value?.state).toBe('live');
    expect(titleOf(item.body.value)).toBe('New');
    expect(contents.asked.slice(-2)).toEqual(['PUT article/oven/draft', 'POST article/oven/publish']);
  });

  it('tells the refusal with its field, and keeps the draft', async () => {
    const item = await open('oven');
    contents.troubles.push({ method: 'POST', status: 400, field: 'languages.en.text' });
    item.edit(article('New'));
    expect(await item.publish()).toBeUndefined();
    expect(refusedAt(item.refusal.value, 'languages.en.text')).toBe('Not so.');
    expect(refusedAt(item.refusal.value, 'languages.en')).toBe('Not so.');
    expect(refusedAt(item.refusal.value, 'languages.ro')).toBeUndefined();
    expect(storedTitle()).toBe('New');
  });

  it('does not publish what could not be saved', async () => {
    const item = await open('oven');
    contents.troubles.push({ method: 'PUT', status: 400, field: 'body.languages.en.title' });
    item.edit(article('Too long'));
    expect(await item.publish()).toBeUndefined();
    expect(item.saving.value).toBe('refused');
    expect(refusedAt(item.refusal.value, 'languages.en.title')).toBe('Not so.');
    expect(contents.asked.some((line) => line.startsWith('POST'))).toBe(false);
  });

  it('is taken off, and what was taken off is published again', async () => {
    const item = await open('oven');
    await item.unpublish();
    expect(item.detail.value?.state).toBe('off');
    const later = await open('oven');
    expect(titleOf(later.body.value)).toBe('Oven?');
    await later.publish();
    expect(later.detail.value?.state).toBe('live');
  });

  it('one act at a time', async () => {
    const item = await open('oven');
    const [first, second] = await Promise.all([item.unpublish(), item.unpublish()]);
    expect([first, second]).toEqual([2, undefined]);
  });
});

describe('older versions', () => {
  it('come back as a draft', async () => {
    contents.put('article', 'oven', { versions: [article('First'), article('Second')], live: 2 });
    const item = await open('oven');
    expect(titleOf(await item.version(1))).toBe('First');
    expect(await item.restore(1)).toBe(true);
    expect(titleOf(item.body.value)).toBe('First');
    expect(item.detail.value?.state).toBe('changed');
  });

  it('a draft thrown away leaves what is published, and nothing of what never was', async () => {
    const item = await open('oven');
    item.edit(article('Half'));
    await item.save();
    expect(await item.discard()).toBe('kept');
    expect(titleOf(item.body.value)).toBe('Oven?');
    contents.put('article', 'lids', { draft: article('Lids') });
    expect(await (await open('lids')).discard()).toBe('gone');
    expect(contents.stored.has('article/lids')).toBe(false);
  });
});

describe('loading', () => {
  it('tells why it did not, and works the next time', async () => {
    contents.troubles.push({ method: 'GET', status: 500 });
    const item = await open('oven');
    expect(item.problem.value).toBe('Not so.');
    await item.load();
    expect([item.problem.value, titleOf(item.body.value)]).toEqual(['', 'Oven?']);
  });

  it('begins blank where there may be nothing yet', async () => {
    const item = await open('none', article('Blank'));
    expect([item.problem.value, titleOf(item.body.value)]).toEqual(['', 'Blank']);
    expect((await open('none')).problem.value).toBe('There is no such content.');
  });
});
