import type { Listen } from './listen.ts';

interface Parts {
  listen: Listen;
  element: Element;
  /** CSS selector of the page's own button; matches nothing on most pages. */
  launcher: string;
  /** Any sign of life. */
  used(): void;
  /** The pointer or the focus is on what opens something. */
  near(): void;
  /** What opens something was clicked: the launcher (`home`), or an element with the view's name. */
  open(view: string): void;
  track(name: string): void;
}

/**
 * Three listeners for all that a shopper does: `pointerover` also comes with a touch and while the page scrolls under
 * the pointer, `keyup` comes where the focus has gone.
 */
export const watchUse = ({ listen, element, launcher, used, near, open, track }: Parts): void => {
  /** The inmost element, also inside shadow roots, and whether it is the launcher's. */
  const find = (event: Event): [target: Element | undefined, view: string | undefined] => {
    const [target, ...path] = event.composedPath();
    if (!(target instanceof Element)) return [undefined, undefined];
    if (path.includes(element)) return [undefined, target.closest('.launcher') ? 'home' : undefined];
    const named = target.closest('[data-attendant-open]')?.getAttribute('data-attendant-open');
    return [target, named ?? (target.closest(launcher) ? 'home' : undefined)];
  };
  const notice = (event: Event): void => {
    used();
    if (find(event)[1]) near();
  };
  listen(document, 'pointerover', notice);
  listen(document, 'keyup', notice);
  listen(document, 'click', (event) => {
    used();
    const [target, view] = find(event);
    const name = target?.closest('[data-attendant-event]')?.getAttribute('data-attendant-event');
    if (name) track(name);
    if (!view) return;
    event.preventDefault();
    open(view);
  });
};
