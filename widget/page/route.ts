import type { Listen } from './listen.ts';

interface WithNavigation {
  navigation?: EventTarget;
}

/**
 * Watches for changes of the address inside the page, without touching `history`: the Navigation API tells them at once;
 * where it is missing, whoever calls the returned function (once a second, and before each event) finds them.
 * @param clean what makes two addresses the same page
 */
export const watchRoute = (listen: Listen, clean: (url: string) => string, changed: () => void): (() => void) => {
  let last = clean(location.href);
  const check = (): void => {
    const url = clean(location.href);
    if (url === last) return;
    last = url;
    changed();
  };
  const { navigation } = window as WithNavigation;
  if (navigation) listen(navigation, 'currententrychange', check);
  return check;
};
