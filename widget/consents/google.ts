import type { Platform } from './answer.ts';

// Google Consent Mode: gtag('consent', 'default' | 'update', {analytics_storage: 'granted' | 'denied', …}) in the data
// layer, and, once Google's script is there, what it has made of them (google_tag_data.ics.entries). The latter knows
// which default holds in the visitor's region, and templates of tag managers tell it alone.

type States = Record<string, string | undefined>;

interface GooglePage {
  dataLayer?: unknown;
  google_tag_data?: { ics?: { entries?: Record<string, { default?: boolean; update?: boolean }> } };
}

const nameOf = (granted: boolean | undefined, before: string | undefined): string | undefined =>
  granted === undefined ? before : granted ? 'granted' : 'denied';

const statesOf = ({ dataLayer, google_tag_data: google }: GooglePage): Record<'default' | 'update', States> => {
  const states = { default: {} as States, update: {} as States };
  for (const entry of Array.isArray(dataLayer) ? dataLayer : []) {
    const { 0: kind, 1: command, 2: said } = Object(entry) as Record<number, unknown>;
    if (kind !== 'consent' || (command !== 'default' && command !== 'update')) continue;
    // Whether a region's default is meant for this visitor Google's script knows alone.
    if (!(Object(said) as { region?: unknown }).region) Object.assign(states[command], said);
  }
  for (const [type, entry] of Object.entries(google?.ics?.entries ?? {})) {
    states.default[type] = nameOf(entry.default, states.default[type]);
    states.update[type] = nameOf(entry.update, states.update[type]);
  }
  return states;
};

/** A default that grants is the shop's wish, not the shopper's answer; one that denies holds until she is asked. */
export const google = (page: object): Platform => ({
  name: 'google',
  read() {
    const { default: first, update } = statesOf(page as GooglePage);
    const said = update['analytics_storage'];
    if (!said && first['analytics_storage'] !== 'denied') return undefined;
    const may = (type: string): boolean | undefined => {
      const state = update[type] ?? (first[type] === 'denied' ? 'denied' : undefined);
      return state === undefined ? undefined : state === 'granted';
    };
    return {
      measurement: said === 'granted' ? 'given' : said ? 'refused' : 'open',
      personalisation: may('personalization_storage') ?? may('functionality_storage'),
      marketing: may('ad_storage') && (may('ad_personalization') ?? true),
    };
  },
});
