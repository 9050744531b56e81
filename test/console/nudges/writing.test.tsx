import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NudgeContent } from '../../../protocol/content.ts';
import { SITE } from '../support.ts';
import { nudgeOf, setNudgeDesk, type NudgeDesk } from './things.ts';

const AT = `#/${SITE}/nudges`;

let desk: NudgeDesk;
beforeEach(() => {
  desk = setNudgeDesk();
});
afterEach(() => desk.leave());

describe('writing', () => {
  it('saves a draft, and publishes when that is said', async () => {
    desk.put('idle', nudgeOf());
    await desk.start(`${AT}/idle`);
    expect(desk.button('Publish').disabled).toBe(true);
    await desk.write('Seconds without a change of the basket', '90');
    await desk.write('Title', 'Still there: {item}, one of {count}');
    expect(desk.place.querySelector('.note-title')?.textContent).toBe('Still there: Serving bowl, one of 2');
    await desk.submit();
    expect(desk.stored().draft).toMatchObject({ after_s: 90 });
    expect(desk.place.querySelector('dialog')?.textContent).toContain('Changed: the rule, English.');
    await desk.press(desk.place.querySelector<HTMLButtonElement>('dialog .ink')!);
    expect(desk.live()).toMatchObject({
      after_s: 90,
      languages: { en: { title: 'Still there: {item}, one of {count}' } },
    });
    expect(desk.place.querySelector('dialog')).toBeNull();
  });

  it('in another language begins with our words', async () => {
    desk.put('idle', nudgeOf());
    await desk.start(`${AT}/idle`);
    const tabs = [...desk.place.querySelectorAll<HTMLButtonElement>('.language')];
    expect(tabs.map(({ textContent }) => textContent)).toEqual([
      'Românămain, missing',
      'Englishpublished',
      'Deutschmissing',
    ]);
    await desk.press(tabs[0]!);
    await desk.press(desk.button('Begin with our words in Romanian'));
    expect(desk.field('Title').value).toBe('{item}: încă în coșul dumneavoastră');
    expect(desk.place.querySelector('.note-buttons')?.textContent).toBe('Nu, mulțumescSpre coș');
    await desk.press(desk.place.querySelectorAll<HTMLButtonElement>('.language')[2]!);
    expect([desk.field('Title').value, desk.text().includes('Begin with our words')]).toEqual(['', false]);
  });

  it('what cannot be published is said at its field, and not published', async () => {
    desk.put('idle', nudgeOf());
    await desk.start(`${AT}/idle`);
    await desk.write('Title', 'Only 2 left');
    await desk.submit();
    expect([desk.live()?.languages['en']?.title, desk.place.querySelector('dialog')]).toEqual([
      '{item} is still in your basket',
      null,
    ]);
    const field = desk.field('Title');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.parentElement?.textContent).toContain('It speaks of scarcity, and no stock figure reaches it.');
    expect(desk.text()).toContain('Cannot be published, in English: It speaks of scarcity');
    await desk.write('Title', 'Still there');
    await desk.submit();
    expect(desk.place.querySelector('dialog')).not.toBeNull();
  });

  it('a threshold left out is asked for', async () => {
    desk.put('free', nudgeOf({ kind: 'free_delivery', threshold: 400, within: 160 }));
    await desk.start(`${AT}/free`);
    expect(desk.place.querySelector('.note-bar')).not.toBeNull();
    await desk.write('Delivery is free from (MDL)', '');
    await desk.submit();
    expect(desk.field('Delivery is free from (MDL)').parentElement?.textContent).toContain(
      'Say from which value of the basket delivery is free.',
    );
  });

  it('is switched off and on', async () => {
    desk.put('idle', nudgeOf());
    await desk.start(`${AT}/idle`);
    await desk.press(desk.button('Idle basket is on the pages'));
    expect(desk.place.querySelector('dialog')?.textContent).toContain('What was counted stays.');
    await desk.press(desk.place.querySelector<HTMLButtonElement>('dialog .ink')!);
    expect([desk.live(), desk.rows()]).toEqual([undefined, ['Idle basket|||||Off']]);
    await desk.press(desk.button('Idle basket is on the pages'));
    await desk.press(desk.place.querySelector<HTMLButtonElement>('dialog .ink')!);
    expect([desk.live()?.on, desk.rows()]).toEqual([true, ['Idle basket|||||Not known']]);
  });

  it('one that came with the shop, off, is switched on', async () => {
    desk.put('idle', nudgeOf({ on: false }));
    await desk.start(`${AT}/idle`);
    await desk.press(desk.button('Idle basket is on the pages'));
    await desk.press(desk.place.querySelector<HTMLButtonElement>('dialog .ink')!);
    expect(desk.live()).toEqual(nudgeOf());
  });

  it('a new one is a draft with words in the shop’s languages', async () => {
    const { router } = await desk.start(`${AT}/new`);
    expect([...desk.place.querySelectorAll('.nudge-new b')].map(({ textContent }) => textContent)).toEqual([
      'Idle basket',
      'About to leave',
      'Gap to free delivery',
      'Back again with a basket',
    ]);
    const kinds = desk.place.querySelectorAll<HTMLButtonElement>('.nudge-new li button');
    await desk.press(kinds[0]!);
    expect(router.route.value.id).toBe('idle-basket');
    expect(Object.keys((desk.stored('idle-basket').draft as NudgeContent).languages)).toEqual(['ro', 'en']);
    expect(desk.rows()).toEqual(['Idle basket|||||Draft']);
    await desk.press(desk.button('Throw the draft away'));
    await desk.press(desk.place.querySelector<HTMLButtonElement>('dialog .ink')!);
    expect([router.route.value.id, desk.rows()]).toEqual([undefined, []]);
  });

  it('a new one that could not be stored is told, and tried again', async () => {
    await desk.start(`${AT}/new`);
    desk.contents.troubles.push({ method: 'PUT', status: 0 });
    const kinds = desk.place.querySelectorAll<HTMLButtonElement>('.nudge-new li button');
    await desk.press(kinds[1]!);
    expect(desk.text()).toContain('No draft was made. The collector does not reply.');
    await desk.press(kinds[1]!);
    expect(desk.rows()).toEqual(['About to leave|||||Draft']);
  });

  it('upon what somebody else wrote is not lost', async () => {
    desk.put('idle', nudgeOf());
    await desk.start(`${AT}/idle`);
    desk.contents.change('nudge', 'idle', nudgeOf({ hold: 20 }), { id: 2, name: 'Ion' });
    await desk.write('Title', 'Mine');
    await desk.submit();
    expect(desk.text()).toContain('Ion changed this while you wrote');
    expect(desk.place.querySelector('.conflict code')?.textContent).toContain('Mine');
  });
});
