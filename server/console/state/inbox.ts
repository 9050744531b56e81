import { signal, type ReadonlySignal } from '@preact/signals';
import type { InboxFacets, InboxFilter, InboxItem, InboxPage } from '../../../protocol/console.ts';
import { reasonOf, type Api } from './api.ts';

export interface Inbox {
  items: ReadonlySignal<InboxItem[]>;
  total: ReadonlySignal<number>;
  state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  problem: ReadonlySignal<string>;
  hasMore: ReadonlySignal<boolean>;
  loadingMore: ReadonlySignal<boolean>;
  /** How many arrived since the list was loaded; they are not in it yet. */
  fresh: ReadonlySignal<number>;
  /** The row the keyboard is on. */
  cursor: ReadonlySignal<string | undefined>;
  facets: ReadonlySignal<InboxFacets>;
  load(site: string, filter: InboxFilter): Promise<void>;
  reload(): Promise<void>;
  more(): Promise<void>;
  /** Looks for new ones, and brings changed rows up to date where they stand. */
  poll(): Promise<void>;
  refreshFacets(): Promise<void>;
  /** Replaces a row, if it is in the list. */
  put(item: InboxItem): void;
  point(id: string | undefined): void;
  /** The id `by` rows from `from` (or from the cursor); the first if there is none. */
  beside(by: number, from?: string): string | undefined;
  stop(): void;
}

export const NO_FACETS: InboxFacets = { surveys: [], langs: [], labels: [], pages: [], staff: [] };

/**
 * The list of what people said.
 * @param counted told how many are open, whenever the collector says so
 */
export const createInbox = (api: Api, counted: (site: string, open: number) => void): Inbox => {
  const items = signal<InboxItem[]>([]);
  const total = signal(0);
  const state = signal<'loading' | 'ready' | 'failed'>('loading');
  const problem = signal('');
  const next = signal<string | undefined>(undefined);
  const hasMore = signal(false);
  const loadingMore = signal(false);
  const fresh = signal(0);
  const cursor = signal<string | undefined>(undefined);
  const facets = signal(NO_FACETS);
  let asked = { site: '', filter: {} as InboxFilter };

  const take = (page: InboxPage): void => {
    total.value = page.total;
    counted(asked.site, page.open);
  };
  const turnTo = (page: InboxPage): void => {
    next.value = page.next;
    hasMore.value = page.next !== undefined;
    take(page);
  };

  const load: Inbox['load'] = async (site, filter) => {
    if (site !== asked.site) facets.value = NO_FACETS;
    const mine = (asked = { site, filter });
    state.value = 'loading';
    fresh.value = 0;
    try {
      const page = await api.inbox(site, filter);
      if (mine !== asked) return;
      items.value = page.items;
      turnTo(page);
      state.value = 'ready';
    } catch (error) {
      if (mine !== asked) return;
      problem.value = reasonOf(error);
      state.value = 'failed';
    }
  };

  const more: Inbox['more'] = async () => {
    const mine = asked;
    if (!next.value || loadingMore.value) return;
    loadingMore.value = true;
    try {
      const page = await api.inbox(mine.site, mine.filter, next.value);
      if (mine !== asked) return;
      const known = new Set(items.value.map((item) => item.id));
      items.value = [...items.value, ...page.items.filter((item) => !known.has(item.id))];
      turnTo(page);
    } catch (error) {
      problem.value = reasonOf(error);
    } finally {
      loadingMore.value = false;
    }
  };

  const poll: Inbox['poll'] = async () => {
    const mine = asked;
    if (!mine.site || state.value !== 'ready') return;
    const page = await api.inbox(mine.site, mine.filter).catch(() => undefined);
    if (!page || mine !== asked) return;
    const known = new Set(items.value.map((item) => item.id));
    const newest = items.value[0]?.at ?? 0;
    const changed = new Map(page.items.map((item) => [item.id, item]));
    fresh.value = page.items.filter((item) => !known.has(item.id) && item.at >= newest).length;
    items.value = items.value.map((item) => changed.get(item.id) ?? item);
    take(page);
  };

  return {
    items,
    total,
    state,
    problem,
    hasMore,
    loadingMore,
    fresh,
    cursor,
    facets,
    load,
    reload: () => load(asked.site, asked.filter),
    more,
    poll,
    refreshFacets: async () => {
      const { site } = asked;
      const found = await api.facets(site).catch(() => undefined);
      if (found && site === asked.site) facets.value = found;
    },
    put: (item) => {
      items.value = items.value.map((row) => (row.id === item.id ? item : row));
    },
    point: (id) => {
      cursor.value = id;
    },
    beside: (by, from = cursor.value) => {
      const rows = items.value;
      const at = rows.findIndex((item) => item.id === from);
      if (at < 0) return rows[0]?.id;
      return rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id;
    },
    stop: () => {
      asked = { site: '', filter: {} };
    },
  };
};
