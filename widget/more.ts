import { COMMERCE_TYPES } from '../protocol/commerce.ts';
import type { CommerceType } from '../protocol/commerce.ts';
import type { EventData } from '../protocol/events.ts';
import type { uuidv7 } from '../protocol/ids.ts';
import type { SiteDocument } from '../protocol/site.ts';
import { blanked, cartOf, dataOf, itemOf } from './commerce/items.ts';
import { createLedger } from './commerce/ledger.ts';
import type { Ledger } from './commerce/ledger.ts';
import { createDoor, viewOf } from './door.ts';
import type { Door } from './door.ts';
import type { guard, Hearers } from './guard.ts';
import type { Happenings, Host, PanelPart, SurveyPart } from './host.ts';
import { createMessages } from './messages.ts';
import { wipe } from './notebook.ts';
import { createOffers } from './offers.ts';
import type { Offers } from './offers.ts';
import { once } from './once.ts';
import type { pageRef } from './pages.ts';
import type { Recorder } from './recorder.ts';
import type { Settings } from './settings.ts';
import type { Face } from './ui/face.ts';
import { groundOf } from './ui/ground.ts';
import type { Explanation, MoreVerbs } from './verbs.ts';

/** Where the parts come from; `tries` counts the failures before. */
export interface Loaders {
  more(tries: number): Promise<MorePart>;
  panel(tries: number): Promise<PanelPart>;
  survey(tries: number): Promise<SurveyPart>;
}

/** What the first script lends to this one. */
export interface First {
  settings: Settings;
  load: Loaders;
  face: Face;
  recorder: Recorder;
  now(): number;
  site(): SiteDocument | undefined;
  report<T extends keyof EventData>(type: T, data: EventData[T]): void;
  tell<E extends keyof Happenings>(event: E, detail: Happenings[E]): void;
  hearers: Hearers;
  /** Types of the events of this page, and names of its custom ones, with their last time. */
  seen: Record<string, number>;
  /** What was said and read before this script was there, also on the page before. */
  calls: Call[];
  // Lent rather than loaded a second time.
  guard: typeof guard;
  pageRef: typeof pageRef;
  uuidv7: typeof uuidv7;
}

/** A verb, what it was given, and when and where. */
export type Call = [verb: string, args: unknown[], at: number, url: string];

export interface More {
  /** Does what was called for. */
  drain(): void;
  preload(): void;
  /** A launcher was clicked, or an element that says what it opens. */
  click(element: HTMLElement): void;
  /** Once a second: surveys that are due. */
  look(): void;
  explain(): Pick<Explanation, 'commerce' | 'rules'>;
  /** Takes panel and survey off the page. */
  clear(): void;
}

/**
 * The shape of this module, the second script: loaded when a page has a data layer, says a verb of it, comes near the
 * launcher, or a survey may be due.
 */
export interface MorePart {
  createMore(first: First): More;
}

const hostOf = (
  { settings, face, recorder, now, site, report, tell, pageRef, uuidv7 }: First,
  messages: ReturnType<typeof createMessages>,
): Host => ({
  ...messages,
  root: face.root,
  get site() {
    return site()!;
  },
  base: settings.host,
  key: settings.site,
  position: settings.position,
  mode: recorder.mode,
  locale: face.locale,
  now,
  page: pageRef,
  cart: () => recorder.notes().cart,
  newId: () => uuidv7(now()),
  report,
  tell,
});

/** Ends a verb with the one line its caller needs. */
const need = (fine: unknown, remedy: string): void => {
  if (!fine) throw remedy;
};

const shopVerbs = (host: Host, ledger: Ledger): Pick<MoreVerbs, 'product' | 'cart' | 'order' | 'identify'> => ({
  product(item) {
    const items = itemOf(item);
    need(items[0], 'product() needs an item_id');
    ledger.hear('api', 'view_item', { items });
  },
  cart(cart) {
    const whole = cartOf(cart);
    need(whole, 'cart() needs the whole cart: {currency, items: [{item_id, price, quantity}]}');
    ledger.setCart('api', whole!);
  },
  order(order) {
    const { id, ...data } = Object(order);
    need(id, 'order() needs {id, value, currency, items}');
    ledger.hear('api', 'purchase', dataOf({ ...data, transaction_id: id }));
  },
  identify(customer, signature) {
    need(customer?.id, 'identify() needs {id}');
    need(signature, 'identify() needs a signature, else the visitor stays anonymous');
    need(host.mode() === 'full', "identify() needs consent('full')");
    host.report('identify', { customer: String(customer.id), signature: signature! });
  },
});

