import { Hono } from 'hono';
import * as v from 'valibot';
import { paced } from '../../guard/paced.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import type { Parts } from '../../parts.ts';
import { createFindability, writtenIn } from '../../publish/findability.ts';
import { tag } from '../../publish/shapes.ts';
import { checked } from './body.ts';

const querySchema = v.object({ lang: tag }, 'lang: say which language, as ?lang=en');

/** Times a minute: the console asks every 1,500 ms how far it is, in a tab or two. */
const QUESTIONS = 120;

/** How well articles are found, under /sites/KEY/findability. */
export const findabilityRoutes = ({ store, now, log }: Parts) => {
  const checks = createFindability({ now, log });
  return new Hono<SiteEnv>().get('/findability', atLeast('staff'), paced(QUESTIONS), async (c) => {
    const { lang } = checked(querySchema, c.req.query());
    const { id } = c.get('site');
    const articles = writtenIn(await store.content.list(id, 'article'), lang);
    return c.json(checks.ask(id, { lang, articles }));
  });
};
