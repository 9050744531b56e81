import { vi, expect } from 'vitest';
import type { View } from '../../../widget/host.ts';
import { createPanel } from '../../../widget/panel.ts';
import { helpOf } from './helped.ts';
import { createHost } from './host.ts';

/** What the collector serves, by path; `down`: it does not answer. */
export const shelf = { served: {} as Record<string, unknown>, down: false };

/** A collector that serves the articles of helped.ts. */
export const serve = (): void => {
  const { part, texts } = helpOf();
  shelf.served = { 'c/help.json': part, 'c/texts.json': texts };
  shelf.down = false;
  vi.stubGlobal('fetch', async (url: string) => {
    if (shelf.down) throw new TypeError('Failed to fetch');
    const body = shelf.served[url.split('/v1/sites/demo/')[1]!];
    return new Response(JSON.stringify(body ?? {}), { status: body ? 200 : 404 });
  });
};

export const leaveNothing = (): void => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.head.replaceChildren();
};

export const helped = { help: { en: 'c/help.json' } };

/** The panel, opened, and what a person does in it. */
export const opened = async (view: View = 'home', text?: string, setup = createHost(helped)) => {
  const panel = createPanel(setup.host, () => {});
  panel.open(view, text);
  await vi.waitFor(() => expect(setup.root.querySelector<HTMLElement>('.layer')!.hidden).toBe(false));
  const find = <T extends HTMLElement = HTMLElement>(selector: string): T => setup.root.querySelector<T>(selector)!;
  const all = (selector: string): string[] =>
    [...setup.root.querySelectorAll<HTMLElement>(selector)].map((element) => element.textContent);
  const see = (words: string) => vi.waitFor(() => expect(find('.panel').textContent).toContain(words));
  const click = (name: string) =>
    [...setup.root.querySelectorAll<HTMLElement>('.panel button, .panel a, .panel label')]
      .find((one) => (one.getAttribute('aria-label') ?? one.textContent).includes(name))!
      .click();
  const type = (words: string) => {
    find<HTMLInputElement>('#find').value = words;
    find('#find').dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (key: string) => find('#find').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const enter = () => find('form.find').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const ask = (words: string) => {
    type(words);
    enter();
  };
  return { ...setup, panel, find, all, see, click, type, press, enter, ask };
};

/** What was reported of that type. */
export const of = (events: [string, unknown][], type: string) =>
  events.filter(([name]) => name === type).map(([, data]) => data);
