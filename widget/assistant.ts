import { COMMERCE_TYPES } from '../protocol/commerce.ts';
import type { CommerceType } from '../protocol/commerce.ts';
import type { EventData } from '../protocol/events.ts';
import { uuidv7 } from '../protocol/ids.ts';
import type { SiteDocument } from '../protocol/site.ts';
import { createDataLayerReader } from './commerce/dataLayer.ts';
import { blanked, dataOf } from './commerce/items.ts';
import { createLedger } from './commerce/ledger.ts';
import { createDoor, viewOf } from './door.ts';
import type { Loaders } from './door.ts';
import { createHearers, guard, warn } from './guard.ts';
import type { Host } from './host.ts';
import { createNetwork } from './network.ts';
import { createOffers } from './offers.ts';
import { nextWait } from './outbox/backoff.ts';
import type { Listen } from './page/listen.ts';
import { sourceOf } from './page/source.ts';
import { watchUse } from './page/use.ts';
import { watchVisibility } from './page/visibility.ts';
import { createPages, pageRef } from './pages.ts';
import { createRecorder } from './recorder.ts';
import type { Settings } from './settings.ts';
import { followSite } from './site.ts';
import { createFace } from './ui/face.ts';
import { createVerbs } from './verbs.ts';
import type { Verbs } from './verbs.ts';

/** How often a visible page is looked at, in milliseconds. */
const TICK = 1000;

/**
 * Wires one assistant and starts it, or waits for a prerendered page to be shown: the only place that knows all parts.
 * @param load where the parts come from that are loaded when first needed
 * @param gone called by destroy()
 */