const screenVerbs = (
  { face, recorder, hearers }: First,
  ready: (act: () => void) => void,
  door: Door,
  offers: Offers,
  forget: () => void,
): Omit<MoreVerbs, keyof ReturnType<typeof shopVerbs>> => {
  const dress = (change: Parameters<Face['dress']>[0]): void => {
    face.dress(change);
    door.retell();
    offers.retell();
  };
  return {
    open: (name) => ready(() => door.open(viewOf(name))),
    close: door.close,
    ask: (text) => ready(() => door.open('messages', String(text))),
    survey: (id, options) => ready(() => offers.ask(id, options?.force)),
    nudge: (id) => need(false, `this site has no nudge "${id}"`),
    off(event, hear) {
      const at = hearers.findIndex(([name, other]) => name === event && other === hear);
      if (at >= 0) hearers.splice(at, 1);
    },
    locale: (locale) => dress({ locale }),
    theme: (theme) => dress({ theme }),
    reset() {
      // What waits to be sent was said by this visitor and still goes.
      for (const level of [1, 2]) for (const kind of ['n', 'd/']) wipe(level, recorder.prefix + kind);
      recorder.renew();
      forget();
      door.clear();
      offers.clear();
      void recorder.outbox.flush();
    },
  };
};

/** Verbs that are still answered when they were said on the page before. */
const FACTS = /^(?:layer|product|cart|order)$/;

/** Commerce, surveys, the panel's door and the rarer verbs. */
export const createMore = (first: First): More => {
  const { recorder, face, seen, load, tell, now, calls, site, guard } = first;
  const { notes, note } = recorder;
  const began = now() - performance.now();
  let call: Call | undefined;
  /** What is called for late is told as of its own time and page. */
  const report: First['report'] = (type, data) =>
    call ? recorder.report(type, data, { url: call[3] }, call[2]) : first.report(type, data);
  const messages = createMessages(recorder);
  const host = hostOf({ ...first, report }, messages);
  const ledger = createLedger({ read: notes, write: note, now, report });
  const layer = (name: unknown, data: unknown): void => {
    const raw = Object(data) as Record<string, unknown>;
    if (COMMERCE_TYPES.includes(name as CommerceType)) ledger.hear('dataLayer', name as CommerceType, dataOf(raw));
    else if (/search/.test(String(name)) && raw['search_term'])
      report('search', { search_term: blanked(raw['search_term']) });
  };
  const door = createDoor(
    host,
    load.panel,
    (view) => {
      face.dress({ open: !!view, failed: false, ground: groundOf() });
      if (!view) return tell('close', {});
      report('chat_opened', { view });
      tell('open', { view });
    },
    () => face.dress({ failed: true }),
  );
  const offers = createOffers({ host, notes, note, seen, panelOpen: door.isOpen, load: once(load.survey) });
  const waiting: (() => void)[] = [];
  /** Once the site document is there. */
  const ready = (act: () => void): void => (site() ? act() : void waiting.push(act));
  const verbs = { ...shopVerbs(host, ledger), ...screenVerbs(first, ready, door, offers, messages.forget), layer };
  const answer = guard((verb: string, args: unknown[]) => {
    need(Object.hasOwn(verbs, verb), `there is no verb "${verb}"`);
    (verbs as Record<string, (...all: unknown[]) => void>)[verb]!(...args);
  });
  const drain = (): void => {
    for (call of calls.splice(0)) if (call[2] >= began || FACTS.test(call[0])) answer(call[0], call[1]);
    call = undefined;
  };
  face.dress({ ground: groundOf() });
  drain();
  return {
    drain,
    preload: door.preload,
    click: guard(({ dataset: { attendantOpen } }) => {
      const [kind, id] = (attendantOpen ?? '').split(':');
      if (kind === 'survey' && id) offers.ask(id, true);
      else if (door.isOpen() && !kind) door.close();
      else door.open(viewOf(kind));
    }),
    look() {
      for (const act of site() ? waiting.splice(0) : []) guard(act)();
      offers.look();
    },
    explain: () => ({ commerce: ledger.source(), rules: offers.why }),
    clear() {
      door.clear();
      offers.clear();
    },
  };
};
