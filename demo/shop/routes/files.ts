import { Hono } from 'hono';
import type { Assets } from '../assets.ts';

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d5c50"/><path d="M12 7v17h9" fill="none" stroke="#fbfaf7" stroke-width="3.4" stroke-linecap="square"/></svg>';

const DAY = 'public, max-age=86400';

/** Scripts, styles and pictures. */
export const fileRoutes = (assets: Assets): Hono =>
  new Hono()
    .get('/assets/:version/:name', (c) => {
      const file = assets.file(c.req.param('name'));
      if (!file) return c.notFound();
      const current = c.req.param('version') === assets.version;
      c.header('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-store');
      c.header('Content-Type', file.type);
      return c.body(file.body);
    })
    .get('/img/:name{[a-z-]+\\.svg}', (c) => {
      const picture = assets.picture(c.req.param('name').slice(0, -'.svg'.length));
      if (!picture) return c.notFound();
      c.header('Cache-Control', DAY);
      c.header('Content-Type', 'image/svg+xml');
      return c.body(picture);
    })
    .get('/favicon.svg', (c) => {
      c.header('Cache-Control', DAY);
      c.header('Content-Type', 'image/svg+xml');
      return c.body(FAVICON);
    })
    .get('/favicon.ico', (c) => c.body(null, 204));
