import type { Site } from '../store/store.ts';

const ANY_PORT = ':*';
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]):\*$/;

/**
 * An origin that an owner writes, as browsers write it (lower case, no usual port, no slash at the end); undefined if
 * it is not one. Loopback may have `*` for every port; no other place may have a `*`, for it would never match.
 */
export const originOf = (text: string): string | undefined => {
  if (LOOPBACK.test(text)) return text;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('*')) return undefined;
  return url.href === `${url.origin}/` ? url.origin : undefined;
};

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
