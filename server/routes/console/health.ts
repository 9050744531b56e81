import { Hono } from 'hono';
import * as v from 'valibot';
import { HEALTH_PERIODS } from '../../../protocol/health.ts';
import type { SiteEnv } from '../../guard/role.ts';
import { deliveriesOf } from '../../insight/deliveries.ts';
import { foldFirst } from '../../insight/foldFirst.ts';
import { machineOf } from '../../insight/machine.ts';
import type { Parts } from '../../parts.ts';
import { checked } from './body.ts';

export const healthQuery = v.object({
  days: v.pipe(
    v.exactOptional(v.string(), '7'),
    v.transform(Number),
    v.picklist(HEALTH_PERIODS, `not one of ${HEALTH_PERIODS.join(', ')}`),
  ),
});

/** GET /health under /sites/KEY, for every role: how far what pages reported has arrived, and how the machine does. */
export const healthRoutes = ({ store, settings, files, now }: Parts) =>
  new Hono<SiteEnv>().get('/health', async (c) => {
    const { days } = checked(healthQuery, c.req.query());
    const site = c.get('site');
    await foldFirst(store, site.id);
    const machine = await machineOf({ store, version: files.version, dataDir: settings.dataDir });
    return c.json(await deliveriesOf(store, site, days, now(), machine));
  });
