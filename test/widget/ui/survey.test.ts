import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showSurvey } from '../../../widget/ui/survey.tsx';
import { createHost, PURCHASE } from './host.ts';

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(JSON.stringify(PURCHASE)))),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.body.replaceChildren();
});

const shown = async (setup = createHost()) => {
  const survey = showSurvey(setup.host, 'after', 'purchase');
  await vi.waitFor(() => expect(setup.root.querySelector('.survey h2')).toBeTruthy());
  return { ...setup, survey };
};

const press = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll<HTMLElement>('.survey button')]
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)!
    .click();
const next = (root: ShadowRoot) =>
  root.querySelector('.survey form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
const choose = (root: ShadowRoot, score: number) =>
  root.querySelector<HTMLInputElement>(`.survey input[value="${score}"]`)!.click();
const asks = (root: ShadowRoot, title: string) =>
  vi.waitFor(() => expect(root.querySelector('.survey h2')!.textContent).toBe(title));

test('asks step by step and keeps what was answered after every step', async () => {
  const { root, record, survey } = await shown();
  expect(fetch).toHaveBeenCalledWith('https://collector.example/v1/sites/demo/c/1.json', expect.anything());
  expect(record.events).toEqual([['survey_shown', { survey: 'after', trigger: 'purchase' }]]);
  expect(root.querySelector('.head')!.textContent).toBe('1 of 3');
  choose(root, 5);
  next(root);
  await asks(root, 'Would you recommend us?');
  choose(root, 7);
  next(root);
  await asks(root, 'What should change?');
  root.querySelector<HTMLTextAreaElement>('.survey textarea')!.value = 'A hand for scale';
  root.querySelector('.survey textarea')!.dispatchEvent(new Event('input', { bubbles: true }));
  root.querySelector<HTMLInputElement>('.survey .check input')!.click();
  next(root);
  await asks(root, 'Thank you for the answers');
  expect(record.sent.map(({ id, rev, done, answers }) => [id, rev, done, answers?.length])).toEqual([
    ['id-1', 1, false, 1],
    ['id-1', 2, false, 2],
    ['id-1', 3, true, 3],
  ]);
  expect(record.sent[2]).toMatchObject({ kind: 'survey', survey: 'after', lang: 'en', follow: true });
  expect(JSON.stringify(record.events)).not.toContain('A hand for scale');
  expect(record.events.at(-1)).toEqual([
    'survey_answered',
    { survey: 'after', question: 'why', kind: 'text', response: 'id-1' },
  ]);
  press(root, 'Close');
  expect(await survey.done).toBe('answered');
  expect(root.querySelector('.survey')).toBeNull();
  expect(record.events.some(([type]) => type === 'survey_dismissed')).toBe(false);
});

test('never takes the focus by itself, and is announced', async () => {
  const { root, launcher } = await (async () => {
    const setup = createHost();
    setup.launcher.focus();
    return shown(setup);
  })();
  expect(root.activeElement).toBe(launcher);
  expect(root.querySelector('.survey')!.getAttribute('aria-label')).toBe('Your order');
  await vi.waitFor(() => expect(root.querySelector('[role=status]')!.textContent).toContain('How was it?'));
});

test('a required question says what is missing; the score that is changed takes its follow-up away', async () => {
  const { root, record } = await shown();
  next(root);
  await vi.waitFor(() => expect(root.querySelector('#fault')!.textContent).toBe('Choose one first'));
  choose(root, 3);
  next(root);
  await asks(root, 'Would you recommend us?');
  choose(root, 2);
  next(root);
  await asks(root, 'What should change?');
  press(root, 'Back');
  await asks(root, 'Would you recommend us?');
  expect(root.querySelector<HTMLInputElement>('input[value="2"]')!.checked).toBe(true);
  choose(root, 10);
  await vi.waitFor(() => expect(root.querySelector('.main')!.textContent).toBe('Send'));
  next(root);
  await asks(root, 'Thank you for the answers');
  expect(record.sent.at(-1)).toMatchObject({ rev: 3, done: true });
  expect(record.sent.at(-1)!.answers!.map(({ score }) => score)).toEqual([3, 10]);
});

test('an optional question can be skipped', async () => {
  const { root, record } = await shown();
  choose(root, 5);
  next(root);
  await asks(root, 'Would you recommend us?');
  choose(root, 1);
  next(root);
  await asks(root, 'What should change?');
  press(root, 'Skip');
  await asks(root, 'Thank you for the answers');
  expect(record.sent.at(-1)!.answers).toHaveLength(2);
});

test.each(['Not now', 'Close'])('%s leaves, says at which question, and keeps what was answered', async (name) => {
  const { root, record, survey } = await shown();
  choose(root, 4);
  next(root);
  await asks(root, 'Would you recommend us?');
  press(root, name);
  expect(await survey.done).toBe('dismissed');
  expect(record.sent).toHaveLength(1);
  expect(record.events.at(-1)).toEqual(['survey_dismissed', { survey: 'after', question: 'nps' }]);
  expect(record.told.at(-1)).toEqual(['survey', { id: 'after', action: 'dismissed' }]);
});

test('the arrows choose, and in Arabic left is onward', async () => {
  const setup = createHost();
  vi.mocked(fetch).mockImplementation(() => Promise.resolve(new Response(JSON.stringify({ ...PURCHASE, lang: 'ar' }))));
  const { root } = await shown(setup);
  const arrow = (score: number, key: string) =>
    root
      .querySelector(`input[value="${score}"]`)!
      .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const chosen = () => root.querySelector<HTMLInputElement>('input:checked')?.value;
  arrow(1, 'ArrowLeft');
  await vi.waitFor(() => expect(chosen()).toBe('2'));
  arrow(2, 'ArrowRight');
  await vi.waitFor(() => expect(chosen()).toBe('1'));
  arrow(1, 'ArrowUp');
  await vi.waitFor(() => expect(chosen()).toBe('5'));
});

test.each([
  ['missing', () => Promise.resolve(new Response('', { status: 404 }))],
  ['unreadable', () => Promise.resolve(new Response('<html>'))],
  ['empty', () => Promise.resolve(new Response('{"questions":[]}'))],
  ['out of reach', () => Promise.reject(new TypeError('offline'))],
])('when the questions are %s, nothing is shown and nothing is said', async (_, answer) => {
  vi.mocked(fetch).mockImplementation(answer);
  const { host, root, record } = createHost();
  expect(await showSurvey(host, 'after', 'purchase').done).toBe('dismissed');
  expect(await showSurvey(host, 'unknown', 'purchase').done).toBe('dismissed');
  expect(root.querySelector('.survey')).toBeNull();
  expect(record.events).toEqual([]);
});

test('destroy leaves nothing', async () => {
  const { root, survey, launcher } = await shown();
  survey.destroy();
  await survey.done;
  expect([...root.children]).toEqual([launcher]);
  expect(root.adoptedStyleSheets).toHaveLength(0);
});

test('the thanks leave by themselves', async () => {
  const { root, survey } = await shown(createHost());
  vi.useFakeTimers();
  choose(root, 5);
  next(root);
  await vi.advanceTimersByTimeAsync(50);
  choose(root, 9);
  next(root);
  await vi.advanceTimersByTimeAsync(50);
  expect(root.querySelector('.survey h2')!.textContent).toBe('Thank you for the answers');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await survey.done).toBe('answered');
});
