import type { Site } from '../store/store.ts';

const ANY_PORT = ':*';

const covers = (allowed: string, origin: string): boolean => {
  if (allowed === origin) return true;
  if (!allowed.endsWith(ANY_PORT)) return false;
  const host = allowed.slice(0, -ANY_PORT.length);
  return origin === host || (origin.startsWith(`${host}:`) && /^\d+$/.test(origin.slice(host.length + 1)));
};

/**
 * Why a page may not send for the site, in words that say what to do; undefined if it may. No Origin is no page of
 * another site but a server or an app; `null` may be anything in a sandbox, and is not let in.
 */
export const originRefusal = (site: Pick<Site, 'origins'>, origin: string | undefined): string | undefined => {
  if (origin === undefined) return undefined;
  if (origin === 'null')
    return 'A page without an origin (a local file or a sandboxed frame) may not send. Serve the page over http.';
  if (site.origins.some((allowed) => covers(allowed, origin))) return undefined;
  return `The origin ${origin.slice(0, 200)} is not allowed for this site. Add it in the console under Install.`;
};
