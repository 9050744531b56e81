import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { helped, leaveNothing, of, opened, serve, shelf } from './asking.ts';
import { helpOf, TEXTS } from './helped.ts';
import { createHost } from './host.ts';

beforeEach(serve);
afterEach(leaveNothing);

/** The panel looks whether something changed only when it is told to; all else goes on. */
const holdLooks = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
const lookTwice = () => vi.advanceTimersByTimeAsync(2_000);

test('home has what is asked on this page, the longest match first, and the topics', async () => {
  const { all, see, find } = await opened(
    'home',
    undefined,
    createHost(helped, { page: () => ({ url: 'https://shop.example/bowl/blue' }) }),
  );
  await see('Often asked on this page');
  expect(all('[id^=home-] bdi')).toEqual(['What if it arrives broken?', 'Can it go in the oven?']);
  expect(all('[id^=topic-] bdi')).toEqual(['Buying', 'Using']);
  expect(find('h3').textContent).toBe('What would you like to know?');
  expect(find('#person').textContent).toContain('Ask a person');
});

test('elsewhere it has the owner’s order, and does not say that it is this page’s', async () => {
  const { all, see } = await opened(
    'home',
    undefined,
    createHost(helped, { page: () => ({ url: 'https://shop.example/' }) }),
  );
  await see('Often asked');
  expect(all('.cap')).toContain('Often asked');
  expect(all('[id^=home-] bdi')[0]).toBe('What does delivery cost?');
});

test('typing gives rows with what was matched in bold; arrows move and Enter opens; back keeps it', async () => {
  const { type, press, enter, find, all, see, click, record } = await opened();
  await see('Often asked');
  type('oven');
  expect(all('[role=option] bdi')[0]).toBe('Can it go in the oven?');
  expect(all('[role=option] b')).toContain('oven');
  expect(find('#find').getAttribute('aria-expanded')).toBe('true');
  press('ArrowDown');
  expect(find('#find').getAttribute('aria-activedescendant')).toBe('found-0');
  expect(find('[aria-selected=true]').id).toBe('found-0');
  enter();
  await see('Start cold.');
  expect(of(record.events, 'faq_view')).toEqual([{ article: 'oven', lang: 'en', from: 'suggestion' }]);
  expect(of(record.events, 'faq_ask')).toEqual([]);
  expect(find('.small').textContent).toMatch(/^Ion, /);
  click('Back');
  expect(find<HTMLInputElement>('#find').value).toBe('oven');
  expect(all('[role=option]').length).toBeGreaterThan(0);
  click('Back');
  await see('What would you like to know?');
});

test('Enter without a choice asks: the answer stands there with its source, and is told', async () => {
  const { ask, see, find, click, record } = await opened();
  await see('Often asked');
  ask('can it go in the oven? 069 123 456');
  await see('Start cold.');
  expect(find('.src').textContent).toMatch(/^From Can it go in the oven\?, written by Ion, .*3/);
  const [first] = of(record.events, 'faq_ask') as { ask: string; text: string }[];
  expect(first).toEqual({
    ask: first!.ask,
    text: 'can it go in the oven? …',
    lang: 'en',
    locale: 'en',
    result: 'answered',
    article: 'oven',
  });
  expect(of(record.events, 'faq_view')).toEqual([{ article: 'oven', lang: 'en', from: 'answer', ask: first!.ask }]);
  expect(record.told).toContainEqual(['answer', { article: 'oven' }]);
  click('Yes');
  await see('Thank you for telling us');
  expect(of(record.events, 'faq_rate')).toEqual([{ article: 'oven', lang: 'en', helped: true, ask: first!.ask }]);
});

test('without a sure answer it says so, and that the shop knows only once the collector has it', async () => {
  let waiting = 1;
  holdLooks();
  const setup = createHost(helped, { waiting: () => waiting });
  const { ask, see, find, click, record, root } = await opened('home', undefined, setup);
  await see('Often asked');
  ask('zeppelin flights to the moon ana@posta.md');
  expect(find('h3').textContent).toBe('We have no sure answer to that yet.');
  const [first] = of(record.events, 'faq_ask') as { ask: string }[];
  expect(first).toMatchObject({ result: 'unsure', text: 'zeppelin flights to the moon …' });
  expect(record.told).toContainEqual(['unanswered', { text: 'zeppelin flights to the moon …' }]);
  await lookTwice();
  expect(find('.panel').textContent).not.toContain('The shop now knows');
  waiting = 0;
  await lookTwice();
  expect(find('.panel').textContent).toContain('The shop now knows');
  click('Ask a person this question');
  await vi.waitFor(() =>
    expect(root.querySelector<HTMLTextAreaElement>('#text')?.value).toBe('zeppelin flights to the moon ana@posta.md'),
  );
  expect(of(record.events, 'handover')).toEqual([{ view: 'home', ask: first!.ask }]);
  expect(record.told).toContainEqual(['handover', { view: 'home' }]);
}, 10_000);

