import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleHelp, helpFigures, partOf } from '../helpFigures.ts';
import { SITE } from '../support.ts';
import { LIST, setShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = setShop();
});
afterEach(() => shop.desk.stop());

const used = (): string | undefined =>
  shop.desk.place.querySelector('.article-used')?.textContent?.replaceAll('\u00a0', ' ');

describe('what came of an article', () => {
  it('is told in its editor for the language that is written, counts before shares', async () => {
    const oven = articleHelp('oven', { viewed: 120, helped: partOf(4, 9), contacted: partOf(48, 118) });
    shop.desk.answers['help'] = helpFigures({ articles: [{ ...oven, lang: 'ro', viewed: 7 }, oven] });
    await shop.desk.start(`${LIST}/oven`);
    expect(used()).toContain('Viewed in 120 visits');
    expect(used()).toContain('4 of 9 votes said it helped');
    expect(used()).toContain('41 % contacted anyway (36–46)');
    expect(shop.desk.link('All articles')?.getAttribute('href')).toBe(`#/${SITE}/service`);
    await shop.desk.press(shop.desk.button('What is counted: In the last 28 days'));
    expect(shop.desk.text()).toContain('within 24 hours after');
  });

  it('says when nobody opened it, and is away where the figures do not come', async () => {
    shop.desk.answers['help'] = helpFigures({ articles: [] });
    await shop.desk.start(`${LIST}/oven`);
    expect(used()).toContain('Nobody opened it in this language');
    shop.desk.fails = 'help';
    await shop.desk.start(`${LIST}/oven`);
    expect(used()).toBeUndefined();
  });
});
