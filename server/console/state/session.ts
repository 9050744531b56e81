import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Me } from '../../../protocol/console.ts';
import { ApiError, reasonOf, type Api } from './api.ts';

export type SiteMe = Me['sites'][number];

export interface Session {
  /** `asking` until the collector has said who is signed in. */
  state: ReadonlySignal<'asking' | 'out' | 'in' | 'failed'>;
  me: ReadonlySignal<Me | undefined>;
  /** Why asking failed. */
  problem: ReadonlySignal<string>;
  /** Whether the session ended by itself while it was in use. */
  ended: ReadonlySignal<boolean>;
  /** The last e-mail address used, for the next sign-in. */
  email: ReadonlySignal<string>;
  begin(): Promise<void>;
  /** Rejects with ApiError. */
  login(email: string, password: string): Promise<void>;
  /** Rejects with ApiError. */
  useLink(token: string, password: string, name: string): Promise<void>;
  logout(): Promise<void>;
  /** The collector no longer knows this session. */
  lost(): void;
  /** Corrects a site's count of open items. */
  count(site: string, open: number): void;
}

/** Who is signed in. `api` is asked for late, since it reports lost sessions back to here. */
export const createSession = (api: () => Api): Session => {
  const me = signal<Me | undefined>(undefined);
  const asking = signal(true);
  const problem = signal('');
  const ended = signal(false);
  const email = signal('');

  const enter = (known: Me): void => {
    me.value = known;
    email.value = known.staff.email;
    ended.value = false;
    problem.value = '';
  };

  return {
    me,
    problem,
    ended,
    email,
    state: computed(() => (asking.value ? 'asking' : problem.value ? 'failed' : me.value ? 'in' : 'out')),
    begin: async () => {
      asking.value = true;
      problem.value = '';
      try {
        enter(await api().me());
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 401)) problem.value = reasonOf(error);
      }
      asking.value = false;
    },
    login: async (address, password) => {
      email.value = address;
      enter(await api().login(address, password));
    },
    useLink: async (token, password, name) => enter(await api().useLink(token, password, name)),
    logout: async () => {
      // Without an answer the cookie may live on, so staying signed in is the honest picture.
      await api().logout();
      me.value = undefined;
      ended.value = false;
    },
    lost: () => {
      if (me.value) ended.value = true;
      me.value = undefined;
    },
    count: (key, open) => {
      const known = me.value;
      if (!known || known.sites.find((site) => site.key === key)?.open === open) return;
      me.value = { ...known, sites: known.sites.map((site) => (site.key === key ? { ...site, open } : site)) };
    },
  };
};
