import { INBOX_STATUSES, type InboxFilter } from '../../../protocol/console.ts';
import { isScore } from '../format/scores.ts';

export const PAGES = [
  'overview',
  'inbox',
  'questions',
  'articles',
  'service',
  'nudges',
  'settings',
  'install',
  'health',
] as const;
export type Page = (typeof PAGES)[number];
/** Pages that open one thing of a list. */
const WITH_ID: ReadonlySet<Page> = new Set(['inbox', 'questions', 'articles', 'nudges']);

/** What the address says: `#/SITE/inbox/ID?status=any&score=0-6%2F10`, `#/SITE/overview?days=7`. */
export interface Route {
  site?: string;
  page: Page;
  id?: string;
  /** Of the inbox. */
  filter: InboxFilter;
  /** What other pages keep in the address, by name. */
  query?: Record<string, string>;
}

export const FILTER_NAMES = [
  'status',
  'kind',
  'survey',
  'score',
  'lang',
  'page',
  'label',
  'assignee',
  'from',
  'to',
  'q',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const VALID: Partial<Record<FilterName, (text: string) => boolean>> = {
  status: (text) => text === 'any' || (INBOX_STATUSES as readonly string[]).includes(text),
  kind: (text) => ['message', 'feedback', 'survey'].includes(text),
  score: isScore,
  assignee: (text) => /^(me|none|\d+)$/.test(text),
  from: isDate,
  to: isDate,
};

/** Only what is a valid filter is kept, so a mistyped address finds more rather than failing. */
export const parseFilter = (query: URLSearchParams): InboxFilter => {
  const entries = FILTER_NAMES.map((name) => [name, (query.get(name) ?? '').trim()] as const);
  return Object.fromEntries(entries.filter(([name, text]) => text && (VALID[name]?.(text) ?? true)));
};

/** In one order always, so that equal filters give equal texts. */
export const formatFilter = (filter: InboxFilter): string => {
  const query = new URLSearchParams();
  for (const name of FILTER_NAMES) if (filter[name]) query.set(name, filter[name]);
  return query.toString();
};

const decoded = (text: string | undefined): string | undefined => {
  try {
    return text ? decodeURIComponent(text) : undefined;
  } catch {
    return undefined;
  }
};

export const parseRoute = (hash: string): Route => {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [, site, page, id] = path.split('/').map(decoded);
  const known = PAGES.find((name) => name === page) ?? 'inbox';
  const asked = new URLSearchParams(query);
  return {
    page: known,
    filter: known === 'inbox' ? parseFilter(asked) : {},
    ...(known !== 'inbox' && asked.size ? { query: Object.fromEntries(asked) } : {}),
    ...(site ? { site } : {}),
    ...(id && WITH_ID.has(known) ? { id } : {}),
  };
};

/** In the order of their names, so that equal ones give equal texts; what is empty is left out. */
const formatQuery = (query: Record<string, string> = {}): string =>
  new URLSearchParams(
    Object.entries(query)
      .filter(([, text]) => text)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();

export const formatRoute = ({ site, page, id, filter, query: more }: Route): string => {
  if (!site) return '#/';
  const path = [site, page, ...(id && WITH_ID.has(page) ? [id] : [])].map(encodeURIComponent).join('/');
  const query = page === 'inbox' ? formatFilter(filter) : formatQuery(more);
  return `#/${path}${query ? `?${query}` : ''}`;
};

/** The token of a one-time sign-in link (`#link=TOKEN`), if the address is one. */
export const linkToken = (hash: string): string | undefined => /^#link=([\w-]+)/.exec(hash)?.[1];
