import { Hono } from 'hono';
import * as v from 'valibot';
import { HEALTH_PERIODS } from '../../../protocol/health.ts';
import type { SiteEnv } from '../../guard/role.ts';
import { deliveriesOf } from '../../insight/deliveries.ts';
import { foldSite } from '../../insight/folding.ts';
import { machineOf } from '../../insight/machine.ts';
import type { Parts } from '../../parts.ts';
import { StoreError } from '../../store/store.ts';
import { checked } from './body.ts';

export const healthQuery = v.object({
  days: v.pipe(
    v.exactOptional(v.string(), '7'),
    v.transform(Number),
    v.picklist(HEALTH_PERIODS, `not one of ${HEALTH_PERIODS.join(', ')}`),
  ),
});

const ignoreUnkept = (error: unknown): void => {
  if (!(error instanceof StoreError && error.retry)) throw error;
};

/** GET /health under /sites/KEY, for every role: how far what pages reported has arrived, and how the machine does. */
export const healthRoutes = ({ store, settings, files, now }: Parts) =>
  new Hono<SiteEnv>().get('/health', async (c) => {
    const { days } = checked(healthQuery, c.req.query());
    const site = c.get('site');
    // On a full disk nothing can be counted; that is just what the page has to say.
    await foldSite(store, site.id).catch(ignoreUnkept);
    const machine = await machineOf({ store, version: files.version, dataDir: settings.dataDir });
    return c.json(await deliveriesOf(store, site, days, now(), machine));
  });
