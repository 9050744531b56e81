import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { originOf } from '../../guard/origin.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { installReport, tagsOf } from '../../insight/install.ts';
import type { Parts } from '../../parts.ts';
import type { Published } from '../../publish/document.ts';
import { publishSite } from '../../publish/publish.ts';
import type { Site } from '../../store/store.ts';
import { readBody, withoutControls } from './body.ts';
import { inMajors } from './events.ts';

const ORIGIN = 'write the origin alone, as in https://shop.example (or http://localhost:* for every local port)';

const origin = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text) => originOf(text) ?? ''),
  v.minLength(1, ORIGIN),
);

const changeSchema = v.strictObject({
  name: v.exactOptional(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, 'write a name'),
      v.maxLength(80, 'longer than 80 characters'),
      withoutControls,
    ),
  ),
  origins: v.exactOptional(
    v.pipe(
      v.array(origin, 'not a list of origins'),
      v.transform((origins) => [...new Set(origins)]),
      v.minLength(1, 'at least one origin, or no page could send anything'),
      v.maxLength(50, 'more than 50 origins'),
    ),
  ),
  off: v.exactOptional(v.boolean('true or false')),
});

/** UTC milliseconds, or undefined for what is not a time. */
const instantOf = (text: string | undefined): number | undefined =>
  text && /^\d{1,16}$/.test(text) ? Number(text) : undefined;

/** How the tag does, and the owner's settings of the site; under /sites/KEY. */
export const installRoutes = (parts: Parts) => {
  const { store, settings, files, now } = parts;
  const report = async (c: Context<SiteEnv>, site: Site) => {
    const tags = tagsOf(settings.publicUrl, site.key, files.loader);
    const after = instantOf(c.req.query('after'));
    return c.json(await installReport(store, site, now(), inMajors, tags, after));
  };

  /** Not what the site was called before: its publication may have failed. */
  const publishedName = async ({ id }: Site): Promise<string | undefined> => {
    const published = await store.content.published(id);
    return (published?.document as Published | undefined)?.name;
  };

  return new Hono<SiteEnv>()
    .get('/install', (c) => report(c, c.get('site')))
    .patch('/', atLeast('owner'), async (c) => {
      const change = await readBody(c, changeSchema);
      const before = c.get('site');
      await store.sites.change(before.id, change);
      const site = { ...before, ...change };
      // The name stands in the published document, so the widget learns it by a new revision.
      if (change.name !== undefined && change.name !== (await publishedName(site)))
        await publishSite(store, site, now(), c.get('staff').id);
      return report(c, site);
    });
};
