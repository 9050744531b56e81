import { Hono } from 'hono';
import type { Parts } from '../parts.ts';
import { refusal, type PublicEnv } from './answer.ts';
import { serve } from './served.ts';

const FOR_EVER = 'private, max-age=31536000, immutable';

/** The staff web app's built files, under /console/. Its page is asked for anew each time, the rest has hashed names. */
export const consolePages = ({ files }: Parts) => {
  const page = files.console.get('index.html');
  const unbuilt = () => refusal(503, 'The console is not built yet: run "npm run build".', undefined);
  return new Hono<PublicEnv>()
    .get('/console', (c) => c.redirect('/console/'))
    .get('/console/', (c) => (page ? serve(c, page, { 'Cache-Control': 'no-cache' }) : unbuilt()))
    .get('/console/index.html', (c) => c.redirect('/console/'))
    .get('/console/:file', (c) => {
      const file = files.console.get(c.req.param('file'));
      return file ? serve(c, file, { 'Cache-Control': FOR_EVER }) : c.notFound();
    });
};
