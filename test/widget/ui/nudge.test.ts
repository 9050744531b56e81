import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NudgePart, NudgeRule } from '../../../protocol/nudges.ts';
import type { DueNudge, Host } from '../../../widget/host.ts';
import { showNudge } from '../../../widget/ui/nudge.ts';
import { targetOf } from '../../../widget/ui/nudge-words.ts';
import { createHost } from './host.ts';

const RULE: NudgeRule = { id: 'idle', kind: 'idle_cart', version: 3, after_s: 600, hold: 10, part: { en: 'c/n.json' } };
const FREE: NudgeRule = { ...RULE, id: 'free', kind: 'free_delivery', threshold: 200, within: 80 };
const WORDS: NudgePart = {
  id: 'idle',
  lang: 'en',
  title: '{item} is still in the basket',
  text: 'With {count} pieces.',
  yes: 'To the basket',
  href: '/cart',
};
const CART = {
  currency: 'MDL',
  items: [
    { item_id: 'mug', item_name: 'Mug', price: 64, quantity: 2 },
    { item_id: 'bowl', item_name: 'Bowl', price: 148, image: 'https://shop.example/bowl.jpg' },
  ],
};

let words: NudgePart;
beforeEach(() => {
  words = WORDS;
  Object.assign(document, { elementsFromPoint: () => [] });
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify(words))),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'elementsFromPoint');
  document.body.replaceChildren();
});

const put = (due: Partial<DueNudge> = {}, rest: Partial<Host> = {}, stands?: string) => {
  const setup = createHost({}, { cart: () => CART, ...rest });
  const counted = vi.fn();
  const note = showNudge(setup.host, { rule: RULE, arm: 'shown', ...due }, { stands: () => stands, counted });
  return { ...setup, note, counted };
};
const shown = async (...args: Parameters<typeof put>) => {
  const setup = put(...args);
  await vi.waitFor(() => expect(setup.root.querySelector('.corner:not(.away)')).toBeTruthy());
  return setup;
};
const text = (root: ShadowRoot, selector: string): string | undefined =>
  root.querySelector(selector)?.textContent ?? undefined;
const press = (root: ShadowRoot, name: string): void =>
  [...root.querySelectorAll<HTMLElement>('.nudge button,.nudge a')]
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)!
    .click();

describe('a note', () => {
  test('is about the dearest item, with its picture, and reports itself once', async () => {
    const { root, record, counted } = await shown();
    expect(text(root, 'h2')).toBe('Bowl is still in the basket');
    expect(text(root, '.what p')).toBe('With 3 pieces.');
    expect(root.querySelector('img')).toMatchObject({ alt: 'Bowl', src: 'https://shop.example/bowl.jpg' });
    expect(root.querySelector('aside')?.getAttribute('role')).toBe('complementary');
    expect(record.events).toEqual([['nudge_shown', { nudge: 'idle', kind: 'idle_cart', version: 3, arm: 'shown' }]]);
    expect(record.told).toEqual([['nudge', { id: 'idle', action: 'shown' }]]);
    expect(counted).toHaveBeenCalledOnce();
  });
  test('never takes the focus', async () => {
    const { root } = await shown();
    expect(root.activeElement).toBeNull();
  });
  test('goes with "No, thanks", and says so', async () => {
    const { root, note, record } = await shown();
    press(root, 'No, thanks');
    expect(await note.done).toBe('no');
    expect(record.events.at(-1)).toEqual([
      'nudge_dismissed',
      { nudge: 'idle', kind: 'idle_cart', version: 3, how: 'no' },
    ]);
    await vi.waitFor(() => expect(root.querySelector('.corner')).toBeNull());
    expect(root.adoptedStyleSheets).toHaveLength(0);
  });
  test('leads on with its link, which is one', async () => {
    const { root, note, record } = await shown();
    const link = root.querySelector<HTMLAnchorElement>('.nudge a')!;
    expect(new URL(link.href).pathname).toBe('/cart');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(await note.done).toBe('yes');
    expect(record.events.at(-1)?.[0]).toBe('nudge_clicked');
    expect(record.told.at(-1)).toEqual(['nudge', { id: 'idle', action: 'clicked' }]);
  });
  test('closes with Escape from inside and gives the focus back', async () => {
    const { root, note, launcher } = await shown();
    launcher.className = 'launcher';
    root.querySelector<HTMLElement>('.nudge button')!.focus();
    root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(await note.done).toBe('close');
    expect(root.activeElement).toBe(launcher);
  });
  test('tells its true rule, and stops for good', async () => {
    const { root, note } = await shown();
    press(root, 'Why do I see this?');
    expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'The basket has not changed for 10 minutes',
      'At most one such note in 24 hours',
      'Worked out on this device',
      '10% of shoppers, chosen at random, do not see it: so the shop learns whether it helps',
    ]);
    press(root, 'Back');
    expect(text(root, 'h2')).toBe('Bowl is still in the basket');
    expect(root.activeElement?.className).toBe('why');
    press(root, 'Why do I see this?');
    press(root, 'No more notes');
    expect(await note.done).toBe('stop');
  });
  test.each([
    [
      { rule: { ...RULE, kind: 'returning_cart', away_h: 48 } },
      'The basket is from your last visit, more than 2 days ago',
    ],
    [{ rule: { ...RULE, after_s: 45 } }, 'The basket has not changed for 45 seconds'],
    [
      { rule: { ...RULE, kind: 'exit_intent' }, by: 'scroll' },
      'There is something in the basket, and the page was scrolled up quickly',
    ],
    [{ called: 'asked' }, 'The shop’s page called for this note'],
  ] as [Partial<DueNudge>, string][])('says why: %j', async (due, line) => {
    const { root } = await shown(due);
    press(root, 'Why do I see this?');
    expect(text(root, 'li')).toBe(line);
  });
  test('in cookieless the budget it names is the tab’s', async () => {
    const { root } = await shown({}, { mode: () => 'cookieless' });
    press(root, 'Why do I see this?');
    expect([...root.querySelectorAll('li')][1]?.textContent).toBe('At most one such note in this tab');
  });
});

