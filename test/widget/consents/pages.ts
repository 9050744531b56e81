import { vi } from 'vitest';

// What the four platforms put into a page, as far as it is read, made after their specifications.

type Page = Record<string, unknown>;

/** gtag as Google's snippet defines it: it pushes its arguments object. */
export const gtagInto = (page: Page) => {
  const layer: unknown[] = [];
  page['dataLayer'] = layer;
  return function (..._all: unknown[]) {
    // oxlint-disable-next-line prefer-rest-params -- so does Google's
    layer.push(arguments);
  };
};

type Hear = (data: object, success: boolean) => void;

/** A consent manager of the TCF: a stub that queues, and, once loaded, its script. */
export const createTcf = (page: Page) => {
  const queue: unknown[][] = [];
  const ears = new Map<number, Hear>();
  let last: object | undefined;
  let count = 0;
  const answer = (command: string, _version: number, hear: Hear, listener?: number): void => {
    if (command === 'removeEventListener') ears.delete(listener!);
    if (command !== 'addEventListener') return;
    ears.set(++count, hear);
    hear({ ...last, cmpStatus: 'loaded', listenerId: count }, true);
  };
  page['__tcfapi'] = (...all: unknown[]) => void queue.push(all);
  return {
    load() {
      page['__tcfapi'] = answer;
      for (const all of queue.splice(0)) answer(...(all as Parameters<typeof answer>));
    },
    tell(eventStatus: string, purposes: number[], gdprApplies = true) {
      const consents = Object.fromEntries(purposes.map((id) => [id, true]));
      last = { eventStatus, gdprApplies, purpose: { consents }, publisher: { consents: {} } };
      for (const [listenerId, hear] of ears) hear({ ...last, listenerId }, true);
    },
    listeners: () => ears.size,
  };
};

/** The WP Consent API with its cookies. */
export const createWordPress = (page: Page, type: string) => {
  const cookie = (category: string): string | undefined =>
    document.cookie.match(`(?:^|; )wp_consent_${category}=(\\w+)`)?.[1];
  const has = vi.fn((category: string) => {
    const value = cookie(category);
    return !type || (type.includes('optout') && !value) || value === 'allow';
  });
  page['wp_has_consent'] = has;
  page['wp_fallback_consent_type'] = type;
  return {
    has,
    set(category: string, value: 'allow' | 'deny') {
      document.cookie = `wp_consent_${category}=${value};path=/`;
      // The API's own detail is an array with a name.
      const detail = Object.assign([], { [category]: value });
      document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
    },
    clear() {
      for (const category of ['statistics', 'statistics-anonymous', 'preferences', 'marketing'])
        document.cookie = `wp_consent_${category}=;path=/;max-age=0`;
    },
  };
};
