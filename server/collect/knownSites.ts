import type { Site, Sites } from '../store/store.ts';
import { keepable } from './text.ts';

/** Milliseconds in which a change of a site, made in the console or by another process, reaches the public side. */
const FRESH = 1_000;

/** Sites by public key, remembered for a second: every request asks for one. */
export const createKnownSites = (sites: Sites, now: () => number) => {
  const known = new Map<string, { site: Site; at: number }>();
  return {
    /** The site if it is remembered: the busiest route then has nothing to wait for. */
    peek(key: string): Site | undefined {
      const entry = known.get(key);
      // A clock that is set back would keep it for as long as it was set back.
      return entry && Math.abs(now() - entry.at) < FRESH ? entry.site : undefined;
    },
    async byKey(key: string): Promise<Site | undefined> {
      const remembered = this.peek(key);
      if (remembered) return remembered;
      const time = now();
      const site = await sites.byKey(keepable(key));
      // Only keys that exist are remembered: the others are the asker's to choose, and as many as they like.
      if (site) known.set(key, { site, at: time });
      else known.delete(key);
      return site;
    },
  };
};

export type KnownSites = ReturnType<typeof createKnownSites>;
