import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem, Refused } from '../guard/problem.ts';
import { memberOf, type SiteEnv } from '../guard/role.ts';
import { sameOrigin } from '../guard/sameOrigin.ts';
import { signedIn } from '../guard/session.ts';
import type { Parts } from '../parts.ts';
import { StoreError } from '../store/store.ts';
import { authRoutes } from './console/auth.ts';
import { exportRoutes } from './console/exports.ts';
import { unkept } from './console/headers.ts';
import { inboxRoutes } from './console/inbox.ts';
import { installRoutes } from './console/install.ts';
import { meOf } from './console/me.ts';

export { consoleHeaders } from './console/headers.ts';

const BODY_BYTES = 65_536;

const answerError = ({ log }: Parts, error: Error, c: Context): Response => {
  if (error instanceof Refused) return problem(c, error.status, error.message, error.field);
  log('error', 'a console request failed', { path: c.req.path, why: error.message });
  if (!(error instanceof StoreError && error.retry)) return problem(c, 500, 'The collector failed. Its log says why.');
  c.header('Retry-After', '5');
  return problem(c, 503, 'The collector cannot reach its data now. Please try again in a moment.');
};

/** Everything under /console/api: what the staff web app asks. Refusals are Problem as JSON. */
export const consoleRoutes = (parts: Parts) => {
  const { store, settings, now } = parts;
  const app = new Hono<SiteEnv>()
    .use(unkept())
    .use(sameOrigin(settings.publicUrl))
    .use(bodyLimit({ maxSize: BODY_BYTES, onError: (c) => problem(c, 413, 'The body is over 64 KB.') }))
    .route('/', authRoutes(parts))
    .use(signedIn(store.staff, now))
    .get('/me', async (c) => c.json(await meOf(parts, c.get('staff'))))
    .use('/sites/:key/*', memberOf(store.staff))
    .route('/sites/:key/inbox', inboxRoutes(parts))
    .route('/sites/:key', exportRoutes(parts))
    .route('/sites/:key', installRoutes(parts))
    .all('*', (c) => problem(c, 404, 'There is no such address in the API.'));
  app.onError((error, c) => answerError(parts, error, c));
  return app;
};
