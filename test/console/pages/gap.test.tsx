import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleContent } from '../../../protocol/content.ts';
import type { BeforeAfter } from '../../../protocol/figures.ts';
import { createContents, type Contents } from '../contents.ts';
import { questionDetail, questionList, QUESTIONS } from '../figures.ts';
import { ion, NOW, settle, SITE } from '../support.ts';
import { setDesk, type Desk } from './desk.tsx';

const RIM = QUESTIONS[2]!;
const article = (title: string, phrasings: string[] = [], lang = 'en'): ArticleContent => ({
  order: 10,
  languages: { [lang]: { title, text: 'So.', phrasings } },
});

let desk: Desk;
let contents: Contents;
let sent: [method: string, path: string, body: unknown][];
beforeEach(() => {
  desk = setDesk();
  contents = createContents();
  contents.put('article', 'repairs', { versions: [article('What do you repair?', ['OVEN safe!'])], live: 1, rev: 0 });
  contents.put('article', 'oven', { versions: [article('Can it go in the oven?')], live: 1, rev: 0 });
  contents.put('article', 'paying', { versions: [article('Cum plătesc?', [], 'ro')], live: 1, rev: 0 });
  sent = [];
  desk.changeable = (method, path, body) => {
    if (method !== 'GET') sent.push([method, path.split(`/${SITE}/`)[1]!, body]);
    if (path.includes('/content/')) return contents.collector(method, path, body);
    return path.includes('/aside') ? { status: 204, body: undefined } : undefined;
  };
});
afterEach(() => desk.stop());

const dialog = () => desk.place.querySelector('dialog')!;
const inputOf = (name: string) =>
  [...dialog().querySelectorAll('label')].find((label) => label.textContent === name)!.querySelector('input')!;
const tick = async (name: string): Promise<void> => {
  inputOf(name).click();
  await settle();
};
const draftOf = (id: string) => contents.stored.get(`article/${id}`)?.draft as ArticleContent | undefined;

describe('a draft from a question', () => {
  it('has it as its title, and beside it the other ways to ask without what names a person', async () => {
    const phrasings = ['Do you repair a chipped rim', 'rim repair', 'Rim repair?', 'rim, call +373 69 123 456'];
    desk.answers['questions/q3'] = questionDetail(
      { phrasings: phrasings.map((text, n) => ({ text, count: 9 - n })) },
      RIM,
    );
    const { router } = await desk.start(`#/${SITE}/questions/q3`);
    await desk.press(desk.button('Write it'));
    await settle();
    expect(router.route.value).toMatchObject({ page: 'articles', id: 'do-you-repair-a-chipped-rim' });
    expect(draftOf('do-you-repair-a-chipped-rim')).toMatchObject({
      order: 20,
      by: 'Ana',
      languages: { en: { title: 'Do you repair a chipped rim?', phrasings: ['rim repair', 'rim, call …'] } },
    });
  });

  it('has a tidied title, all of it selected to be written over, and a way back to the row among its filters', async () => {
    desk.answers['questions/q3'] = questionDetail({ text: ' do you repair a chipped rim ???' }, RIM);
    const { router } = await desk.start(`#/${SITE}/questions/q3?state=unanswered`);
    await desk.press(desk.button('Write it'));
    await vi.dynamicImportSettled();
    await settle();
    const title = document.activeElement as HTMLInputElement;
    expect(title.value).toBe('Do you repair a chipped rim?');
    expect([title.selectionStart, title.selectionEnd]).toEqual([0, title.value.length]);
    expect(document.getElementById(title.getAttribute('aria-describedby')!)?.textContent).toContain(
      'As shoppers put it',
    );
    expect(draftOf('do-you-repair-a-chipped-rim')?.languages['en']?.phrasings).toContain('can i bake in it');
    const back = desk.place.querySelector<HTMLAnchorElement>('a.back')!;
    expect(back.textContent).toBe('Questions');
    await desk.press(back);
    expect(router.route.value).toMatchObject({ page: 'questions', id: 'q3', query: { state: 'unanswered' } });
  });

  it('is made once, also when the reply was lost; another name is taken when one is', async () => {
    contents.put('article', 'do-you-repair-a-chipped-rim', { versions: [article('Other')], live: 1 });
    contents.troubles.push({ method: 'PUT', status: 0, after: true });
    await desk.start(`#/${SITE}/questions/q3`);
    await desk.press(desk.button('Write it'));
    expect(desk.text()).toContain('The collector does not reply.');
    await desk.press(desk.button('Write it'));
    const made = [...contents.stored.keys()].filter((key) => key.includes('chipped'));
    expect(made).toEqual(['article/do-you-repair-a-chipped-rim', 'article/do-you-repair-a-chipped-rim-2']);
  });

  it('is not offered where an answer was written', async () => {
    desk.answers['questions/q3'] = questionDetail({ written: 'repairs' }, RIM);
    await desk.start(`#/${SITE}/questions/q3`);
    expect(() => desk.button('Write it')).toThrow('no button');
    expect(desk.link('Open the article')?.hash).toBe(`#/${SITE}/articles/repairs?from=questions%2Fq3`);
  });
});

