import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyOverview, overviewOf } from '../figures.ts';
import { NOW, SITE } from '../support.ts';
import { setDesk, type Desk } from './desk.tsx';

// A canvas is drawn by no happy-dom; what is drawn is seen in the browser tests.
vi.mock('../../../server/console/charts/plot.ts', () => ({
  draw: ({ onBox }: { onBox: (box: object) => void }) => {
    onBox({ left: 40, top: 18, width: 500, height: 200, most: 60 });
    return () => undefined;
  },
  isNarrow: () => false,
}));

let desk: Desk;
beforeEach(() => {
  desk = setDesk();
});
afterEach(() => desk.stop());

describe('the overview', () => {
  it('says first what happened, and names each chart with its result', async () => {
    await desk.start(`#/${SITE}/overview`);
    expect(desk.place.querySelector('.say')?.textContent).toContain('1,204 orders');
    const names = [...desk.place.querySelectorAll('[role="img"], figure[aria-label]')].map((one) =>
      one.getAttribute('aria-label')?.replaceAll('\u00a0', ' '),
    );
    expect(names).toContain('Orders a day: 1,204 in these 28 days, 1,062 in the 28 before');
    expect(names).toContain('3,412 questions: 72 % answered outright, 19 % picked the nearest, 9 % none');
    expect(desk.place.querySelectorAll('.line tbody tr')).toHaveLength(28);
  });

  it('says that it still counts, and no change, while what came waits to be counted', async () => {
    const whole = overviewOf();
    desk.answers['overview'] = { ...whole, trust: { ...whole.trust, counted_to: NOW - 3_600_000, counting: true } };
    await desk.start(`#/${SITE}/overview`);
    const say = desk.place.querySelector('.say')!.textContent;
    expect(say).toMatch(/^Still counting what came in: so far what came up to .*\d\d:\d\d is in here\./);
    expect(say).not.toContain('orders');
    expect(desk.place.querySelector('.life')!.textContent).not.toMatch(/[+−]\d|change|compare/);
  });

  it('says that today is not over, and what was published', async () => {
    await desk.start(`#/${SITE}/overview`);
    expect(desk.text()).toContain('Today is not over: 41 orders so far');
    expect(desk.place.querySelector('.line-end.open')).not.toBeNull();
    expect(desk.text()).toContain('“Can it go in the o…” published');
  });

  it('tells revenue by currency and never as one sum', async () => {
    await desk.start(`#/${SITE}/overview`);
    expect(desk.text()).toContain('MDL 182,400 and €1,240.50');
  });

  it('has what each stage counts one press away', async () => {
    await desk.start(`#/${SITE}/overview`);
    await desk.press(desk.button('What is counted: Loyalty'));
    expect(desk.place.querySelector('[role="group"][aria-label="What is counted: Loyalty"]')?.textContent).toContain(
      'Answers of 9 or 10 of 10',
    );
  });

  it('shows no figure where there are too few data, but how many are missing', async () => {
    await desk.start(`#/${SITE}/overview`);
    const arabic = [...desk.place.querySelectorAll('.langs tbody tr')].at(-1)!;
    expect(arabic.textContent).toBe('العربية18too few data yet: 12 more needed');
    expect(arabic.querySelector('.dot-at')).toBeNull();
    desk.answers['overview'] = overviewOf({ answers: { asked: 12, answered: 8, picked: 3, none: 1, langs: [] } });
    await desk.start(`#/${SITE}/overview`);
    expect(desk.text()).toContain('Too few for shares: 18 more questions needed.');
    expect(desk.place.querySelector('.share')?.textContent).toBe('8 answered outright3 picked the nearest1 none');
  });

  it('keeps the period in the address, and asks for it', async () => {
    const { router } = await desk.start(`#/${SITE}/overview?days=7`);
    expect(desk.asked).toContain('overview?days=7');
    await desk.press(desk.button('Last 7 days'));
    await desk.press(desk.button('Last 90 days'));
    expect(router.route.value.query).toEqual({ days: '90' });
    expect(location.hash).toBe(`#/${SITE}/overview?days=90`);
    expect(desk.asked).toContain('overview?days=90');
  });

  it('begins an article from a question, or goes on with one that was begun', async () => {
    await desk.start(`#/${SITE}/overview`);
    expect(desk.link('Write an answer to Do you repair a chipped rim?')?.getAttribute('href')).toBe(
      `#/${SITE}/articles/new?begun=question&from=overview%3Fdays%3D28&lang=en&title=Do+you+repair+a+chipped+rim%3F`,
    );
    expect(desk.link('Open the draft for How much is customs to Spain?')?.getAttribute('href')).toBe(
      `#/${SITE}/articles/customs?from=overview%3Fdays%3D28`,
    );
  });

  it('leads to the article that some were shown, where there is one', async () => {
    const [row] = overviewOf().missing;
    desk.answers['overview'] = overviewOf({ missing: [{ ...row!, article: 'rim' }] });
    await desk.start(`#/${SITE}/overview`);
    expect(desk.link('Improve the answer to Do you repair a chipped rim?')?.getAttribute('href')).toBe(
      `#/${SITE}/articles/rim?from=overview%3Fdays%3D28`,
    );
  });

  it('sets apart what people wrote', async () => {
    await desk.start(`#/${SITE}/overview`);
    const arabic = [...desk.place.querySelectorAll('.counted [dir="auto"]')].at(-1)!;
    expect([arabic.getAttribute('lang'), arabic.textContent]).toEqual(['ar', 'هل الطلاء الأزرق خالٍ من الرصاص؟']);
    expect([...desk.place.querySelectorAll('.counted bdi')].map((one) => one.textContent)).toContain('delivery abroad');
  });

  it('teaches when nothing ever came, and says so when only nothing came lately', async () => {
    desk.answers['overview'] = emptyOverview();
    await desk.start(`#/${SITE}/overview`);
    expect(desk.text()).toContain('No figures yet. Paste the tag.');
    expect(desk.link('Get the tag')?.getAttribute('href')).toBe(`#/${SITE}/install`);
    desk.answers['install'] = { events: [], last_event_at: NOW };
    await desk.start(`#/${SITE}/overview`);
    expect(desk.text()).toContain('Nothing was reported in these 28 days');
    await desk.press(desk.button('Show 90 days'));
    expect(desk.asked).toContain('overview?days=90');
  });

  it('says why it did not load, and tries again', async () => {
    desk.fails = 'overview';
    await desk.start(`#/${SITE}/overview`);
    expect(desk.text()).toContain('The figures did not load');
    desk.fails = undefined;
    await desk.press(desk.button('Try again'));
    expect(desk.text()).toContain('1,204 orders');
  });
});
