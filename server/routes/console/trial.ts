import { Hono } from 'hono';
import * as v from 'valibot';
import type { Trial } from '../../../protocol/findability.ts';
import { paced } from '../../guard/paced.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import type { Parts } from '../../parts.ts';
import { tag } from '../../publish/shapes.ts';
import { trialOf } from '../../publish/trial.ts';
import { checked } from './body.ts';

const querySchema = v.object({ lang: tag }, 'lang: say which language, as ?lang=en');

/** Times a minute: hundreds of articles take the publishing thread some seconds each time. */
const TRIALS = 20;

/** What would be answered with every draft published, under /sites/KEY/trial. */
export const trialRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>().get('/trial', atLeast('staff'), paced(TRIALS), async (c) => {
    const { lang } = checked(querySchema, c.req.query());
    const help = await trialOf(store, c.get('site'), lang, now());
    return c.json((help ? { help } : {}) satisfies Trial);
  });