describe('a link to an article', () => {
  const open = async (): Promise<void> => {
    await desk.start(`#/${SITE}/questions/q3`);
    await desk.press(desk.button('Link to an article'));
    await settle();
  };

  it('puts what is ticked into its draft, without what it has, and publishes nothing', async () => {
    await open();
    const search = dialog().querySelector<HTMLInputElement>('input[type=search]')!;
    search.value = 'REPAIR';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect([...dialog().querySelectorAll('[type=radio]')]).toHaveLength(1);
    await tick('What do you repair?');
    await tick('Can it go in the oven?');
    await desk.press(desk.button('Add 3 ways to ask to the draft'));
    expect(draftOf('repairs')?.languages['en']?.phrasings).toEqual([
      'OVEN safe!',
      'Do you repair a chipped rim?',
      'can i bake in it',
    ]);
    expect(sent.map(([method, path]) => `${method} ${path}`)).toEqual(['PUT content/article/repairs/draft']);
    expect(dialog()).toBeNull();
    expect(desk.text()).toContain('2 ways to ask are in the draft of “What do you repair?”. Publish it');
  });

  it('stands beside what a colleague wrote a moment ago', async () => {
    await open();
    await tick('What do you repair?');
    const letIn = contents.hold('GET');
    desk.button('Add 4 ways to ask to the draft').click();
    contents.change('article', 'repairs', article('What do we repair?', ['chips']), ion);
    letIn();
    await settle();
    await settle();
    expect(draftOf('repairs')?.languages['en']).toMatchObject({
      title: 'What do we repair?',
      phrasings: ['chips', 'Do you repair a chipped rim?', 'can i bake in it', 'Can it go in the oven?', 'oven safe'],
    });
  });

  it('says that it was not saved and why, and keeps what was chosen', async () => {
    await open();
    await tick('What do you repair?');
    contents.troubles.push({ method: 'PUT', status: 0 });
    await desk.press(desk.button('Add 4 ways to ask to the draft'));
    expect(dialog().querySelector('[role=alert]')?.textContent).toMatch(
      /^Not saved\. .* What you chose is still here\.$/,
    );
    await desk.press(desk.button('Add 4 ways to ask to the draft'));
    expect(draftOf('repairs')).toBeDefined();
  });

  it('says what is missing: a language, an article with these words, all articles', async () => {
    await open();
    await tick('Cum plătesc?');
    expect(dialog().textContent).toContain('It has no text in English yet.');
    contents.stored.clear();
    desk.fails = 'content/article';
    await open();
    expect(dialog().textContent).toContain('The articles did not load');
    desk.fails = undefined;
    await desk.press(desk.button('Try again'));
    expect(dialog().textContent).toContain('There are no articles yet.');
  });
});

