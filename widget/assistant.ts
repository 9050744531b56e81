// The order of these is that of the bundle; in this one it packs 1 % smaller than in others.
import { createFace } from './ui/face.ts';
import { createPages, pageRef } from './pages.ts';
import { guard } from './guard.ts';
import { watchUse } from './page/use.ts';
import { createDataLayerReader } from './commerce/dataLayer.ts';
import { createNetwork } from './network.ts';
import { DECIDED, PATIENCE, TICK } from './numbers.ts';
import { uuidv7 } from '../protocol/ids.ts';
import { createRecorder } from './recorder.ts';
import { followSite } from './site.ts';
import { watchVisibility } from './page/visibility.ts';
import type { EventData } from '../protocol/events.ts';
import type { SiteDocument } from '../protocol/site.ts';
import type { Hearers } from './guard.ts';
import type { Call, First, Loaders, More } from './more.ts';
import type { Listen } from './page/listen.ts';
import type { Settings } from './settings.ts';
import type { FirstVerbs, Say } from './verbs.ts';

/** Milliseconds of a clock that nobody sets. */
const clock = (): number => performance.now();
/**
 * Wires one assistant and starts it: the only place that knows all parts.
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
  let due = 0;
  let ticks = 0;
  let tries = 0;
  let coming: Promise<More | undefined> | undefined;
  const calls: Call[] = [];
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
  const { outbox, mode, note, notes } = recorder;
  const report: First['report'] = (type, data) => recorder.report(type, data, pages.settle());
  const readLayer = createDataLayerReader((name, data) => call('layer', name, data));
  const read = guard(() => {
    if (recorder.measures()) readLayer();
  });
  const pages = createPages(listen, now, recorder.report, read);

  /** The second script, or nothing if it does not load; asked again, it tries again. */
  const enter = (): Promise<More | undefined> =>
    (coming ??= load
      .more(tries++)
      .then(({ createMore }) => {
        const first = {
          verbs,
          settings,
          load,
          face,
          recorder,
          now,
          site: () => site,
          report,
          tell,
          hearers,
          seen,
          calls,
          guard,
          pageRef,
          uuidv7,
        };
        if (!signal.aborted) more = createMore(first);
        return more;
      })
      .catch(() => (coming = undefined)));
  /** For the second script, at once or when it comes. */
  const call = (verb: string, ...args: unknown[]): void => {
    calls.push([verb, args, now(), pages.settle().url]);
    if (more) more.drain();
  };
  /** What a page still has to tell when it is left before the second script came is told on the next. */
  const handOver = (): void => {
    // What is no JSON stays behind alone.
    if (recorder.measures()) note({ left: calls.splice(0).filter(guard((one) => JSON.stringify(one))) });
  };
  const takeOver = (): void => {
    calls.unshift(...(notes().left ?? []));
    note({ left: undefined });
  };
  /** Something to do for it, a rule may be due upon what was seen, or the page has what the site wants looked at. */
  const needsMore = (): unknown => calls[0] || site?.wake.some((type) => seen[type] || type in window);

  const follow = (next: SiteDocument | undefined): void => {
    const before = site;
    if (signal.aborted) return;
    site = next?.off ? undefined : next;
    if (!site) more?.clear();
    recorder.live(!!site);
    face.dress({ site });
    if (site && !before) tell('ready', { revision: site.revision });
  };
  const checkSite = followSite((cache) => network.call(`sites/${settings.site}/site.json`, { cache }), clock, follow);
  const tick = guard(() => {
    read();
    pages.settle();
    checkSite();
    more?.look();
    if (ticks++ === DECIDED) recorder.erase();
    if (!more && clock() >= due && needsMore()) {
      due = clock() + PATIENCE;
      void enter();
    }
  });

  const begin = (): void => {
    if (signal.aborted) return;
    takeOver();
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
        // Looking makes the browser lay the page out, which it has not done yet when the script comes.
        timer = setInterval(() => {
          pages.look();
          tick();
        }, TICK);
        tick();
      },
      (leaving) => {
        clearInterval(timer);
        read();
        pages.leave(leaving);
        if (leaving) handOver();
        outbox.leave();
      },
    );
    watchUse({
      listen,
      button: face.button,
      launcher: settings.launcher,
      track: verbs.track,
      used: pages.used,
      near: () => site && enter().then((part) => part?.preload()),
      click: (element) => site && enter().then((part) => (part ? part.click(element) : face.dress({ failed: true }))),
    });
  };

  const verbs: FirstVerbs = {
    page: () => pages.begin('call'),
    track: (name, data) => report('custom', { name, data }),
    consent(said, by) {
      if (recorder.consent(said, by)) report('consent', { mode: mode(), ...(typeof said === 'object' && said) });
      tell('consent', { mode: mode() });
    },
    on: (event, hear) => void (hear && hearers.push([event, hear])),
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
      if (signal.aborted) return undefined as never;
      if (Object.hasOwn(verbs, verb)) return (verbs[verb as keyof FirstVerbs] as (...all: unknown[]) => never)(...args);
      call(verb, ...args);
      return void enter() as never;
    })();
  // What the page had queued comes first, such as consent.
  queueMicrotask(begin);
  return say;
};
