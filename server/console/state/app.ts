import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Me } from '../../../protocol/console.ts';
import { createTimes, type Times } from '../format/times.ts';
import { words } from '../words.ts';
import { formatFilter, type Page } from './address.ts';
import { createApi, type Api } from './api.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createInstall, type Install } from './install.ts';
import { createOpenItem, type OpenItem } from './item.ts';
import { createKeys, type Command, type Keys } from './keys.ts';
import { createNotices, type Notices } from './notices.ts';
import { pollWhileSeen } from './poll.ts';
import { createRouter, type Router } from './router.ts';
import { createSession, type Session } from './session.ts';
import { createShops, type Shops } from './shops.ts';

export type SiteMe = Me['sites'][number];
/** What is open in the head of an item. */
export type Tool = 'label' | 'assign' | 'note' | undefined;

/** Everything that the markup reads and calls. */
export interface App {
  api: Api;
  router: Router;
  session: Session;
  inbox: Inbox;
  install: Install;
  notices: Notices;
  keys: Keys;
  shops: Shops;
  site: ReadonlySignal<SiteMe | undefined>;
  times: ReadonlySignal<Times>;
  /** UTC milliseconds, moved on twice a minute. */
  now: ReadonlySignal<number>;
  online: ReadonlySignal<boolean>;
  opened: ReadonlySignal<OpenItem | undefined>;
  tool: Signal<Tool>;
  dialog: Signal<'search' | 'help' | undefined>;
  goTo(page: Page): void;
  open(id: string | undefined): void;
  begin(): void;
  stop(): void;
}

const INBOX_POLL = 15_000;
const INSTALL_POLL = 2_000;
const CLOCK = 30_000;

/** The root: makes every part and joins them. `view` and `now` are handed in so that tests may bring their own. */
export const createApp = (view: Window, now: () => number): App => {
  const notices = createNotices();
  const router = createRouter(view);
  const session = createSession(() => api);
  const api: Api = createApi((input, init) => view.fetch(input, init), session.lost);
  const inbox = createInbox(api, session.count);
  const install = createInstall(api, (count) => notices.speak(words.install.received(count)));
  const shops = createShops(api);
  const clock = signal(now());
  const online = signal(view.navigator.onLine);
  const tool = signal<Tool>(undefined);
  const dialog = signal<'search' | 'help' | undefined>(undefined);
  const opened = signal<OpenItem | undefined>(undefined);

  const site = computed(() => session.me.value?.sites.find(({ key }) => key === router.route.value.site));
  const siteKey = computed(() => site.value?.key);
  const page = computed(() => router.route.value.page);
  const filterText = computed(() => formatFilter(router.route.value.filter));
  const itemId = computed(() => (page.value === 'inbox' ? router.route.value.id : undefined));
  const zone = computed(() => site.value?.time_zone ?? 'UTC');

  const open = (id: string | undefined): void => {
    const { id: _, ...rest } = router.route.value;
    if (id) inbox.point(id);
    router.go({ ...rest, page: 'inbox', ...(id ? { id } : {}) });
  };
  const goTo = (wanted: Page): void => {
    const key = siteKey.value;
    if (key) router.go({ site: key, page: wanted, filter: {} });
  };
  const openItem = (key: string, id: string): OpenItem | undefined => {
    const me = session.me.value;
    if (!me) return undefined;
    const item = createOpenItem(id, {
      ...{ api, site: key, now, put: inbox.put, refuse: notices.refuse },
      me: { id: me.staff.id, name: me.staff.name },
      staff: () => inbox.facets.value.staff,
      marksRead: site.value?.role !== 'viewer',
    });
    void item.load();
    return item;
  };
  const use = (wanted: Exclude<Tool, undefined>): void => {
    if (site.value?.role === 'viewer') return;
    if (!itemId.value && inbox.cursor.value) open(inbox.cursor.value);
    if (itemId.value) tool.value = wanted;
  };
  const toggleDone = (): void => {
    const item = opened.value?.detail.value;
    if (item && site.value?.role !== 'viewer') {
      void opened.value?.change({ status: item.status === 'done' ? 'open' : 'done' });
    }
  };
  const move = (by: number): void => {
    if (page.value !== 'inbox') return;
    const id = inbox.beside(by, itemId.value);
    if (itemId.value && id) open(id);
    else inbox.point(id);
    if (id && id === inbox.items.value.at(-1)?.id) void inbox.more();
  };
  const commands: Record<Command, () => void> = {
    next: () => move(1),
    previous: () => move(-1),
    label: () => use('label'),
    assign: () => use('assign'),
    note: () => use('note'),
    done: toggleDone,
    search: () => void (dialog.value = 'search'),
    help: () => void (dialog.value = 'help'),
    inbox: () => goTo('inbox'),
    install: () => goTo('install'),
  };
  const keys = createKeys(view, now, (command) => {
    if (session.me.value) commands[command]();
  });

  /** Runs `start` whenever one of the signals it reads changes, and not when anything else does. */
  const watch = (read: () => unknown, start: () => void): (() => void) =>
    effect(() => {
      read();
      return untracked(start);
    });
  const stops: (() => void)[] = [];
  const follow = (): void => {
    const listen = (name: string, on: boolean): void => {
      const heard = (): void => void (online.value = on);
      view.addEventListener(name, heard);
      stops.push(() => view.removeEventListener(name, heard));
    };
    listen('online', true);
    listen('offline', false);
    const ticking = setInterval(() => (clock.value = now()), CLOCK);
    stops.push(() => clearInterval(ticking));
    stops.push(
      effect(() => {
        const first = session.me.value?.sites[0];
        const { site: key, ...rest } = router.route.value;
        if (first && !key && !router.link.value) router.replace({ ...rest, site: first.key });
      }),
      watch(
        () => [siteKey.value, page.value, filterText.value],
        () => {
          if (!siteKey.value || page.value !== 'inbox') return;
          void inbox.load(siteKey.value, router.route.value.filter).then(inbox.refreshFacets);
        },
      ),
      watch(
        () => [siteKey.value, itemId.value],
        () => {
          const [key, id] = [siteKey.value, itemId.value];
          tool.value = undefined;
          opened.value = key && id ? openItem(key, id) : undefined;
        },
      ),
      watch(
        () => [siteKey.value, page.value],
        () => {
          if (siteKey.value) void shops.learn(siteKey.value);
          if (siteKey.value && page.value === 'install') void install.load(siteKey.value);
        },
      ),
      pollWhileSeen(view.document, INBOX_POLL, async () => {
        if (siteKey.value && online.value) await inbox.poll();
      }),
      pollWhileSeen(view.document, INSTALL_POLL, async () => {
        if (siteKey.value && online.value && page.value === 'install') await install.poll();
      }),
    );
  };

  return {
    ...{ api, router, session, inbox, install, notices, keys, shops, site, online, opened, tool, dialog, goTo, open },
    now: clock,
    times: computed(() => createTimes(zone.value)),
    begin: () => {
      follow();
      void session.begin();
    },
    stop: () => {
      for (const stop of [...stops, router.stop, keys.stop]) stop();
    },
  };
};
