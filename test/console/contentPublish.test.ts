import { beforeEach, describe, expect, it } from 'vitest';
import { refusedAt } from '../../server/console/state/refusal.ts';
import { article, createDesk, titleOf, type Desk } from './opened.ts';
import { ion, settle } from './support.ts';

let desk: Desk;
beforeEach(() => {
  localStorage.clear();
  desk = createDesk();
});

describe('publishing', () => {
  it('saves first, and leaves no draft', async () => {
    const item = await desk.open('oven');
    item.edit(article('New'));
    expect(await item.publish()).toBe(2);
    expect(item.detail.value?.state).toBe('live');
    expect(titleOf(item.body.value)).toBe('New');
    expect(desk.contents.asked.slice(-2)).toEqual(['PUT article/oven/draft', 'POST article/oven/publish']);
  });

  it('tells the refusal with its field, and keeps the draft', async () => {
    const item = await desk.open('oven');
    desk.contents.troubles.push({ method: 'POST', status: 400, field: 'languages.en.text' });
    item.edit(article('New'));
    expect(await item.publish()).toBeUndefined();
    expect(refusedAt(item.refusal.value, 'languages.en.text')).toBe('Not so.');
    expect(refusedAt(item.refusal.value, 'languages.en')).toBe('Not so.');
    expect(refusedAt(item.refusal.value, 'languages.ro')).toBeUndefined();
    expect(desk.storedTitle()).toBe('New');
  });

  it('does not publish what could not be saved', async () => {
    const item = await desk.open('oven');
    desk.contents.troubles.push({ method: 'PUT', status: 400, field: 'body.languages.en.title' });
    item.edit(article('Too long'));
    expect(await item.publish()).toBeUndefined();
    expect(item.saving.value).toBe('refused');
    expect(refusedAt(item.refusal.value, 'languages.en.title')).toBe('Not so.');
    expect(desk.contents.asked.some((line) => line.startsWith('POST'))).toBe(false);
  });

  it('is taken off, and what was taken off is published again', async () => {
    const item = await desk.open('oven');
    await item.unpublish();
    expect(item.detail.value?.state).toBe('off');
    const later = await desk.open('oven');
    expect(titleOf(later.body.value)).toBe('Oven?');
    await later.publish();
    expect(later.detail.value?.state).toBe('live');
  });

  it('waits for what is on its way, and what is written meanwhile waits for it', async () => {
    const item = await desk.open('oven');
    item.edit(article('One'));
    const answer = desk.contents.hold('POST');
    const publishing = item.publish();
    await settle();
    item.edit(article('Two'));
    const saving = item.save();
    answer();
    await Promise.all([publishing, saving]);
    expect(item.mine.value).toBeUndefined();
    expect([titleOf(item.detail.value?.live?.body), desk.storedTitle()]).toEqual(['One', 'Two']);
  });

  it('one act at a time', async () => {
    const item = await desk.open('oven');
    const [first, second] = await Promise.all([item.unpublish(), item.unpublish()]);
    expect([first, second]).toEqual([2, undefined]);
  });
});

describe('older versions', () => {
  it('come back as a draft', async () => {
    desk.contents.put('article', 'oven', { versions: [article('First'), article('Second')], live: 2 });
    const item = await desk.open('oven');
    expect(titleOf(await item.version(1))).toBe('First');
    expect(await item.restore(1)).toBe(true);
    expect(titleOf(item.body.value)).toBe('First');
    expect(item.detail.value?.state).toBe('changed');
  });

  it('a draft thrown away leaves what is published, and nothing of what never was', async () => {
    const item = await desk.open('oven');
    item.edit(article('Half'));
    await item.save();
    expect(await item.discard()).toBe('kept');
    expect(titleOf(item.body.value)).toBe('Oven?');
    desk.contents.put('article', 'lids', { draft: article('Lids') });
    expect(await (await desk.open('lids')).discard()).toBe('gone');
    expect(desk.contents.stored.has('article/lids')).toBe(false);
  });
});

describe('throwing away', () => {
  it('takes what is on its way with it', async () => {
    const item = await desk.open(undefined, article(''));
    item.edit(article('Lids'));
    const answer = desk.contents.hold('PUT');
    void item.save();
    await settle();
    item.edit(article('Lids and'));
    const discarding = item.discard();
    answer();
    expect(await discarding).toBe('gone');
    expect(desk.contents.stored.has('article/lids')).toBe(false);
    expect([localStorage.length, item.saving.value]).toEqual([0, 'clean']);
  });

  it('never takes another’s words', async () => {
    desk.contents.put('article', 'oven', { draft: article('Mine at first') });
    const item = await desk.open('oven');
    item.edit(article('Mine'));
    desk.contents.change('article', 'oven', article('Theirs'), ion);
    expect(await item.save()).toBe(false);
    expect(await item.discard()).toBeUndefined();
    expect([desk.storedTitle(), titleOf(item.mine.value)]).toEqual(['Theirs', 'Mine']);
  });
});

describe('loading', () => {
  it('tells why it did not, and works the next time', async () => {
    desk.contents.troubles.push({ method: 'GET', status: 500 });
    const item = await desk.open('oven');
    expect(item.problem.value).toBe('Not so.');
    await item.load();
    expect([item.problem.value, titleOf(item.body.value)]).toEqual(['', 'Oven?']);
  });

  it('begins blank where there may be nothing yet', async () => {
    const item = await desk.open('none', article('Blank'));
    expect([item.problem.value, titleOf(item.body.value)]).toEqual(['', 'Blank']);
    expect((await desk.open('none')).problem.value).toBe('There is no such content.');
  });
});
