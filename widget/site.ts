import type { SiteDocument } from '../protocol/site.ts';
import { warn } from './guard.ts';
import { SOON } from './numbers.ts';

/** How often the site document is asked for again, in milliseconds: the owner's off-switch works within this. */
export const FRESH = 60_000;

/**
 * Follows the site document. The returned function asks again if it is time to; call it once a second. It is always
 * asked for afresh (unchanged, the answer is empty): a kept copy could show what the owner has just switched off.
 * @param get rejects when the network fails
 * @param told the document; none if the collector refuses this site or this page
 */
export const followSite = (
  get: (cache: RequestCache) => Promise<Response>,
  now: () => number,
  told: (site: SiteDocument | undefined) => void,
): (() => void) => {
  let due = 0;
  let last = 0;
  const ask = async (): Promise<void> => {
    due = now() + FRESH;
    try {
      // A stale copy beats none.
      const answer = await get('no-cache').catch(() => get('force-cache'));
      const { ok, status } = answer;
      // The collector refuses with 403 and 404; what is above (408, 425, 429, 5xx) is not its word on the site.
      if (status > 404) throw status;
      if (!ok && last !== status) warn(`${status} for ${answer.url}: check data-site and origins`);
      last = status;
      told(ok ? ((await answer.json()) as SiteDocument) : undefined);
    } catch {
      if (!last) due = now() + SOON;
    }
  };
  return () => {
    if (now() >= due) void ask();
  };
};
