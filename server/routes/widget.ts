import { Hono, type Context } from 'hono';
import { countRequest } from '../collect/counts.ts';
import type { Parts } from '../parts.ts';
import { OPEN, refusal, type PublicEnv } from './answer.ts';
import { serve } from './served.ts';

/** A new loader reaches every page within five minutes. */
const SHORTLY = 'public, max-age=300';
/** The name changes with the contents. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The widget's built files; any page of any site may load them. */
export const widgetRoute = ({ files, counts }: Parts) => {
  const serveFile = (c: Context<PublicEnv>, name: string, caching: string): Response => {
    const file = files.widget.get(name);
    const response = file
      ? serve(c, file, { ...OPEN, 'Cache-Control': caching })
      : refusal(404, 'There is no such file. In a clone, run "npm run build" first.', undefined);
    countRequest(counts, 'widget', response.status);
    return response;
  };
  return new Hono<PublicEnv>()
    .get('/attendant.js', (c) => serveFile(c, 'attendant.js', SHORTLY))
    .get('/:pinned{attendant-[^/]+\\.js}', (c) => serveFile(c, c.req.param('pinned'), FOR_EVER))
    .get('/p/:part', (c) => serveFile(c, `p/${c.req.param('part')}`, FOR_EVER));
};
