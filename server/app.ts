import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { countRequest } from './collect/counts.ts';
import type { Parts } from './parts.ts';
import { refusal, type PublicEnv } from './routes/answer.ts';
import { consoleHeaders, consoleRoutes } from './routes/console.ts';
import { consolePages } from './routes/consolePages.ts';
import { doorRoutes, throughDoors, type Doors } from './routes/doors.ts';
import { eventsDoor } from './routes/events.ts';
import { healthRoute } from './routes/health.ts';
import { meRoute } from './routes/me.ts';
import { messagesDoor } from './routes/messages.ts';
import { metricsRoute } from './routes/metrics.ts';
import { openapiRoute } from './routes/openapi.ts';
import { ordersRoute } from './routes/orders.ts';
import { previewPages } from './routes/preview.ts';
import { siteRoute } from './routes/site.ts';
import { widgetRoute } from './routes/widget.ts';
import { StoreError } from './store/store.ts';

const doorsOf = (parts: Parts): Doors => ({ '/v1/events': eventsDoor(parts), '/v1/messages': messagesDoor(parts) });

const counted = ({ counts }: Parts) =>
  createMiddleware(async function counted(c, next) {
    await next();
    countRequest(counts, 'console', c.res.status);
  });

const notFound = (doors: Doors, c: Context): Response => {
  const origin = c.req.header('origin');
  if (Object.hasOwn(doors, c.req.path))
    return refusal(405, 'This address takes POST.', origin, { Allow: 'POST, OPTIONS' });
  return refusal(404, 'There is nothing at this address.', origin);
};

/** Every address of the collector. Public routes have one handler each; what they share is called by name. */
export const createApp = (parts: Parts, doors: Doors = doorsOf(parts)): Hono<PublicEnv> => {
  const app = new Hono<PublicEnv>()
    .route('/', doorRoutes(doors))
    .route('/', ordersRoute(parts))
    .route('/', meRoute(parts))
    .route('/', siteRoute(parts))
    .route('/', widgetRoute(parts))
    .route('/', healthRoute(parts))
    .route('/', metricsRoute(parts))
    // Before the console's own headers: these pages are for a frame, and shut in by others.
    .route('/', previewPages(parts))
    .use('/console/*', counted(parts), consoleHeaders())
    .route('/console/api', consoleRoutes(parts))
    .route('/', consolePages(parts))
    .get('/', (c) => c.redirect('/console/'));
  app.route(
    '/',
    openapiRoute(parts, () => app.routes),
  );
  app.notFound((c) => notFound(doors, c));
  app.onError((error, c) => {
    if (error instanceof StoreError && error.retry) {
      parts.log('warn', 'a request could not be answered', { why: error.message });
      return refusal(503, 'The collector has no database now. Try again.', c.req.header('origin'), {
        'Retry-After': '5',
      });
    }
    parts.log('error', 'a request failed', { why: error.message });
    return refusal(500, 'The collector failed. Its log says why.', c.req.header('origin'));
  });
  return app;
};

/** What Node's server calls for each request. */
export const createListener = (parts: Parts) => {
  const doors = doorsOf(parts);
  return throughDoors(doors, getRequestListener(createApp(parts, doors).fetch));
};
