import { Hono, type Context } from 'hono';
import { limitBody } from '../guard/limitBody.ts';
import { problem, Refused } from '../guard/problem.ts';
import { memberOf, type SiteEnv } from '../guard/role.ts';
import { sameOrigin } from '../guard/sameOrigin.ts';
import { signedIn } from '../guard/session.ts';
import type { Parts } from '../parts.ts';
import { Nothing } from '../publish/publish.ts';
import { Unpublishable } from '../publish/unpublishable.ts';
import { TooSlow } from '../store/failure.ts';
import { StoreError } from '../store/store.ts';
import { authRoutes } from './console/auth.ts';
import { contentRoutes } from './console/content.ts';
import { colourRoutes } from './console/colours.ts';
import { exportRoutes } from './console/exports.ts';
import { findabilityRoutes } from './console/findability.ts';
import { importRoutes } from './console/import.ts';
import { healthRoutes } from './console/health.ts';
import { figureRoutes } from './console/figures.ts';
import { unkept } from './console/headers.ts';
import { inboxRoutes } from './console/inbox.ts';
import { installRoutes } from './console/install.ts';
import { meOf } from './console/me.ts';
import { previewRoutes } from './console/preview.ts';
import { questionRoutes } from './console/questions.ts';
import { starterRoutes } from './console/starter.ts';
import { trialRoutes } from './console/trial.ts';
import { revisionRoutes } from './console/revisions.ts';

export { consoleHeaders } from './console/headers.ts';

/** Kilobytes of a body. An article has all its languages in one. */
const USUAL = 64;
const CONTENT = 512;
/** Pages that were saved, and tables. */
const IMPORT = 4_096;

const TOO_SLOW = 'This search takes too long. Narrow it: choose a kind, a label or fewer days.';

const answerError = ({ log }: Parts, error: Error, c: Context): Response => {
  if (error instanceof Refused) return problem(c, error.status, error.message, error.field);
  if (error instanceof Unpublishable) return problem(c, 400, error.message, error.field);
  if (error instanceof Nothing) return problem(c, 409, error.message);
  log('error', 'a console request failed', { path: c.req.path, why: error.message });
  if (!(error instanceof StoreError && error.retry)) return problem(c, 500, 'The collector failed. Its log says why.');
  c.header('Retry-After', '5');
  if (error instanceof TooSlow) return problem(c, 503, TOO_SLOW);
  return problem(c, 503, 'The collector cannot reach its data now. Please try again in a moment.');
};

/** Everything under /console/api: what the staff web app asks. Refusals are Problem as JSON. */
export const consoleRoutes = (parts: Parts) => {
  const { store, settings, now, room } = parts;
  const usual = limitBody(room, USUAL);
  const forContent = limitBody(room, CONTENT);
  const forImport = limitBody(room, IMPORT);
  const limitOf = (path: string) => {
    if (/\/sites\/[^/]+\/import\//.test(path)) return forImport;
    return /\/sites\/[^/]+\/content\//.test(path) ? forContent : usual;
  };
  const app = new Hono<SiteEnv>()
    .use(unkept())
    .use(sameOrigin(settings.publicUrl))
    .use((c, next) => limitOf(c.req.path)(c, next))
    .route('/', authRoutes(parts))
    .use(signedIn(store.staff, now))
    .get('/me', async (c) => c.json(await meOf(parts, c.get('staff'))))
    .use('/sites/:key/*', memberOf(store.staff))
    .route('/sites/:key/inbox', inboxRoutes(parts))
    .route('/sites/:key/content', previewRoutes(parts))
    .route('/sites/:key/content', contentRoutes(parts))
    .route('/sites/:key/import', importRoutes(parts))
    .route('/sites/:key/starter', starterRoutes(parts))
    .route('/sites/:key/revisions', revisionRoutes(parts))
    .route('/sites/:key/colours', colourRoutes())
    .route('/sites/:key', figureRoutes(parts))
    .route('/sites/:key', questionRoutes(parts))
    .route('/sites/:key', findabilityRoutes(parts))
    .route('/sites/:key', trialRoutes(parts))
    .route('/sites/:key', healthRoutes(parts))
    .route('/sites/:key', exportRoutes(parts))
    .route('/sites/:key', installRoutes(parts))
    .all('*', (c) => problem(c, 404, 'There is no such address in the API.'));
  app.onError((error, c) => answerError(parts, error, c));
  return app;
};
