import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ion, settle, SITE } from '../support.ts';
import { article, LIST, setShop, words, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = setShop();
});
afterEach(() => shop.desk.stop());

describe('the editor', () => {
  it('saves what is written, says so, and publishes after it has said what changes', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await shop.write('Answer', 'Yes, to 220 °C.');
    expect(shop.desk.text()).toContain('Not saved yet');
    await shop.ctrl('s');
    expect(shop.draftOf('oven')?.languages['en']?.text).toBe('Yes, to 220 °C.');
    expect(shop.desk.text()).toMatch(/Saved at \d\d:\d\d/);
    await shop.ctrl('Enter');
    const dialog = shop.desk.place.querySelector('dialog');
    expect(dialog?.textContent).toContain('English changed');
    expect(dialog?.textContent).toContain('Romanian as it is');
    await shop.answer('Publish');
    expect(shop.liveOf('oven').languages['en']?.text).toBe('Yes, to 220 °C.');
    expect(shop.desk.text()).toContain('Published. Open pages follow within a minute.');
  });

  it('shows a refusal at its field, in the language it is about', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await shop.write('Answer', 'Yes, warm.');
    await shop.ctrl('s');
    await shop.ctrl('Enter');
    shop.contents.troubles.push({ method: 'POST', status: 400, field: 'languages.ro.text' });
    await shop.answer('Publish');
    const wrong = shop.desk.place.querySelector('[aria-invalid="true"]');
    expect(wrong?.tagName).toBe('TEXTAREA');
    expect(wrong?.getAttribute('lang')).toBe('ro');
    expect(shop.desk.text()).toContain('Not published. Not so.');
  });

  it('is safe to leave: what is not saved yet is saved then', async () => {
    const app = await shop.desk.start(`${LIST}/oven`);
    await shop.write('Question', 'Oven or not?');
    app.router.go({ site: SITE, page: 'articles', filter: {} });
    await settle();
    expect(shop.draftOf('oven')?.languages['en']?.title).toBe('Oven or not?');
    expect(shop.rows()[1]).toMatch(/^Oven or not/);
    expect(document.activeElement?.getAttribute('data-id')).toBe('oven');
  });

  it('shows theirs and keeps mine when somebody else was quicker', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await shop.write('Question', 'Mine?');
    shop.contents.change('article', 'oven', article(20, 'care', { en: words('Theirs?') }), ion);
    await shop.ctrl('s');
    expect(shop.desk.text()).toContain('Ion Munteanu changed this while you wrote');
    expect(shop.desk.place.querySelector('.conflict pre')?.textContent).toContain('Mine?');
    expect(shop.field('Question').value).toBe('Theirs?');
    expect(shop.field('Question').readOnly).toBe(true);
    await shop.desk.press(shop.desk.button('Put mine in place of theirs'));
    await shop.ctrl('s');
    expect(shop.draftOf('oven')?.languages['en']?.title).toBe('Mine?');
  });

  it('keeps blank lines while other ways to ask are typed, and stores none', async () => {
    await shop.desk.start(`${LIST}/oven`);
    await shop.write('Other ways people ask it', 'bake\n\n heat ');
    expect(shop.field('Other ways people ask it').value).toBe('bake\n\n heat ');
    await shop.ctrl('s');
    expect(shop.draftOf('oven')?.languages['en']?.phrasings).toEqual(['bake', 'heat']);
  });

  it('brings an old version back as a draft', async () => {
    const versions = [article(20, 'care', { en: words('First?') }), article(20, 'care', { en: words('Second?') })];
    shop.contents.put('article', 'oven', { versions, live: 2 });
    await shop.desk.start(`${LIST}/oven`);
    shop.contents.troubles.push({ method: 'POST', status: 500 });
    await shop.desk.press(shop.desk.button('Preview'));
    expect(shop.desk.text()).toContain('No preview. Not so.');
    await shop.desk.press(shop.desk.button('Versions 2'));
    await shop.desk.press(shop.desk.button('Bring back as draft: version 1'));
    expect(shop.field('Question').value).toBe('First?');
    expect(shop.draftOf('oven')?.languages['en']?.title).toBe('First?');
  });

  it('says that there is none behind a wrong link', async () => {
    await shop.desk.start(`${LIST}/nowhere`);
    expect(shop.desk.text()).toContain('This article did not load');
  });
});

describe('a new article', () => {
  it('begins from a question, is stored when something is written, and has its own address then', async () => {
    const query = new URLSearchParams({ title: 'Repari cana?', lang: 'ro', phrasing: 'lipit\nspart' });
    await shop.desk.start(`${LIST}/new?${query}`);
    expect(shop.field('Question').value).toBe('Repari cana?');
    expect(shop.field('Other ways people ask it').value).toBe('lipit\nspart');
    expect(document.activeElement?.id).toBe(shop.field('Answer').id);
    expect(shop.contents.asked.some((line) => line.startsWith('PUT'))).toBe(false);
    await shop.write('Answer', 'Da.');
    await shop.ctrl('s');
    expect(location.hash).toBe(`${LIST}/repari-cana`);
    expect(shop.draftOf('repari-cana')).toMatchObject({
      order: 40,
      by: 'Ana',
      languages: { ro: { title: 'Repari cana?', text: 'Da.', phrasings: ['lipit', 'spart'] } },
    });
    expect(document.activeElement?.id).toBe(shop.field('Answer').id);
  });
});