test('a question tells in which language the page was, where the answers are in another', async () => {
  const setup = createHost(helped);
  setup.record.locale = 'ar-EG';
  const { ask, see, record } = await opened('home', undefined, setup);
  await see('Can it go in the oven?');
  ask('هل يدخل الفرن');
  setup.record.locale = 'en-GB';
  ask('zeppelin flights');
  expect(of(record.events, 'faq_ask')).toMatchObject([
    { lang: 'en', locale: 'ar' },
    { lang: 'en', locale: 'en' },
  ]);
});

test('in mode off nothing claims that the shop knows', async () => {
  holdLooks();
  const { ask, see, find } = await opened('home', undefined, createHost(helped, { mode: () => 'off' }));
  await see('Often asked');
  ask('zeppelin flights');
  await lookTwice();
  expect(find('.panel').textContent).toContain('We have no sure answer');
  expect(find('.panel').textContent).not.toContain('The shop now knows');
});

test('after No it asks what was missing; what is told goes as feedback with its reason', async () => {
  const { ask, see, click, find, record } = await opened();
  await see('Often asked');
  ask('can it go in the oven');
  await see('Did this help?');
  click('No');
  await see('What was missing?');
  click('Tell the shop');
  await see('Choose what was missing');
  find<HTMLInputElement>('.did input').click();
  find<HTMLTextAreaElement>('#own').value = 'From the freezer?';
  find('#own').dispatchEvent(new Event('input', { bubbles: true }));
  click('Tell the shop');
  await see('This goes to the shop');
  expect(record.sent).toMatchObject([
    { kind: 'feedback', lang: 'en', text: 'Can it go in the oven?\nNot my question\nFrom the freezer?' },
  ]);
  expect(of(record.events, 'faq_rate')).toMatchObject([
    { helped: false, article: 'oven' },
    { helped: false, article: 'oven', missing: 'other' },
  ]);
});

test('an article opens by its address; a link in it opens another; back and a topic lead home', async () => {
  const { see, click, find, all, record } = await opened('article:oven');
  await see('Cool on wood.');
  expect(of(record.events, 'faq_view')).toEqual([{ article: 'oven', lang: 'en', from: 'link' }]);
  click('broken');
  await see('a photo is enough');
  expect(all('[id^=related-]')).toHaveLength(1);
  click('Back');
  await see('Cool on wood.');
  click('Back');
  await see('All topics');
  find('#topic-buy').click();
  expect(all('[id^=topic-] bdi')).toEqual(
    expect.arrayContaining(['What does delivery cost?', 'What if it arrives broken?']),
  );
});

test('an address of an answer that is gone leads home and says so', async () => {
  const { see } = await opened('article:nowhere');
  await see('This answer is no longer here.');
  await see('Often asked');
});

test('ask(text) opens with the answer', async () => {
  const { see, find } = await opened('help', 'can it go in the oven');
  await see('Did this help?');
  expect(find<HTMLInputElement>('#find').value).toBe('can it go in the oven');
});

test('an article with a table is drawn whole, once what draws tables is here', async () => {
  const { part, texts } = helpOf(undefined, {
    ...TEXTS,
    delivery: {
      blocks: [
        ['p', ['Prices:']],
        ['table', [['Way'], ['Price']], [[['Post'], ['38 lei']]]],
      ],
      at: 1,
    },
  });
  Object.assign(shelf.served, { 'c/help.json': part, 'c/texts.json': texts });
  const { find, see } = await opened('article:delivery');
  await see('38 lei');
  expect(find('.prose table th').getAttribute('scope')).toBe('col');
  expect(find('.prose > p:not(.small)').textContent).toBe('Prices:');
});
