import 'fake-indexeddb/auto';
import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import { COLOUR_NAMES, CONSENT_GLOBALS, type Colours, type SiteDocument } from '../../protocol/site.ts';
import { createAssistant } from '../../widget/assistant.ts';
import type { DueNudge, NudgeCardPart, PanelPart, SurveyPart, View } from '../../widget/host.ts';
import * as consents from '../../widget/consents/follow.ts';
import * as more from '../../widget/more.ts';
import { readSettings, type Options } from '../../widget/settings.ts';
import type { Say } from '../../widget/verbs.ts';

const colours = Object.fromEntries(COLOUR_NAMES.map((name) => [name, '#123456'])) as Colours;

export const SITE: SiteDocument = {
  v: 1,
  revision: 3,
  name: 'Lut & Foc',
  mark: 'L',
  currency: 'MDL',
  lang: 'en',
  colours: { light: colours, dark: colours },
  launcher: { en: 'Ask us', ro: 'Întrebați-ne' },
  trouble: { en: 'Help did not load. Try again' },
  replies: true,
  nudges: [],
  budget: { session: 1, day: 1, rest_h: 72, never: [] },
  wake: ['purchase', ...CONSENT_GLOBALS],
  surveys: [{ id: 'after', trigger: { event: 'purchase', delay_s: 5 }, rest_days: 90, part: { en: 'c/a.json' } }],
};

export interface Post {
  path: string;
  keepalive: boolean;
  body: { visitor?: string; session?: string; unlinked?: true; events?: Wire[]; messages?: Wire[]; tab?: string };
}
interface Wire {
  id: string;
  type: string;
  at: number;
  seq: number;
  page: { url: string; title?: string };
  data: Record<string, unknown>;
}

export interface World {
  /** Milliseconds UTC at which the page was loaded. */
  start?: number;
  site: SiteDocument;
  /** What the collector answers with; 0: the network is gone. */
  status: { site: number; post: number };
  posts: Post[];
  /** Cache modes the site document was asked for with. */
  asked: (string | undefined)[];
  opened: [view: View, text: string | undefined][];
  surveyed: string[];
  /** How often the panel heard that what is kept may be another. */
  renewed: number;
  /** Notes that were handed to a card, and how to end the last. */
  noted: DueNudge[];
  answer(how: string): void;
  lines: string[];
  /** Parts that did not load. */
  broken: Set<keyof more.Loaders>;
  /** What keeps all parts waiting. */
  slow: Promise<void> | undefined;
  say: Say;
  /** All events the collector took, in the order they were sent. */
  events(): Wire[];
  types(): string[];
  /** Lets time pass and all that waits for it happen. */
  pass(ms: number): Promise<void>;
  show(is: boolean): void;
  leave(): void;
}

const reply = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] as const;

/** A page with the assistant, a collector that answers as told, and a clock that is handed in. */
export const createWorld = (options: Partial<Options> = {}, change: Partial<World> = {}): World => {
  vi.useFakeTimers({ toFake: [...TIMERS], now: change.start ?? 1.8e12 });
  const world = {
    site: SITE,
    status: { site: 200, post: 200 },
    posts: [],
    asked: [],
    opened: [],
    surveyed: [],
    renewed: 0,
    noted: [],
    lines: [],
    broken: new Set(),
    ...change,
  } as unknown as World;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const status = init.method === 'POST' ? world.status.post : world.status.site;
    if (init.method !== 'POST') world.asked.push(init.cache);
    if (!status) throw new TypeError('Failed to fetch');
    if (init.method !== 'POST') return reply(status, world.site);
    const body = JSON.parse(String(init.body));
    world.posts.push({ path: new URL(url).pathname, keepalive: !!init.keepalive, body });
    return status === 200 ? reply(200, { stored: 1, duplicate: 0, refused: [] }) : reply(status, { error: 'no' });
  });
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void world.lines.push(line));
  const whole = async <T>(name: keyof more.Loaders, part: () => Promise<T>): Promise<T> => {
    await world.slow;
    if (world.broken.has(name)) throw new TypeError('Failed to fetch');
    return part();
  };
  const panel: PanelPart = {
    createPanel: (_host, closed) => ({
      open: (view, text) => void world.opened.push([view, text]),
      close: closed,
      renew: () => world.renewed++,
      retell: () => {},
      destroy: () => {},
    }),
  };
  const survey: SurveyPart = {
    showSurvey: (_host, id) => {
      world.surveyed.push(id);
      return { done: new Promise(() => {}), destroy: () => {}, retell: () => {} };
    },
  };
  // Says and counts what a card would, without drawing it.
  const card: NudgeCardPart = {
    showNudge(_host, due, { stands, counted }) {
      let settle: (how: string) => void = () => {};
      const done = new Promise<string>((resolve) => (settle = resolve));
      const against = stands();
      world.noted.push(due);
      world.answer = settle;
      if (!against) counted();
      if (against || due.arm === 'held') settle(against ?? 'held');
      const leave = () => settle('gone');
      return { done, look: (gap) => Object.assign(due, { gap }), leave, retell: () => {}, destroy: leave };
    },
  };
  world.say = createAssistant(readSettings({ site: 'demo', host: 'https://help.example', ...options }), {
    more: () => whole('more', async () => more),
    panel: () => whole('panel', async () => panel),
    write: () => whole('write', async () => ({})),
    survey: () => whole('survey', async () => survey),
    nudge: () => whole('nudge', async () => card),
    consents: () => whole('consents', async () => consents),
  });
  world.events = () => world.posts.flatMap(({ body }) => body.events ?? []);
  world.types = () => world.events().map(({ type }) => type);
  world.pass = async (ms) => {
    for (let left = ms; left > 0; left -= 500) {
      await vi.advanceTimersByTimeAsync(Math.min(left, 500));
      for (let turn = 0; turn < 8; turn++) await setImmediate();
    }
  };
  world.show = (is) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: is ? 'visible' : 'hidden' });
    Object.defineProperty(document, 'hidden', { configurable: true, value: !is });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  world.leave = () => {
    window.dispatchEvent(new Event('pagehide'));
    world.show(false);
  };
  return world;
};

/** Leaves nothing of a world behind for the next. */
export const endWorld = async (world: World | undefined): Promise<void> => {
  world?.say('destroy');
  vi.clearAllTimers();
  vi.useRealTimers();
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  Reflect.deleteProperty(window, 'dataLayer');
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
  Object.defineProperty(document, 'hidden', { configurable: true, value: false });
  document.body.replaceChildren();
};
