import { Hono } from 'hono';
import type { RevisionRow } from '../../../protocol/content.ts';
import { Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import type { Parts } from '../../parts.ts';
import { nameOf } from '../../publish/names.ts';
import { rollBack } from '../../publish/publish.ts';
import type { StoredRevision } from '../../store/store.ts';

const PAGE = 50;

const rowOf = ({ changes, ...revision }: StoredRevision, lang: string): RevisionRow => ({
  ...revision,
  changes: changes.map(({ kind, id, how, body }) => ({ kind, id, how, name: nameOf(kind, id, body, lang) })),
});

/** What was published when, and the way back; under /sites/KEY/revisions. With ?before=N those before N. */
export const revisionRoutes = ({ store, now }: Parts) => {
  const { content } = store;
  return new Hono<SiteEnv>()
    .get('/', async (c) => {
      const { id } = c.get('site');
      const before = c.req.query('before');
      const published = await content.published(id);
      const { lang } = (published?.document ?? { lang: '' }) as { lang: string };
      const rows = await content.revisions(id, PAGE, before && /^\d{1,9}$/.test(before) ? Number(before) : undefined);
      return c.json(rows.map((row) => rowOf(row, lang)));
    })
    .post('/:revision{[0-9]{1,9}}/restore', atLeast('owner'), async (c) => {
      const to = Number(c.req.param('revision'));
      const site = c.get('site');
      if (!(await content.contents(site.id, to))) throw new Refused(404, 'There is no such revision.');
      return c.json({ revision: await rollBack(store, site, to, { now: now(), by: c.get('staff').id }) });
    });
};
