import { beforeEach, describe, expect, it } from 'vitest';
import type { ContentItem } from '../../server/console/state/content.ts';
import { article, createDesk, titleOf, type Desk } from './opened.ts';
import { ion, NOW, settle } from './support.ts';

let desk: Desk;
beforeEach(() => {
  localStorage.clear();
  desk = createDesk();
});

describe('a draft', () => {
  it('saves itself a second after the last key, once for all of them', async () => {
    const item = await desk.open('oven');
    for (const title of ['O', 'Ov', 'Ove']) item.edit(article(title));
    expect(item.saving.value).toBe('waiting');
    expect(desk.timers.due.map(({ ms }) => ms)).toEqual([1_000]);
    await desk.pause();
    expect(desk.puts()).toEqual(['PUT article/oven/draft']);
    expect(desk.storedTitle()).toBe('Ove');
    expect(item.saving.value).toBe('saved');
    expect(item.savedAt.value).toBe(NOW);
    expect(item.detail.value?.state).toBe('changed');
  });

  it('goes on upon its own last save, and what is written meanwhile is saved after it', async () => {
    const item = await desk.open('oven');
    item.edit(article('One'));
    void item.save();
    await Promise.resolve();
    item.edit(article('Two'));
    await settle();
    expect(desk.storedTitle()).toBe('One');
    expect(item.saving.value).toBe('waiting');
    await desk.pause();
    expect(desk.storedTitle()).toBe('Two');
    expect(item.mine.value).toBeUndefined();
  });

  it('is saved at once when its page is left', async () => {
    const item = await desk.open('oven');
    item.edit(article('Left'));
    await item.leave();
    expect(desk.storedTitle()).toBe('Left');
    expect(desk.timers.due).toEqual([]);
  });

  it('is not begun by looking', async () => {
    const item = await desk.open(undefined, article('From a question'));
    await item.leave();
    expect(desk.puts()).toEqual([]);
    expect(desk.contents.stored.size).toBe(1);
  });

  it('of a new one gets a name that nobody has', async () => {
    desk.contents.put('article', 'lids', { draft: article('Lids') });
    const item = await desk.open(undefined, article(''));
    item.edit(article('Lids'));
    await desk.pause();
    expect(item.id.value).toBe('lids-2');
    expect(desk.storedTitle('lids-2')).toBe('Lids');
  });

  it('is not made twice when the answer to the first try was lost', async () => {
    const item = await desk.open(undefined, article(''));
    desk.contents.troubles.push({ method: 'PUT', status: 0, after: true });
    item.edit(article('Lids'));
    await desk.pause();
    expect(item.saving.value).toBe('offline');
    await desk.pause(10_000);
    expect(item.id.value).toBe('lids');
    expect([...desk.contents.stored.keys()]).toEqual(['article/oven', 'article/lids']);
  });
});

describe('a new one that has its name', () => {
  it('is found again under it, and the next new one begins empty', async () => {
    const item = await desk.open(undefined, article(''));
    item.edit(article('Lids'));
    await desk.pause();
    desk.contents.troubles.push({ method: 'PUT', status: 0 });
    item.edit(article('Lids, changed on the train'));
    await desk.pause();
    expect(titleOf((await desk.open('lids')).body.value)).toBe('Lids, changed on the train');
    const next = await desk.open(undefined, article(''));
    expect([titleOf(next.body.value), next.mine.value]).toEqual(['', undefined]);
  });
});