describe('what is not for the help', () => {
  it('is set aside, and the list is asked for again', async () => {
    await desk.start(`#/${SITE}/questions/q3`);
    desk.asked.length = 0;
    await desk.press(desk.button('Set aside'));
    expect(sent).toEqual([['PUT', 'questions/q3/aside?days=90', { aside: true }]]);
    expect(desk.asked).toContain('questions?days=90');
    expect(desk.text()).toContain('“Do you repair a chipped rim?” was set aside.');
    desk.answers['questions/q3'] = questionDetail({ aside: true }, RIM);
    await desk.start(`#/${SITE}/questions/q3`);
    expect(desk.text()).toContain('None is needed: it was set aside');
    expect(desk.text()).not.toContain('Begin an article from this question');
  });

  it('has a shelf of its own once there is something, from which it is brought back', async () => {
    const row = { ...RIM, aside: true as const };
    desk.answers['questions'] = questionList({
      rows: [row],
      counts: { unanswered: 1, unhelpful: 0, answered: 0, aside: 1 },
    });
    desk.answers['questions/q3'] = questionDetail({}, row);
    await desk.start(`#/${SITE}/questions/q3?state=aside`);
    expect(desk.asked).toContain('questions?days=90&state=aside');
    expect(desk.button('Set aside 1').getAttribute('aria-pressed')).toBe('true');
    expect(desk.button('All 1')).toBeDefined();
    await desk.press(desk.button('Bring back'));
    expect(sent).toEqual([['PUT', 'questions/q3/aside?days=90', { aside: false }]]);
  });
});

describe('since there is an answer', () => {
  const share = (at: number, of: number, by = 0.1) => ({ share: at, low: Math.max(0, at - by), high: at + by, of });
  const since: BeforeAfter = {
    article: 'oven',
    at: NOW - 18 * 86_400_000,
    before: { asked: 220, answered: share(0.1, 220), contacted: share(0.31, 214) },
    after: { asked: 190, answered: share(0.8, 190), contacted: share(0.12, 189) },
    contacted: { by: -0.2, low: -0.27, high: -0.12 },
    answered: { by: 0.7, low: 0.6, high: 0.78 },
  };
  const show = async (more: Partial<BeforeAfter>): Promise<string> => {
    desk.answers['questions/q1'] = questionDetail({ since: { ...since, ...more }, written: 'oven' });
    await desk.start(`#/${SITE}/questions/q1`);
    return desk.text();
  };

  it('both are shown with their intervals and the difference with its own, said to be no proof', async () => {
    const text = await show({});
    expect(text).toContain('Answered since 3 Nov 12:00: asked 220 times before, 190 times since.');
    expect(text).toContain('fewer needed a person: 20 points fewer (12 to 27).');
    expect(text).toContain('More were answered outright: 70 points more (60 to 78).');
    expect(text).toContain('no proof');
    const figure = desk.place.querySelector('figure[aria-label^="Wrote to a person"]');
    expect(figure?.getAttribute('aria-label')?.replaceAll('\u00a0', ' ')).toBe(
      'Wrote to a person: Before 31 % (21 to 41), After 12 % (2 to 22)',
    );
  });

  it('an interval that holds nothing is no clear change; too few are told with how many are needed', async () => {
    expect(await show({ contacted: { by: -0.02, low: -0.1, high: 0.06 } })).toContain(
      'No clear change in how many wrote to a person (−10 to 6 points).',
    );
    const few = { asked: 4, answered: share(1, 4), contacted: share(0, 3) };
    const { contacted: _, answered: __, ...without } = since;
    desk.answers['questions/q1'] = questionDetail({ since: { ...without, after: few } });
    await desk.start(`#/${SITE}/questions/q1`);
    expect(desk.text()).toContain('Too few data yet: 214 people before and 3 since, 30 needed on each side.');
    expect(desk.text()).toContain('Too few data yet: asked 220 times before and 4 since, 30 needed on each side.');
    expect(await show({ after: { asked: 0 } })).toContain('Nobody has asked it since');
    expect(await show({ before: { asked: 0 } })).toContain('Nobody had asked it before');
  });
});
