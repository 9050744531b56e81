import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { helped, leaveNothing, of, opened, serve, shelf } from './asking.ts';
import { helpOf } from './helped.ts';
import { createHost } from './host.ts';

beforeEach(serve);
afterEach(leaveNothing);

const NOW = 1_700_000_000_000;
const DAY = 86_400_000;
const OVEN = 'can it go in the oven';
const few = (lang = 'en') => {
  const { part, texts } = helpOf(['delivery', 'broken']);
  return { part: { ...part, lang, texts: 'c/few-texts.json' }, texts };
};
/** A shop whose help has nothing on ovens yet. */
const withoutOven = () => {
  const { part, texts } = few();
  Object.assign(shelf.served, { 'c/few.json': part, 'c/few-texts.json': texts });
  return { help: { en: 'c/few.json' } };
};
const withLauncher = (site: Parameters<typeof createHost>[0], rest: Parameters<typeof createHost>[1] = {}) => {
  const setup = createHost(site, rest);
  setup.launcher.className = 'launcher';
  return setup;
};
const mark = (root: ShadowRoot) => root.querySelector('.launcher .news')?.textContent;

describe('a question without an answer', () => {
  test('is waited for when the shopper says so, and no longer when she takes it back', async () => {
    const { ask, find, see, record } = await opened('home', undefined, createHost(withoutOven()));
    await see('Often asked');
    ask(`${OVEN}, ana@posta.md?`);
    await see('Tell me here when there is an answer');
    expect(record.notes.questions).toBeUndefined();
    find('#wait').click();
    await see('kept on this device only');
    expect(record.notes.questions).toEqual([{ ask: expect.any(String), text: `${OVEN}, …?`, at: NOW }]);
    expect(of(record.events, 'faq_ask')).toMatchObject([{ ask: record.notes.questions![0]!.ask }]);
    find('#wait').click();
    await vi.waitFor(() => expect(record.notes.questions).toEqual([]));
  });

  test.each(['cookieless', 'off'] as const)('is not offered to be kept in %s, where nothing is', async (mode) => {
    const setup = createHost(helped, { mode: () => mode });
    setup.record.locale = 'ro';
    const { ask, see, root } = await opened('home', undefined, setup);
    // What would offer it is here.
    await see('Încă nu avem ajutor în română');
    ask('zeppelins to the moon');
    await see('Încă nu avem un răspuns sigur');
    expect(root.querySelector('#wait')).toBeNull();
  });

  test('is not kept where consent was taken back while the box was on screen', async () => {
    let mode: 'full' | 'cookieless' = 'full';
    const { ask, find, see, record } = await opened('home', undefined, createHost(withoutOven(), { mode: () => mode }));
    await see('Often asked');
    ask(OVEN);
    await see('Tell me here when there is an answer');
    mode = 'cookieless';
    find('#wait').click();
    await vi.waitFor(() => expect(find('.panel').querySelector('#wait')).toBeNull());
    expect(record.notes.questions ?? []).toEqual([]);
  });

  test('is told of no more, nor kept, once consent is taken back while its answer is on screen', async () => {
    let mode: 'full' | 'off' = 'full';
    const setup = withLauncher(helped, { mode: () => mode });
    setup.record.notes.questions = [{ ask: 'a-1', text: OVEN, at: NOW - DAY }];
    const { see, root, panel } = await opened('home', undefined, setup);
    await see('We have answered your question');
    root.querySelector<HTMLElement>('.panel .news')!.focus();
    mode = 'off';
    setup.record.notes = {};
    panel.renew();
    await vi.waitFor(() => expect([root.querySelector('.panel .news'), mark(root)]).toEqual([null, undefined]));
    expect(root.querySelector('.launcher')!.hasAttribute('aria-description')).toBe(false);
  });

  test('is told of no more once another tab has told it; what else is stored in this shop changes nothing', async () => {
    const setup = withLauncher(helped);
    setup.record.notes.questions = [{ ask: 'a-1', text: OVEN, at: NOW - DAY }];
    const { see, root } = await opened('home', undefined, setup);
    await see('We have answered your question');
    setup.record.notes.questions = [];
    dispatchEvent(new StorageEvent('storage', { key: 'basket' }));
    await Promise.resolve();
    expect(mark(root)).toBe('1');
    dispatchEvent(new StorageEvent('storage', { key: 'attendant.demo/n' }));
    await vi.waitFor(() => expect([root.querySelector('.panel .news'), mark(root)]).toEqual([null, undefined]));
  });

  test('loses the box that would keep it at once when consent is taken back', async () => {
    let mode: 'full' | 'cookieless' = 'full';
    const { ask, see, root, panel } = await opened('home', undefined, createHost(withoutOven(), { mode: () => mode }));
    await see('Often asked');
    ask(OVEN);
    await see('Tell me here when there is an answer');
    mode = 'cookieless';
    panel.renew();
    await vi.waitFor(() => expect(root.querySelector('#wait')).toBeNull());
  });

  test('is answered on a later visit: said at the launcher and on the first page, opened, and then forgotten', async () => {
    const setup = withLauncher(helped);
    setup.record.notes.questions = [
      { ask: 'a-2', text: 'zeppelins to the moon', at: NOW - DAY },
      { ask: 'a-1', text: OVEN, at: NOW - 2 * DAY },
    ];
    const { see, click, find, root, record } = await opened('home', undefined, setup);
    await see('We have answered your question');
    expect([root.querySelectorAll('.panel .news').length, mark(root)]).toEqual([1, '1']);
    expect(root.querySelector('.launcher')!.getAttribute('aria-description')).toBe('We have answered your question');
    click('We have answered your question');
    await see('Start cold.');
    expect(find('article').lang).toBe('en');
    expect(of(record.events, 'faq_view')).toEqual([{ article: 'oven', lang: 'en', from: 'answered', ask: 'a-1' }]);
    expect(record.notes.questions!.map(({ ask }) => ask)).toEqual(['a-2']);
    expect(mark(root)).toBeUndefined();
  });

  test('is answered on the page that stayed open, without being told of twice', async () => {
    const setup = withLauncher(withoutOven());
    const { ask, see, find, root, record, type } = await opened('home', undefined, setup);
    await see('Often asked');
    ask(OVEN);
    await see('Tell me here');
    find('#wait').click();
    setup.host.site.help = helped.help;
    await vi.waitFor(() => expect(find('.panel').textContent).toContain('Start cold.'), 4000);
    await vi.waitFor(() => expect(record.notes.questions).toEqual([]));
    type('');
    expect([root.querySelector('.panel .news'), mark(root)]).toEqual([null, undefined]);
  }, 10_000);

  test('that is let go of in "My data" is told of nowhere any more', async () => {
    const setup = withLauncher(helped);
    setup.record.notes.questions = [{ ask: 'a-1', text: OVEN, at: NOW - DAY }];
    const { see, click, find, root } = await opened('home', undefined, setup);
    await see('We have answered your question');
    click('My data');
    await see('Questions whose answers you wait for');
    find('#drop-a-1').click();
    await vi.waitFor(() => expect(mark(root)).toBeUndefined());
    click('Back');
    await see('Often asked');
    expect(root.querySelector('.panel .news')).toBeNull();
  });

  test('is forgotten after half a year, and five are kept at most', async () => {
    const setup = createHost(withoutOven());
    const old = { ask: 'old', text: OVEN, at: NOW - 181 * DAY };
    const young = [1, 2, 3, 4, 5].map((n) => ({ ask: `y-${n}`, text: 'zeppelins', at: NOW - n * DAY }));
    setup.record.notes.questions = [...young, old];
    const { ask, see, find, record } = await opened('home', undefined, setup);
    await see('Often asked');
    ask(OVEN);
    await see('Tell me here');
    find('#wait').click();
    await vi.waitFor(() => expect(record.notes.questions!.map(({ text }) => text)).toContain(OVEN));
    expect(record.notes.questions!.slice(1)).toEqual(young.slice(0, 4));
  });
});

