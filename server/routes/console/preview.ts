import { Hono } from 'hono';
import * as v from 'valibot';
import type { PreviewResult } from '../../../protocol/content.ts';
import { Refused } from '../../guard/problem.ts';
import { atLeast, type SiteEnv } from '../../guard/role.ts';
import { hashToken, newToken } from '../../guard/session.ts';
import type { Parts } from '../../parts.ts';
import { isContentId } from '../../publish/checks.ts';
import { previewOf } from '../../publish/preview.ts';
import { shaped, tag } from '../../publish/shapes.ts';
import { readBody } from './body.ts';

/** ms a preview can be looked at. */
const LASTS = 30 * 60_000;

const previewSchema = v.object({
  lang: tag,
  body: v.unknown(),
});

/** Keeps an article as it is being written for a frame to show; under /sites/KEY/content/article/ID/preview. */
export const previewRoutes = ({ store, now }: Parts) =>
  new Hono<SiteEnv>().post('/article/:id/preview', atLeast('staff'), async (c) => {
    const id = c.req.param('id');
    if (!isContentId('article', id)) throw new Refused(404, 'There is no such content.');
    const { lang, body } = await readBody(c, previewSchema);
    const site = c.get('site');
    const time = now();
    const preview = await previewOf(store, site, { id, lang, body: shaped('article', body) }, time);
    const token = newToken();
    await store.content.keepPreview(site.id, c.get('staff').id, hashToken(token), preview, time, time + LASTS);
    return c.json({ url: `/console/preview/${token}/` } satisfies PreviewResult);
  });
