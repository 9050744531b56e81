import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SITE } from '../support.ts';
import { armOf, nudgeOf, resultOf, SCARCE, setNudgeDesk, tooFew, type NudgeDesk } from './things.ts';

const AT = `#/${SITE}/nudges`;

let desk: NudgeDesk;
beforeEach(() => {
  desk = setNudgeDesk();
});
afterEach(() => desk.leave());

describe('the list', () => {
  it('tells of each what it did, on one scale', async () => {
    desk.put('idle', nudgeOf());
    desk.put('free', nudgeOf({ name: 'Gap to free delivery' }));
    desk.put('back', nudgeOf({ name: 'Back again' }));
    desk.put('leave', nudgeOf({ name: 'Leaving' }));
    desk.put('none', nudgeOf({ name: 'Not held', hold: 0 }));
    desk.put('old', nudgeOf({ name: 'Old', on: false }));
    desk.put('only', SCARCE, { draft: SCARCE, versions: [] });
    desk.put('new', nudgeOf({ name: 'New' }), { draft: nudgeOf({ name: 'New' }), versions: [] });
    desk.tell(
      resultOf(),
      resultOf({ id: 'free', verdict: 'unclear', difference: { by: 0.5, low: -1.6, high: 2.7 } }),
      resultOf({ id: 'leave', verdict: 'harms', difference: { by: -3.3, low: -6.1, high: -0.4 } }),
      tooFew({ id: 'back' }),
      tooFew({ id: 'none', shown: armOf(90, 4), held: armOf(0, 0) }),
      tooFew({ id: 'old', verdict: 'off', shown: armOf(0, 0), held: armOf(0, 0) }),
    );
    await desk.start(AT);
    expect(desk.rows()).toEqual([
      'Back again|188|24|too few data yet||Measuring',
      'Gap to free delivery|9,624|1,070||+0.5 −1.6 to 2.7|No difference seen',
      'Idle basket|9,624|1,070||+3.5 0.6 to 6.4|Works',
      'Leaving|9,624|1,070||−3.3 −6.1 to −0.4|Harms',
      'Not held|90|0|nobody is held back||Not measured',
      '“Only 2 left”|||||Cannot be published',
      'New|||||Draft',
      'Old|||||Off',
    ]);
    expect(desk.text()).toContain('“Only 2 left” cannot be publishedIt speaks of scarcity, and no stock figure');
    expect(desk.text()).toContain('Not held: nobody is held back');
  });

  it('teaches while there is nothing, and fails in words', async () => {
    await desk.start(AT);
    expect(desk.text()).toContain('No nudges yet');
    expect(desk.link('New nudge')?.getAttribute('href')).toBe(`${AT}/new`);
    desk.contents.troubles.push({ method: 'GET', status: 500 });
    await desk.start(AT);
    expect(desk.text()).toContain('The nudges did not load');
    await desk.press(desk.button('Try again'));
    expect(desk.text()).toContain('No nudges yet');
  });

  it('stays without results, and says so', async () => {
    desk.put('idle', nudgeOf());
    desk.desk.fails = 'nudges';
    await desk.start(AT);
    expect(desk.rows()).toEqual(['Idle basket|||||Not known']);
    expect(desk.text()).toContain('The results did not load.');
  });

  it('is gone through by J and K', async () => {
    desk.put('idle', nudgeOf());
    desk.put('back', nudgeOf({ name: 'Back again' }));
    const { router } = await desk.start(AT);
    await desk.type('j');
    await desk.type('j');
    expect((document.activeElement as HTMLElement).textContent).toBe('Idle basket');
    await desk.press(document.activeElement as HTMLElement);
    expect(router.route.value.id).toBe('idle');
  });
});

