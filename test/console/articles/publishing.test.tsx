import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article, LIST, setShop, words, type Shop } from './shop.ts';
import { settle } from '../support.ts';

let shop: Shop;
beforeEach(() => {
  shop = setShop();
});
afterEach(() => shop.desk.stop());

const WORKING = 'Making the answers ready to be found.';
const busy = (): (string | null)[] =>
  [...shop.desk.place.querySelectorAll('[aria-busy="true"]')].map(({ textContent }) => textContent);

describe('publishing an article', () => {
  const begin = async (): Promise<() => void> => {
    await shop.desk.start(`${LIST}/glaze`);
    await shop.desk.press(shop.desk.button('Publish'));
    const answer = shop.contents.hold('POST');
    await shop.answer('Publish');
    return answer;
  };

  it('says what goes on until it is done', async () => {
    const answer = await begin();
    expect(shop.desk.text()).toContain(WORKING);
    expect(busy()).toEqual(['Publishing', 'Publishing']);
    answer();
    await settle();
    expect(shop.desk.text()).not.toContain(WORKING);
    expect(shop.desk.text()).toContain('Published. Open pages follow');
    expect(busy()).toEqual([]);
  });

  it('goes on when one looks away, and a refusal is told there', async () => {
    shop.contents.troubles.push({ method: 'POST', status: 400 });
    const answer = await begin();
    await shop.answer('Go on meanwhile');
    expect(shop.desk.text()).not.toContain(WORKING);
    expect(busy()).toEqual(['Publishing']);
    answer();
    await settle();
    expect(shop.desk.place.querySelector('.notices')?.textContent).toContain('Not published. Not so.');
    expect(shop.draftOf('glaze')?.languages['en']?.title).toBe('Glaze safe?');
  });
});

describe('publishing several', () => {
  it('says what goes on, and keeps the choice when it fails', async () => {
    shop.contents.put('article', 'kiln', { draft: article(40, 'care', { en: words('Kiln?') }) });
    await shop.desk.start(`${LIST}?show=unpublished`);
    const open = [...shop.desk.place.querySelectorAll('button')].find(({ textContent }) =>
      textContent.startsWith('Publish several'),
    );
    await shop.desk.press(open!);
    shop.contents.troubles.push({ method: 'POST', status: 500 });
    const answer = shop.contents.hold('POST');
    const publish = [...shop.desk.place.querySelectorAll<HTMLElement>('dialog .ink')];
    await shop.desk.press(publish[0]!);
    expect(shop.desk.text()).toContain(WORKING);
    answer();
    await settle();
    expect(shop.desk.text()).toContain('None was published. Not so.');
    expect(shop.desk.text()).not.toContain(WORKING);
    expect(shop.desk.place.querySelectorAll('dialog input:checked').length).toBeGreaterThan(0);
  });
});
