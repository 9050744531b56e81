import { COMMERCE_TYPES } from '../protocol/commerce.ts';
import type { CommerceType, Item } from '../protocol/commerce.ts';
import type { EventData } from '../protocol/events.ts';
import type { uuidv7 } from '../protocol/ids.ts';
import type { SiteDocument } from '../protocol/site.ts';
import { blanked, dataOf } from './commerce/items.ts';
import { added, createLedger } from './commerce/ledger.ts';
import { momentOf } from './contacts.ts';
import type { createConsents } from './consents/follow.ts';
import { createDoor, viewOf } from './door.ts';
import type { guard, Hearers } from './guard.ts';
import type { Happenings, Host, NudgeCardPart, PanelPart, SurveyPart } from './host.ts';
import { createMessages } from './messages.ts';
import type { Notes } from './notebook.ts';
import { need, screenVerbs, shopVerbs } from './more-verbs.ts';
import { budgetStands, keptFree } from './nudge/budget.ts';
import { createOffers } from './offers.ts';
import type { Offers } from './offers.ts';
import { once } from './once.ts';
import type { pageRef } from './pages.ts';
import type { Recorder } from './recorder.ts';
import { createRules } from './rules.ts';
import type { Settings } from './settings.ts';
import type { Face } from './ui/face.ts';
import { groundOf } from './ui/ground.ts';
import type { Explanation, FirstVerbs } from './verbs.ts';

/** Where the parts come from that are loaded when first needed; `tries` counts the failures before. */
export interface Parts {
  panel(tries: number): Promise<PanelPart>;
  write(tries: number): Promise<unknown>;
  survey(tries: number): Promise<SurveyPart>;
  nudge(tries: number): Promise<NudgeCardPart>;
  consents(tries: number): Promise<{ createConsents: typeof createConsents }>;
}

/** And where the second script comes from. */
export interface Loaders extends Parts {
  more(tries: number): Promise<MorePart>;
}

/** What the first script lends to this one. */
export interface First {
  verbs: FirstVerbs;
  settings: Settings;
  load: Parts;
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
  /** Once a second: surveys and notes that are due. */
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

/** Looks, which come each second, until a part that did not load is asked for again. */
const AGAIN = 30;

const hostOf = (
  { settings, load, face, recorder, verbs, now, site, report, tell, pageRef, uuidv7 }: First,
  messages: ReturnType<typeof createMessages>,
  product: Host['product'],
): Host => ({
  ...messages,
  verbs,
  recorder,
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
  product,
  waiting: () => recorder.outbox.own.size,
  blanked,
  write: load.write,
  newId: () => uuidv7(now()),
  report,
  tell,
});

/** Verbs that are still answered when they were said on the page before. */
const FACTS = /^(?:layer|product|cart|order)$/;

/** Commerce, notes, surveys, the panel's door and the rarer verbs. */
export const createMore = (first: First): More => {
  const { recorder, face, seen, load, tell, now, calls, site, guard } = first;
  const { notes, note } = recorder;
  const began = now() - performance.now();
  let call: Call | undefined;
  /** What is called for late is told as of its own time and page. */
  const report: First['report'] = (type, data) =>
    call ? recorder.report(type, data, { url: call[3] }, call[2]) : first.report(type, data);
  const messages = createMessages(recorder);
  /** What product() told, and of which page. */
  let viewed: [item: Item, url: string] | undefined;
  const host = hostOf({ ...first, report }, messages, () =>
    viewed?.[1] === first.pageRef().url ? viewed[0] : undefined,
  );
  /** Shops tell the same cart on every page: only another one is a change. */
  const write = (change: Notes): void => {
    const [before = [], after = before] = [notes().cart?.items, change.cart?.items];
    note(added(before, after)[0] || added(after, before)[0] ? { ...change, changed: call ? call[2] : now() } : change);
  };
  const ledger = createLedger({ read: notes, write, now, report });
  let consents: ReturnType<typeof createConsents> | undefined;
  /** The data layer tells of consent. */
  let told = false;
  let looks = 0;
  /** Loads what reads consent platforms where there is one. */
  const lookForConsent = (): void => {
    if (consents) return consents.look();
    if (first.settings.consent === 'off' || !(told || site()?.wake.some((name) => name in window)) || looks++ % AGAIN)
      return;
    load.consents(looks - 1).then(
      (part) => (consents = part.createConsents(first)),
      () => {},
    );
  };
  let revision: number | undefined;
  /** Once for each revision: a question that the shopper waits for may have its answer now, and the panel finds out. */
  const lookForAnswers = (): void => {
    if (!notes().questions?.[0] || revision === site()?.revision) return;
    revision = site()?.revision;
    door.preload();
  };
  const layer = (name: unknown, data: unknown): void => {
    told ||= name === 'default' || name === 'update';
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
      nudges.leave();
      report('chat_opened', { view });
      tell('open', { view });
    },
    () => face.dress({ failed: true }),
  );
  const lent = { host, notes, note, seen, guard };
  const nudges = createRules(lent, () => door.isOpen() || offers.isOpen(), once(load.nudge));
  const offers: Offers = createOffers({
    ...lent,
    busy: () => door.isOpen() || nudges.isOpen(),
    load: once(load.survey),
    // Buyers are asked whatever came before their order, since it is that which they are asked about.
    against: (event) => (event === 'purchase' ? keptFree : budgetStands)(momentOf(lent)),
  });
  const waiting: (() => void)[] = [];
  /** Once the site document is there. */
  const ready = (act: () => void): void => (site() ? act() : void waiting.push(act));
  const verbs = {
    ...shopVerbs(host, ledger, (item) => (viewed = [item, call ? call[3] : first.pageRef().url])),
    ...screenVerbs(first, ready, door, offers, nudges, messages.forget),
    layer,
  };
  const answer = guard((verb: string, args: unknown[]) => {
    need(Object.hasOwn(verbs, verb), `there is no verb "${verb}"`);
    (verbs as Record<string, (...all: unknown[]) => void>)[verb]!(...args);
  });
  const drain = (): void => {
    for (call of calls.splice(0)) if (call[2] >= began || FACTS.test(call[0])) answer(call[0], call[1]);
    call = undefined;
  };
  first.hearers.push(['consent', () => door.renew()]);
  face.dress({ ground: groundOf() });
  drain();
  return {
    drain,
    preload: door.preload,
    click: guard(({ dataset: { attendantOpen } }) => {
      const [kind, id] = (attendantOpen ?? '').split(':');
      nudges.leave();
      if (kind === 'survey' && id) offers.ask(id, true);
      else if (door.isOpen() && !kind) door.close();
      else door.open(viewOf(attendantOpen));
    }),
    look() {
      for (const act of site() ? waiting.splice(0) : []) guard(act)();
      lookForConsent();
      lookForAnswers();
      offers.look();
      nudges.look();
    },
    explain: () => ({ commerce: ledger.source(), rules: { ...offers.why, ...nudges.why() } }),
    clear() {
      consents?.stop();
      door.clear();
      offers.clear();
      nudges.clear();
    },
  };
};
