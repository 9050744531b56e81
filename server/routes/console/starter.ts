import { Hono } from 'hono';
import * as v from 'valibot';
import { Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { Unreadable } from '../../import/entry.ts';
import { beginStarter, listStarter, starterWords } from '../../import/starter.ts';
import { TopicsMoved } from '../../import/topics.ts';
import type { Parts } from '../../parts.ts';
import { makeReady } from '../../publish/compute.ts';
import { tag } from '../../publish/shapes.ts';
import { checked, readBody } from './body.ts';

const langsSchema = v.pipe(v.array(tag, 'not a list'), v.minLength(1, 'none'), v.maxLength(20, 'too many'));
const querySchema = v.object({
  langs: v.exactOptional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      langsSchema,
    ),
  ),
});
const wordsSchema = v.object({ article: v.pipe(v.string('not an id'), v.maxLength(100, 'not an id')), lang: tag });
const beginSchema = v.object({
  id: v.pipe(v.string('not an id'), v.maxLength(60, 'not an id')),
  langs: v.exactOptional(langsSchema),
});

/** As a refusal in words. */
const refusing = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unreadable) throw new Refused(error instanceof TopicsMoved ? 409 : 400, error.message);
    throw error;
  }
};

/** Questions that every shop gets, for owners to answer; under /sites/KEY/starter. */
export const starterRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>()
    .get('/', async (c) => {
      const { langs } = checked(querySchema, c.req.query());
      return c.json(await refusing(listStarter(store, c.get('site'), langs)));
    })
    .get('/words', async (c) => {
      const { article, lang } = checked(wordsSchema, c.req.query());
      return c.json(await starterWords(store, c.get('site'), article, lang));
    })
    .post('/', atLeast('staff'), async (c) => {
      const { id, langs } = await readBody(c, beginSchema);
      const made = await refusing(beginStarter(store, c.get('site'), id, { by: c.get('staff').id, now: now(), langs }));
      if (!made) throw new Refused(404, 'There is no such question.', 'id');
      makeReady();
      return c.json(made);
    });
