import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { helped, leaveNothing, of, opened, serve } from './asking.ts';
import { createHost } from './host.ts';

beforeEach(serve);
afterEach(leaveNothing);

/** A key, or letters, while a word is being put together. */
const composing = async (locale: string) => {
  const setup = createHost(helped);
  setup.record.locale = locale;
  const shown = await opened('home', undefined, setup);
  await vi.waitFor(() => expect(shown.find('[id^=home-]')).toBeTruthy());
  const find = shown.find<HTMLInputElement>('#find');
  const compose = (letters: string, type = 'input') => {
    find.value = letters;
    find.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { isComposing: type === 'input' }));
  };
  const enter = (more: object) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more });
    find.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const rows = () => shown.all('#found .row').length;
  return { ...shown, find, compose, enter, rows };
};

test.each(['zh-CN', 'ja'])(
  'in %s nothing is searched for, nor said to be missing, before a word is whole',
  async (tag) => {
    const { find, compose, enter, rows, root, all } = await composing(tag);
    compose('o');
    compose('ov');
    expect([find.value, rows(), root.querySelector('#found')]).toEqual(['ov', 0, null]);
    expect(all('[id^=home-]').length).toBeGreaterThan(0);
    expect(enter({ isComposing: true })).toBe(true);
    compose('oven', 'compositionend');
    expect([find.value, rows() > 0]).toEqual(['oven', true]);
    expect(enter({})).toBe(false);
  },
);

test('the Enter that ends a word in Safari, which comes after the word, asks nothing', async () => {
  const { compose, enter } = await composing('ja');
  compose('oven', 'compositionend');
  expect(enter({ keyCode: 229 })).toBe(true);
});

test('elsewhere what is composed is searched for with every letter, as Android composes all words', async () => {
  const { compose, rows, enter } = await composing('en');
  compose('oven');
  expect(rows()).toBeGreaterThan(0);
  expect(enter({ isComposing: true })).toBe(false);
});

test('a panel that is opened anew has nothing half put together in it', async () => {
  const { compose, panel, find, record } = await composing('zh');
  compose('ov');
  panel.open('help', 'oven');
  await vi.waitFor(() => expect(of(record.events, 'faq_ask')).toHaveLength(1));
  expect(find.value).toBe('oven');
});

test('back from what was typed leads to the greeting, and not to the button beside it', async () => {
  const { type, root, see } = await opened();
  await see('Often asked');
  type('oven');
  const back = root.querySelector<HTMLElement>('[aria-label=Back]')!;
  back.focus();
  back.click();
  await vi.waitFor(() => expect(root.activeElement?.textContent).toBe('What would you like to know?'));
});

test('the second click of a double click that opens or closes hits nothing; others do', async () => {
  const { see, find, panel } = await opened('home', undefined, createHost(helped));
  await see('Often asked');
  const page = document.body.appendChild(document.createElement('a'));
  const click = (target: Element, detail: number) => {
    const event = new MouseEvent('click', { detail, bubbles: true, cancelable: true, composed: true });
    target.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  expect(click(page, 2)).toBe(false);
  expect([click(page, 1), click(page, 2), click(find('#person'), 1)]).toEqual([true, true, true]);
  panel.close();
  expect([click(page, 2), click(page, 1), click(page, 2)]).toEqual([false, true, true]);
  panel.open('home');
  panel.destroy();
  expect(click(page, 2)).toBe(true);
});
