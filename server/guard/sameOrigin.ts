import { createMiddleware } from 'hono/factory';
import { problem } from './problem.ts';

const READING = new Set(['GET', 'HEAD']);

/**
 * Stops changes that another site's page asks for. A browser names its page in Origin; where it leaves it out, it
 * says in Sec-Fetch-Site that the page is our own.
 * @param publicUrl where the console is reached. By https only that counts; by http (a machine of one's own) the
 *   name in the address bar does too, so that 127.0.0.1 and localhost both work.
 */
export const sameOrigin = (publicUrl: string) => {
  const known = new URL(publicUrl).origin;
  return createMiddleware(async function sameOrigin(c, next) {
    if (READING.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    if (origin === known) return next();
    if (origin === undefined && c.req.header('sec-fetch-site') === 'same-origin') return next();
    if (origin !== undefined && known.startsWith('http:') && origin === new URL(c.req.url).origin) return next();
    return problem(c, 403, `Changes are taken from the console at ${known} only; check the setting PUBLIC_URL.`);
  });
};
