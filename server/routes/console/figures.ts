import { Hono } from 'hono';
import * as v from 'valibot';
import { PERIODS } from '../../../protocol/figures.ts';
import type { SiteEnv } from '../../guard/role.ts';
import { foldFirst } from '../../insight/foldFirst.ts';
import { helpFiguresOf } from '../../insight/helpFigures.ts';
import { nudgesOf } from '../../insight/nudges.ts';
import { overviewOf } from '../../insight/overview.ts';
import type { Parts } from '../../parts.ts';
import { checked } from './body.ts';
import { given } from './given.ts';

const periodQuery = v.object({
  days: v.pipe(
    v.exactOptional(v.string(), '28'),
    v.transform(Number),
    v.picklist(PERIODS, `not one of ${PERIODS.join(', ')}`),
  ),
});
/** What happened, in figures: GET under /sites/KEY, for every role. What waits to be counted is counted first. */
export const figureRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>()
    .get('/overview', async (c) => {
      const { days } = checked(periodQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await overviewOf(store, site, days, now()));
    })
    .get('/help', async (c) => {
      const { days } = checked(periodQuery, given(c.req.query()));
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await helpFiguresOf(store, site, days, now()));
    })
    .get('/nudges', async (c) => {
      const site = c.get('site');
      await foldFirst(store, site.id);
      return c.json(await nudgesOf(store, site, now()));
    });
