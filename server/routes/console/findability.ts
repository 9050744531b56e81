import { Hono } from 'hono';
import * as v from 'valibot';
import type { SiteEnv } from '../../guard/role.ts';
import type { Parts } from '../../parts.ts';
import { createFindability, writtenIn } from '../../publish/findability.ts';
import { tag } from '../../publish/shapes.ts';
import { checked } from './body.ts';

const querySchema = v.object({ lang: tag }, 'lang: say which language, as ?lang=en');

/** How well articles are found, under /sites/KEY/findability. */
export const findabilityRoutes = ({ store, now, log }: Parts) => {
  const checks = createFindability({ now, log });
  return new Hono<SiteEnv>().get('/findability', async (c) => {
    const { lang } = checked(querySchema, c.req.query());
    const { id } = c.get('site');
    const articles = writtenIn(await store.content.list(id, 'article'), lang);
    return c.json(checks.ask(id, { lang, articles }));
  });
};
