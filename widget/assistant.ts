import type { EventData } from '../protocol/events.ts';
import type { SiteDocument } from '../protocol/site.ts';
import { guard, warn } from './guard.ts';
import type { Hearers } from './guard.ts';
import type { First, Loaders, More } from './more.ts';
import { createNetwork } from './network.ts';
import { once } from './once.ts';
import type { Listen } from './page/listen.ts';
import { watchUse } from './page/use.ts';
import { watchVisibility } from './page/visibility.ts';
import { createPages } from './pages.ts';
import { createRecorder } from './recorder.ts';
import type { Settings } from './settings.ts';
import { followSite } from './site.ts';
import { createFace } from './ui/face.ts';
import type { FirstVerbs, Say } from './verbs.ts';

/** How often a visible page is looked at, in milliseconds. */
const TICK = 1000;
/** Milliseconds after which the second script, if it did not load, is asked for again. */
const PATIENCE = 30_000;

/**
 * Wires one assistant and starts it, or waits for a prerendered page to be shown: the only place that knows all parts.
 * @param gone called by destroy()
 * @returns says a verb; never throws
 */
export const createAssistant = (
  settings: Settings,
  load: Loaders,
  gone: () => void = () => {},
  now: () => number = Date.now,
): Say => {
  let site: SiteDocument | undefined;
  let more: More | undefined;
  let timer: ReturnType<typeof setInterval>;
  let online = true;
  let due = 0;
  const waiting: (() => unknown)[] = [];
  const seen: Record<string, number> = {};
  const stop = new AbortController();
  const { signal } = stop;
  const listen: Listen = (target, type, hear) => target.addEventListener(type, guard(hear), { capture: true, signal });

  const hearers: Hearers = [];
  const tell: First['tell'] = (event, detail) => {
    for (const [name, hear] of hearers.slice()) if (name === event) guard(hear)(detail as never);
  };
  const face = createFace(settings);
  const network = createNetwork(settings.host, now);
  const recorder = createRecorder(settings, network.post, now, (detail) => {
    seen[(detail.data as EventData['custom']).name ?? detail.type] = now();
    tell('event', detail);
  });
  const { outbox, mode, notes } = recorder;
  const report: First['report'] = (type, data) => recorder.report(type, data, pages.settle());
  const read = guard(() => more?.read());
  const pages = createPages(listen, now, recorder.report, read);

  /** Once the site document is there. */
  const ready = (act: () => unknown): unknown => (site ? act() : waiting.push(act));
  const enter = once(async (tries) => {
    const { createMore } = await load.more(tries);
    if (!signal.aborted) more = createMore({ settings, load, face, recorder, now, site: () => site, ready, report, tell, hearers, seen });
    return more!;
  });
  /** A data layer, or a survey whose event was seen. */
  const needsMore = (): unknown =>
    (recorder.measures() && 'dataLayer' in window) || site?.surveys.some(({ trigger }) => seen[trigger.event]);

  const follow = (next: SiteDocument | undefined): void => {
    const before = site;
    if (signal.aborted) return;
    site = next?.off ? undefined : next;
    if (!site) more?.clear();
    if (!site || !before) recorder.live(!!site);
    face.dress({ site });
    if (!site || before) return;
    tell('ready', { revision: site.revision });
    for (const act of waiting.splice(0)) act();
  };
  const checkSite = followSite(
    (cache) => network.call(`sites/${settings.site}/site.json`, { cache }),
    now,
    follow,
  );
  const tick = guard(() => {
    pages.look();
    read();
    pages.settle();
    checkSite();
    more?.look();
    if (!more && now() > due && needsMore()) {
      due = now() + PATIENCE;
      enter().catch(() => {});
    }
    if (online !== (online = navigator.onLine)) void outbox.flush();
  });

  const begin = (): void => {
    pages.begin('load');
    watchVisibility(
      listen,
      (restored) => {
        if (restored) {
          recorder.renew();
          pages.begin('load');
        }
        pages.resume();
        face.dress();
        void outbox.flush();
        timer = setInterval(tick, TICK);
        tick();
      },
      (leaving) => {
        clearInterval(timer);
        read();
        pages.leave(leaving || undefined);
        outbox.leave();
      },
    );
    watchUse({
      listen,
      button: face.button,
      launcher: settings.launcher,
      used: pages.used,
      near: () => site && enter().then((part) => part.preload(), () => {}),
      click: (element) =>
        site && enter().then((part) => guard(part.click)(element), () => face.dress({ failed: true })),
    });
  };

  const verbs: FirstVerbs = {
    page: () => pages.begin('call'),
    track: (name, data) => report('custom', { name, data }),
    consent(said) {
      const measured = recorder.measures();
      const widened = recorder.consent(said);
      if (widened && !measured) pages.begin('load');
      if (widened) report('consent', { mode: mode(), ...(typeof said === 'object' && said) });
      tell('consent', { mode: mode() });
    },
    on: (event, hear) => void hearers.push([event, hear]),
    explain: () => ({
      mode: mode(),
      why: recorder.why(),
      revision: site?.revision,
      ...notes(),
      ...more?.explain(),
      waiting: outbox.own.size,
      sent: network.sent,
    }),
    destroy() {
      read();
      pages.leave(true);
      outbox.leave();
      outbox.open(false);
      clearInterval(timer);
      stop.abort();
      more?.clear();
      face.stop();
      gone();
    },
  };
  const say: Say = (verb, ...args) =>
    guard((): never => {
      const from = (all: object): never => {
        if (!Object.hasOwn(all, verb)) throw `there is no verb "${verb}"`;
        return (all as Record<string, (...all: unknown[]) => never>)[verb]!(...args);
      };
      if (signal.aborted) return undefined as never;
      if (Object.hasOwn(verbs, verb)) return from(verbs);
      enter().then(
        guard((part) => from(part.verbs)),
        () => warn(`${verb}() did not load`),
      );
      return undefined as never;
    })();
  // Nothing is sent or shown before it begins: all else waits for the site document.
  if ((document as { prerendering?: boolean }).prerendering) listen(document, 'prerenderingchange', begin);
  else begin();
  return say;
};
