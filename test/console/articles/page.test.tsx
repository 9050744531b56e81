import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ion, settle, SITE } from '../support.ts';
import { LIST, setShop, topics, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = setShop();
});
afterEach(() => shop.desk.stop());

describe('the list', () => {
  it('is by topic in order, with what is published in which language', async () => {
    await shop.desk.start(LIST);
    expect([...shop.desk.place.querySelectorAll('.topic h2')].map((h) => h.textContent)).toEqual([
      'Care 2',
      'Paying 1',
    ]);
    expect(shop.rows()[0]).toMatch(/^Glaze safe\?No phrasings in enen changed ?ro missingChanges not published/);
    expect(shop.rows()[1]).toMatch(/^Oven\?No phrasings in en, roen published ?ro publishedPublished ?Ana Rusu/);
    expect(shop.rows()[2]).toMatch(/^By card\?en draft ?ro missingDraft/);
  });

  it('finds titles in any language and without diacritics, and what is not published', async () => {
    const app = await shop.desk.start(`${LIST}?q=cuptór`);
    expect(shop.rows().map((row) => row.slice(0, 5))).toEqual(['Oven?']);
    app.router.replace({ site: SITE, page: 'articles', filter: {} });
    await shop.desk.press(shop.desk.button('Not published 2'));
    expect(location.hash).toBe(`${LIST}?show=unpublished`);
    expect(shop.rows()).toHaveLength(2);
    app.router.replace({ site: SITE, page: 'articles', filter: {}, query: { q: 'zzz' } });
    await settle();
    expect(shop.desk.text()).toContain('No article fits');
    await shop.desk.press(shop.desk.button('Show all'));
    expect(shop.rows()).toHaveLength(3);
  });

  it('teaches when it is empty', async () => {
    shop.contents.stored.clear();
    await shop.desk.start(LIST);
    expect(shop.desk.text()).toContain('No answers yet');
    expect(shop.desk.text()).toContain('Can it go in the oven?');
    const begin = [...shop.desk.place.querySelectorAll<HTMLAnchorElement>('.blank a')];
    expect(begin.map((link) => link.getAttribute('href'))).toEqual([
      `${LIST}?view=starter`,
      `${LIST}?view=import`,
      `${LIST}/new`,
    ]);
  });

  it('says why it did not load, and tries again', async () => {
    shop.contents.troubles.push({ method: 'GET', status: 500 });
    await shop.desk.start(LIST);
    expect(shop.desk.text()).toContain('The articles did not load');
    await shop.desk.press(shop.desk.button('Try again'));
    expect(shop.rows()).toHaveLength(3);
  });
});

describe('another order', () => {
  it('is published for those on the pages, and kept in drafts for the others', async () => {
    await shop.desk.start(LIST);
    await shop.desk.press(shop.desk.button('Arrange'));
    await shop.desk.press(shop.desk.button('Move Oven? up'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Oven? up');
    expect(shop.desk.text()).toContain('2 articles in another place. 1 has a draft and moves');
    await shop.desk.press(shop.desk.button('Publish the order'));
    expect(shop.liveOf('oven').order).toBe(10);
    expect(shop.liveOf('glaze').order).toBe(10);
    expect(shop.draftOf('glaze')?.order).toBe(20);
    expect(shop.rows()[0]).toMatch(/^Oven/);
  });

  it('leaves nothing behind when it cannot be published', async () => {
    await shop.desk.start(LIST);
    await shop.desk.press(shop.desk.button('Arrange'));
    await shop.desk.press(shop.desk.button('Move Oven? up'));
    shop.contents.troubles.push({ method: 'POST', status: 503 });
    await shop.desk.press(shop.desk.button('Publish the order'));
    expect(shop.desk.text()).toContain('The order was not published.');
    expect(shop.draftOf('oven')).toBeUndefined();
  });

  it('is nothing when it is cancelled', async () => {
    await shop.desk.start(LIST);
    await shop.desk.press(shop.desk.button('Arrange'));
    await shop.desk.press(shop.desk.button('Move Oven? up'));
    await shop.desk.press(shop.desk.button('Cancel'));
    expect(shop.rows()[0]).toMatch(/^Glaze/);
    expect(shop.changes()).toEqual([]);
  });
});

describe('topics', () => {
  it('that a colleague has changed meanwhile are not published over unseen', async () => {
    await shop.desk.start(LIST);
    await shop.desk.press(shop.desk.button('Topics'));
    await shop.desk.press(shop.desk.button('Move Care down'));
    const theirs = { topics: [{ id: 'care', names: { en: 'Care, by Ion' } }] };
    shop.contents.change('topics', 'topics', theirs, ion);
    await shop.desk.press(shop.desk.button('Save and publish'));
    expect(shop.desk.text()).toContain('changed this while you wrote');
    expect(shop.contents.stored.get('topics/topics')?.draft).toEqual(theirs);
    await shop.desk.press(shop.desk.button('Go on with theirs'));
    expect(shop.desk.text()).toContain('Care, by Ion');
  });

  it('that came with drafts are still there when one has only looked at them', async () => {
    const more = { topics: [...topics.topics, { id: 'delivery', names: { en: 'Delivery' } }] };
    shop.contents.put('topics', 'topics', { versions: [topics], live: 1, draft: more });
    await shop.desk.start(LIST);
    await shop.desk.press(shop.desk.button('Topics'));
    await shop.answer('Cancel');
    expect(shop.contents.stored.get('topics/topics')?.draft).toEqual(more);
  });

  it('are named, ordered and published together', async () => {
    await shop.desk.start(LIST);
    await shop.desk.press(shop.desk.button('Topics'));
    await shop.desk.press(shop.desk.button('Move Care down'));
    await shop.desk.press(shop.desk.button('Add a topic'));
    await shop.desk.press(shop.desk.button('Save and publish'));
    expect(shop.desk.text()).toContain('Give each topic a name');
    const names = [...shop.desk.place.querySelectorAll<HTMLInputElement>('.topic-edit input')];
    const last = names.at(-2)!;
    last.value = 'Gifts & more';
    last.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await shop.desk.press(shop.desk.button('Save and publish'));
    expect(shop.contents.stored.get('topics/topics')?.versions.at(-1)).toEqual({
      topics: [topics.topics[1], topics.topics[0], { id: 'gifts-more', names: { en: 'Gifts & more' } }],
    });
    expect(shop.desk.place.querySelector('dialog')).toBeNull();
    expect(shop.rows()[0]).toMatch(/^By card/);
  });
});

describe('who may only read', () => {
  it('reads, and is offered nothing to change', async () => {
    shop.as('viewer');
    const app = await shop.desk.start(LIST);
    expect(shop.desk.text()).not.toContain('New article');
    expect(shop.desk.text()).not.toContain('Arrange');
    app.router.go({ site: SITE, page: 'articles', id: 'oven', filter: {} });
    await settle();
    expect(shop.field('Question').readOnly).toBe(true);
    expect(shop.desk.place.querySelector('[role="toolbar"]')).toBeNull();
    expect([...shop.desk.place.querySelectorAll('button')].map((b) => b.textContent)).not.toContain('Publish');
    await shop.ctrl('s');
    await shop.ctrl('Enter');
    expect(shop.changes()).toEqual([]);
  });
});
