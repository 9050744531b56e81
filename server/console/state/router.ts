import { signal, type ReadonlySignal } from '@preact/signals';
import { formatRoute, linkToken, parseRoute, type Route } from './address.ts';

export interface Router {
  route: ReadonlySignal<Route>;
  /** The token of a one-time sign-in link, while it stands in the address. */
  link: ReadonlySignal<string | undefined>;
  /** Makes an entry in the browser's history. */
  go(route: Route): void;
  /** Changes the address without an entry: filters, corrections. */
  replace(route: Route): void;
  stop(): void;
}

/** The address after `#` is the one source of which page is shown. */
export const createRouter = (view: Window): Router => {
  const route = signal(parseRoute(view.location.hash));
  const link = signal(linkToken(view.location.hash));
  const read = (): void => {
    link.value = linkToken(view.location.hash);
    route.value = parseRoute(view.location.hash);
  };
  view.addEventListener('hashchange', read);
  return {
    route,
    link,
    go: (next) => {
      const hash = formatRoute(next);
      if (hash !== view.location.hash) view.history.pushState(null, '', hash);
      read();
    },
    replace: (next) => {
      view.history.replaceState(null, '', formatRoute(next));
      read();
    },
    stop: () => view.removeEventListener('hashchange', read),
  };
};
