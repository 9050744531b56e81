import type { ConsentMode } from '../protocol/events.ts';

/** What `consent` may be told: a mode, or what a consent banner knows. */
export type Consent = ConsentMode | { measurement?: boolean; personalisation?: boolean; marketing?: boolean };

interface Signals {
  globalPrivacyControl?: boolean;
  doNotTrack?: string | null;
}

/** The first privacy signal of this browser that the settings respect. */
export const signalOf = (respect: string, { globalPrivacyControl, doNotTrack }: Signals): string | undefined =>
  globalPrivacyControl && respect.includes('gpc')
    ? 'Global Privacy Control'
    : doNotTrack === '1' && respect.includes('dnt')
      ? 'Do Not Track'
      : undefined;

/** The mode asked for: of a banner's three answers, measurement decides, for it is what all that is stored serves. */
export const modeSaid = (said: Consent): ConsentMode | undefined =>
  typeof said === 'object'
    ? said?.measurement
      ? 'full'
      : 'off'
    : (['off', 'cookieless', 'full'] as const).find((mode) => mode === said);
