import type { EventData, PageRef, PageViewData } from '../protocol/events.ts';
import { limits } from '../protocol/limits.ts';
import type { Notes } from './notebook.ts';
import { createDwell } from './page/dwell.ts';
import type { Listen } from './page/listen.ts';
import { createReach } from './page/reach.ts';
import { watchRoute } from './page/route.ts';
import { cleanUrl } from './page/source.ts';

interface Parts {
  listen: Listen;
  now(): number;
  report<T extends keyof EventData>(type: T, data: (notes: Notes) => EventData[T], page: PageRef, at?: number): void;
  /** Before a page is left for another inside the document. */
  leaving(): void;
  changed(): void;
}

export const pageRef = (): PageRef => ({ url: cleanUrl(location.href), title: document.title.slice(0, limits.title) });

/**
 * The page views of one document and what was seen of each. A view begun by a route change is told with the next event
 * or second, when the shop has set the new title; its time is that of the change.
 */
export const createPages = ({ listen, now, report, leaving, changed }: Parts) => {
  const dwell = createDwell(now);
  const reach = createReach();
  let url = '';
  let due: { nav: PageViewData['nav']; at: number } | undefined;

  const tell = (): void => {
    if (!due) return;
    const { nav, at } = due;
    due = undefined;
    const page = { ...pageRef(), url };
    if (document.referrer) page.referrer = cleanUrl(document.referrer);
    report(
      'page_view',
      ({ first, last }) => ({
        nav,
        lang: document.documentElement.lang,
        width: innerWidth,
        ...(last && { last }),
        ...(first && { first }),
      }),
      page,
      at,
    );
  };
  const leave = (end?: true): void => {
    tell();
    reach.look();
    const active_ms = Math.round(dwell.take());
    if (active_ms || end) report('engagement', () => ({ active_ms, reach: reach.deepest(), ...(end && { end }) }), { url });
  };
  const begin = (nav: PageViewData['nav']): void => {
    url = cleanUrl(location.href);
    due = { nav, at: now() };
    reach.renew();
  };
  const check = watchRoute(listen, cleanUrl, () => {
    leaving();
    leave();
    begin('route');
    changed();
  });
  return {
    begin,
    leave,
    /** Brings everything up to this moment, so that what happens next is told on the right page. */
    settle() {
      check();
      tell();
    },
    look() {
      if (reach.look()) dwell.used();
    },
    url: () => url,
    used: dwell.used,
    shown: dwell.shown,
  };
};
