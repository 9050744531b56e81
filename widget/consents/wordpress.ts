import type { Answer, Platform } from './answer.ts';

// The WP Consent API: wp_has_consent(category), cookies `wp_consent_CATEGORY`, and an event that tells of a change.

interface WordPressPage {
  wp_has_consent?: (category: string) => boolean;
  /** `optin…` or `optout…`; without one nobody manages consent, and the function says yes to everything. */
  wp_consent_type?: string;
  wp_fallback_consent_type?: string;
  consent_api?: { cookie_prefix?: string };
}

const CHANGED = 'wp_listen_for_consent_change';

/** `allow`, `deny`, or nothing yet. */
type Decided = (category: string) => string | undefined;

const answerOf = (may: (category: string) => boolean, decided: Decided): Answer => ({
  measurement: may('statistics')
    ? 'given'
    : decided('statistics') === 'deny' && decided('statistics-anonymous') !== 'allow'
      ? 'refused'
      : 'open',
  personalisation: may('preferences'),
  marketing: may('marketing'),
});

export const wordpress = (page: WordPressPage, target: Document): Platform => {
  let heard: Record<string, string> = {};
  let last: { key: string; answer: Answer | undefined } | undefined;
  const hear = (event: Event): void => {
    heard = { ...heard, ...(event as CustomEvent<Record<string, string>>).detail };
    last = undefined;
  };
  target.addEventListener(CHANGED, hear);
  const look = (type: string | undefined, cookies: string): Answer | undefined => {
    const prefix = page.consent_api?.cookie_prefix ?? 'wp_consent';
    const decided: Decided = (category) =>
      heard[category] ?? cookies.match(`(?:^|; )${prefix}_${category}=(allow|deny)`)?.[1];
    if (type) return answerOf(page.wp_has_consent!, decided);
    return !decided('statistics') ? undefined : answerOf((category) => decided(category) === 'allow', decided);
  };
  return {
    name: 'wordpress',
    read() {
      if (typeof page.wp_has_consent !== 'function') return undefined;
      const type = page.wp_consent_type || page.wp_fallback_consent_type;
      // Some versions write a line to the console each time they are asked.
      const key = `${type} ${target.cookie}`;
      if (last?.key !== key) last = { key, answer: look(type, target.cookie) };
      return last.answer;
    },
    stop: () => target.removeEventListener(CHANGED, hear),
  };
};
