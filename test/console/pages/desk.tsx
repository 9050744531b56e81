import { render } from 'preact';
import { vi } from 'vitest';
import { createApp, type App } from '../../../server/console/state/app.ts';
import { Root } from '../../../server/console/ui/root.tsx';
import { overviewOf, questionDetail, questionList, QUESTIONS } from '../figures.ts';
import { fetchFrom, me, NOW, settle, SITE, type Collector } from '../support.ts';

/** The console in a page, over a collector that answers from memory. */
export interface Desk {
  place: HTMLElement;
  /** What was asked for, by its path under the site's. */
  asked: string[];
  /** What the collector answers, by the same paths without their queries. */
  answers: Record<string, unknown>;
  /** What can be changed, such as contents; asked first. */
  changeable: ((...asked: Parameters<Collector>) => ReturnType<Collector> | undefined) | undefined;
  /** Paths that begin so are answered with a failure. */
  fails: string | undefined;
  start(hash: string): Promise<App>;
  text(): string;
  link(name: string): HTMLAnchorElement | undefined;
  button(name: string): HTMLButtonElement;
  press(button: HTMLElement): Promise<void>;
  type(key: string): Promise<void>;
  stop(): void;
}

const usual = (): Record<string, unknown> => ({
  me,
  overview: overviewOf(),
  questions: questionList(),
  install: { events: [] },
  ...Object.fromEntries(QUESTIONS.map((row) => [`questions/${row.id}`, questionDetail({}, row)])),
});

export const setDesk = (): Desk => {
  const place = document.body.appendChild(document.createElement('div'));
  let app: App | undefined;
  const collector: Collector = (method, path, body) => {
    const { pathname, search } = new URL(path, 'http://x');
    const name = pathname.split(`/sites/${SITE}/`)[1] ?? pathname.split('/').at(-1) ?? '';
    desk.asked.push(name + search);
    if (desk.fails && name.startsWith(desk.fails)) return { status: 500, body: {} };
    const changed = desk.changeable?.(method, path, body);
    if (changed) return changed;
    if (name in desk.answers) return { status: 200, body: desk.answers[name] };
    return { status: 404, body: { error: 'There is no such thing.' } };
  };
  const stop = (): void => {
    app?.stop();
    render(null, place);
  };
  const desk: Desk = {
    place,
    asked: [],
    answers: usual(),
    changeable: undefined,
    fails: undefined,
    start: async (hash) => {
      stop();
      location.hash = hash;
      vi.stubGlobal('fetch', fetchFrom(collector));
      app = createApp(window, () => NOW);
      render(<Root app={app} />, place);
      app.begin();
      await settle();
      await vi.dynamicImportSettled();
      await settle();
      return app;
    },
    text: () => (place.textContent ?? '').replaceAll('\u00a0', ' '),
    link: (name) =>
      [...place.querySelectorAll('a')].find((a) => (a.getAttribute('aria-label') ?? a.textContent) === name),
    button: (name) => {
      const found = [...place.querySelectorAll('button')].find(
        (b) => (b.getAttribute('aria-label') ?? b.textContent) === name,
      );
      if (!found) throw new Error(`no button ${name} in ${place.textContent}`);
      return found;
    },
    press: async (button) => {
      button.click();
      await settle();
    },
    type: async (key) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    },
    stop: () => {
      stop();
      place.remove();
      vi.unstubAllGlobals();
      location.hash = '';
    },
  };
  return desk;
};