describe('a result', () => {
  const open = async (result = resultOf(), body = nudgeOf()): Promise<void> => {
    desk.put('idle', body);
    desk.tell(result);
    await desk.start(`${AT}/idle`);
  };

  it('works: with interval, groups, extra orders, rule and source', async () => {
    await open();
    const text = desk.text();
    expect(desk.heading()).toBe('Idle basket works');
    expect(text).toContain('since 2 Sept, version 1, 10 % held back at random');
    expect(text).toContain('Of 100 people who saw it, 3 to 4 more ordered than of 100 held back (1 to 6).');
    expect(text).toContain('12.7 % ordered (12 to 13.4 %)');
    expect(text).toContain('+33758 to 616');
    expect(text).toContain('Pressed the button812No, thanks2,310No more notes104');
    expect(text).toContain('Who: baskets that have not changed for 10 minutes');
    expect(text).toContain('orders within 7 days of being due the note, seen or held back');
    expect(text).toContain('at most 2 notes or surveys in a visit, 3 in 24 hours');
    expect(text).toContain('Source: a random hold-out.');
    expect(desk.place.querySelector('.dots')?.getAttribute('aria-label')?.replaceAll('\u00a0', ' ')).toBe(
      'Ordered: shown 12.7 %, held back 9.2 %',
    );
  });

  it('harms, and says what then', async () => {
    await open(resultOf({ verdict: 'harms', difference: { by: -3.3, low: -6.1, high: -0.4 } }));
    expect(desk.heading()).toBe('Idle basket harms');
    expect(desk.text()).toContain('3 to 4 fewer ordered than of 100 held back (0.4 to 6.1)');
    expect(desk.text()).toContain('Take it off, or try other words');
  });

  it('is no number while there are too few data', async () => {
    await open(tooFew());
    expect(desk.heading()).toBe('Idle basket: too few data yet');
    expect(desk.text()).toContain('About 2,900 more people are needed: 212 people of about 3,100 so far.');
    expect([desk.place.querySelector('.dot-rows'), desk.text().includes('% ordered')]).toEqual([null, false]);
  });

  it('is none where nobody is held back', async () => {
    await open(tooFew(), nudgeOf({ hold: 0 }));
    expect(desk.heading()).toBe('Idle basket: nothing can be known');
    expect(desk.text()).toContain('Nobody is held back, so nothing can be known');
  });

  it('stays of one that is off', async () => {
    desk.put('idle', nudgeOf(), {});
    desk.tell(resultOf({ verdict: 'off' }));
    await desk.start(`${AT}/idle`);
    expect(desk.heading()).toBe('Idle basket is off');
    expect(desk.text()).toContain('3 to 4 more ordered');
  });

  it('comes sooner with half held back, in two presses', async () => {
    await open(tooFew());
    await desk.press(desk.button('Hold back half'));
    const dialog = desk.place.querySelector('dialog')!;
    expect(dialog.textContent?.replaceAll('\u00a0', ' ')).toContain(
      'Changed: the hold-out.Shoppers may see it within a minute. 50 % of those for whom it is due are held back at random.' +
        'A new trial begins, counted from nothing: the 212 people so far belong to version 1.',
    );
    await desk.press(dialog.querySelector<HTMLButtonElement>('.ink')!);
    expect(desk.live()).toEqual(nudgeOf({ hold: 50 }));
  });
});

describe('who may not change it', () => {
  it.each(['staff', 'viewer'] as const)('reads, as %s', async (role) => {
    desk.put('idle', nudgeOf());
    desk.tell(tooFew());
    desk.as(role);
    await desk.start(`${AT}/idle`);
    expect(desk.text()).toContain('Owners change nudges. You can read them.');
    expect(desk.heading()).toBe('Idle basket: too few data yet');
    expect(desk.place.querySelector('.note-title')?.textContent).toBe('Serving bowl is still in your basket');
    expect(desk.place.querySelectorAll('.nudges :is(input, textarea, [role="switch"], .ink)').length).toBe(0);
    expect(desk.text()).not.toContain('Hold back half');
    await desk.start(`${AT}/new`);
    expect(desk.text()).toContain('There is no such nudge');
  });
});