describe('another language', () => {
  test('is named in the shopper’s words where there is no help in hers, and lists say theirs', async () => {
    const setup = createHost(helped);
    setup.record.locale = 'ro';
    const { see, find } = await opened('home', undefined, setup);
    await see('Încă nu avem ajutor în română. Iată-l în engleză.');
    expect(find('.panel .rows').lang).toBe('en');
  });

  test('is offered where only it has the answer; what is opened and rated is told as of that language', async () => {
    const { part, texts } = few('ro');
    Object.assign(shelf.served, { 'c/ro.json': part, 'c/few-texts.json': texts });
    const setup = createHost({ help: { ro: 'c/ro.json', en: 'c/help.json' } });
    setup.record.locale = 'ro';
    const { ask, see, find, click, record } = await opened('home', undefined, setup);
    await see('Întrebări frecvente');
    ask(OVEN);
    await see('Există un răspuns în engleză:');
    expect(find('#elsewhere .t').lang).toBe('en');
    find('#elsewhere').click();
    await see('Start cold.');
    expect(find('article').lang).toBe('en');
    click('Da');
    expect(of(record.events, 'faq_view')).toMatchObject([{ article: 'oven', lang: 'en', from: 'nearest' }]);
    expect(of(record.events, 'faq_rate')).toMatchObject([{ article: 'oven', lang: 'en', helped: true }]);
  });

  test('that does not come is not missed', async () => {
    const setup = createHost({ help: { en: 'c/help.json', ro: 'c/none.json' }, lang: 'ro' });
    const { ask, see, root } = await opened('home', undefined, setup);
    await see('Often asked');
    ask('zeppelins to the moon');
    await see('Tell me here');
    expect(root.querySelector('#elsewhere')).toBeNull();
  });
});
