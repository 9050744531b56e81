import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveNothing, helped, opened, serve, shelf } from './asking.ts';
import { helpOf, TEXTS } from './helped.ts';
import { createHost } from './host.ts';

const follows = vi.hoisted(() => vi.fn(() => () => {}));
vi.mock('../../../widget/ui/dialogs.ts', () => ({ followDialogs: follows }));
vi.mock('../../../widget/ui/rich.tsx', () => Promise.reject(new TypeError('Failed to fetch')));

beforeEach(serve);
afterEach(leaveNothing);

test('an article whose tables cannot be drawn has all the rest, and says that something did not load', async () => {
  const { part, texts } = helpOf(undefined, {
    ...TEXTS,
    delivery: {
      blocks: [
        ['p', ['Prices by post:']],
        ['table', [['Way'], ['Price']], [[['Post'], ['38 lei']]]],
      ],
      at: 1,
    },
  });
  Object.assign(shelf.served, { 'c/help.json': part, 'c/texts.json': texts });
  const { see, all } = await opened('article:delivery');
  await see('The shop’s server does not reply');
  await see('Prices by post:');
  expect(all('.panel [role=alert] button').map((name) => name.trim())).toEqual(['Try again']);
});

test('a page without dialogs needs nothing that follows them; one with a dialog has it as the panel opens', async () => {
  const bare = await opened();
  await bare.see('Often asked');
  expect(follows).not.toHaveBeenCalled();
  bare.panel.destroy();
  document.body.append(document.createElement('dialog'));
  const { root } = await opened();
  await vi.waitFor(() => expect(follows).toHaveBeenCalledWith(root.host, expect.any(Function)));
});

test('in Arabic a name of another script does not take the date beside it along', async () => {
  const setup = createHost(helped);
  setup.record.locale = 'ar';
  const { find } = await opened('article:oven', undefined, setup);
  await vi.waitFor(() => expect(find('article .small bdi').textContent).toContain('\u2068Ion\u2069'));
  expect([find('article').dir, find('article .small bdi').dir]).toEqual(['ltr', 'rtl']);
});
