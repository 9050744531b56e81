import type { Listen } from './listen.ts';

export interface Watch {
  /** The page became visible; `restored`: it came out of the back/forward cache, which is a new page view. */
  shown(restored: boolean): void;
  /** The page became hidden; `leaving`: it may never be seen again. What must be sent must be sent now. */
  hidden(leaving: boolean): void;
}

/**
 * The one owner of the page's visibility. A page that is left fires `pagehide` before or after `visibilitychange`, one
 * that is restored `visibilitychange` before `pageshow`: two listeners see it all. `freeze` follows hiding, when
 * everything is sent already.
 */
export const watchVisibility = (listen: Listen, { shown, hidden }: Watch): void => {
  let visible: boolean | undefined;
  let left = false;
  const change = (leaving: boolean): void => {
    const is = !leaving && document.visibilityState === 'visible';
    if (is === visible && !leaving) return;
    visible = is;
    if (is) shown(left);
    else if (!left) hidden(leaving);
    left = leaving || (left && !is);
  };
  listen(document, 'visibilitychange', () => change(false));
  listen(window, 'pagehide', () => change(true));
  change(false);
};
