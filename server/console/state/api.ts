import type {
  InboxChange,
  InboxDetail,
  InboxFacets,
  InboxFilter,
  InboxPage,
  InstallReport,
  Me,
  Note,
  Problem,
  SiteChange,
} from '../../../protocol/console.ts';
import type { HelpPart } from '../../../protocol/help.ts';
import type { SiteDocument, SurveyPart } from '../../../protocol/site.ts';
import { words } from '../words.ts';
import { formatFilter } from './address.ts';

/** A refusal or a failure, its message ready to be read. `status` is 0 when no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly field: string | undefined;
  /** Seconds to wait, if the collector said so. */
  readonly wait: number | undefined;
  constructor(message: string, status: number, field?: string, wait?: number) {
    super(message);
    this.status = status;
    this.field = field;
    this.wait = wait;
  }
}

export interface Api {
  me(): Promise<Me>;
  login(email: string, password: string): Promise<Me>;
  logout(): Promise<void>;
  useLink(token: string, password: string, name: string): Promise<Me>;
  inbox(site: string, filter: InboxFilter, cursor?: string): Promise<InboxPage>;
  facets(site: string): Promise<InboxFacets>;
  detail(site: string, id: string): Promise<InboxDetail>;
  change(site: string, id: string, change: InboxChange): Promise<InboxDetail>;
  note(site: string, id: string, text: string): Promise<Note>;
  install(site: string, after?: number): Promise<InstallReport>;
  changeSite(site: string, change: SiteChange): Promise<InstallReport>;
  /** What shoppers' pages get: the shop's colours, and its surveys' words. */
  published(site: string): Promise<SiteDocument>;
  surveyPart(site: string, part: string): Promise<SurveyPart>;
  helpPart(site: string, part: string): Promise<HelpPart>;
  /** Anything else of a site: `path` as in "overview?days=7". */
  get<T>(site: string, path: string): Promise<T>;
  send<T>(site: string, method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** Where the present filter can be downloaded from. */
  download(site: string, filter: InboxFilter, kind: 'csv' | 'json'): string;
}

const problemOf = async (answer: Response): Promise<ApiError> => {
  const problem: Partial<Problem> = await answer.json().catch(() => ({}));
  const wait = Number(answer.headers.get('retry-after')) || undefined;
  const message =
    answer.status === 429 ? words.errors.tooMany(wait) : problem.error || words.errors.status(answer.status);
  return new ApiError(message, answer.status, problem.field, wait);
};

/**
 * The console's only way to the collector.
 * @param onSignedOut called when the collector no longer knows who asks
 */
export const createApi = (ask: typeof fetch, onSignedOut: () => void): Api => {
  const call = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
    const init: RequestInit = { method, credentials: 'same-origin', cache: 'no-store' };
    if (body !== undefined)
      Object.assign(init, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const answer = await ask(path, init).catch(() => {
      throw new ApiError(words.errors.noReply, 0);
    });
    if (!answer.ok) {
      const problem = await problemOf(answer);
      if (answer.status === 401 && !/\/(login|link)$/.test(path)) onSignedOut();
      throw problem;
    }
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  };
  const own = '/console/api';
  const site = (key: string): string => `${own}/sites/${encodeURIComponent(key)}`;
  const item = (key: string, id: string): string => `${site(key)}/inbox/${encodeURIComponent(id)}`;
  const query = (filter: InboxFilter): string => formatFilter({ ...filter, status: filter.status ?? 'open' });
  const publicSite = (key: string): string => `/v1/sites/${encodeURIComponent(key)}`;

  return {
    me: () => call(`${own}/me`),
    login: (email, password) => call(`${own}/login`, 'POST', { email, password }),
    logout: () => call(`${own}/logout`, 'POST'),
    useLink: (token, password, name) => call(`${own}/link`, 'POST', { token, password, name }),
    inbox: (key, filter, cursor) =>
      call(`${site(key)}/inbox?${query(filter)}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
    facets: (key) => call(`${site(key)}/inbox/facets`),
    detail: (key, id) => call(item(key, id)),
    change: (key, id, change) => call(item(key, id), 'PATCH', change),
    note: (key, id, text) => call(`${item(key, id)}/notes`, 'POST', { text }),
    install: (key, after) => call(`${site(key)}/install${after ? `?after=${after}` : ''}`),
    changeSite: (key, change) => call(site(key), 'PATCH', change),
    published: (key) => call(`${publicSite(key)}/site.json`),
    surveyPart: (key, part) => call(`${publicSite(key)}/${part}`),
    helpPart: (key, part) => call(`${publicSite(key)}/${part}`),
    get: (key, path) => call(`${site(key)}/${path}`),
    send: (key, method, path, body) => call(`${site(key)}/${path}`, method, body),
    download: (key, filter, kind) => `${site(key)}/inbox.${kind}?${query(filter)}`,
  };
};

/** What to tell a person about anything that was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof ApiError ? error.message : words.errors.unknown);
