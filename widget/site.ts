import type { SiteDocument } from '../protocol/site.ts';

interface Parts {
  /** Rejects when the network fails. */
  get(cache: RequestCache): Promise<Response>;
  now(): number;
  /** When any page of this visitor last asked, in milliseconds UTC; 0: unknown. */
  asked(): number;
  told(site: SiteDocument): void;
  /** The collector knows no such site, or not from here. */
  refused(status: number): void;
  /** Milliseconds to wait after so many failures in a row. */
  wait(failures: number): number;
}

/** How often the site document is asked for again: the owner's off-switch works within this. */
export const FRESH = 60_000;

/** Follows the site document. The returned function asks again if it is time to; call it once a second. */
export const followSite = ({ get, now, asked, told, refused, wait }: Parts): (() => void) => {
  let due = 0;
  let known = false;
  let failures = 0;

  const ask = async (): Promise<void> => {
    // A copy which the browser has kept for less than a minute will do; an older one is looked after.
    const cache = !known && now() - asked() < FRESH ? 'default' : 'no-cache';
    let answer = await get(cache).catch(() => undefined);
    // A stale copy beats none.
    if (!(answer && answer.status < 500) && !known) answer = await get('force-cache').catch(() => answer);
    if (answer?.ok) {
      const site = (await answer.json()) as SiteDocument;
      known = true;
      failures = 0;
      due = now() + FRESH;
      told(site);
    } else {
      due = now() + wait(failures++);
      if (answer && answer.status < 500 && answer.status !== 429) refused(answer.status);
    }
  };

  return () => {
    if (now() < due) return;
    due = Infinity;
    ask().catch(() => (due = now() + wait(failures++)));
  };
};
