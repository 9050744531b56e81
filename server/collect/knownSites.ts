import type { Site, Sites } from '../store/store.ts';

/** Milliseconds in which a change of a site, made in the console or by another process, reaches the public side. */
const FRESH = 1_000;

/** Sites by public key, remembered for a second: every request asks for one. */
export const createKnownSites = (sites: Sites, now: () => number) => {
  const known = new Map<string, { site: Site; until: number }>();
  return {
    async byKey(key: string): Promise<Site | undefined> {
      const time = now();
      const entry = known.get(key);
      if (entry && entry.until > time) return entry.site;
      const site = await sites.byKey(key);
      // Only keys that exist are remembered: the others are the asker's to choose, and as many as they like.
      if (site) known.set(key, { site, until: time + FRESH });
      else known.delete(key);
      return site;
    },
  };
};

export type KnownSites = ReturnType<typeof createKnownSites>;
