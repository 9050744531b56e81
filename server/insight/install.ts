import { COMMERCE_TYPES, type CommerceSource } from '../../protocol/commerce.ts';
import type { InstallReport, LiveEvent } from '../../protocol/console.ts';
import type { Site, Store, StoredEvent } from '../store/store.ts';
import { aboutOf } from './about.ts';
import { cartAt } from './cart.ts';
import { startOfToday } from './day.ts';
import { engagedOf } from './sessions.ts';

const LIVE = 50;
const CART_EVENTS = 500;
const SPOKEN = 50;
const REFUSALS_FOR = 7 * 86_400_000;
const REFUSED = 'refused:';
const SOURCES: readonly CommerceSource[] = ['dataLayer', 'api', 'server'];

/** The built loader, as dist/manifest.json names it. */
export interface Loader {
  /** File name: attendant-1.2.3.js. */
  file: string;
  /** sha384-…, for the tag that is pinned to it. */
  integrity: string;
}

/** Turns stored amounts (minor units) into those of the API (major units). */
export type Majors = (event: StoredEvent) => StoredEvent;

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What the owner copies into the shop's pages. */
export const tagsOf = (publicUrl: string, key: string, loader: Loader | undefined) => {
  const base = publicUrl.replace(/\/$/, '');
  const site = `data-site="${attribute(key)}"`;
  const tag = `<script async src="${attribute(base)}/attendant.js" ${site}></script>`;
  const pinned =
    loader &&
    `<script async src="${attribute(base)}/${attribute(loader.file)}" integrity="${attribute(loader.integrity)}" crossorigin="anonymous" ${site}></script>`;
  const { origin } = new URL(publicUrl);
  return { tag, pinned_tag: pinned ?? '', policy: `script-src ${origin}; connect-src ${origin}; img-src ${origin}` };
};

const liveEvent = (event: StoredEvent): LiveEvent => {
  const { about, value, currency } = aboutOf(event);
  return {
    id: event.id,
    type: event.type,
    at: event.at,
    received_at: event.receivedAt,
    url: event.url,
    ...(event.title === undefined ? {} : { title: event.title }),
    ...(about === undefined ? {} : { about }),
    ...(value === undefined || currency === undefined ? {} : { value, currency }),
  };
};

const todayOf = async (store: Store, site: Site, now: number): Promise<InstallReport['today']> => {
  const from = startOfToday(now, site.timeZone);
  const [summary, tallies] = await Promise.all([
    store.log.summary(site.id, from, now + 1),
    store.tallies.sum(site.id, from, now + 1),
  ]);
  let duplicates = 0;
  let refused = 0;
  for (const { name, count } of tallies) {
    if (name === 'duplicate') duplicates += count;
    if (name.startsWith(REFUSED)) refused += count;
  }
  return {
    events: summary.events,
    page_views: summary.pageViews,
    visits: summary.sessions.length,
    engaged: engagedOf(summary.sessions),
    duplicates,
    refused,
  };
};

const refusalsOf = async (store: Store, site: Site, now: number): Promise<InstallReport['refusals']> => {
  const tallies = await store.tallies.sum(site.id, now - REFUSALS_FOR, now + 1);
  return tallies
    .filter(({ name }) => name.startsWith(REFUSED))
    .map(({ name, count, lastAt }) => ({ why: name.slice(REFUSED.length), count, last_at: lastAt }))
    .sort((a, b) => b.last_at - a.last_at);
};

/** Which source spoke last, and the cart of the visitor of whom a page spoke last: a server tells of orders alone. */
const commerceOf = async (
  store: Store,
  site: Site,
  majors: Majors,
): Promise<Pick<InstallReport, 'commerce' | 'cart'>> => {
  const spoken = await store.log.ofTypes(site.id, COMMERCE_TYPES, SPOKEN);
  const last = spoken.at(-1);
  if (!last) return {};
  const source = SOURCES.find((known) => known === last.data['source']);
  const seen = spoken.findLast(({ data }) => data['source'] !== 'server');
  const events = seen ? (await store.log.ofVisitor(site.id, seen.visitor, CART_EVENTS)).map(majors) : [];
  const then = cartAt(events);
  return {
    ...(source ? { commerce: { source, last_at: last.receivedAt, last_type: last.type } } : {}),
    ...(then ? { cart: { ...then.cart, at: then.at } } : {}),
  };
};

/**
 * Whether the tag works: what arrived, what was refused and why, which commerce source speaks.
 * @param after only events received later than this are listed
 */
export const installReport = async (
  store: Store,
  site: Site,
  now: number,
  majors: Majors,
  tags: ReturnType<typeof tagsOf>,
  after?: number,
): Promise<InstallReport> => {
  const [events, [last], today, refusals, commerce] = await Promise.all([
    store.log.newest(site.id, LIVE, after),
    store.log.newest(site.id, 1),
    todayOf(store, site, now),
    refusalsOf(store, site, now),
    commerceOf(store, site, majors),
  ]);
  return {
    ...tags,
    key: site.key,
    name: site.name,
    origins: site.origins,
    off: site.off,
    events: events.map(majors).map(liveEvent),
    ...(last ? { last_event_at: last.receivedAt } : {}),
    today,
    refusals,
    ...commerce,
  };
};
