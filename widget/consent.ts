import type { ConsentMode } from '../protocol/events.ts';

/** What `consent` may be told: a mode, or what a consent banner knows. */
export type Consent = ConsentMode | { measurement?: boolean; personalisation?: boolean; marketing?: boolean };

/** From the least to the most that is kept. */
export const MODES: ConsentMode[] = ['off', 'cookieless', 'full'];

/** Who decided, if the shopper did, in the panel; and the name under which her no is kept on the device. */
export const SHOPPER = 'visitor';
export const noOf = (prefix: string): string => '-' + prefix;

interface Signals {
  globalPrivacyControl?: boolean;
  doNotTrack?: string | null;
}

/** The first privacy signal of this browser that the settings respect: `gpc`, `dnt` or none. */
export const signalOf = (respect: string, signals: Signals): string | undefined =>
  respect.includes('gpc') && signals.globalPrivacyControl
    ? 'gpc'
    : respect.includes('dnt') && signals.doNotTrack === '1'
      ? 'dnt'
      : undefined;

/**
 * Which of the modes was asked for: of a banner's three answers, measurement decides, for it is what all that is stored
 * serves. Throws, in words, if there is none.
 */
export const levelSaid = (said: Consent): number => {
  const level = MODES.indexOf(typeof said !== 'object' ? said : said.measurement ? 'full' : 'off');
  if (level < 0) throw `consent() takes ${MODES}`;
  return level;
};
