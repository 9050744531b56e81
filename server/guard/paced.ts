import { createMiddleware } from 'hono/factory';
import { createPace } from './pace.ts';
import { problem } from './problem.ts';
import type { SiteEnv } from './role.ts';

/**
 * Lets each member of a site pass so many times a minute, for what costs the collector much. Who comes more often gets
 * a 429 with the seconds to wait.
 */
export const paced = (requests: number) => {
  const pace = createPace(requests);
  return createMiddleware<SiteEnv>(async function paced(c, next) {
    const wait = await pace(String(c.get('staff').id), c.get('site').id);
    if (!wait) return next();
    c.header('Retry-After', String(wait));
    return problem(c, 429, `This was asked for too often in the last minute. Try again in ${wait} seconds.`);
  });
};
