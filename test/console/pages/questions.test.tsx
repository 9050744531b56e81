import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuestionDetail } from '../../../protocol/figures.ts';
import { questionDetail, questionList, QUESTIONS } from '../figures.ts';
import { SITE } from '../support.ts';
import { setDesk, type Desk } from './desk.tsx';

let desk: Desk;
beforeEach(() => {
  desk = setDesk();
});
afterEach(() => desk.stop());

describe('the questions', () => {
  it('are a list with what became of each, counted by state', async () => {
    await desk.start(`#/${SITE}/questions`);
    expect(desk.asked).toContain('questions?days=90');
    const rows = [...desk.place.querySelectorAll('.asked-rows tbody tr')].map((row) => row.textContent);
    expect(rows[0]).toBe('Can it go in the oven?English214Answered');
    expect(rows[1]).toBe('Can I pay on delivery?English · 12 said it did not help88Not helpful');
    expect(rows[2]).toBe('Do you repair a chipped rim?English · never an answer41No answer');
    expect(rows[3]).toContain('Draft');
    expect([...desk.place.querySelectorAll('.tab')].map((tab) => tab.textContent)).toEqual([
      'All 4',
      'No answer 2',
      'Not helpful 1',
      'Answered 1',
    ]);
  });

  it('tell how much more or less they are asked where that is clear, and that an answer was written', async () => {
    const change = { verdict: 'more', by: 0.4, low: 0.1, high: 0.8 } as const;
    const unclear = { verdict: 'unclear', by: 0.1, low: -0.1, high: 0.3 } as const;
    const rows = [
      { ...QUESTIONS[2]!, change, written: 'rim' },
      { ...QUESTIONS[0]!, change: unclear },
    ];
    desk.answers['questions'] = questionList({ rows });
    desk.answers['questions/q3'] = questionDetail({ change }, rows[0]!);
    await desk.start(`#/${SITE}/questions/q3`);
    const told = [...desk.place.querySelectorAll('.asked-rows tbody tr')].map((row) => row.textContent);
    expect(told[0]?.replaceAll('\u00a0', ' ')).toContain('English · none before41+40 %Answer written');
    expect(told[0]).not.toContain('never');
    expect(told[1]).toContain('214Answered');
    expect(desk.text()).toContain('+40 % (10 to 80) against the period before');
  });

  it('are filtered by the address', async () => {
    await desk.start(`#/${SITE}/questions?days=7&state=unanswered&lang=ro&page=/p/`);
    expect(desk.asked).toContain('questions?days=7&lang=ro&state=unanswered&page=%2Fp%2F');
    await desk.press(desk.button('All 4'));
    expect(location.hash).not.toContain('state');
    await desk.press(desk.button('Remove On /p/'));
    expect(location.hash).toBe(`#/${SITE}/questions?days=7&lang=ro`);
  });

  it('say where there is no help in the language they were asked in, in the list, the question and the choice', async () => {
    await desk.start(`#/${SITE}/questions/q4`);
    const rows = [...desk.place.querySelectorAll('.asked-rows tbody tr')].map((row) => row.textContent);
    expect(rows[3]).toContain('Arabic, no help in it yet · never an answer');
    const detail = desk.place.querySelector('.detail')!.textContent;
    expect(detail).toContain('Arabic, no help in it yet');
    expect(detail).toContain('Nothing is published in Arabic yet.');
    await desk.press(desk.button('All languages'));
    const choices = [...desk.place.querySelectorAll('[role=radio]')].map((one) => one.textContent);
    expect(choices).toEqual(['All languages', 'English', 'Romanian', 'Arabic no help in it yet']);
  });

  it('open with figures and their intervals', async () => {
    await desk.start(`#/${SITE}/questions/q1`);
    expect(desk.asked).toContain('questions/q1?days=90');
    expect(desk.text()).toContain('about 12 % wrote to a person (8 to 17 %)');
    expect(desk.text()).toContain('Helped: 88 % of 126 (81 to 92)');
    expect(desk.text()).toContain('can i bake in it61');
    expect(desk.place.querySelector('[role="img"]')?.getAttribute('aria-label')).toMatch(
      /^Asked 1\d\d times in 90 days$/,
    );
  });

  it('ask for the list again where one of them was counted newer', async () => {
    desk.answers['questions/q1'] = questionDetail({ asked: 215 });
    const asked = async (query: string): Promise<number> => {
      desk.asked.length = 0;
      await desk.start(`#/${SITE}/questions/q1${query}`);
      return desk.asked.filter((path) => path.startsWith('questions?')).length;
    };
    const again = await asked('');
    // The list of some pages only has other counts anyhow.
    expect(again - (await asked('?page=/p/'))).toBe(1);
    desk.answers['questions/q1'] = questionDetail();
    expect(again - (await asked(''))).toBe(1);
  });

  it('show no share of too few people', async () => {
    desk.answers['questions/q3'] = questionDetail(
      { contacted: { share: 0.25, low: 0.05, high: 0.57, of: 12 }, helped: { share: 1, low: 0.2, high: 1, of: 1 } },
      { ...QUESTIONS[2]!, article: 'rim' },
    );
    await desk.start(`#/${SITE}/questions/q3`);
    expect(desk.text()).toContain('Too few data yet: 12 people asked it so far, 18 more needed.');
    expect(desk.text()).toContain('Too few data yet: 1 person said so far whether it helped, 29 more needed.');
    expect(desk.place.querySelector('.dot')).toBeNull();
  });

  it('say nobody rather than about 0 %', async () => {
    desk.answers['questions/q1'] = questionDetail({ contacted: { share: 0, low: 0, high: 0.08, of: 45 } });
    await desk.start(`#/${SITE}/questions/q1`);
    expect(desk.text()).toContain('Of those who asked, nobody wrote to a person (0 to 8 %).');
  });

  it('are gone through by J and K', async () => {
    const { router } = await desk.start(`#/${SITE}/questions`);
    await desk.type('j');
    await desk.type('j');
    expect((document.activeElement as HTMLElement).textContent).toBe('Can I pay on delivery?');
    await desk.press(document.activeElement as HTMLElement);
    expect(router.route.value.id).toBe('q2');
    await desk.type('j');
    expect(router.route.value.id).toBe('q3');
    await desk.type('k');
    await desk.type('k');
    await desk.type('k');
    expect(router.route.value.id).toBe('q1');
  });

  it('have their own keys in the list of keys, and not the inbox’s', async () => {
    await desk.start(`#/${SITE}/questions`);
    await desk.type('?');
    const [own, all] = [...desk.place.querySelectorAll('.help section')].map((section) => section.textContent);
    expect(own).toContain('On Questions');
    expect(own).toContain('Next, previous question');
    expect(all).toContain('Go to Overview');
    expect(desk.place.querySelector('.help')?.textContent).not.toContain('Label');
  });

  const rim = { body: { languages: { en: { title: 'A chipped rim' } } } };
  it('say which answer they got most, which was written, and which draft waits', async () => {
    const answerOf = async (more: Partial<QuestionDetail>): Promise<string> => {
      desk.answers['questions/q3'] = questionDetail(more, QUESTIONS[2]);
      await desk.start(`#/${SITE}/questions/q3`);
      const card = [...desk.place.querySelectorAll('.detail .card')].find((one) =>
        one.textContent.startsWith('The answer'),
      );
      return card!.textContent;
    };
    expect(await answerOf({ article: 'rim' })).toContain('Shown or picked most:');
    expect(await answerOf({ article: 'rim', written: 'rim' })).not.toContain('Shown or picked most:');
    expect(await answerOf({ written: 'rim' })).toContain('Open the article');
    desk.answers['content/article/rim'] = { draft: rim };
    expect(await answerOf({ draft: 'rim' })).toContain('It is begun and not published yet.');
    desk.answers['content/article/rim'] = { draft: rim, live: rim };
    const waits = await answerOf({ draft: 'rim' });
    expect(waits).toContain('It is published. The ways to ask that it got from this question are in its draft');
    expect(waits).toContain('Open it and press Publish.');
    expect(waits).not.toContain('not published yet');
    expect(await answerOf({ article: 'oven', draft: 'rim' })).toContain('A draft that has this question waits');
  });

  it.each([
    ['', { rows: [], counts: { unanswered: 0, unhelpful: 0, answered: 0, aside: 0 } }, 'No questions yet'],
    ['?lang=ro', { rows: [], counts: { unanswered: 0, unhelpful: 0, answered: 0, aside: 0 } }, 'Nothing found'],
    [
      '?state=unanswered',
      { rows: [], counts: { unanswered: 0, unhelpful: 0, answered: 3, aside: 0 } },
      'Every question has an answer',
    ],
  ])('%s without rows', async (query, more, words) => {
    desk.answers['questions'] = questionList(more);
    await desk.start(`#/${SITE}/questions${query}`);
    expect(desk.text()).toContain(words);
  });

  it.each([
    ['questions', 'questions', 'The questions did not load'],
    ['questions/q1', 'questions/', 'This question did not load'],
  ])('%s failing is told', async (page, path, words) => {
    desk.fails = path;
    await desk.start(`#/${SITE}/${page}`);
    expect(desk.text()).toContain(words);
  });
});
