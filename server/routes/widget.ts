import { Hono, type Context } from 'hono';
import { countRequest } from '../collect/counts.ts';
import type { Parts } from '../parts.ts';
import { OPEN, refusal, type PublicEnv } from './answer.ts';
import { compressed, createHeld } from './held.ts';
import { serve, type Served } from './served.ts';

/** A new loader reaches every page within five minutes. */
const SHORTLY = 'public, max-age=300';
/** The name changes with the contents. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The widget's built files; any page of any site may load them. */
export const widgetRoute = ({ files, store, counts }: Parts) => {
  const held = createHeld();

  const answer = (c: Context<PublicEnv>, file: Served | undefined, caching: string): Response => {
    const response = file
      ? serve(c, file, { ...OPEN, 'Cache-Control': caching })
      : refusal(404, 'There is no such file. In a clone, run "npm run build" first.', undefined);
    countRequest(counts, 'widget', response.status);
    return response;
  };

  /** Of the version before an update: a page that was opened then loads the rest of it now. */
  const earlier = (name: string): Promise<Served | undefined> =>
    held.get(name, async () => {
      const file = await store.widgetFiles.get(name);
      return file && compressed(file.type, file.body);
    });

  const serveForEver = async (c: Context<PublicEnv>, name: string): Promise<Response> =>
    answer(c, files.widget.get(name) ?? (await earlier(name)), FOR_EVER);

  return new Hono<PublicEnv>()
    .get('/attendant.js', (c) => answer(c, files.widget.get('attendant.js'), SHORTLY))
    .get('/:pinned{attendant-[\\w.-]+\\.js}', (c) => serveForEver(c, c.req.param('pinned')))
    .get('/p/:part{[\\w.-]+}', (c) => serveForEver(c, `p/${c.req.param('part')}`));
};
