import { SHOPPER, signalOf } from '../consent.ts';
import type { Consent } from '../consent.ts';
import type { Platform } from './answer.ts';
import { platformsOf, together } from './read.ts';
import type { Together } from './read.ts';

/** What the assistant lends. */
interface Lent {
  settings: { respect: string };
  recorder: { mode(): string; why(): string };
  verbs: { consent(said: Consent, by: string): void };
}

/** What consent() is told. Only what the page itself says lifts a privacy signal. */
const saidOf = ({ measurement, personalisation, marketing }: Together, held: unknown): Consent =>
  measurement === 'open' || (held && measurement === 'given')
    ? 'cookieless'
    : { measurement: measurement === 'given', personalisation: !!personalisation, marketing: !!marketing };

/**
 * Follows what the page's own consent platforms say, until the page or the shopper says it to the assistant.
 * @param page its globals
 */
export const createConsents = ({ settings, recorder, verbs }: Lent, page: object = window) => {
  let platforms: Platform[] | undefined;
  let before: string | undefined;
  return {
    /** Once a second. */
    look(): void {
      if (['consent()', SHOPPER].includes(recorder.why())) return;
      platforms ??= platformsOf(page, document);
      const found = together(platforms);
      if (!found) return;
      const held = signalOf(settings.respect, navigator);
      const said = saidOf(found, held);
      const now = JSON.stringify(said);
      if (now === before || said === recorder.mode()) return;
      before = now;
      verbs.consent(said, held && said === 'cookieless' ? held : found.by);
    },
    stop(): void {
      for (const platform of platforms ?? []) platform.stop?.();
      platforms = undefined;
    },
  };
};