describe('the gap', () => {
  const bar: NudgePart = { ...WORDS, title: '{gap} more for free delivery', text: 'From 200 lei on.' };
  test('is a bar that follows the cart and opens into a note', async () => {
    words = bar;
    const { root, note, record } = await shown({ rule: FREE, gap: 38 });
    expect(text(root, '.line')).toBe('38 Moldovan lei more for free delivery');
    expect(root.querySelector<HTMLElement>('.meter i')?.style.inlineSize).toBe('81%');
    note.look(20);
    expect(text(root, '.line')).toBe('20 Moldovan lei more for free delivery');
    root.querySelector<HTMLElement>('.line')!.click();
    expect(text(root, '.what p')).toBe('From 200 lei on.');
    press(root, 'Why do I see this?');
    expect(text(root, 'li')).toBe('Delivery is free from 200 Moldovan lei on, and 20 Moldovan lei is missing');
    expect(record.events).toHaveLength(1);
  });
  test('hides', async () => {
    words = bar;
    const { root, note } = await shown({ rule: FREE, gap: 38 });
    press(root, 'Hide');
    expect(await note.done).toBe('close');
  });
});

describe('nothing is drawn, reported or counted', () => {
  const nothing = async ({ note, root, record, counted }: ReturnType<typeof put>): Promise<string> => {
    const end = await note.done;
    expect([root.querySelector('.corner'), record.events, counted.mock.calls]).toEqual([null, [], []]);
    return end;
  };
  test('when something stands against it by now', async () =>
    expect(await nothing(put({}, {}, 'the cart is empty'))).toBe('the cart is empty'));
  test('when its words do not come', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    expect(await nothing(put())).toBe('its words did not load');
  });
  test('when a sentence would have a hole', async () => {
    const nameless = { currency: 'MDL', items: [{ item_id: 'a' }] };
    expect(await nothing(put({}, { cart: () => nameless }))).toBe('the cart does not tell what its words need');
  });
  test('when it has nowhere to lead', async () => {
    words = { ...WORDS, href: 'javascript:alert(1)' };
    expect(await nothing(put())).toMatch(/^it has nowhere to lead/);
  });
  test('when a dialog of the page is open', async () => {
    const dialog = document.createElement('dialog');
    dialog.open = true;
    dialog.getBoundingClientRect = () => new DOMRect(0, 0, 9, 9);
    document.body.append(dialog);
    expect(await nothing(put())).toBe('no free place on the page');
  });
  test('when it was called off while its words came', async () => {
    const setup = put();
    setup.note.leave();
    expect(await nothing(setup)).toBe('gone');
  });
});

test('held back, nothing is seen, and it counts and reports as if it were shown', async () => {
  const { note, root, record, counted } = put({ arm: 'held' });
  expect(await note.done).toBe('held');
  expect(root.querySelector('.corner')).toBeNull();
  expect(counted).toHaveBeenCalledOnce();
  expect(record.events).toEqual([['nudge_held', { nudge: 'idle', kind: 'idle_cart', version: 3, arm: 'held' }]]);
});

test('forced, it says so, so that no comparison counts it', async () => {
  const { record } = await shown({ called: 'forced' });
  expect(record.events[0]?.[1]).toMatchObject({ arm: 'shown', forced: true });
});

test('without an address it leads to the shop’s checkout, else to the cart the page links to', () => {
  const { host } = createHost({}, { cart: () => ({ ...CART, checkout_url: 'https://shop.example/pay' }) });
  const { href: _, ...bare } = WORDS;
  expect(targetOf(host, bare)).toBe('https://shop.example/pay');
  const other = createHost({}, { cart: () => CART }).host;
  expect(targetOf(other, bare)).toBeUndefined();
  for (const path of ['/cart/add?id=1', '/cosmetics', '/ro/cos']) {
    const link = document.createElement('a');
    link.href = path;
    document.body.append(link);
  }
  expect(new URL(targetOf(other, bare)!).pathname).toBe('/ro/cos');
});

test('changes its language where it stands', async () => {
  const { root, note, record } = await shown();
  words = { ...WORDS, lang: 'ar', title: 'ما زال في سلتك: {item}' };
  record.locale = 'ar';
  note.retell();
  await vi.waitFor(() => expect(text(root, 'h2')).toBe('ما زال في سلتك: Bowl'));
  expect(root.querySelector('aside')).toMatchObject({ dir: 'rtl', lang: 'ar' });
});

test('keeps its language where the other does not come, and is gone at once when it is taken away', async () => {
  const { root, note, record } = await shown();
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  record.locale = 'ar';
  note.retell();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(text(root, 'h2')).toContain('Bowl');
  note.leave();
  note.destroy();
  expect([root.querySelector('.corner'), root.adoptedStyleSheets]).toEqual([null, []]);
});
