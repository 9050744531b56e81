import { Hono } from 'hono';
import * as v from 'valibot';
import { Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { Unreadable } from '../../import/entry.ts';
import { beginStarter, listStarter } from '../../import/starter.ts';
import { TopicsMoved } from '../../import/topics.ts';
import type { Parts } from '../../parts.ts';
import { makeReady } from '../../publish/compute.ts';
import { readBody } from './body.ts';

const beginSchema = v.object({ id: v.pipe(v.string('not an id'), v.maxLength(60, 'not an id')) });

/** Questions that every shop gets, for owners to answer; under /sites/KEY/starter. */
export const starterRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>()
    .get('/', async (c) => c.json(await listStarter(store, c.get('site'))))
    .post('/', atLeast('staff'), async (c) => {
      const { id } = await readBody(c, beginSchema);
      try {
        const made = await beginStarter(store, c.get('site'), id, { by: c.get('staff').id, now: now() });
        if (!made) throw new Refused(404, 'There is no such question.', 'id');
        makeReady();
        return c.json(made);
      } catch (error) {
        if (error instanceof Unreadable) throw new Refused(error instanceof TopicsMoved ? 409 : 400, error.message);
        throw error;
      }
    });
