import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failing, tellHelp } from '../../../server/console/pages/service/sentence.ts';
import { plain } from '../../../server/console/format/sentence.ts';
import { ARTICLES, articleHelp, helpFigures, partOf } from '../helpFigures.ts';
import { SITE } from '../support.ts';
import { setDesk, type Desk } from './desk.tsx';

let desk: Desk;
beforeEach(() => {
  desk = setDesk();
  desk.answers['help'] = helpFigures();
});
afterEach(() => desk.stop());
const start = (query = '') => desk.start(`#/${SITE}/service${query}`);
const rows = (): string[] =>
  [...desk.place.querySelectorAll('.failing > li')].map((row) => (row.textContent ?? '').replaceAll('\u00a0', ' '));

describe('self-service', () => {
  it('says first what came of it, with its interval and what nobody knows', async () => {
    await start();
    const say = desk.place.querySelector('.say')?.textContent?.replaceAll('\u00a0', ' ');
    expect(say).toBe(
      'Of 620 visits that used the help, about 81 % went without writing to a person within 24 hours (76 to 86 %). Nobody knows of those whether they got what they wanted.',
    );
  });

  it('has four figures, each with its base, its change, and what it counts one press away', async () => {
    await start();
    const names = [...desk.place.querySelectorAll('.service-figures h2')].map((one) => one.textContent);
    expect(names).toEqual(['Involved', 'Answered', 'Deflected', 'Resolved, as far as is known']);
    expect(desk.text()).toContain('600 of 4,000 engaged visits used the help');
    expect(desk.text()).toContain('+13 % (4 to 23)');
    await desk.press(desk.button('What is counted: Deflected'));
    expect(desk.text()).toContain('no message is no proof');
  });

  it('tells languages, and shows no share of too few', async () => {
    await start();
    const arabic = [...desk.place.querySelectorAll('.service-langs tbody tr')].at(-1)!.textContent;
    expect(arabic).toContain('العربية');
    expect(arabic).toContain('too few data yet: 10 more needed');
    expect(arabic).not.toContain('%');
  });

  it('has the articles that fail most first, by one figure or the other, each a way to it', async () => {
    await start();
    expect(rows()[0]).toContain('About customs');
    expect(rows()[0]).toContain('41 % contacted anyway');
    await desk.press(desk.button('Helped least'));
    expect(desk.button('Helped least').getAttribute('aria-pressed')).toBe('true');
    expect(rows()).toHaveLength(2);
    expect(rows()[0]).toContain('20 % helped');
    expect(desk.link('About delivery')?.getAttribute('href')).toBe(`#/${SITE}/articles/delivery`);
    expect(desk.place.querySelectorAll('.behind tbody tr')).toHaveLength(4);
  });

  it('asks for the period in the address', async () => {
    await start('?days=90');
    expect(desk.asked).toContain('help?days=90');
  });

  it('teaches where there is nothing, and says why where it failed', async () => {
    const none = { ...helpFigures().all.answered, count: 0, of: 0 };
    desk.answers['help'] = helpFigures({ visits: 0, all: { answered: none, deflected: none, resolved: none } });
    await start();
    expect(desk.text()).toContain('Nobody used the help in this period');
    expect(desk.link('See your articles')).toBeDefined();
    desk.fails = 'help';
    await start();
    expect(desk.text()).toContain('The figures did not load');
    desk.fails = undefined;
    desk.answers['help'] = helpFigures();
    await desk.press(desk.button('Try again'));
    expect(desk.text()).toContain('Articles that fail most');
  });
});

describe('what it says', () => {
  it('says how many are missing before it tells a share', () => {
    const all = { ...helpFigures().all, deflected: { ...partOf(8, 10), change: { verdict: 'too_few' } as const } };
    expect(plain(tellHelp(helpFigures({ visits: 12, all })))).toContain('20 more needed');
  });

  it('names what surely fails before what may, and without enough the most viewed', () => {
    const few = articleHelp('few', { contacted: { count: 20, of: 31, share: { share: 0.65, low: 0.3, high: 0.8 } } });
    expect(failing([few, ...ARTICLES], 'contacted').rows.map(({ article }) => article)).toEqual([
      'customs',
      'few',
      'sizes',
      'delivery',
    ]);
    expect(failing([ARTICLES[3]!], 'helped')).toEqual({ rows: [ARTICLES[3]], few: true });
  });
});
