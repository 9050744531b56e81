import type { Listen } from './listen.ts';

interface Parts {
  listen: Listen;
  /** The launcher, in a shadow root. */
  button: HTMLElement;
  /** CSS selector of the page's own button; matches nothing on most pages. */
  launcher: string;
  /** Any sign of life. */
  used(): void;
  /** The pointer or the focus is on what opens or tells something. */
  near(): void;
  /** An element that tells something was clicked. */
  track(name: string): void;
  /** Opens; returns nothing where it does nothing: a link then leads where it leads. */
  click(element: HTMLElement): unknown;
}

/**
 * Three listeners for all that a shopper does: `pointerover` also comes with a touch and while the page scrolls under
 * the pointer, `keyup` comes where the focus has gone.
 */
export const watchUse = ({ listen, button, launcher, used, near, track, click }: Parts): void => {
  const watch = (type: string, act: (element: HTMLElement, event: Event) => void): void =>
    listen(document, type, (event) => {
      used();
      const target = event.composedPath()[0] as Element;
      const element = button.contains(target)
        ? button
        : target.closest?.<HTMLElement>(`:is([data-attendant-open],[data-attendant-event],${launcher})`);
      if (element) act(element, event);
    });
  watch('pointerover', near);
  watch('keyup', near);
  watch('click', (element, event) => {
    const { attendantOpen, attendantEvent } = element.dataset;
    // At once, since the click may lead to another page.
    if (attendantEvent) track(attendantEvent);
    if ((!attendantEvent || attendantOpen) && click(element)) event.preventDefault();
  });
};