export const createAssistant = (
  settings: Settings,
  load: Loaders,
  gone: () => void = () => {},
  now: () => number = Date.now,
): Verbs => {
  let site: SiteDocument | undefined;
  let timer: ReturnType<typeof setInterval>;
  let begun = false;
  let online = true;
  let refusals = 0;
  const early: (() => unknown)[] = [];
  const waiting: (() => unknown)[] = [];
  const stop = new AbortController();
  const { signal } = stop;
  const listen: Listen = (target, type, hear) =>
    target.addEventListener(type, guard(hear), { capture: true, signal });

  const { on, off, tell } = createHearers();
  const face = createFace(settings);
  const network = createNetwork(settings.host, now);
  const recorder = createRecorder({
    settings,
    network,
    now,
    landing: sourceOf(location.href, document.referrer),
    told(detail) {
      offers.seen(detail.type === 'custom' ? (detail.data as EventData['custom']).name : detail.type);
      tell('event', detail);
    },
  });
  const { mode, notes, note } = recorder;
  const report: Host['report'] = (type, data) => {
    pages.settle();
    recorder.report(type, () => data, { url: pages.url() });
  };
  const ledger = createLedger({ read: notes, write: note, now, report });
  const readLayer = createDataLayerReader((name, raw) => {
    if (COMMERCE_TYPES.includes(name as CommerceType)) ledger.hear('dataLayer', name as CommerceType, dataOf(raw));
    else if (raw.search_term) report('search', { search_term: blanked(raw.search_term) });
  });
  const read = guard(() => {
    if (recorder.measures()) readLayer();
  });
  const pages = createPages({ listen, now, report: recorder.report, leaving: read, changed: face.dress });
  const host: Host = {
    root: face.root,
    get site() {
      return site!;
    },
    base: settings.host,
    key: settings.site,
    position: settings.position,
    mode,
    locale: face.locale,
    now,
    page: pageRef,
    cart: () => notes().cart,
    newId: () => uuidv7(now()),
    report,
    send: recorder.send,
    tell,
    draft: recorder.draft,
    keepDraft: recorder.keepDraft,
  };
  const door = createDoor({
    host,
    load,
    drawn(view) {
      face.open(!!view);
      if (!view) return tell('close', {});
      report('chat_opened', { view });
      tell('open', { view });
    },
    failed: face.failed,
  });
  const offers = createOffers({
    rules: () => site?.surveys ?? [],
    asked: () => notes().asked ?? {},
    mode,
    now,
    busy: door.busy,
    show: (id, trigger) => door.survey(id, trigger, () => note({ asked: { ...notes().asked, [id]: now() } })),
  });

  const follow = (next: SiteDocument | undefined): void => {
    const before = site;
    site = next;
    if (!next) door.clear();
    if (!next || !before) recorder.live(!!next);
    face.show(next);
    if (!next || before) return;
    tell('ready', { revision: next.revision });
    for (const act of waiting.splice(0)) guard(act)();
  };
  const checkSite = followSite({
    get: (cache) => network.get(`sites/${settings.site}/site.json`, cache),
    now,
    asked: () => notes().checked ?? 0,
    told(next) {
      if (signal.aborted) return;
      note({ checked: now() });
      follow(next.off ? undefined : next);
    },
    refused(status) {
      if (!refusals++)
        warn(`${settings.host} says ${status} to site "${settings.site}": check data-site, and its origins in the console`);
      follow(undefined);
    },
    wait: (failures) => nextWait(failures, 0, Math.random()),
  });
  const tick = guard(() => {
    pages.look();
    read();
    pages.settle();
    offers.look();
    checkSite();
    if (online !== (online = navigator.onLine)) recorder.outbox.flush();
  });

  const begin = (): void => {
    begun = true;
    pages.begin('load');
    watchVisibility(listen, {
      shown(restored) {
        if (restored) {
          recorder.renew();
          pages.begin('load');
        }
        pages.shown(true);
        recorder.outbox.flush();
        timer = setInterval(tick, TICK);
        face.dress();
        tick();
      },
      hidden(leaving) {
        clearInterval(timer);
        read();
        pages.leave(leaving || undefined);
        pages.shown(false);
        recorder.outbox.leave();
      },
    });
    watchUse({
      listen,
      element: face.element,
      launcher: settings.launcher,
      used: pages.used,
      near: () => site && door.preload(),
      open(view) {
        const [kind, id] = view.split(':');
        if (!site) return;
        if (kind === 'survey' && id) offers.ask(id, true);
        else if (kind === 'home') door.toggle();
        else door.open(viewOf(kind));
      },
      track: (name) => verbs.track(name),
    });
    for (const act of early.splice(0)) act();
  };

  const verbs = createVerbs({
    recorder,
    ledger,
    door,
    report,
    offers,
    on(event, hear) {
      on(event, hear);
      if (event === 'ready' && site) guard(hear)({ revision: site.revision } as never);
    },
    off,
    whenReady: (act) => (site ? act() : void waiting.push(act)),
    view: () => pages.begin('call'),
    consent(said) {
      const before = mode();
      const more = recorder.consent(said);
      if (more && before === 'off') pages.begin('load');
      if (more) report('consent', { mode: mode(), ...(typeof said === 'object' && said) });
      tell('consent', { mode: mode() });
      return more !== undefined;
    },
    explain() {
      const { visitor, session, last, cart } = notes();
      return {
        mode: mode(),
        why: recorder.why(),
        ...(site && { revision: site.revision }),
        ...(visitor && session && { visitor, session }),
        ...(last && { source: last }),
        commerce: { ...ledger.source(), ...(cart && { cart }) },
        rules: offers.why,
        waiting: recorder.outbox.waiting(),
        sent: network.sent,
      };
    },
    locale(tag) {
      face.setLocale(tag);
      door.retell();
    },
    theme(name) {
      face.setTheme(name);
      door.retell();
    },
    destroy() {
      if (signal.aborted) return;
      read();
      pages.leave(true);
      recorder.outbox.leave();
      recorder.outbox.stop();
      clearInterval(timer);
      stop.abort();
      door.clear();
      face.stop();
      gone();
    },
  });
  if ((document as { prerendering?: boolean }).prerendering) listen(document, 'prerenderingchange', begin);
  else begin();

  /** Every verb waits for a prerendered page to be shown, does nothing after destroy(), and never throws. */
  const careful = Object.entries(verbs).map(([name, act]) => [
    name,
    (...args: never[]) => {
      const say = guard(() => (act as (...args: never[]) => unknown)(...args));
      if (signal.aborted) return undefined;
      return begun ? say() : void early.push(say);
    },
  ]);
  return Object.fromEntries(careful) as Verbs;
};
