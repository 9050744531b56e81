import type { Listen } from './listen.ts';

/**
 * The one owner of the page's visibility. A page that is left fires `pagehide` before or after `visibilitychange`, one
 * that is restored `visibilitychange` before `pageshow`: two listeners see it all. `freeze` follows hiding, when
 * everything is sent already.
 * @param shown the page became visible; `restored` out of the back/forward cache, which is a new page view
 * @param hidden the page became hidden; `leaving` when it may never be seen again. What must be sent must be sent now
 */
export const watchVisibility = (
  listen: Listen,
  shown: (restored: boolean) => void,
  hidden: (leaving: boolean) => void,
): void => {
  let visible: boolean | undefined;
  let left = false;
  const change = (event?: Event): void => {
    const leaving = event?.type === 'pagehide';
    const is = !leaving && !document.hidden;
    if (is === visible && !leaving) return;
    visible = is;
    if (is) shown(left);
    else if (!left) hidden(leaving);
    left = leaving || (left && !is);
  };
  listen(document, 'visibilitychange', change);
  listen(window, 'pagehide', change);
  change();
};
