import { limits } from '../../protocol/limits.ts';
import type { CounterFact, Depth, Facts, FoldEvent, FoldSession, PurchaseFact, VisitFact } from '../store/store.ts';
import { helpOf } from './foldHelp.ts';
import { exposuresOf } from './foldNudges.ts';
import { questionsOf } from './foldQuestions.ts';
import { tabsOf, type TabFact } from './foldTabs.ts';
import { currencyOf, fieldsOf, quarterOf, shortOf, wholeOf } from './given.ts';
import { textOf } from './said.ts';

/** Milliseconds that one `engagement` can tell of; it comes once a minute. */
const LONGEST = 86_400_000;
const DEPTH_OF: Readonly<Record<string, Depth>> = {
  view_item: 'browsed',
  add_to_cart: 'cart',
  begin_checkout: 'checkout',
  add_shipping_info: 'checkout',
  add_payment_info: 'payment',
  purchase: 'ordered',
};
const ORDER: readonly Depth[] = ['none', 'browsed', 'cart', 'checkout', 'payment', 'ordered'];

/** A look at a cart is a cart only with something in it. */
const depthOf = ({ type, data }: FoldEvent): Depth => {
  if (type === 'view_cart') {
    const { items } = fieldsOf(data);
    return Array.isArray(items) && items.length > 0 ? 'cart' : 'none';
  }
  return (Object.hasOwn(DEPTH_OF, type) && DEPTH_OF[type]) || 'none';
};

const deepest = (events: readonly FoldEvent[]): Depth =>
  ORDER[Math.max(...events.map((event) => ORDER.indexOf(depthOf(event))))]!;

const activeOf = ({ type, data }: FoldEvent): number => {
  if (type !== 'engagement') return 0;
  const active = fieldsOf(data)['active_ms'];
  return typeof active === 'number' && active > 0 && active <= LONGEST ? active : 0;
};

/** GA4's engaged visit, see sessions.ts: active time, two page views, or a purchase. */
const visitOf = ({ mode, events, received }: FoldSession, tabs: readonly TabFact[]): VisitFact => {
  let pageViews = 0;
  let active = 0;
  for (const event of events) {
    if (event.type === 'page_view') pageViews++;
    active += activeOf(event);
  }
  const depth = deepest(events);
  return {
    mode,
    startedAt: events[0]!.at,
    endedAt: events.at(-1)!.at,
    // What a server told was nobody's visit.
    engaged: mode !== 'none' && (active >= limits.engagedMs || pageViews >= 2 || depth === 'ordered'),
    depth,
    pageViews,
    events: [...received.values()].reduce((sum, { events: count }) => sum + count, 0),
    gaps: tabs.reduce((sum, { missing }) => sum + missing, 0),
  };
};

/** What an order brought in; nobody is paid for ordering. Refunds are told with either sign, and take off. */
const amountOf = (type: string, value: number | undefined): number | undefined => {
  if (value === undefined) return undefined;
  if (type === 'refund') return -Math.abs(value);
  return value < 0 ? undefined : value;
};

/** Orders by distinct id: thank-you pages are loaded again, and tell the same purchase twice. */
const purchasesOf = (events: readonly FoldEvent[]): PurchaseFact[] => {
  const found = new Map<string, PurchaseFact>();
  for (const { id, type, at, data } of events) {
    if (type !== 'purchase' && type !== 'refund') continue;
    const fields = fieldsOf(data);
    const order = shortOf(fields['transaction_id'], limits.itemText);
    const key = type === 'refund' ? `r${id}` : order ? `t${order}` : `e${id}`;
    if (found.has(key)) continue;
    const value = amountOf(type, wholeOf(fields['value_minor']));
    const currency = currencyOf(fields['currency']);
    found.set(key, { key, at, ...(value !== undefined && currency && { value, currency }) });
  }
  return [...found.values()];
};

const contactsOf = (events: readonly FoldEvent[]): number[] =>
  events
    .filter(({ type, data }) => type === 'message_sent' && fieldsOf(data)['kind'] === 'message')
    .map(({ at }) => at);

/** Answers to "would you recommend us", 0 to 10; of one response the last stands. */
const scoresOf = (events: readonly FoldEvent[]): { at: number; score: number }[] => {
  const found = new Map<string, { at: number; score: number }>();
  for (const { type, at, data } of events) {
    if (type !== 'survey_answered') continue;
    const { kind, score, response, question } = fieldsOf(data);
    const given = wholeOf(score);
    if (kind !== 'nps' || given === undefined || given < 0 || given > 10) continue;
    found.set(JSON.stringify([textOf(response), textOf(question)]), { at, score: given });
  }
  return [...found.values()];
};

type Add = (name: string, dimension: string, at: number, count?: number) => void;

/** What a shop's server told was never on its way from a page, and nobody looked at one. */
const isFromPage = ({ mode, events }: FoldSession): boolean =>
  mode !== 'none' && !events.every(({ type, data }) => type === 'purchase' && fieldsOf(data)['source'] === 'server');

/** By the quarter-hour of the receipt. */
const addReceived = (add: Add, received: FoldSession['received'], fromPage: boolean): void => {
  for (const [quarter, { events, ...late }] of received) {
    add('event', '', quarter, events);
    if (fromPage) for (const [over, count] of Object.entries(late)) add('late', over, quarter, count);
  }
};

/**
 * By the last event of each page load, so that those which still go on can be left out. One that goes on in a later visit
 * is without an end in the first, and told there as resumed.
 */
const addTabs = (add: Add, mode: string, tabs: readonly TabFact[]): void => {
  for (const tab of tabs) {
    add('gap', mode, tab.lastAt, tab.missing);
    add('holed', mode, tab.lastAt, +(tab.missing > 0));
    add(tab.begun ? 'tab' : 'resumed', mode, tab.lastAt);
    add('unended', mode, tab.lastAt, +!tab.ended);
  }
};

/** What the session adds to the site's counters. */
const countersOf = (
  { visit, questions }: Omit<Facts, 'counters'>,
  session: FoldSession,
  tabs: readonly TabFact[],
): CounterFact[] => {
  const sums = new Map<string, CounterFact>();
  const add: Add = (name, dimension, at, count = 1) => {
    if (count === 0) return;
    const quarter = quarterOf(at);
    const key = `${name} ${dimension} ${quarter}`;
    const sum = sums.get(key);
    if (sum) sum.count += count;
    else sums.set(key, { name, dimension, quarter, count });
  };
  const fromPage = isFromPage(session);
  addReceived(add, session.received, fromPage);
  addTabs(add, visit.mode, tabs);
  if (fromPage) add('visit', visit.mode, visit.startedAt);
  if (fromPage && visit.depth !== 'none') add('depth', visit.depth, visit.startedAt);
  for (const { outcome, searched, at } of questions) add(outcome, searched, at);
  for (const { at, score } of scoresOf(session.events)) add('recommends', score >= 9 ? 'yes' : 'no', at);
  return [...sums.values()];
};

/**
 * A session's facts from its events: the same whatever was folded before. Takes any shape of `data`, since who sends
 * chooses freely.
 * @param session events oldest first, amounts in minor units
 * @returns undefined without events
 */
export const factsOf = (session: FoldSession): Facts | undefined => {
  const { events } = session;
  if (events.length === 0) return undefined;
  const tabs = tabsOf(events);
  const facts = {
    visit: visitOf(session, tabs),
    purchases: purchasesOf(events),
    exposures: exposuresOf(events),
    questions: questionsOf(events),
    ...helpOf(events),
    contacts: contactsOf(events),
  };
  return { ...facts, counters: countersOf(facts, session, tabs) };
};
