import type { CommerceData } from '../../protocol/commerce.ts';
import type { PathStep } from '../../protocol/console.ts';
import type { Source } from '../../protocol/events.ts';
import { toMajor, toMinor } from '../../protocol/money.ts';
import { namedSource } from '../../protocol/source.ts';
import type { StoredEvent } from '../store/store.ts';
import { aboutOf } from './about.ts';
import { numberOf, textOf } from './said.ts';

/** Steps shown of a path: the newest. */
const STEPS = 200;
/** Milliseconds that one `engagement` can tell of; it comes once a minute. */
const LONGEST = 86_400_000;

export interface Orders {
  orders: number;
  /** By currency, in major units; refunds are taken off. */
  spent: Record<string, number>;
}

const add = (minor: Map<string, number>, { currency, value }: CommerceData, sign: 1 | -1): void => {
  if (!currency || value === undefined || (sign === 1 && value < 0)) return;
  minor.set(currency, (minor.get(currency) ?? 0) + sign * toMinor(Math.abs(value), currency));
};

/**
 * Orders by distinct transaction: thank-you pages are loaded again, and tell the same purchase twice. A negative amount
 * is none, as in fold.ts.
 */
export const ordersOf = (events: readonly StoredEvent[]): Orders => {
  const seen = new Set<string>();
  const minor = new Map<string, number>();
  for (const { id, type, data } of events) {
    const commerce = data as CommerceData;
    if (type === 'refund') add(minor, commerce, -1);
    if (type !== 'purchase') continue;
    const transaction = commerce.transaction_id || id;
    if (seen.has(transaction)) continue;
    seen.add(transaction);
    add(minor, commerce, 1);
  }
  const spent = [...minor].map(([currency, sum]) => [currency, toMajor(sum, currency)] as const);
  return { orders: seen.size, spent: Object.fromEntries(spent) };
};

const CAMPAIGN = ['campaign', 'term', 'content', 'click'] as const;

/** A source as a page view tells it; undefined if it does not tell one. */
const toldIn = (value: unknown): Source | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const source = textOf(fields['source']);
  const medium = textOf(fields['medium']);
  if (!source || !medium) return undefined;
  const told: Source = { source, medium };
  for (const name of CAMPAIGN) {
    const text = textOf(fields[name]);
    if (text) told[name] = text;
  }
  return told;
};

/** What brought the visitor first: as the browser remembers it, else as the first page view that is kept says. */
export const sourceOf = (events: readonly StoredEvent[]): Source | undefined => {
  const views = events.filter(({ type }) => type === 'page_view');
  const firstOf = (field: 'first' | 'last'): Source | undefined => {
    for (const { data } of views) {
      const told = toldIn(data[field]);
      if (told) return told;
    }
    return undefined;
  };
  const told = firstOf('first') ?? firstOf('last');
  return told && namedSource(told);
};

/** Which response an event tells of. */
const responseOf = ({ type, data }: StoredEvent): string | undefined =>
  type === 'survey_answered' ? textOf(data['response']) : type === 'message_sent' ? textOf(data['id']) : undefined;

const stepOf = (event: StoredEvent): PathStep => {
  const response = responseOf(event);
  return {
    at: event.at,
    type: event.type,
    url: event.url,
    ...(event.title === undefined ? {} : { title: event.title }),
    ...aboutOf(event),
    ...(response === undefined ? {} : { response }),
  };
};

/**
 * What the visitor did, oldest first: a step an event, but the time spent on a page is told with its page view.
 * @param events of one visitor, oldest first, amounts in major units
 */
export const pathOf = (events: readonly StoredEvent[]): PathStep[] => {
  const steps: PathStep[] = [];
  const views = new Map<string, PathStep>();
  for (const event of events) {
    const place = `${event.session} ${event.url}`;
    if (event.type !== 'engagement') {
      const step = stepOf(event);
      steps.push(step);
      if (event.type === 'page_view') views.set(place, step);
      continue;
    }
    const view = views.get(place);
    const active = numberOf(event.data['active_ms']) ?? 0;
    if (view && active > 0 && active <= LONGEST) view.active_ms = (view.active_ms ?? 0) + active;
  }
  return steps.slice(-STEPS);
};
