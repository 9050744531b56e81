import type { EventData, PageRef, PageViewData } from '../protocol/events.ts';
import { TITLE_LENGTH } from '../protocol/limits.ts';
import { createAttention } from './page/attention.ts';
import type { Listen } from './page/listen.ts';
import { cleanUrl } from './page/source.ts';

type Report = <T extends keyof EventData>(type: T, data: EventData[T], page: PageRef, at?: number) => boolean;

export const pageRef = (): PageRef => ({ url: cleanUrl(location.href), title: document.title.slice(0, TITLE_LENGTH) });

/**
 * The page views of one document and what was seen of each. A view begun by a route change is told with the next event
 * or second, when the shop has set the new title; its time is that of the change.
 * @param leaving before a page is left for another inside the document
 */
export const createPages = (listen: Listen, now: () => number, report: Report, leaving: () => void) => {
  const { look, used, resume, take, renew } = createAttention(() => performance.now());
  let last = cleanUrl(location.href);
  let url = last;
  let due: { nav: PageViewData['nav']; at: number } | undefined = { nav: 'load', at: now() };

  const tell = (): void => {
    const view = due;
    due = undefined;
    if (!view) return;
    const told = report(
      'page_view',
      { nav: view.nav, lang: document.documentElement.lang, width: innerWidth },
      { ...pageRef(), url, referrer: cleanUrl(document.referrer) },
      view.at,
    );
    // Told as soon as it may be.
    if (!told) due = { ...view, at: now() };
  };
  /** One that waits to be told is the same, such as that of a route which the page itself tells as well. */
  const begin = (nav: PageViewData['nav']): void => {
    check();
    url = last;
    due ??= { nav, at: now() };
    renew();
  };
  const leave = (end: boolean): void => {
    tell();
    const seen = take();
    if (end || seen.active_ms) report('engagement', end ? { ...seen, end } : seen, { url });
  };
  /**
   * Changes of the address inside the page, without touching `history`: the Navigation API tells them at once; where it
   * is missing, each look and each event finds them.
   */
  const check = (): void => {
    const next = cleanUrl(location.href);
    if (next === last) return;
    last = next;
    leaving();
    leave(false);
    begin('route');
  };
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) listen(navigation, 'currententrychange', check);
  return {
    begin,
    leave,
    look,
    used,
    resume,
    /** Brings everything up to this moment, so that what happens next is told on the right page. */
    settle(): PageRef {
      check();
      tell();
      return { url };
    },
  };
};
