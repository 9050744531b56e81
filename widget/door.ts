import type { Host, Panel, PanelPart, View } from './host.ts';
import { once } from './once.ts';

export type Door = ReturnType<typeof createDoor>;

const VIEWS = ['home', 'help', 'messages', 'feedback', 'data'];

/** The view of that name; what this version does not have yet begins at home. */
export const viewOf = (name = ''): View =>
  VIEWS.includes(name) || name.startsWith('article:') ? (name as View) : 'home';

/**
 * Opens the panel, whose code is loaded when first needed. The newest wish wins: closing before it came leaves it closed.
 * @param drawn the panel was opened, at this view, or closed
 * @param failed its code did not come
 */
export const createDoor = (
  host: Host,
  load: (tries: number) => Promise<PanelPart>,
  drawn: (view: View | undefined) => void,
  failed: () => void,
) => {
  const part = once(load);
  let panel: Panel | undefined;
  let wish = 0;
  let turn = 0;
  let view: View | undefined;

  const draw = (next?: View): void => {
    const change = !view !== !next;
    view = next;
    if (change) drawn(view);
  };
  const close = (): void => {
    wish++;
    panel?.close();
  };
  return {
    close,
    isOpen: () => !!view,
    /** Makes it ready to be opened. */
    preload(): void {
      const mine = turn;
      part().then(
        ({ createPanel }) => {
          if (mine === turn && host.site) panel ??= createPanel(host, draw);
        },
        () => {},
      );
    },
    open(next: View, text?: string): void {
      const mine = ++wish;
      part().then(({ createPanel }) => {
        if (mine !== wish) return;
        panel ??= createPanel(host, draw);
        draw(next);
        panel.open(next, text);
      }, failed);
    },
    renew: () => panel?.renew(),
    retell: () => panel?.retell(),
    /** Takes the panel away; it can be opened again. */
    clear(): void {
      turn++;
      close();
      panel?.destroy();
      panel = undefined;
      draw();
    },
  };
};
