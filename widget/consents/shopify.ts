import type { Platform } from './answer.ts';

// Shopify's Customer Privacy API. Its `…Allowed` methods weigh the merchant's settings, the visitor's region and her choice.

interface Privacy {
  analyticsProcessingAllowed?(): boolean;
  preferencesProcessingAllowed?(): boolean;
  marketingAllowed?(): boolean;
  /** `yes`, `no`, or empty while nothing was chosen. */
  currentVisitorConsent?(): { analytics?: string };
}

const CHOSEN = 'visitorConsentCollected';

export const shopify = (page: object, target: EventTarget): Platform => {
  let chosen = false;
  const choose = (): void => void (chosen = true);
  target.addEventListener(CHOSEN, choose);
  return {
    name: 'shopify',
    read() {
      const privacy = (page as { Shopify?: { customerPrivacy?: Privacy } }).Shopify?.customerPrivacy;
      if (!privacy?.analyticsProcessingAllowed) return undefined;
      const refused = chosen || privacy.currentVisitorConsent?.().analytics === 'no';
      return {
        measurement: privacy.analyticsProcessingAllowed() ? 'given' : refused ? 'refused' : 'open',
        personalisation: privacy.preferencesProcessingAllowed?.(),
        marketing: privacy.marketingAllowed?.(),
      };
    },
    stop: () => target.removeEventListener(CHOSEN, choose),
  };
};
