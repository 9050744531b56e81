import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InboxChange, InboxDetail, Role } from '../../protocol/console.ts';
import { createApp, type App } from '../../server/console/state/app.ts';
import { Root } from '../../server/console/ui/root.tsx';
import { detailOf, fetchFrom, itemOf, me, NOW, settle, SITE, type Collector } from './support.ts';

let app: App | undefined;
let place: HTMLElement;
let signedIn: boolean;
let login: number;
let wait: string;
let role: Role;
let items: InboxDetail[];
let lastEventAt: number | undefined;
const asked: string[] = [];

const collector: Collector = (method, path, body) => {
  asked.push(`${method} ${path}`);
  const { pathname } = new URL(path, 'http://x');
  if (pathname.endsWith('/login')) {
    signedIn = login === 200;
    return {
      status: login,
      body: signedIn ? me : { error: 'no' },
      ...(wait ? { headers: { 'retry-after': wait } } : {}),
    };
  }
  if (!signedIn) return { status: 401, body: { error: 'Sign in.' } };
  if (pathname.endsWith('/me'))
    return { status: 200, body: { ...me, sites: me.sites.map((site) => ({ ...site, role })) } };
  if (pathname.endsWith('/facets')) {
    return { status: 200, body: { surveys: [], langs: [], labels: ['Gift'], pages: [], staff: [me.staff] } };
  }
  if (pathname.endsWith('/inbox')) return { status: 200, body: { items, total: items.length, open: items.length } };
  if (pathname.endsWith('/install')) {
    return { status: 200, body: { events: [], ...(lastEventAt !== undefined && { last_event_at: lastEventAt }) } };
  }
  const item = items.find(({ id }) => pathname.endsWith(`/inbox/${id}`));
  if (!item) return { status: 404, body: { error: 'There is no such item.' } };
  if (method === 'PATCH') Object.assign(item, body as InboxChange);
  return { status: 200, body: item };
};

const start = async (hash = '#/'): Promise<App> => {
  location.hash = hash;
  vi.stubGlobal('fetch', fetchFrom(collector));
  app = createApp(window, () => NOW);
  render(<Root app={app} />, place);
  app.begin();
  await settle();
  return app;
};
const find = (selector: string): HTMLElement => {
  const found = place.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector} in ${place.textContent}`);
  return found;
};
const write = (name: string, text: string): void => {
  const field = find(`input[name="${name}"]`) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const submit = async (): Promise<void> => {
  find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await settle();
};
const type = async (key: string): Promise<void> => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await settle();
};

beforeEach(() => {
  lastEventAt = undefined;
  place = document.body.appendChild(document.createElement('div'));
  signedIn = true;
  login = 200;
  wait = '';
  role = 'owner';
  asked.length = 0;
  items = [1, 2].map((n) => detailOf(itemOf(n)));
});
afterEach(() => {
  app?.stop();
  render(null, place);
  place.remove();
  vi.unstubAllGlobals();
  location.hash = '';
});

describe('signing in', () => {
  it('names what is missing beside its field and asks the collector nothing', async () => {
    signedIn = false;
    await start();
    write('email', 'ana');
    await submit();
    expect(place.textContent).toContain('This is not an e-mail address.');
    expect(place.textContent).toContain('Write your password.');
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it.each([
    [401, 'E-mail and password do not match.', ''],
    [429, 'Too many tries. Wait a minute, then try again.', ''],
    [429, 'Too many tries. Wait 13 minutes, then try again.', '780'],
    [429, 'Too many tries. Wait 40 seconds, then try again.', '40'],
    [500, 'Sign-in did not work.', ''],
  ])('tells a %i in words: %s', async (status, words, seconds) => {
    signedIn = false;
    login = status;
    wait = seconds;
    await start();
    write('email', 'ana@shop.example');
    write('password', 'wrong');
    await submit();
    expect(place.textContent).toContain(words);
  });

  it('goes on where the address points, also after the session has ended', async () => {
    const { opened } = await start(`#/${SITE}/inbox/item-2`);
    expect(opened.value?.detail.value?.id).toBe('item-2');
    signedIn = false;
    await type('e');
    expect(place.textContent).toContain('You were signed out.');
    expect((find('input[name="email"]') as HTMLInputElement).value).toBe('ana@shop.example');
    expect(location.hash).toBe(`#/${SITE}/inbox/item-2`);
    write('password', 'right');
    await submit();
    expect(find('.quote').textContent).toContain('Words 2');
  });
});

describe('without an address', () => {
  it.each([
    ['owner', 'overview'],
    ['staff', 'inbox'],
  ] as const)('the %s begins at the %s of the first shop', async (who, page) => {
    role = who;
    await start();
    expect(location.hash).toBe(`#/${SITE}/${page}`);
  });
});

describe('the inbox', () => {
  it('shows what is open, and opens by key', async () => {
    await start(`#/${SITE}/inbox`);
    expect(asked).toContain(`GET /console/api/sites/${SITE}/inbox?status=open`);
    await type('j');
    await type('j');
    expect(document.activeElement?.getAttribute('data-id')).toBe('item-2');
    location.hash = document.activeElement?.getAttribute('href') ?? '';
    await settle();
    expect(find('.quote').textContent).toContain('Words 2');
    await type('k');
    expect(location.hash).toBe(`#/${SITE}/inbox/item-1`);
    await type('e');
    expect(items[0]).toMatchObject({ status: 'done', read: true });
    expect(find('.it[aria-current]').textContent).toContain('Done');
  });

  it('shows what people wrote as text, whatever it looks like', async () => {
    const nasty = '<img src=x onerror="globalThis.hit=1">';
    items = [
      detailOf(itemOf(1, { text: nasty, labels: [nasty] }), {
        page: { url: 'javascript:alert(1)', title: nasty },
        email: 'a@b.example',
        name: nasty,
      }),
    ];
    await start(`#/${SITE}/inbox/item-1`);
    expect(place.querySelector('img')).toBeNull();
    expect(find('.quote').textContent).toBe(nasty);
    expect(find('.quote').getAttribute('dir')).toBe('auto');
    expect([...place.querySelectorAll('a')].some((link) => link.href.startsWith('javascript'))).toBe(false);
  });

  it('says that nobody wrote yet, and nothing of the tag, where the page reports', async () => {
    items = [];
    lastEventAt = NOW;
    await start(`#/${SITE}/inbox`);
    expect(place.textContent).toContain('Nobody has written yet');
    expect(place.textContent).not.toMatch(/(Paste|Get) the tag/);
  });

  it('teaches when it is empty, and offers a way out when filters find nothing', async () => {
    items = [];
    const { router } = await start(`#/${SITE}/inbox`);
    expect(place.textContent).toContain('No feedback yet');
    expect(place.textContent).toContain('Get the tag');
    router.replace({ site: SITE, page: 'inbox', filter: { q: 'zzz' } });
    await settle();
    expect(place.textContent).toContain('Nothing fits these filters');
  });

  it('says why it did not load, and tries again', async () => {
    items = [];
    await start(`#/${SITE}/inbox/gone`);
    expect(find('[role="alert"]').textContent).toContain('There is no such item.');
  });
});
