import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../state/app.ts';
import { formatRoute, type Page } from '../state/address.ts';
import type { SiteMe } from '../state/session.ts';
import { words } from '../words.ts';
import { Help } from './help.tsx';
import { InboxPage } from './inbox.tsx';
import { InstallPage } from './install.tsx';
import { LazyPage } from './lazy.tsx';
import { Nav } from './nav.tsx';
import { NoticeList } from './notices.tsx';
import { Palette } from './palette.tsx';
import { Blank, Icon } from './parts.tsx';

const NoSite = ({ app }: { app: App }) => {
  const first = app.session.me.value?.sites[0];
  if (!first) return <Blank icon="lock" title={words.nav.noSite} lead={words.nav.noSiteLead} />;
  return (
    <Blank icon="lock" title={words.nav.unknownSite} lead="">
      <a class="ctl" href={formatRoute({ site: first.key, page: 'inbox', filter: {} })}>
        {words.nav.toSite(first.name)}
      </a>
    </Blank>
  );
};

/** The name of the page, for the browser's tab and history. */
const titleOf = (app: App): string => {
  const site = app.site.value;
  const page = words.nav[app.router.route.value.page];
  const open = app.router.route.value.page === 'inbox' && site?.open ? ` (${site.open})` : '';
  return site ? `${page}${open} · ${site.name}` : words.product;
};

const PageOf = ({ app, site, page }: { app: App; site: SiteMe; page: Page }) => {
  if (page === 'inbox') return <InboxPage app={app} />;
  if (page === 'install') return <InstallPage app={app} />;
  return <LazyPage key={`${page} ${site.key}`} app={app} site={site} page={page} />;
};

/** Everything around a page: navigation, banner, dialogs, notices. */
export const Shell = ({ app }: { app: App }) => {
  const page = app.router.route.value.page;
  const title = titleOf(app);
  const main = useRef<HTMLElement>(null);
  const before = useRef(page);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (before.current !== page) main.current?.querySelector<HTMLElement>('h1')?.focus();
    before.current = page;
  }, [page]);
  /** On phones the page's own name is hidden while one item is read; then the item's stands for it. */
  const skip = (): void => {
    const headings = [...(main.current?.querySelectorAll<HTMLElement>('h1, h2[tabindex]') ?? [])];
    headings.find((heading) => heading.checkVisibility())?.focus();
  };
  const shut = (): void => {
    app.dialog.value = undefined;
  };
  return (
    <div class="con" data-reading={app.opened.value ? '' : undefined}>
      <button type="button" class="skip" onClick={skip}>
        {words.skip}
      </button>
      <Nav app={app} />
      <main class="main" ref={main}>
        {!app.online.value && (
          <p class="banner" role="status">
            <Icon name="off" />
            {words.offline}
          </p>
        )}
        {!app.site.value ? <NoSite app={app} /> : <PageOf app={app} site={app.site.value} page={page} />}
      </main>
      {app.dialog.value === 'search' && <Palette app={app} onClose={shut} />}
      {app.dialog.value === 'help' && <Help keys={app.keys} page={page} onClose={shut} />}
      <NoticeList notices={app.notices} />
    </div>
  );
};