describe('without a connection', () => {
  it('is kept on the device, tried again by itself, and gone from the device once it is saved', async () => {
    const item = await desk.open('oven');
    desk.contents.troubles.push({ method: 'PUT', status: 0 });
    item.edit(article('On the train'));
    await desk.pause();
    expect(item.saving.value).toBe('offline');
    expect(localStorage.length).toBe(1);
    await desk.pause(10_000);
    expect(item.saving.value).toBe('saved');
    expect(desk.storedTitle()).toBe('On the train');
    expect(localStorage.length).toBe(0);
  });

  it('an earlier visit’s words are there again, and saved', async () => {
    const before = await desk.open('oven');
    desk.contents.troubles.push({ method: 'PUT', status: 0 });
    before.edit(article('Tab closed'));
    await before.leave();
    const item = await desk.open('oven');
    expect(titleOf(item.body.value)).toBe('Tab closed');
    await desk.pause();
    expect(desk.storedTitle()).toBe('Tab closed');
  });

  it('says when the device keeps nothing either', async () => {
    desk.device.full = true;
    const item = await desk.open('oven');
    item.edit(article('Nowhere'));
    expect(item.atRisk.value).toBe(true);
    await desk.pause();
    expect(item.atRisk.value).toBe(false);
    expect(desk.storedTitle()).toBe('Nowhere');
  });

  it('a collector that fails is tried again, and its reason told', async () => {
    const item = await desk.open('oven');
    desk.contents.troubles.push({ method: 'PUT', status: 503 });
    item.edit(article('Later'));
    await desk.pause();
    expect([item.saving.value, item.refusal.value?.message]).toEqual(['failed', 'Not so.']);
    await desk.pause(10_000);
    expect([item.saving.value, item.refusal.value]).toEqual(['saved', undefined]);
  });
});

describe('changed by somebody else meanwhile', () => {
  const collided = async (): Promise<ContentItem<'article'>> => {
    desk.contents.put('article', 'oven', { draft: article('Mine at first') });
    const item = await desk.open('oven');
    item.edit(article('Mine'));
    desk.contents.change('article', 'oven', article('Theirs'), ion);
    await desk.pause();
    return item;
  };

  it('theirs is shown, mine waits beside it and is not written over theirs', async () => {
    const item = await collided();
    expect(titleOf(item.body.value)).toBe('Theirs');
    expect(titleOf(item.mine.value)).toBe('Mine');
    expect(item.detail.value?.draft?.by).toEqual(ion);
    expect(desk.storedTitle()).toBe('Theirs');
    item.edit(article('A stray key'));
    expect(titleOf(item.body.value)).toBe('Theirs');
  });

  it('mine can be taken all the same', async () => {
    const item = await collided();
    item.takeMine();
    await desk.pause();
    expect(desk.storedTitle()).toBe('Mine');
    expect(item.mine.value).toBeUndefined();
  });

  it('theirs can be taken, and mine is not offered again', async () => {
    const item = await collided();
    item.takeTheirs();
    const again = await desk.open('oven');
    expect([titleOf(again.body.value), again.mine.value]).toEqual(['Theirs', undefined]);
  });

  it('mine is still offered when the page was closed without a choice', async () => {
    await (await collided()).leave();
    const item = await desk.open('oven');
    expect([titleOf(item.body.value), titleOf(item.mine.value)]).toEqual(['Theirs', 'Mine']);
  });

  it('a publication is as much a change as a draft', async () => {
    const item = await desk.open('oven');
    item.edit(article('Mine'));
    desk.contents.put('article', 'oven', { versions: [article('Oven?'), article('Newer')], live: 2 });
    await desk.pause();
    expect(titleOf(item.body.value)).toBe('Newer');
    expect(titleOf(item.mine.value)).toBe('Mine');
  });

  it('the same words twice are no conflict', async () => {
    const item = await desk.open('oven');
    desk.contents.troubles.push({ method: 'PUT', status: 0, after: true });
    item.edit(article('Once'));
    await desk.pause();
    await desk.pause(10_000);
    expect(item.mine.value).toBeUndefined();
    expect(item.saving.value).toBe('saved');
  });

  it('is read again where nothing was written, and never over what was', async () => {
    const item = await desk.open('oven');
    desk.contents.change('article', 'oven', article('Theirs'), ion);
    await item.refresh();
    expect(titleOf(item.body.value)).toBe('Theirs');
    item.edit(article('Mine'));
    await item.refresh();
    expect(titleOf(item.body.value)).toBe('Mine');
  });

  it('an answer that was on its way while one wrote and saved is too old', async () => {
    const item = await desk.open('oven');
    const answer = desk.contents.hold('GET');
    const reading = item.refresh();
    await settle();
    item.edit(article('Written meanwhile'));
    await item.save();
    answer();
    await reading;
    expect(titleOf(item.body.value)).toBe('Written meanwhile');
    expect(item.detail.value?.draft?.rev).toBe(2);
  });
});
