import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Me } from '../../../protocol/console.ts';
import { createTimes, type Times } from '../format/times.ts';
import { words } from '../words.ts';
import { formatFilter, type Page } from './address.ts';
import { createApi, type Api } from './api.ts';
import { createCommands, type Tool } from './commands.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createInstall, type Install } from './install.ts';
import { createOpenItem, type OpenItem } from './item.ts';
import { createKeys, type Keys } from './keys.ts';
import { createNotices, type Notices } from './notices.ts';
import { pollWhileSeen } from './poll.ts';
import { createRouter, type Router } from './router.ts';
import { createSession, type Session, type SiteMe } from './session.ts';
import { createShops, type Shops } from './shops.ts';
import { createWriting, type Writing } from './writing.ts';

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
  writing: Writing;
  site: ReadonlySignal<SiteMe | undefined>;
  times: ReadonlySignal<Times>;
  /** UTC milliseconds, moved on twice a minute. */
  now: ReadonlySignal<number>;
  online: ReadonlySignal<boolean>;
  opened: ReadonlySignal<OpenItem | undefined>;
  tool: Signal<Tool>;
  dialog: Signal<'search' | 'help' | undefined>;
  /** Set by a page whose list the keys for next and previous move in. */
  mover: Signal<((by: number) => void) | undefined>;
  /** Asks who is signed in, and follows the address from then on. */
  begin(): void;
  stop(): void;
}

const INBOX_POLL = 15_000;
const INSTALL_POLL = 2_000;
const CLOCK = 30_000;

/** Calls `start` when what `read` reads has changed, and not when anything else does. */
const watch = (read: () => unknown, start: () => void): (() => void) => {
  const told = computed(() => JSON.stringify(read()));
  return effect(() => {
    if (told.value) untracked(start);
  });
};

/** The root: makes every part and joins them. `view` and `now` are handed in so that tests may bring their own. */
export const createApp = (view: Window, now: () => number): App => {
  const notices = createNotices();
  const router = createRouter(view);
  const session = createSession(() => api);
  const api: Api = createApi((input, init) => view.fetch(input, init), session.lost);
  const inbox = createInbox(api, session.count);
  const install = createInstall(api, (count) => notices.speak(words.install.received(count)));
  const shops = createShops(api);
  const writing = createWriting(view, session);
  const clock = signal(now());
  const online = signal(view.navigator.onLine);
  const tool = signal<Tool>(undefined);
  const dialog = signal<'search' | 'help' | undefined>(undefined);
  const mover = signal<((by: number) => void) | undefined>(undefined);
  const opened = signal<OpenItem | undefined>(undefined);

  const site = computed(() => session.me.value?.sites.find(({ key }) => key === router.route.value.site));
  const siteKey = computed(() => site.value?.key);
  const page = computed(() => router.route.value.page);
  const itemId = computed(() => (page.value === 'inbox' ? router.route.value.id : undefined));
  const zone = computed(() => site.value?.time_zone ?? 'UTC');

  const keys = createKeys(view, now, (command) => {
    if (session.me.value) commands[command]();
  });
  const commands = createCommands({
    inbox,
    site,
    page,
    opened,
    tool,
    dialog,
    mover,
    open: (id) => {
      inbox.point(id);
      router.go({ ...router.route.value, page: 'inbox', id });
    },
    goTo: (wanted) => {
      if (siteKey.value) router.go({ site: siteKey.value, page: wanted, filter: {} });
    },
  });

  const openItem = (key: string, id: string, me: Me): OpenItem => {
    inbox.point(id);
    const item = createOpenItem(id, {
      api,
      site: key,
      now,
      put: inbox.put,
      refuse: notices.refuse,
      settled: () => void inbox.poll(),
      me: { id: me.staff.id, name: me.staff.name },
      staff: () => inbox.facets.value.staff,
      marksRead: site.value?.role !== 'viewer',
    });
    void item.load();
    return item;
  };

  /** What is loaded when the address or the person changes. */
  const followAddress = (): (() => void)[] => [
    effect(() => {
      const first = session.me.value?.sites[0];
      const { site: key, ...rest } = router.route.value;
      if (!first || key || router.link.value) return;
      // An owner looks at the shop first, who answers at what there is to answer.
      const page = first.role === 'owner' && !view.location.hash.slice(2) ? 'overview' : rest.page;
      router.replace({ ...rest, page, site: first.key });
    }),
    watch(
      () => [siteKey.value, page.value, formatFilter(router.route.value.filter)],
      () => {
        const key = siteKey.value;
        notices.clear();
        if (key && page.value === 'inbox') void inbox.load(key, router.route.value.filter).then(inbox.refreshFacets);
        if (key && page.value === 'install') void install.load(key);
        if (key) void shops.learn(key);
      },
    ),
    watch(
      () => [siteKey.value, itemId.value],
      () => {
        const [key, id, me] = [siteKey.value, itemId.value, session.me.value];
        tool.value = undefined;
        opened.value = key && id && me ? openItem(key, id, me) : undefined;
      },
    ),
  ];

  const followTime = (): (() => void)[] => {
    const ticking = setInterval(() => (clock.value = now()), CLOCK);
    const asks = (wanted: Page): boolean => !!siteKey.value && online.value && page.value === wanted;
    return [
      () => clearInterval(ticking),
      pollWhileSeen(view.document, INBOX_POLL, async () => {
        if (asks('inbox')) await inbox.poll();
      }),
      pollWhileSeen(view.document, INSTALL_POLL, async () => {
        if (asks('install')) await install.poll();
      }),
    ];
  };

  const followNetwork = (): (() => void)[] =>
    (
      [
        ['online', true],
        ['offline', false],
      ] as const
    ).map(([name, on]) => {
      const heard = (): void => void (online.value = on);
      view.addEventListener(name, heard);
      return () => view.removeEventListener(name, heard);
    });

  const stops: (() => void)[] = [router.stop, keys.stop];
  return {
    api,
    router,
    session,
    inbox,
    install,
    notices,
    keys,
    shops,
    writing,
    site,
    online,
    opened,
    tool,
    dialog,
    mover,
    now: clock,
    times: computed(() => createTimes(zone.value)),
    begin: () => {
      stops.push(...followAddress(), ...followTime(), ...followNetwork());
      void session.begin();
    },
    stop: () => {
      for (const stop of stops.splice(0)) stop();
    },
  };
};
